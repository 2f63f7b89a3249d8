/**
 * What is said of how a patient's time has been spent: each figure once, for all pages. A figure is what has been spent
 * already, and since when it goes on; it stands still where it does not. The services reckon, see `times` of a ticket; here
 * the part is added that goes on since the last move. Pure functions.
 */

/**
 * A length of time as it travels, `PT1H30M` or `PT6.5S`.
 * @param {string | null | undefined} iso
 * @returns {number} milliseconds, 0 where there is none
 */
export function millisOf(iso) {
  const parts = /^PT(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?$/.exec(iso ?? '');
  const [hours, minutes, seconds] = (parts ?? []).slice(1).map(part => Number(part ?? 0));
  return parts ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : 0;
}

/**
 * How long a patient waited: until the first call, and not while away.
 * @param {Page.Ticket} ticket
 * @returns {Page.Figure}
 */
export function waited({ status, calledAt, times }) {
  return { spent: millisOf(times?.waiting), since: status === 'waiting' && !calledAt ? times?.since : undefined };
}

/**
 * How long a patient was with a doctor, in all; none where there was no consultation yet.
 * @param {Page.Ticket} ticket
 * @returns {Page.Figure | undefined}
 */
export function consulted({ status, startedAt, times }) {
  return startedAt
    ? { spent: millisOf(times?.consultation), since: status === 'in-consultation' ? times?.since : undefined } : undefined;
}

/**
 * Since when a patient is called, away or whatever the status says: since the last call, not the first one.
 * @param {Page.Ticket} ticket
 * @returns {Page.Figure}
 */
export function standing({ times }) {
  return { spent: 0, since: times?.since };
}

/**
 * How long a prescription was, or is, in work: until it is ready, or is not wanted any more.
 * @param {Api.Prescription} prescription
 * @returns {Page.Figure}
 */
export function prepared({ submittedAt, readyAt, cancelledAt }) {
  const until = readyAt ?? cancelledAt;
  return until ? { spent: Date.parse(until) - Date.parse(submittedAt), since: undefined }
    : { spent: 0, since: submittedAt };
}

/**
 * A figure at an instant.
 * @param {Page.Figure} figure
 * @param {number} at milliseconds, by the clinic's clock
 * @returns {number} milliseconds, never negative
 */
export function figureAt({ spent, since }, at) {
  return Math.max(0, spent + (since ? Math.max(0, at - Date.parse(since)) : 0));
}
