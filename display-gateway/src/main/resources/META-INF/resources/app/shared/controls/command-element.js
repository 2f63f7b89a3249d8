import { html, nothing } from 'lit';

import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { Refused, whyNot } from './commands.js';

/**
 * How a command goes: that it is sent again, and why it was refused.
 * @param {{retrying: boolean, problem: string}} command
 */
export function notesOn({ retrying, problem }) {
  return html`
    ${retrying ? html`<p class="action-note" role="status">${text('shared.tryingAgain')}</p>` : nothing}
    ${problem ? html`<p class="action-problem" role="alert" data-testid="problem">${problem}</p>` : nothing}`;
}

/**
 * What is common to buttons that send a command: while that is under way they say when they try again, and afterwards
 * why it was refused. What the command changes is not shown by them: the board tells.
 */
export class CommandElement extends PageElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    label: {},
    name: {},
    kind: {},
    yes: {},
    testid: {},
    key: {},
    stop: { type: Boolean },
    disabled: { type: Boolean },
    run: { attribute: false },
    busy: { state: true },
    retrying: { state: true },
    problem: { state: true },
    wrong: { state: true },
  };

  constructor() {
    super();
    /** What stands on the button. */
    this.label = '';
    /**
     * Its accessible name, where the label alone does not say enough.
     * @type {string | undefined}
     */
    this.name = undefined;
    /** `primary`, `danger`, … : a class of the style sheet. */
    this.kind = 'plain';
    /**
     * What stands on the button that goes through with it, where there is one more.
     * @type {string | undefined}
     */
    this.yes = undefined;
    /** @type {string | undefined} */
    this.testid = undefined;
    /**
     * The key that presses it, see shortcuts.js.
     * @type {string | undefined}
     */
    this.key = undefined;
    /** Whether the Tab key stops here; else arrows lead here. */
    this.stop = true;
    this.disabled = false;
    this.busy = false;
    this.retrying = false;
    this.problem = '';
    /** The field of which the problem is, where the server says so. */
    this.wrong = '';
  }

  /** How it goes, below the button. */
  notes() {
    return notesOn(this);
  }

  /**
   * Sends the command, unless one is under way.
   * @param {(onRetry: () => void) => Promise<unknown>} command
   * @returns {Promise<boolean>} whether it was done
   */
  async attempt(command) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.problem = '';
    this.wrong = '';
    try {
      await command(() => { this.retrying = true; });
      return true;
    } catch (failure) {
      this.problem = whyNot(failure);
      this.wrong = failure instanceof Refused ? failure.problem.field ?? '' : '';
      return false;
    } finally {
      this.busy = false;
      this.retrying = false;
    }
  }
}
