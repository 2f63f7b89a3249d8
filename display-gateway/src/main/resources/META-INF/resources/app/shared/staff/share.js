import { text } from '../page/texts.js';
import { TickingElement } from '../page/ticking-element.js';
import { asOf, millisOf } from '../page/time.js';

/**
 * How much of the level's target wait a patient has used, ticking:
 * `<cq-share since="2026-11-22T09:41:07Z" target="PT1H"></cq-share>`.
 */
class Share extends TickingElement {
  static observedAttributes = ['since', 'target'];

  said() {
    const target = millisOf(this.getAttribute('target'));
    const since = this.getAttribute('since') ?? ''; // attributes come one after the other
    const share = shareOf(asOf() - Date.parse(since), target);
    this.classList.toggle('over', share >= 1);
    this.style.setProperty('--share', `${Math.min(100, Math.floor(share * 100))}%`);
    return shareText(share, target);
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
