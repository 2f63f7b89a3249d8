import { html, nothing } from 'lit';

import { text } from '../page/texts.js';
import { CommandElement } from './command-element.js';
import { focusOn } from './controls.js';

/** A button that sends a command; with `question` it asks first: `<cq-action>`. */
class ActionButton extends CommandElement {
  static properties = {
    question: { attribute: false },
    pressed: { attribute: false },
    content: { attribute: false },
    final: { type: Boolean },
    heir: { type: Boolean },
    asking: { state: true },
  };

  constructor() {
    super();
    /** @type {string | (() => string | undefined) | undefined} looked up when it is pressed, where it is a function */
    this.question = undefined;
    /**
     * `true` or `false` where it is one of a choice.
     * @type {string | undefined}
     */
    this.pressed = undefined;
    /**
     * A template to show instead of the label.
     * @type {import('lit').TemplateResult | undefined}
     */
    this.content = undefined;
    /** Whether this cannot be taken back, or not for long. */
    this.final = false;
    /** Whether it may have the focus when what had it is gone. */
    this.heir = false;
    /** @type {(onRetry: () => void) => Promise<unknown>} */
    this.run = async () => undefined;
    this.asking = false;
  }

  render() {
    return html`${this.asking ? this.#question() : this.#button()}${this.notes()}`;
  }

  #button() {
    return html`<button type="button" class="button ${this.kind}" data-testid=${this.testid ?? nothing}
      aria-label=${this.name ?? nothing} aria-keyshortcuts=${this.key ?? nothing} tabindex=${this.stop ? nothing : -1} aria-busy=${this.busy} aria-pressed=${this.pressed ?? nothing}
      ?data-final=${this.final} ?data-focus=${this.heir} ?disabled=${this.disabled}
      @click=${this.#clicked}>${this.content ?? this.label}</button>`;
  }

  #question() {
    return html`<div class="question" role="group" aria-label=${this.asked} @keydown=${this.#escape}>
      <span>${this.asked}</span>
      <button type="button" class="button danger" data-testid="confirm" data-final aria-busy=${this.busy}
        @click=${this.#confirmed}>${this.yes ?? this.label}</button>
      <button type="button" class="button plain" data-testid="keep" aria-busy=${this.busy}
        @click=${this.#close}>${text('shared.keep')}</button>
    </div>`;
  }

  #clicked() {
    this.problem = '';
    this.asked = typeof this.question === 'function' ? this.question() : this.question;
    if (!this.asked) {
      return this.attempt(this.run);
    }
    this.asking = true;
    return this.#focus('[data-testid=keep]');
  }

  async #confirmed() {
    await this.attempt(this.run);
    await this.#close();
  }

  async #close() {
    const focused = this.contains(document.activeElement);
    this.asking = false;
    if (focused) {
      await this.#focus('button');
    }
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key === 'Escape' && !this.busy) {
      this.#close();
    }
  }

  /** @param {string} selector */
  async #focus(selector) {
    await this.updateComplete;
    focusOn(this.querySelector(selector));
  }
}

/**
 * A button for one command, known to those who do not see it as its label and whom it is about.
 * @template {Page.Operation} O
 * @param {string} testid
 * @param {string} label
 * @param {string} number of the ticket
 * @param {Page.Commands} commands
 * @param {Page.Endpoint<O>} endpoint
 * @param {{kind?: string, body?: Api.Operations[O]['body'], disabled?: boolean, final?: boolean, heir?: boolean,
 *   question?: string | (() => string | undefined), key?: string, stop?: boolean}} [options] what is sent, and as `<cq-action>` has them
 */
export function commandButton(testid, label, number, commands, endpoint,
  { kind = 'plain', body = undefined, disabled = false, final = false, heir = false, question = undefined, key = undefined, stop = true } = {}) {
  return html`<cq-action testid=${testid} kind=${kind} .label=${label} .name=${`${label}: ${number}`}
    .disabled=${disabled} .final=${final} .heir=${heir} .question=${question} .key=${key} .stop=${stop}
    .run=${commands.sending(endpoint, body)}></cq-action>`;
}

customElements.define('cq-action', ActionButton);
