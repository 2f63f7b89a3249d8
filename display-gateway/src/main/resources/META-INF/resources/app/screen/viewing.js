/**
 * For whom a screen is: how large letters must be for readers so far away, and whose calls they look for. Pure functions.
 */

/** Capital height for each metre: 0.7 degrees (EN 301 549, 5.1.4). */
const MILLIMETRES_PER_METRE = 12.2;
const MILLIMETRES_PER_INCH = 25.4;

/**
 * The height of a capital letter, in pixels.
 * @param {number} distance metres
 * @param {{width: number, height: number}} picture of the whole screen, in pixels
 * @param {number} diagonal of the screen, in inches
 */
export function capitalHeight(distance, { width, height }, diagonal) {
  const pixelsPerMillimetre = Math.hypot(width, height) / (diagonal * MILLIMETRES_PER_INCH);
  return distance * MILLIMETRES_PER_METRE * pixelsPerMillimetre;
}

/**
 * The rooms whose calls a screen shows alone, as a manager or an address writes them: `1, 2, Blue 3`.
 * @param {string} said
 * @returns {string[]} empty where that names none
 */
export function roomsIn(said) {
  const rooms = said.split(',').map(room => room.trim());
  return rooms.every(room => /^[A-Za-z0-9][A-Za-z0-9 -]{0,15}$/.test(room)) ? rooms : [];
}
