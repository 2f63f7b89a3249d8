import { text } from './texts.js';
import { everySecond, hourAndMinute, now, pace, span } from './time.js';

/** The time of day, and that it is a demo's where it is: `<cq-clock></cq-clock>`. Not a live region: nobody wants to hear it every minute. */
class Clock extends HTMLElement {
  connectedCallback() {
    this.#show();
    this.stop = everySecond(() => this.#show());
  }

  disconnectedCallback() {
    this.stop();
  }

  #show() {
    const time = pace() === 1 ? hourAndMinute(now())
      : text('shared.demoClock', { time: hourAndMinute(now()), pace: pace() });
    if (this.textContent !== time) {
      this.textContent = time;
    }
  }
}

/** How long ago an instant was, ticking: `<cq-elapsed since="2026-11-22T09:41:07Z"></cq-elapsed>`. */
class Elapsed extends HTMLElement {
  static observedAttributes = ['since'];

  connectedCallback() {
    this.stop = everySecond(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.stop();
  }

  attributeChangedCallback() {
    this.#show();
  }

  #show() {
    const since = this.getAttribute('since');
    this.textContent = since ? span(now() - Date.parse(since)) : '';
  }
}

customElements.define('cq-clock', Clock);
customElements.define('cq-elapsed', Elapsed);
