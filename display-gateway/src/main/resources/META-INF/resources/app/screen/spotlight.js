/**
 * Which new call stands large over the board, one after the other, and for how long it is marked there. Pure functions;
 * times are milliseconds of any clock that only goes on.
 *
 * @typedef {import('./announcements.js').Announcement & {key: string, call: number}} Call key: tells calls apart, also to two places; call:
 *   which of the ticket's calls it is
 *
 * @typedef {object} Stage
 * @property {Call | null} now what stands over the board; none where the board is free
 * @property {number} until when nothing else comes
 * @property {number} freeSince when the board was last free, where it is
 * @property {number} run how many have stood since the board was last free for long enough to be read
 * @property {Call[]} waiting the oldest first
 */

/** How long a call stands; and where many wait, so that the last of them need not wait for minutes. */
const STANDS = 5_000;
const STANDS_OF_MANY = 3_000;
const MANY = 6;
/** After so many in a row the board is free for so long: whoever was called before has to be found there, too. */
const IN_A_ROW = 3;
const FREE_FOR = 5_000;
/** How long a new call is marked on the board, and how long a number stays whose consultation has begun. */
export const MARKED_FOR = 60_000;
export const STAYS_FOR = 60_000;

/** @type {Stage} the board is free, and nobody has been called */
export const FREE = { now: null, until: -Infinity, freeSince: -Infinity, run: 0, waiting: [] };

/**
 * Nobody is left out who is still to come: who is called once more meanwhile stands once, behind the others.
 * @param {Stage} stage
 * @param {number} at now
 * @param {Call[]} news the oldest first
 * @param {(call: Call) => boolean} stands whether it is on the board
 * @returns {Stage} the same one where nothing is different
 */
export function staged(stage, at, news, stands) {
  const waiting = news.reduce((others, call) => [...others.filter(({ key }) => key !== call.key), call], stage.waiting.filter(stands));
  const { now, run } = stage;
  if (now ? at < stage.until && stands(now) : at < stage.until || waiting.length === 0) {
    return news.length > 0 || waiting.length < stage.waiting.length ? { ...stage, waiting } : stage;
  }
  const before = now || at - stage.freeSince < FREE_FOR ? run : 0;
  if (waiting.length === 0 || before >= IN_A_ROW) {
    return { now: null, until: before >= IN_A_ROW ? at + FREE_FOR : at, freeSince: at, run: before, waiting };
  }
  const [next, ...others] = waiting;
  return { now: next, until: at + (others.length >= MANY ? STANDS_OF_MANY : STANDS), freeSince: at, run: before + 1, waiting: others };
}

/**
 * Since when each has stood so, of those that do.
 * @template K
 * @param {Map<K, number>} since
 * @param {Iterable<K>} those
 * @param {number} at now
 * @returns {Map<K, number>}
 */
export function sinceWhen(since, those, at) {
  return new Map([...those].map(key => [key, since.get(key) ?? at]));
}

/** How far the picture is shifted at most, to each side, in pixels; the page has margins as wide. */
const FURTHEST = 4;
const PLACES = 2 * FURTHEST + 1;
const STEP = 60_000;

/**
 * Where the picture stands in this minute, around the middle: no pixel is the edge of a letter for hours, which some
 * screens never forget.
 * @param {number} at now
 * @returns {{x: number, y: number}} in pixels
 */
export function shiftAt(at) {
  const minute = Math.floor(at / STEP);
  return { x: thereAndBack(minute), y: thereAndBack(Math.floor(minute / (2 * PLACES))) };
}

/** @param {number} step */
function thereAndBack(step) {
  const there = step % (2 * PLACES);
  return (there < PLACES ? there : 2 * PLACES - 1 - there) - FURTHEST;
}

/** So many letters of a notice are read on one line; a longer one is shown in parts. */
const LINE = 50;
export const NOTICE_STANDS = 8_000;

/**
 * What the strip for notices shows, one after the other: each in the clinic's languages, broken where words are.
 * @param {{text: string, texts?: Record<string, string>}[]} notices
 * @param {string[]} languages
 * @returns {{text: string, language: string | undefined}[]} language: where the clinic has said one
 */
export function noticeLines(notices, languages) {
  return notices.flatMap(({ text, texts = {} }) => [{ said: text, language: undefined },
    ...languages.filter(tag => texts[tag]).map(tag => ({ said: texts[tag], language: tag }))])
    .flatMap(({ said, language }) => partsOf(said).map(text => ({ text, language })));
}

/** @param {string} text */
function partsOf(text) {
  const parts = Math.ceil(text.length / LINE);
  const most = Math.ceil(text.length / parts) + 8;
  return text.split(' ').reduce((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + 1 + word.length <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, /** @type {string[]} */ ([]));
}
