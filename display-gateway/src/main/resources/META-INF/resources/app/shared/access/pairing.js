import { html, nothing } from 'lit';

import { PageElement } from '../page/element.js';
import { isLeaving } from '../page/leaving.js';
import { text } from '../page/texts.js';
import { everySecond, hourAndMinute, now } from '../page/time.js';
import { door } from './door.js';
import { screenHere, signInAddress } from './door-rules.js';
import { goodCode, inGroups, pairingAfter, spelled, START, startAs } from './pairing-rules.js';
import { askPairing } from './session.js';

/**
 * Stands on a kiosk or screen as long as that is not let in: shows a code, waits for a manager who enters it, and has the
 * door looked at then: `<cq-pairing device="kiosk">`. A browser that is let in as a screen says so at the page of a
 * kiosk, and asks for no code before somebody wants that.
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
    door.addEventListener('change', this.#begin);
    this.#goOn(startHere());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    door.removeEventListener('change', this.#begin);
    this.#here.abort();
  }

  /** The browser may be known otherwise by now; a code that is shown stays as long as it is good. */
  #begin = () => {
    const start = startHere();
    if (door.mustPair && (start.step === 'known') !== (this.pairing.step === 'known')) {
      this.#goOn(start);
    }
  };

  /** @param {import('./pairing-rules.js').Pairing} pairing from where */
  #goOn(pairing) {
    this.#here.abort();
    this.#here = new AbortController();
    this.pairing = pairing;
    this.#ask(this.#here.signal);
  }

  /** @param {AbortSignal} here */
  async #ask(here) {
    while (!here.aborted && !isLeaving() && this.pairing.step !== 'known') {
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
    return this.pairing.screen === undefined ? this.#code() : this.#known(this.pairing.screen);
  }

  /** @param {string} name of the screen that this browser is */
  #known(name) {
    return html`<section class="pairing" aria-labelledby="pairing-heading" data-testid="pairing-known">
      <h1 id="pairing-heading" tabindex="-1" data-focus>${text('pairing.isScreen', { name })}</h1>
      <p><a class="button primary large" href="/screen" data-testid="pairing-page">${text('pairing.toScreen')}</a></p>
      <p class="pairing-lead">${text('pairing.screenNoMore')}</p>
      <p><button type="button" class="button plain" data-testid="pairing-anew" @click=${() => this.#goOn(START)}>${
        text('pairing.anewAsKiosk')}</button></p>
    </section>`;
  }

  #code() {
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

function startHere() {
  return startAs(screenHere(door.state, door.person));
}

customElements.define('cq-pairing', Pairing);
