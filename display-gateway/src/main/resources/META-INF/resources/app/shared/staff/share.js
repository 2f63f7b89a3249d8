import { text } from '../page/texts.js';
import { asOf, everySecond, millisOf } from '../page/time.js';

/**
 * How much of the level's target wait a patient has used, ticking:
 * `<cq-share since="2026-11-22T09:41:07Z" target="PT1H"></cq-share>`.
 */
class Share extends HTMLElement {
  static observedAttributes = ['since', 'target'];

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
    const target = millisOf(this.getAttribute('target'));
    const share = shareOf(asOf() - Date.parse(this.getAttribute('since')), target);
    const said = shareText(share, target);
    if (this.textContent !== said) {
      this.textContent = said;
    }
    this.classList.toggle('over', share >= 1);
  }
}

/**
 * @param {number} waited milliseconds
 * @param {number} target milliseconds; whoever is to be seen at once has used all of none
 */
export function shareOf(waited, target) {
  return target === 0 ? Infinity : Math.max(0, waited) / target;
}

/**
 * The share in words: `40 % of 60 min`.
 * @param {number} share
 * @param {number} target milliseconds
 */
export function shareText(share, target) {
  return target === 0 ? text('staff.atOnce')
    : text('staff.shareOfTarget', { percent: Math.floor(share * 100), minutes: Math.round(target / 60_000) });
}

customElements.define('cq-share', Share);
