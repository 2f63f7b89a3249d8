/**
 * What the server's answers mean for whoever sits at a page, and where they go. Pure functions.
 *
 * @typedef {'open' | 'in' | 'ended' | 'changed' | 'not-permitted'} State how the door of a page stands: nobody signs in here;
 *   whoever has signed in is in; nobody is signed in any more; somebody else is, in this browser; or whoever is may not hear
 *   what the page shows
 */

/** The pages to which signing in leads: all that staff open. */
const PAGES = new Set(['/', '/reception', '/triage', '/doctor', '/pharmacist', '/manager', '/kiosk', '/screen']);

/** Whose name is a thing's, and nobody's: it is let in by a manager, and does not sign in. */
const DEVICES = new Set(['kiosk', 'screen']);

/**
 * How the door stands.
 * @param {{status: number, body?: any} | null} answer of `GET /api/session`; null where nobody has answered
 * @param {Page.Person | null} person who had signed in when the page was opened
 * @param {string[]} needed one of these roles opens the page; none where it is for everybody
 * @returns {State | undefined} none where that answer says nothing of it
 */
export function doorOf(answer, person, needed) {
  if (answer?.status === 401) {
    return 'ended';
  }
  if (answer?.status !== 200) {
    return undefined;
  }
  const { open, name, roles = [] } = answer.body ?? {};
  if (open) {
    return 'open';
  }
  if (name === undefined) {
    return undefined;
  }
  if (name !== person?.name && !(isOfDevices(needed) && isOfDevices(roles))) {
    return 'changed';
  }
  return needed.length === 0 || needed.some(role => roles.includes(role)) ? 'in' : 'not-permitted';
}

/**
 * Whether nobody gets past it as it stands.
 * @param {State | undefined} state
 */
export function isShut(state) {
  return state === 'ended' || state === 'changed' || state === 'not-permitted';
}

/**
 * Whether kiosks or screens have one of these roles.
 * @param {string[]} roles
 */
export function isOfDevices(roles) {
  return roles.some(role => DEVICES.has(role));
}

/**
 * Whether a device has to be let in first, so that it shows a code.
 * @param {State | undefined} state of its page's door
 * @param {string[]} needed one of these roles opens the page
 */
export function mustPair(state, needed) {
  return isOfDevices(needed) && (state === 'ended' || state === 'not-permitted');
}

/**
 * As which screen this browser is let in, at the page of a kiosk. The other way round there is nothing to be said: a kiosk may hear
 * what a screen shows, and so may whoever has signed in at either.
 * @param {State | undefined} state of the page's door
 * @param {Page.Person | null} person as whom the door knows this browser
 * @returns {string | undefined} its name; none where it is not one
 */
export function screenHere(state, person) {
  return state === 'not-permitted' && isOfDevices(person?.roles ?? []) ? person?.name : undefined;
}

/**
 * Where to go once somebody has signed in: to a page of ours, and nowhere else, whoever has made the link.
 * @param {string | null} then what the address asks for
 * @param {string} origin our own
 */
export function whereTo(then, origin) {
  if (!then?.startsWith('/')) {
    return '/';
  }
  const target = URL.canParse(then, origin) ? new URL(then, origin) : null;
  return target?.origin === origin && PAGES.has(target.pathname) ? target.pathname + target.search : '/';
}

/**
 * Where somebody goes who has taken somebody else's place: on with the same page, if it is for them.
 * @param {string} here path and query of the page
 * @param {string[]} needed one of these roles opens it; none where it is for everybody
 * @param {string[]} held
 */
export function whereNext(here, needed, held) {
  return needed.length === 0 || needed.some(role => held.includes(role)) ? here : '/';
}

/**
 * Where somebody signs in who is to come back.
 * @param {string} here path and query of the page
 */
export function signInAddress(here) {
  return `/sign-in?then=${encodeURIComponent(here).replaceAll('%2F', '/')}`;
}
