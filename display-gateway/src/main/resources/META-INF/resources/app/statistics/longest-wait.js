import { TickingElement } from '../shared/page/ticking-element.js';
import { asOf } from '../shared/page/time.js';
import { NONE, time } from './formats.js';

/**
 * How long somebody has waited who still does, in milliseconds by the clinic's clock: `<cq-longest-wait since="…">`. With `until` it
 * stands still.
 */
class LongestWait extends TickingElement {
  static observedAttributes = ['since', 'until'];

  said() {
    const since = this.getAttribute('since');
    return since ? time(Math.max(0, Number(this.getAttribute('until') || asOf()) - Number(since))) : NONE;
  }
}

customElements.define('cq-longest-wait', LongestWait);
