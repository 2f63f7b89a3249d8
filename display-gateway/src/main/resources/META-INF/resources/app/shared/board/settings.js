import { nameOf } from '../page/texts.js';

/** What the clinic's settings say of the codes on the board. Each audience hears as much of them as it needs. */

/**
 * The levels of the triage scale, the most urgent first.
 * @param {Page.WithLevels | null} settings
 * @returns {Api.Level[]}
 */
export function levelsOf(settings) {
  return settings?.levels ?? settings?.scale?.levels ?? [];
}

/**
 * @param {Page.WithLevels | null} settings
 * @param {string} code
 * @returns {Api.Level | undefined} none where the scale has no such level any more
 */
export function levelOf(settings, code) {
  return levelsOf(settings).find(level => level.code === code);
}

/**
 * What a level is called, in the page's language; its code where the scale has none such any more.
 * @param {Page.WithLevels | null} settings
 * @param {string} code
 */
export function levelName(settings, code) {
  return nameIn(levelsOf(settings), code);
}

/**
 * What a service line is called, in the page's language; its code where the clinic has none such any more.
 * @param {Page.WithLines | null} settings
 * @param {string} code
 */
export function lineName(settings, code) {
  return nameIn(settings?.serviceLines ?? [], code);
}

/**
 * @param {Page.Named[]} things
 * @param {string} code
 */
function nameIn(things, code) {
  const known = things.find(thing => thing.code === code);
  return known ? nameOf(known) : code;
}
