import { door } from '../access/door.js';
import { readClock } from '../page/server-clock.js';
import { holdAt, now } from '../page/time.js';
import { BoardSocket } from './board-socket.js';
import { isHeard, knownUntil } from './board-state.js';
import { goByDay } from './open-day.js';
import { tabName } from './tab-name.js';

/** A busy board changes hundreds of times a second; nobody can read faster than this. */
const BETWEEN_RENDERS = 50;

/**
 * Gives a page's component the board, and tells the rest of the page whether it is live.
 * @template {Page.Audience} A
 */
export class LiveBoard {
  /** @type {number | undefined} */
  #resting = undefined;
  #changed = false;
  #host;
  /** Whether the line waits until the door is open again. */
  #suspended = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host rendered anew whenever the board changes
   * @param {A} audience
   * @param {Page.Greeting} [greeting] what the page says first, on each connection
   */
  constructor(host, audience, greeting = undefined) {
    this.#host = host;
    this.audience = audience;
    this.socket = new BoardSocket(audience, greeting);
    let wasLive = false;
    let settings = this.socket.board.settings;
    this.socket.addEventListener('change', () => {
      if ((this.socket.live && !wasLive) || this.socket.board.settings !== settings) {
        readClock();
      }
      wasLive = this.socket.live;
      goByDay(this.socket.board.day);
      settings = this.socket.board.settings;
      tellPage(this.socket, audience);
      this.#render(host);
    });
    this.socket.addEventListener('refused', () => door.look());
    host.addController(this);
  }

  /**
   * At once, but then not again for a moment.
   * @param {import('lit').ReactiveControllerHost} host
   */
  #render(host) {
    if (this.#resting) {
      this.#changed = true;
      return;
    }
    host.requestUpdate();
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#changed) {
        this.#changed = false;
        this.#render(host);
      }
    }, BETWEEN_RENDERS);
  }

  /** What was heard last: what another audience hears does not come. */
  get board() {
    return /** @type {Page.Board<A>} */ (this.socket.board);
  }

  /** Whether there is anything to show at all. */
  get hasBoard() {
    return this.socket.hasBoard;
  }

  /** Why there is nothing to show, where the server said so. */
  get problem() {
    return this.socket.problem;
  }

  /**
   * Has everybody know where this page sits: two pages at one workplace are two people under one name.
   * @param {string} workplace an empty text for nowhere
   * @param {string | null} back until when whoever sits there takes a break
   */
  sitsAt(workplace, back) {
    this.socket.greet({ type: 'present', workplace, tab: tabName(), ...back ? { back } : {} });
  }

  hostConnected() {
    tellPage(this.socket, this.audience);
    door.addEventListener('change', this.#follow);
    this.#suspended = this.#mustWait;
    if (!this.#suspended) {
      this.socket.start();
    }
  }

  hostDisconnected() {
    door.removeEventListener('change', this.#follow);
    this.socket.stop();
  }

  /** Until somebody has signed in over the page, or let the device in. */
  get #mustWait() {
    return door.mustPair || (door.isShut && document.querySelector('cq-session') !== null);
  }

  #follow = () => {
    if (this.#suspended !== this.#mustWait) {
      this.#suspended = !this.#suspended;
      if (this.#suspended) {
        this.socket.suspend();
      } else {
        this.socket.start();
      }
    }
    this.#host.requestUpdate();
    tellPage(this.socket, this.audience);
  };
}

/**
 * `<html data-live>`: whether what the page shows is how things stand. While it is not so, the banner says why.
 * @param {BoardSocket} socket
 * @param {Page.Audience} audience
 */
function tellPage(socket, audience) {
  holdAt(socket.live ? knownUntil(socket.board, audience, now()) : socket.since);
  document.documentElement.dataset.live = String(socket.live && isHeard(socket.board));
  const banner = document.querySelector('cq-connection-banner');
  if (banner) {
    banner.connection = {
      live: socket.live,
      failed: socket.failed,
      standsStill: socket.standsStill,
      hasBoard: socket.hasBoard,
      problem: socket.problem,
      notLetIn: door.mustPair,
      since: socket.since,
      services: socket.board.services,
      status: socket.board.status,
    };
  }
}
