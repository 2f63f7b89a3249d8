/**
 * What a ticket's level was before the present one was given, as long as a mistake in it can be taken back. Pure functions.
 * @param {{lastLevel?: Api.LastLevel}} ticket
 * @param {number} now in milliseconds
 * @param {number} within how long a mistake can be taken back, in milliseconds
 * @returns {Api.LastLevel | undefined} its code, and whether somebody had given it
 */
export function levelBefore({ lastLevel }, now, within) {
  return lastLevel && now - Date.parse(lastLevel.at) < within ? lastLevel : undefined;
}

/**
 * Until when that is, in milliseconds; 0 where there was none.
 * @param {{lastLevel?: Api.LastLevel}} ticket
 * @param {number} within as above
 */
export function levelUndoableUntil({ lastLevel }, within) {
  return lastLevel ? Date.parse(lastLevel.at) + within : 0;
}
