import { everySecond } from './time.js';

/** A text that time alone changes: reckoned anew each second, and whenever one of its attributes changes. */
export class TickingElement extends HTMLElement {
  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  connectedCallback() {
    this.#stop = everySecond(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback() {
    this.#show();
  }

  #show() {
    const said = this.said();
    if (this.textContent !== said) {
      this.textContent = said;
    }
  }

  /**
   * What stands there now.
   * @abstract
   * @returns {string}
   */
  said() {
    throw new Error('said() is missing');
  }
}
