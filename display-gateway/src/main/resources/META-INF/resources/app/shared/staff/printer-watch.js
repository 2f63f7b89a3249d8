import { answered, Refused } from '../controls/commands.js';
import { noteFault } from '../page/faults.js';
import { prints } from '../slip/printer-states.js';

/** How often it is looked; the gateway itself asks the printers as often. */
const AGAIN = 20_000;

/**
 * The receipt printers of the clinic's kiosks, for a page of the staff. It looks by itself, which keeps nobody signed in.
 */
export class PrinterWatch {
  #host;
  /** @type {number | undefined} */
  #looking = undefined;

  /** @param {import('../page/element.js').PageElement} host */
  constructor(host) {
    this.#host = host;
    /** @type {Api.Printer[]} */
    this.all = [];
    host.addController(this);
  }

  /** Those for which somebody has to do something. */
  get troubled() {
    return this.all.filter(({ state }) => !prints(state) || state === 'paper-low');
  }

  hostConnected() {
    if (document.documentElement.dataset.access !== 'open') {
      this.#looking = setInterval(() => this.look(), AGAIN);
      this.look();
    }
  }

  hostDisconnected() {
    clearInterval(this.#looking);
  }

  /** What nobody answers is asked again: the page says itself that it is not live. */
  async look() {
    const answer = await fetch('/api/printers', { cache: 'no-store', headers: { Accept: 'application/json, application/problem+json' } })
      .catch(() => null);
    if (!answer) {
      return;
    }
    try {
      this.all = await answered(answer);
      this.#host.requestUpdate();
    } catch (failure) {
      if (!(failure instanceof Refused)) {
        noteFault(failure);
      }
    }
  }
}
