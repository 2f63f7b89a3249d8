import { hearDevice, isOwnPage } from '../page/device.js';
import { isLeaving } from '../page/leaving.js';
import { door, visitor } from './door.js';
import { isOfDevices } from './door-rules.js';
import { report } from './session.js';

/** The gateway forgets what it was told when it starts anew. */
const AGAIN = 60_000;

/**
 * Says for managers how this screen or kiosk is, as long as it is one that they have let in, and hears how they have set it up:
 * every minute, and whenever the board is heard again, for the gateway ends the line of a device that is set up otherwise.
 */
export class DeviceReport {
  #sound;
  #line;
  #wasLive = false;
  /** @type {string | undefined} */
  #said = undefined;
  /** @type {number | undefined} */
  #saying = undefined;

  /**
   * @param {() => Api.Sound} sound whether it can be heard now
   * @param {EventTarget & {live: boolean}} line to the board
   */
  constructor(sound, line) {
    this.#sound = sound;
    this.#line = line;
  }

  start() {
    this.#saying = setInterval(this.#say, AGAIN);
    door.addEventListener('change', this.#say);
    this.#line.addEventListener('change', this.#follow);
    this.changed();
  }

  stop() {
    clearInterval(this.#saying);
    door.removeEventListener('change', this.#say);
    this.#line.removeEventListener('change', this.#follow);
  }

  /** To be called when it may be another sound than before. */
  changed() {
    if (this.#sound() !== this.#said) {
      this.#say();
    }
  }

  #follow = () => {
    if (this.#line.live && !this.#wasLive) {
      this.#say();
    }
    this.#wasLive = this.#line.live;
  };

  /** Whether it is let in: as the page was painted, or as the door has heard since. */
  get #isLetIn() {
    return isOwnPage() || (door.state === 'in' && isOfDevices(door.person?.roles ?? []));
  }

  #say = async () => {
    const { access, build } = document.documentElement.dataset;
    if (access === 'open' || visitor || !this.#isLetIn || door.isShut || isLeaving() || !build) {
      return;
    }
    const sound = this.#sound();
    this.#said = sound;
    const device = await report({ build, sound });
    if (device !== undefined) {
      hearDevice(device);
    }
  };
}
