/** What a key means on a page where each act has one. Pure functions. */

/**
 * The key as a control names it in `aria-keyshortcuts`; none where it is part of something else.
 * @param {object} pressed
 * @param {string} pressed.key as its event names it
 * @param {string} [pressed.code] where it is on a keyboard, for one that has no Latin letters
 * @param {boolean} [pressed.withOthers] whether another key gives it another meaning
 * @param {boolean} [pressed.writes] whether it stands in a text, or chooses from a list
 * @returns {string | undefined}
 */
export function shortcutOf({ key, code = '', withOthers = false, writes = false }) {
  if (withOthers || writes || key === ' ' || [...key].length !== 1) {
    return undefined;
  }
  return /^[!-~]$/.test(key) ? key.toUpperCase() : /^Key([A-Z])$/.exec(code)?.[1];
}

/**
 * Where an arrow leads in a row of controls.
 * @param {string} key
 * @param {number} at where the focus is
 * @param {number} count
 * @param {boolean} [rightToLeft]
 * @returns {number | undefined} none where it leads nowhere
 */
export function stepIn(key, at, count, rightToLeft = false) {
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const forth = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const to = key === back ? at - 1 : key === forth ? at + 1 : key === 'Home' ? 0 : key === 'End' ? count - 1 : -1;
  return to >= 0 && to < count ? to : undefined;
}

/**
 * What stands at each key once, the first of each.
 * @param {{key: string, name: string}[]} all in the page's order
 */
export function onceEach(all) {
  return [...new Map([...all].reverse().map(one => [one.key, one])).values()].reverse();
}
