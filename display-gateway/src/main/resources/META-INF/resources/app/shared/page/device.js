import { keep, kept } from './keeping.js';

/**
 * What is set for this very device, a kiosk's paper or a screen's size: `?paper=a4` in the address is kept in this
 * browser, so that the address is needed once; empty, `?paper=`, it is forgotten.
 * @param {string} name
 * @param {(value: string) => boolean} fits what does not is passed over
 * @returns {string | undefined} where nothing is set
 */
export function deviceSetting(name, fits) {
  const key = `carequeue.device.${name}`;
  const asked = new URLSearchParams(location.search).get(name);
  if (asked === '') {
    keep('localStorage', key, null);
  } else if (asked !== null && fits(asked)) {
    keep('localStorage', key, asked);
    return asked;
  }
  const before = kept('localStorage', key);
  return before !== null && fits(before) ? before : undefined;
}

/**
 * The same, one of a few words.
 * @param {string} name
 * @template {string} W
 * @param {W[]} words
 * @returns {W} the first one where nothing is set
 */
export function deviceChoice(name, words) {
  return /** @type {W | undefined} */ (deviceSetting(name, value => words.some(word => word === value))) ?? words[0];
}

/**
 * The same, a number.
 * @param {string} name
 * @param {number} least
 * @param {number} most
 */
export function deviceNumber(name, least, most) {
  const found = deviceSetting(name, value => value !== '' && Number(value) >= least && Number(value) <= most);
  return found === undefined ? undefined : Number(found);
}
