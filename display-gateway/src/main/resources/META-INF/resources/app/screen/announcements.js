/**
 * What the public screen says aloud, in which order and in which words. Pure functions: who speaks, and when, is for
 * sound.js.
 *
 * @typedef {{kind: 'call' | 'counter' | 'ready', ticket: string, number: string, place: string, again: boolean}} Announcement
 * @typedef {{chime?: true, say?: string}} Step a chime, or the words in the language of this tag
 */

/** Each is said so often, in each language. */
const TIMES = 2;

/**
 * What sounds before the words, as frequencies in hertz: whoever cannot read it, and has no voice to hear, still knows
 * what kind of call it is. A room falls, a counter rises, medicines are three notes that rise; again is twice.
 */
const CHIMES = { call: [659.3, 523.3], counter: [523.3, 659.3], ready: [523.3, 659.3, 784] };

/**
 * @param {Announcement} announcement
 * @returns {number[]}
 */
export function chimeOf({ kind, again }) {
  return again ? [...CHIMES[kind], ...CHIMES[kind]] : CHIMES[kind];
}

/** More would be minutes behind what the screen shows. */
export const MOST_WAITING = 10;

/**
 * What waits to be said once there is one more. Of one ticket only the newest waits, and behind the others: a recall is
 * said in its turn. But what is ready at two counters is to be fetched at both. When there are too many, the oldest gives
 * way: it has stood on the screen for the longest time.
 * @template {Announcement} A
 * @param {A[]} waiting the oldest first
 * @param {A} news
 * @returns {A[]}
 */
export function queued(waiting, news) {
  const others = waiting.filter(({ kind, ticket, place }) => kind !== news.kind || ticket !== news.ticket
    || (kind === 'ready' && place !== news.place));
  return [...others, news].slice(-MOST_WAITING);
}

/**
 * What still has to be said: nobody need come any more whose number is off the screen.
 * @template {Announcement} A
 * @param {A[]} waiting
 * @param {(announcement: A) => boolean} stands whether it is on the screen
 */
export function stillStanding(waiting, stands) {
  return waiting.filter(stands);
}

/**
 * One announcement: a chime, then the words once in each language, and all of them again. Where there is no voice for a
 * language, it is the chime and the screen.
 * @param {string[]} languages the clinic's
 * @param {(language: string) => boolean} hasVoice
 * @returns {Step[]}
 */
export function stepsOf(languages, hasVoice) {
  const once = languages.filter(hasVoice).map(language => ({ say: language }));
  return [{ chime: true }, ...Array.from({ length: TIMES }, () => once).flat()];
}

/**
 * A number or a room, character by character: `A017` is "A, zero, one, seven". What is a word stays one: the room
 * `Blue 2` is "Blue, two".
 * @param {string} name letters, digits, spaces and hyphens
 * @param {string[]} digits the words for 0 to 9
 */
export function spelled(name, digits) {
  return (name.match(/[A-Za-z]{3,}|[A-Za-z]|\d/g) ?? []).map(part => digits[Number(part)] ?? part).join(', ');
}
