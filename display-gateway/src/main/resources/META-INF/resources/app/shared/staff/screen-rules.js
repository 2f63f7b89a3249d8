/**
 * What the public screens have made of a call, for whoever has called. Pure functions.
 *
 * @typedef {object} Call
 * @property {string} id of the ticket, or of the prescription that can be fetched
 * @property {number} call which of the ticket's calls it is; of a prescription always 1
 * @property {string} place `room 3`, `counter 1`
 */

/**
 * Whether any screen is there that could show it, and how far it has come.
 * @param {Page.Board['screens']} screens
 * @param {Call} called
 * @returns {'none' | 'awaited' | 'late' | Api.CallSeen} none: no screen is there for this place
 */
export function seenOf({ connected, calls }, { id, call, place }) {
  const seen = calls.get(id);
  if (seen?.call === call && seen.shown > 0) {
    return seen;
  }
  if (!connected.some(one => isFor(one, place))) {
    return 'none';
  }
  return seen?.call === call && seen.late ? 'late' : 'awaited';
}

/**
 * A screen that is for rooms shows what these call, and no medicines.
 * @param {Api.ConnectedScreens} screen
 * @param {string} place
 */
function isFor({ rooms }, place) {
  return rooms === undefined || rooms.some(room => place === `room ${room}`);
}
