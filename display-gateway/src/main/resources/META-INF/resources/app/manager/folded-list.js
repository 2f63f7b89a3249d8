import { html, nothing } from 'lit';

import { whyNot } from '../shared/controls/commands.js';
import { given, PageElement } from '../shared/page/element.js';

/**
 * A list that managers see to, folded: asked for when it is opened, and again after each act.
 * @template Row
 */
export class FoldedList extends PageElement {
  static properties = {
    commands: { attribute: false },
    rows: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Commands} */
    this.commands = given();
    /** @type {Row[] | null} none before it was opened */
    this.rows = null;
    this.problem = '';
  }

  /**
   * @abstract
   * @returns {Promise<Row[]>}
   */
  ask() {
    throw new Error('says what the list is of');
  }

  /** Why the list does not come, where it does not. */
  get trouble() {
    return html`<div role="alert">${this.problem ? html`<p class="action-problem">${this.problem}</p>` : nothing}</div>`;
  }

  /** @param {Event & {target: HTMLDetailsElement}} event */
  toggled({ target }) {
    if (target.open) {
      this.load();
    }
  }

  /**
   * What has been done is done, also where the list does not come.
   * @param {Promise<unknown>} command
   */
  async reloadAfter(command) {
    await command;
    await this.load();
  }

  async load() {
    try {
      this.rows = await this.ask();
      this.problem = '';
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }
}
