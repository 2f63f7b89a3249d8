/**
 * Which calls this screen has shown, and how they were heard here, as the gateway is told it. Pure functions.
 *
 * @typedef {object} Standing a call that this screen is to show
 * @property {string} id of the ticket, or of the prescription that can be fetched
 * @property {string} place `room 3`, `counter 1`
 * @property {number} call which of the ticket's calls it is; of a prescription always 1
 * @property {string} key of the row in which it stands
 */

/** As many as the gateway takes. */
const MOST = 300;

/**
 * What is said aloud of a row, by this very call.
 * @param {{key: string, call: number}} call
 */
export function signOf({ key, call }) {
  return `${key} ${call}`;
}

/**
 * All that was shown of what stands, now or before.
 * @param {Api.ShownCall[]} before
 * @param {Standing[]} standing the newest first
 * @param {Set<string>} seen keys of the rows that can be read now
 * @param {Map<string, 'chime' | 'voice'>} heard by sign
 * @returns {Api.ShownCall[]} `before` itself where nothing is different
 */
export function shownCalls(before, standing, seen, heard) {
  const known = new Set(before.map(nameOf));
  /** @type {Api.ShownCall[]} */
  const now = standing.filter(call => seen.has(call.key) || known.has(nameOf(call))).slice(0, MOST)
    .map(({ id, place, call, key }) => ({ id, place, call, heard: heard.get(signOf({ key, call })) ?? 'not' }));
  return isSame(before, now) ? before : now;
}

/** @param {{id: string, place: string, call: number}} call */
function nameOf({ id, place, call }) {
  return `${id} ${place} ${call}`;
}

/**
 * @param {Api.ShownCall[]} one
 * @param {Api.ShownCall[]} other
 */
function isSame(one, other) {
  return one.length === other.length
    && one.every((call, index) => nameOf(call) === nameOf(other[index]) && call.heard === other[index].heard);
}
