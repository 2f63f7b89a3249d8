import { isLeaving } from '../page/leaving.js';
import { doorOf, isShut, mustPair } from './door-rules.js';
import { askSession } from './session.js';

/** As long as the door is shut, so often it is asked whether it still is: it may have been opened in another tab. */
const LOOK_AGAIN = 10_000;

const { dataset } = document.documentElement;

/**
 * Who had signed in when the server painted this page. The page stays theirs: should somebody else sign in in this browser,
 * nothing that is typed here is sent under another name.
 * @type {Page.Person | null}
 */
export const visitor = dataset.person === undefined ? null
  : { name: dataset.person, displayName: dataset.displayName ?? dataset.person, roles: wordsOf(dataset.held) };

/** @param {string | undefined} said */
function wordsOf(said = '') {
  return said.split(' ').filter(word => word !== '');
}

/** Whether people sign in at the clinic's own sign-in server. */
export const isElsewhere = dataset.access === 'issuer';

/** Under which a tab remembers to where somebody wanted who has gone to sign in. */
export const THEN = 'carequeue-then';

/** Where such a sign-in begins, in the language of this page. */
export function elsewhere() {
  return `/sign-in/oidc?ui_locales=${document.documentElement.lang}`;
}

/** Whether whoever sits at this page may hear what it shows. Fires `change` when that is another than before. */
class Door extends EventTarget {
  /** Roles of which one opens this page; none where it is for everybody. */
  needed = wordsOf(dataset.roles);
  /** Whether this page keeps to it; a patient's own page is for whoever has its link. */
  guards = dataset.roles !== undefined;
  /** @type {import('./door-rules.js').State | undefined} as the server painted the page, until somebody says otherwise */
  state = !this.guards ? undefined : dataset.access === 'open' ? 'open'
    : visitor ? doorOf({ status: 200, body: visitor }, visitor, this.needed) : undefined;
  /** Who is signed in now, as far as that is known. */
  person = visitor;
  /** @type {number | undefined} */
  #looking = undefined;
  /** @type {Promise<void> | null} */
  #asked = null;

  constructor() {
    super();
    document.addEventListener('cq-turned-away', () => this.look());
    document.addEventListener('visibilitychange', this.#lookAgain);
    addEventListener('focus', this.#lookAgain);
    this.#keepLooking();
  }

  get isShut() {
    return isShut(this.state);
  }

  /** Whether this is a device that nobody has let in. */
  get mustPair() {
    return this.guards && mustPair(this.state, this.needed);
  }

  /** Asks the server. Who asks while that is under way is told the same. */
  async look() {
    if (this.guards && !isLeaving()) {
      this.#asked ??= askSession().then(answer => this.hear(answer)).finally(() => { this.#asked = null; });
      await this.#asked;
    }
  }

  /** @param {{status: number, body?: any} | null} answer of the server, about the session in this browser */
  hear(answer) {
    const state = doorOf(answer, visitor, this.needed);
    if (state === undefined || isLeaving()) {
      return;
    }
    const isOther = state !== this.state || answer?.body?.name !== this.person?.name;
    this.state = state;
    this.person = answer?.body?.name === undefined ? null : answer.body;
    this.#keepLooking();
    if (isOther) {
      this.dispatchEvent(new Event('change'));
    }
  }

  /** Whoever comes back to this page may have done something in another tab meanwhile. */
  #lookAgain = () => {
    if (this.state !== 'open' && document.visibilityState === 'visible') {
      this.look();
    }
  };

  #keepLooking() {
    clearInterval(this.#looking);
    this.#looking = this.isShut ? setInterval(this.#lookAgain, LOOK_AGAIN) : undefined;
  }
}

export const door = new Door();
