import { PageElement } from './element.js';
import { text } from './texts.js';

/** How often the page looks whether the device is still kept awake, in milliseconds. */
const LOOK_AGAIN = 30_000;

/**
 * Keeps the device awake while its page is seen: `<cq-awake></cq-awake>`. A browser lets go of that whenever the page is
 * hidden, so it is asked again whenever the page comes back. Where the browser cannot, whoever looks after the device is
 * told what to set; a patient's phone (`quiet`) is nobody's to set.
 */
class Awake extends PageElement {
  static properties = { quiet: { type: Boolean }, problem: { state: true } };

  /** @type {WakeLockSentinel | null} */
  #lock = null;
  #asking = false;
  /** @type {number | undefined} */
  #looking = undefined;

  constructor() {
    super();
    this.quiet = false;
    /** The name of a text. */
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    this.#looking = setInterval(this.#seen, LOOK_AGAIN);
    this.#seen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    clearInterval(this.#looking);
    this.#lock?.release();
    this.#lock = null;
  }

  render() {
    return this.problem && !this.quiet ? text(this.problem) : '';
  }

  /** Nothing waits for the browser: one that does not answer until the next look is one that cannot. */
  #seen = () => {
    if (this.#lock || document.visibilityState !== 'visible') {
      return;
    }
    if (!navigator.wakeLock) {
      this.problem = isSecureContext ? 'shared.sleepUnsupported' : 'shared.sleepInsecure';
      return;
    }
    if (this.#asking) {
      this.problem = 'shared.sleepRefused';
    }
    this.#asking = true;
    navigator.wakeLock.request('screen').then(lock => this.#got(lock), () => {
      this.#asking = false;
      this.problem = document.visibilityState === 'visible' ? 'shared.sleepRefused' : '';
    });
  };

  /** @param {WakeLockSentinel} lock */
  #got(lock) {
    this.#asking = false;
    if (this.#lock || !this.isConnected) {
      lock.release(); // asked twice
      return;
    }
    this.#lock = lock;
    this.problem = '';
    lock.addEventListener('release', () => { this.#lock = null; });
  }
}

customElements.define('cq-awake', Awake);
