import { html, nothing } from 'lit';

import { Refused, whyNot } from '../shared/controls/commands.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

/** How long the answer stays. */
const SHOWN_FOR = 30_000;
/** How long the question waits for an answer before the kiosk is the next patient's again. */
const ASKED_FOR = 20_000;

/** "I need help now": asks once, then tells all staff. It promises nothing but that they know. */
class AskHelp extends PageElement {
  static properties = {
    commands: { attribute: false },
    ticket: { attribute: false },
    step: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Commands} */
    this.commands = given();
    /**
     * The id of the ticket that is shown, where one is.
     * @type {string | undefined}
     */
    this.ticket = undefined;
    /** @type {'start' | 'asked' | 'sending' | 'told'} */
    this.step = 'start';
    this.problem = '';
    /** @type {number | undefined} */
    this.back = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.back);
  }

  render() {
    return html`<section class="help" aria-label=${text('kiosk.help')}>
      ${this.step === 'start' ? this.#button() : this.step === 'told' ? nothing : this.#question()}
      <p class="help-told" role="status" data-testid="help-told" ?hidden=${this.step !== 'told'}>
        ${this.step === 'told' ? text('kiosk.helpTold') : nothing}</p>
      ${this.problem ? html`<p class="action-problem" role="alert" data-testid="help-problem">${this.problem}</p>`
        : nothing}
    </section>`;
  }

  #button() {
    return html`<button type="button" class="help-button" data-testid="help" data-focus @click=${this.#ask}>
      ${text('kiosk.help')}</button>`;
  }

  #question() {
    const sending = this.step === 'sending';
    return html`<div class="help-question" role="group" aria-labelledby="help-question" @keydown=${this.#escape}>
      <p id="help-question" tabindex="-1">${text('kiosk.helpQuestion')}</p>
      <button type="button" class="help-button" data-testid="help-yes" data-final aria-busy=${sending}
        @click=${this.#send}>${text('kiosk.helpYes')}</button>
      <button type="button" class="help-button no" data-testid="help-no" aria-busy=${sending} @click=${this.#start}>
        ${text('kiosk.helpNo')}</button>
    </div>`;
  }

  async #ask() {
    this.#go('asked', ASKED_FOR);
    await this.updateComplete;
    focusOn(this.querySelector('#help-question'));
  }

  async #send() {
    this.#go('sending');
    try {
      await this.commands.send(endpoints.help, this.ticket ? { ticket: this.ticket } : {});
      this.#go('told', SHOWN_FOR);
    } catch (failure) {
      this.#go('start');
      const why = whyNot(failure);
      // Whoever gets no answer must not wait for help that nobody knows of.
      this.problem = failure instanceof Refused ? why : text('kiosk.helpFailed');
    }
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key === 'Escape') {
      this.#start();
    }
  }

  #start() {
    this.#go('start');
  }

  /**
   * @param {'start' | 'asked' | 'sending' | 'told'} step
   * @param {number} [then] in how many milliseconds the start comes again
   */
  #go(step, then = 0) {
    clearTimeout(this.back);
    this.step = step;
    this.problem = '';
    this.dispatchEvent(new CustomEvent('touched'));
    if (then > 0) {
      this.back = setTimeout(() => this.#go('start'), then);
    }
  }
}

customElements.define('cq-ask-help', AskHelp);
