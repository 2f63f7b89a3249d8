import { html, nothing } from 'lit';

import { CommandElement } from './command-element.js';
import { text } from './texts.js';

/** A button that sends a command; with `question` it asks first: `<cq-action>`. */
class ActionButton extends CommandElement {
  static properties = {
    question: {},
    pressed: { attribute: false },
    content: { attribute: false },
    asking: { state: true },
  };

  constructor() {
    super();
    this.question = undefined;
    /** `true` or `false` where it is one of a choice. */
    this.pressed = undefined;
    /** A template to show instead of the label. */
    this.content = undefined;
    /** @type {(onRetry: () => void) => Promise<unknown>} */
    this.run = async () => {};
    this.asking = false;
  }

  render() {
    return html`${this.asking ? this.#question() : this.#button()}${this.notes()}`;
  }

  #button() {
    return html`<button type="button" class="button ${this.kind}" data-testid=${this.testid ?? nothing}
      aria-label=${this.name ?? nothing} aria-busy=${this.busy} aria-pressed=${this.pressed ?? nothing}
      ?disabled=${this.disabled || this.busy} @click=${this.#clicked}>${this.content ?? this.label}</button>`;
  }

  #question() {
    return html`<div class="question" role="group" aria-label=${this.question} @keydown=${this.#escape}>
      <span>${this.question}</span>
      <button type="button" class="button danger" data-testid="confirm" ?disabled=${this.busy}
        @click=${this.#confirmed}>${this.yes ?? this.label}</button>
      <button type="button" class="button plain" data-testid="keep" ?disabled=${this.busy}
        @click=${this.#kept}>${text('shared.keep')}</button>
    </div>`;
  }

  #clicked() {
    this.problem = '';
    if (!this.question) {
      return this.#start();
    }
    this.asking = true;
    return this.#focusKeep();
  }

  async #confirmed() {
    await this.#start();
    this.asking = false;
    await this.#refocus(true);
  }

  async #kept() {
    this.asking = false;
    await this.#refocus(true);
  }

  #escape(event) {
    if (event.key === 'Escape' && !this.busy) {
      this.#kept();
    }
  }

  async #focusKeep() {
    await this.updateComplete;
    this.querySelector('[data-testid=keep]').focus();
  }

  /** A disabled or removed button loses the focus: whoever works by keyboard gets it back. */
  async #refocus(had) {
    await this.updateComplete;
    if (had && document.activeElement === document.body) {
      this.querySelector('button')?.focus();
    }
  }

  async #start() {
    const focused = this.contains(document.activeElement);
    await this.attempt(this.run);
    await this.#refocus(focused);
  }
}

customElements.define('cq-action', ActionButton);
