/**
 * The last level that was given on this page, and what was before it: one click gives a level, and one takes it back.
 * Pure functions.
 *
 * @typedef {{ticket: string, from: string, to: string, at: number}} LevelChange `at` in milliseconds of the clinic's clock
 */

/**
 * The level to which a ticket can be put back.
 * @param {LevelChange | null} change
 * @param {{id: string, priority: string}} ticket as it is now: who has got yet another level since keeps that
 * @param {number} now in milliseconds
 * @param {number} within how long a mistake can be taken back, in milliseconds
 * @returns {string | undefined} its code
 */
export function levelBefore(change, { id, priority }, now, within) {
  return change !== null && change.ticket === id && change.to === priority && change.from !== priority
    && now - change.at < within ? change.from : undefined;
}
