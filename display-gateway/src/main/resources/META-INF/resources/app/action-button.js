import { html, nothing } from 'lit';

import { PageElement } from './element.js';
import { text } from './texts.js';

/**
 * A button that sends a command: disabled while that is under way, says when it tries again, and shows beside it why it
 * was refused. With `question` it asks first.
 *
 * What the command changes is not shown here: the board tells.
 */
class ActionButton extends PageElement {
  static properties = {
    label: {},
    name: {},
    kind: {},
    question: {},
    yes: {},
    testid: {},
    disabled: { type: Boolean },
    pressed: { attribute: false },
    content: { attribute: false },
    run: { attribute: false },
    busy: { state: true },
    retrying: { state: true },
    asking: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** What stands on it. */
    this.label = '';
    /** Its accessible name, where the label alone does not say enough. */
    this.name = undefined;
    /** `primary`, `danger`, … : a class of the style sheet. */
    this.kind = 'plain';
    this.question = undefined;
    /** What stands on the button that answers the question with yes. */
    this.yes = undefined;
    this.testid = undefined;
    this.disabled = false;
    /** `true` or `false` where it is one of a choice. */
    this.pressed = undefined;
    /** A template to show instead of the label. */
    this.content = undefined;
    /** @type {(onRetry: () => void) => Promise<unknown>} */
    this.run = async () => {};
    this.busy = false;
    this.retrying = false;
    this.asking = false;
    this.problem = '';
  }

  render() {
    return html`${this.asking ? this.#question() : this.#button()}
      ${this.retrying ? html`<p class="action-note" role="status">${text('shared.tryingAgain')}</p>` : nothing}
      ${this.problem ? html`<p class="action-problem" role="alert" data-testid="problem">${this.problem}</p>` : nothing}`;
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
    if (this.busy) {
      return;
    }
    const focused = this.contains(document.activeElement);
    this.busy = true;
    this.problem = '';
    try {
      await this.run(() => { this.retrying = true; });
    } catch (refusal) {
      this.problem = refusal.message;
    } finally {
      this.busy = false;
      this.retrying = false;
      await this.#refocus(focused);
    }
  }
}

customElements.define('cq-action', ActionButton);
