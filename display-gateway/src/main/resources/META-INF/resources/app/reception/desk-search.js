import { html, nothing } from 'lit';

import '../shared/controls/scan-button.js';
import { notesOn } from '../shared/controls/command-element.js';
import { whyNot } from '../shared/controls/commands.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

/** What a scanner types is an address, and nothing that anybody wants to read. */
const LINK = /\/t\//;

/**
 * The field for numbers, and for what a scanner types: `<cq-desk-search>`. Fires `asked` when somebody looks for a number,
 * `found` with the ids of all that can be meant, and `typed` with what stands in the field. What is sent leaves the field at once, for the next number; what was not found
 * comes back there, unless somebody types already.
 */
export class DeskSearch extends PageElement {
  static properties = {
    commands: { attribute: false },
    busy: { state: true },
    retrying: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Commands} */
    this.commands = given();
    this.busy = false;
    this.retrying = false;
    this.problem = '';
    /** Counts what was sent: only the last answer is shown. */
    this.asked = 0;
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('#number'));
  }

  firstUpdated() {
    focusOn(this.field);
  }

  render() {
    return html`<form class="desk-search" role="search" aria-label=${text('reception.search')} @submit=${this.#submit}>
      <label for="number">${text('reception.number')}</label>
      <input id="number" type="search" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="400"
        enterkeyhint="search" aria-describedby="number-hint" data-testid="number" data-focus @input=${this.#typed}
        @keydown=${this.#key}>
      <button type="submit" class="button primary" data-testid="find" tabindex="-1">${text('reception.find')}</button>
      <p id="number-hint" class="hint">${text('reception.numberHint')}</p>
      <cq-scan testid="number" @scanned=${this.#scanned}></cq-scan>
      ${this.busy ? notesOn({ retrying: this.retrying, problem: '' }) : nothing}
      <div class="desk-problem" role="alert" data-testid="search-problem">${this.problem}</div>
    </form>`;
  }

  /** Nothing is typed, and nothing was wrong. */
  clear() {
    this.asked++;
    this.busy = false;
    this.problem = '';
    this.field.value = '';
    this.#typed();
  }

  #typed() {
    this.dispatchEvent(new CustomEvent('typed', { detail: this.field.value.trim() }));
  }

  /**
   * A browser would press the button for it, which takes no press while it has only just come: a scanner waits for nothing.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.key === 'Enter' && this.field.value.trim() !== '') {
      event.preventDefault();
      this.#ask();
    }
  }

  /** @param {CustomEvent<string>} event */
  #scanned({ detail }) {
    this.field.value = detail;
    focusOn(this.field);
    this.#ask();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#ask();
  }

  async #ask() {
    const typed = this.field.value.trim();
    if (typed === '') {
      return;
    }
    this.clear();
    this.dispatchEvent(new CustomEvent('asked'));
    const ask = this.asked;
    this.busy = true;
    try {
      const { tickets } = await this.commands.send(endpoints.search, { typed },
        { onRetry: () => { this.retrying = true; } });
      if (ask === this.asked) {
        this.#found(typed, tickets.map(({ id }) => id));
      }
    } catch (failure) {
      if (ask === this.asked) {
        this.#none(typed, whyNot(failure));
      }
    } finally {
      if (ask === this.asked) {
        this.busy = false;
        this.retrying = false;
      }
    }
  }

  /**
   * @param {string} typed
   * @param {string[]} ids
   */
  #found(typed, ids) {
    if (ids.length === 0) {
      this.#none(typed, LINK.test(typed) ? text('reception.unknownSlip') : text('reception.unknownNumber', { typed }));
    }
    this.dispatchEvent(new CustomEvent('found', { detail: { typed, ids } }));
  }

  /**
   * @param {string} typed
   * @param {string} why
   */
  #none(typed, why) {
    this.problem = why;
    if (this.field.value === '') {
      this.field.value = typed;
      this.field.select();
      this.#typed();
    }
  }
}

customElements.define('cq-desk-search', DeskSearch);
