/** Which presses act, and where the focus goes. Pure functions; times are milliseconds of a clock that never goes back. */

/** How long a control does nothing after it has come to be what it is, where it is: longer than a slow double click. */
export const SETTLES = 800;

/**
 * Whether a press does what the control under it says: only where whoever pressed can have meant this very control. It
 * has been there, and has meant the same, for a while before the press began, and is not already doing it.
 * @param {object} press
 * @param {number} press.began when the finger, the mouse button or the key went down: a held one began long ago
 * @param {number} [press.settled] since when the control is what it is, where it is; none where it always was
 * @param {boolean} [press.busy] whether what the control does is under way
 */
export function acts({ began, settled = -Infinity, busy = false }) {
  return !busy && began - settled >= SETTLES;
}

/**
 * Whether a key that is held must not be heard again: only what moves or writes may repeat.
 * @param {string} key as its event names it
 * @param {'nothing' | 'line' | 'text'} writes what the key's target takes: a text has lines, and Enter begins one
 */
export function staysQuiet(key, writes) {
  return key === 'Enter' ? writes !== 'text' : key.length === 1 && writes === 'nothing';
}

/**
 * Where the focus goes when what had it is gone, or can no longer have it.
 * @template Candidate
 * @param {Candidate[][]} candidates from the nearest surroundings outwards, each in the page's order
 * @param {(candidate: Candidate) => boolean} isFinal whether it cannot be taken back, or not for long
 * @param {(candidate: Candidate) => boolean} isThere whether it can be seen and used
 * @returns {Candidate | undefined}
 */
export function heir(candidates, isFinal, isThere) {
  return candidates.flat().find(candidate => !isFinal(candidate) && isThere(candidate));
}
