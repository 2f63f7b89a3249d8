import { isLeaving } from '../page/leaving.js';
import { door, visitor } from './door.js';
import { report } from './session.js';

/** The gateway forgets what it was told when it starts anew. */
const AGAIN = 60_000;

/** Says for managers how this screen or kiosk is, as long as it is one that they have let in. */
export class DeviceReport {
  #sound;
  /** @type {string | undefined} */
  #said = undefined;
  /** @type {number | undefined} */
  #saying = undefined;

  /** @param {() => Api.Sound} sound whether it can be heard now */
  constructor(sound) {
    this.#sound = sound;
  }

  start() {
    this.#saying = setInterval(this.#say, AGAIN);
    door.addEventListener('change', this.#say);
    this.changed();
  }

  stop() {
    clearInterval(this.#saying);
    door.removeEventListener('change', this.#say);
  }

  /** To be called when it may be another sound than before. */
  changed() {
    if (this.#sound() !== this.#said) {
      this.#say();
    }
  }

  #say = () => {
    const { access, build } = document.documentElement.dataset;
    if (access === 'open' || visitor || door.isShut || isLeaving() || !build) {
      return; // no device, or not one that is let in
    }
    const sound = this.#sound();
    this.#said = sound;
    report({ build, sound });
  };
}
