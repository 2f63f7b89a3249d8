/**
 * Which of the clinic's pictures and videos stand in the strip. Pure functions; times are milliseconds of any clock that only
 * goes on.
 *
 * @typedef {{name: string, kind: 'picture' | 'video'}} Medium
 *
 * @typedef {object} Strip
 * @property {string[]} names what stands there
 * @property {number} until when something else comes
 */

const AT_ONCE = 4;
const PICTURES_STAND = 15_000;
/** However long a video is: somebody may have put a film there. */
const VIDEO_STANDS = 180_000;

/** @type {Strip} */
export const EMPTY = { names: [], until: -Infinity };

/**
 * Several pictures stand side by side, a video by itself.
 * @param {Medium[]} media in their order
 * @returns {Medium[][]}
 */
export function pagesOf(media) {
  return media.reduce((pages, medium) => {
    const last = pages.at(-1);
    return medium.kind === 'picture' && last?.[0].kind === 'picture' && last.length < AT_ONCE
      ? [...pages.slice(0, -1), [...last, medium]] : [...pages, [medium]];
  }, /** @type {Medium[][]} */ ([]));
}

/**
 * @param {Strip} strip
 * @param {number} at now
 * @param {Medium[]} media all that there are by now
 * @param {boolean} isOver whether the video has ended, or nothing of this page can be shown
 * @returns {Strip} the same one where nothing is different
 */
export function turnedTo(strip, at, media, isOver) {
  const pages = pagesOf(media);
  const namesOf = (/** @type {Medium[]} */ page) => page.map(({ name }) => name);
  const now = pages.findIndex(page => namesOf(page).join('\n') === strip.names.join('\n'));
  if (pages.length === 0) {
    return strip.names.length === 0 ? strip : EMPTY;
  }
  if (now >= 0 && at < strip.until && !isOver) {
    return strip;
  }
  const next = pages[(now + 1) % pages.length];
  return { names: namesOf(next), until: at + (next[0].kind === 'video' ? VIDEO_STANDS : PICTURES_STAND) };
}
