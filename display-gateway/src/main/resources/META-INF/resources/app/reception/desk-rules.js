/** What the front desk can do for a number, by keyboard as by pointer. Pure functions. */

/** Whom the desk can do something for: who waits, is called or is away. Who is with a doctor is the doctor's. */
const OURS = new Set(['waiting', 'called', 'parked', 'skipped']);
const AWAY = new Set(['parked', 'skipped']);
/** Moves that are made here; those of a room are taken back there. */
const MOVES = new Set(['ticket-returned', 'ticket-transferred', 'ticket-cancelled', 'ticket-parked', 'ticket-skipped']);

/** The key of each act. None of them can be part of what is typed into the field, or means something to every browser. */
export const KEYS = { back: 'F2', transfer: 'F4', print: 'F8', number: 'F9' };

/**
 * What can be done for a ticket.
 * @param {{status: Api.VisitStatus, lastMove?: Api.LastMove}} ticket
 */
export function actsFor({ status, lastMove }) {
  const isOurs = OURS.has(status);
  return {
    back: AWAY.has(status),
    level: isOurs,
    transfer: isOurs && status !== 'skipped', // who was skipped comes back first
    cancel: isOurs,
    undo: lastMove !== undefined && MOVES.has(lastMove.type),
    /** A visit that is over does not begin again: its patient takes another number. */
    again: !isOurs && status !== 'in-consultation',
  };
}

/**
 * What a key means at the desk.
 * @param {object} pressed
 * @param {string} pressed.key as its event names it
 * @param {boolean} [pressed.withOthers] whether Ctrl, Alt or the like is held, too
 * @param {'field' | 'writing' | 'button' | 'nothing'} pressed.at where the focus is: in the field for numbers, in another
 *   field, on a button, or on neither
 * @param {boolean} [pressed.empty] whether nothing is typed into the field
 * @returns {{press: string} | {go: 'field' | 'clear' | 'next' | 'previous'} | undefined} an act to be pressed, by its name;
 *   where to go; or nothing of the desk's
 */
export function meaningOf({ key, withOthers = false, at, empty = false }) {
  if (withOthers) {
    return undefined;
  }
  const act = Object.entries(KEYS).find(([, of]) => of === key);
  if (act) {
    return { press: act[0] };
  }
  if (key === 'Escape') {
    return { go: 'clear' };
  }
  if (at === 'writing') {
    return undefined; // what is typed there is its own
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return { go: key === 'ArrowDown' ? 'next' : 'previous' };
  }
  if (key === 'Enter') {
    return at === 'field' && empty ? { press: 'back' } : undefined;
  }
  return at !== 'field' && key.length === 1 && key !== ' ' ? { go: 'field' } : undefined;
}

/**
 * Which of so many stops comes next for who goes up or down: past the last one is the field, and so is what is before the
 * first.
 * @param {number} from -1 for the field
 * @param {'next' | 'previous'} way
 * @param {number} count
 * @returns {number} -1 for the field
 */
export function stopAfter(from, way, count) {
  const stop = way === 'next' ? from + 1 : from < 0 ? count - 1 : from - 1;
  return stop >= count ? -1 : stop;
}

/**
 * At which place somebody waits, as far as that is known.
 * @param {{id: string, status: Api.VisitStatus}} ticket
 * @param {string[]} order ids of those who are next
 * @returns {{place: number} | {behind: number} | undefined} none for who does not wait; behind so many where the order
 *   does not reach so far
 */
export function placeOf({ id, status }, order) {
  if (status !== 'waiting') {
    return undefined;
  }
  const index = order.indexOf(id);
  return index < 0 ? { behind: order.length } : { place: index + 1 };
}
