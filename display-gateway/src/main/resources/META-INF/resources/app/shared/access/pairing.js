import { html, nothing } from 'lit';

import { PageElement } from '../page/element.js';
import { isLeaving } from '../page/leaving.js';
import { text } from '../page/texts.js';
import { everySecond, hourAndMinute, now } from '../page/time.js';
import { door } from './door.js';
import { signInAddress } from './door-rules.js';
import { goodCode, inGroups, pairingAfter, spelled, START } from './pairing-rules.js';
import { askPairing } from './session.js';

/**
 * Stands on a kiosk or screen as long as that is not let in: shows a code, waits for a manager who enters it, and has the
 * door looked at then: `<cq-pairing device="kiosk">`.
 */
class Pairing extends PageElement {
  static properties = {
    device: {},
    pairing: { state: true },
    code: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;
  /** What is under way as long as this element is there. */
  #here = new AbortController();

  constructor() {
    super();
    /** @type {Api.DeviceRole} what asks to be let in */
    this.device = 'screen';
    this.pairing = START;
    /** @type {string | undefined} as long as it is good for something */
    this.code = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => this.#look());
    this.#here = new AbortController();
    this.#ask(this.#here.signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    this.#here.abort();
  }

  /** @param {AbortSignal} here */
  async #ask(here) {
    this.pairing = START;
    while (!here.aborted && !isLeaving()) {
      const answer = await askPairing(this.pairing.step === 'begin' ? this.device : undefined, here);
      if (here.aborted) {
        return;
      }
      this.pairing = pairingAfter(this.pairing, answer, door.needed);
      this.#look();
      if (this.pairing.step === 'in') {
        await door.look();
      }
      await new Promise(resolve => setTimeout(resolve, this.pairing.pause));
    }
  }

  #look() {
    this.code = goodCode(this.pairing, now());
  }

  render() {
    const { code } = this;
    return html`<section class="pairing" aria-labelledby="pairing-heading" data-testid="pairing">
      <h1 id="pairing-heading" tabindex="-1" data-focus>${text(this.device === 'kiosk' ? 'pairing.kiosk' : 'pairing.screen')}</h1>
      <p class="pairing-lead">${text('pairing.enter')}</p>
      <div role="status">${code ? html`
        <p class="pairing-code"><span aria-hidden="true" data-testid="pairing-code">${inGroups(code)}</span>
          <span class="visually-hidden" data-testid="pairing-spelled">${text('pairing.spelled', { code: spelled(code) })}</span></p>
        <p class="pairing-until">${text('pairing.until', { time: hourAndMinute(this.pairing.until ?? '') })}</p>`
        : html`<p class="pairing-code none">${text('pairing.oneMoment')}</p>`}
        ${this.pairing.trouble ? html`<p data-testid="pairing-trouble">${
          text(this.pairing.trouble === 'too-many' ? 'pairing.tooMany' : 'pairing.unanswered')}</p>` : nothing}
      </div>
      <p><a class="pairing-link" href=${signInAddress(location.pathname + location.search)} data-testid="device-sign-in">${
        text('pairing.signIn')}</a></p>
    </section>`;
  }
}

customElements.define('cq-pairing', Pairing);
