/**
 * How a kiosk or screen comes to be let in: what the server's answers mean, and what is asked next. Pure functions.
 *
 * @typedef {object} Pairing
 * @property {'begin' | 'wait' | 'in' | 'known'} step what is asked next: for a code, what has become of it, or whether the door
 *   is open; or nothing, for this browser is let in as a screen, which it would be no more
 * @property {number} pause so long before that, in milliseconds
 * @property {string} [code] to be shown
 * @property {string} [until] when it is good for nothing any more
 * @property {string} [screen] as which this browser is let in
 * @property {'unanswered' | 'too-many'} [trouble] why it takes longer
 */

/** Between two questions that were answered: the server itself lets the device wait. */
const SHORT = 500;
/** After one that was not, and for what has to be looked at again. */
const LONG = 3_000;
/** Of one that was asked too often, where the server does not say. */
const LONGEST = 30_000;

/** @type {Pairing} */
export const START = { step: 'begin', pause: 0 };

/**
 * How it begins.
 * @param {string | undefined} screen as which this browser is let in, which is no use for the page
 * @returns {Pairing}
 */
export function startAs(screen) {
  return screen === undefined ? START : { step: 'known', pause: 0, screen };
}

/**
 * What an answer makes of it.
 * @param {Pairing} pairing
 * @param {{status: number, body?: any, wait?: number} | null} answer to what was asked; null where nobody has answered
 * @param {string[]} needed one of these roles opens the page
 * @returns {Pairing}
 */
export function pairingAfter(pairing, answer, needed) {
  const { status = 0, body, wait = 0 } = answer ?? {};
  if (pairing.step === 'begin') {
    if (status === 201 && body?.code) {
      return shown(body);
    }
    return status === 429 ? { step: 'begin', pause: wait || LONGEST, trouble: 'too-many' }
      : { step: 'begin', pause: LONG, trouble: 'unanswered' };
  }
  if (status === 200 && body?.paired === true) {
    return needed.includes(body.role) ? { step: 'in', pause: LONG } : startAs(body.name);
  }
  if (status === 200 && body?.code) {
    return shown(body);
  }
  return status === 404 ? { step: 'begin', pause: SHORT } : { ...pairing, pause: LONG, trouble: 'unanswered' };
}

/**
 * @param {{code: string, until: string}} body
 * @returns {Pairing}
 */
function shown({ code, until }) {
  return { step: 'wait', pause: SHORT, code, until };
}

/**
 * The code, as long as it is good for something.
 * @param {Pairing} pairing
 * @param {number} now in milliseconds
 */
export function goodCode({ code, until }, now) {
  return code !== undefined && until !== undefined && now < Date.parse(until) ? code : undefined;
}

/**
 * As somebody reads it from afar, in two groups: `K7P 4QX`.
 * @param {string} code
 */
export function inGroups(code) {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/**
 * As it is said aloud, sign by sign: `K 7 P, 4 Q X`.
 * @param {string} code
 */
export function spelled(code) {
  return inGroups(code).split(' ').map(group => [...group].join(' ')).join(', ');
}
