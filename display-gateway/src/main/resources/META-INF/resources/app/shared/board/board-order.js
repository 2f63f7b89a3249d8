/** In which order a page lists what the board holds, and how much of it there is. Pure functions. */

import { millisOf } from './figures.js';

const OPEN = new Set(['waiting', 'called', 'in-consultation', 'parked', 'skipped']);

/** For which a patient still waits. */
export const WAITED_FOR = new Set(['submitted', 'claimed', 'preparing', 'checked', 'question', 'on-hold']);

/** What is done with, and can be undone for a while. */
const DONE = new Set(['handed-over', 'declined', 'returned']);

/** What a counter works on, for as long as its claim holds. */
export const IN_WORK = new Set(['claimed', 'preparing', 'checked']);

/** The target of levels that go before all others. */
const AT_ONCE = 'PT0S';

/** What is promised for a level of which the settings say nothing. */
const OTHERWISE = 'PT30M';

/** What the pharmacy works on today. */
const TO_DO = new Set(['submitted', 'claimed', 'preparing', 'checked', 'ready', 'question', 'on-hold']);

/**
 * Who waits, in the order of the next calls: as the triage-service says, for those it names; the others behind them by
 * level, then by the time of issue.
 * @template {Page.MovedTicket} T
 * @param {Iterable<T>} tickets
 * @param {Api.Level[]} levels
 * @param {string[]} named ids
 */
export function waitingInOrder(tickets, levels, named) {
  const place = new Map(named.map((id, index) => [id, index]));
  const placeOf = (/** @type {T} */ ticket) => place.get(ticket.id) ?? Infinity;
  return sorted([...tickets].filter(ticket => ticket.status === 'waiting'), levels, 'issuedAt', placeOf);
}

/**
 * By the time of issue; where that is not said, as they stand.
 * @template {{id: string, issuedAt?: string}} T
 * @param {Iterable<T>} tickets
 */
export function longestWaitingFirst(tickets) {
  return [...tickets].sort((one, other) => compareTimes(one.issuedAt, other.issuedAt));
}

/**
 * Who is called or with a doctor, the earliest call first.
 * @param {Iterable<Page.Ticket>} tickets
 */
export function inRooms(tickets) {
  return [...tickets].filter(isInRoom)
    .sort((one, other) => compareTimes(one.calledAt, other.calledAt) || compareIds(one.id, other.id));
}

/**
 * Whether somebody is called or with a doctor.
 * @param {{status: Api.VisitStatus}} ticket
 */
export function isInRoom({ status }) {
  return status === 'called' || status === 'in-consultation';
}

/**
 * Who is away: parked, or skipped; who is expected first, first.
 * @param {Iterable<Page.Ticket>} tickets
 * @param {'parked' | 'skipped'} status
 */
export function away(tickets, status) {
  return [...tickets].filter(ticket => ticket.status === status)
    .sort((one, other) => compareTimes(one.times?.since, other.times?.since) || compareIds(one.id, other.id));
}

/**
 * Visits that a day has left open for a later one, the oldest first.
 * @param {Iterable<Page.Ticket>} tickets
 * @param {(id: string) => boolean} isEarlier whether a ticket is of an earlier day than the open one
 */
export function leftOpen(tickets, isEarlier) {
  return [...tickets].filter(({ id, status }) => OPEN.has(status) && isEarlier(id))
    .sort((one, other) => compareIds(one.id, other.id));
}

/**
 * Whether a room may be given this patient: as the triage-service has it, by service line, or because the patient waits
 * for this very room.
 * @param {Page.Ticket} ticket
 * @param {Api.Room | undefined} room none for any
 * @param {Api.ServiceLine[]} lines the clinic's
 */
export function isFor({ serviceLine, onlyRoom }, room, lines) {
  if (!room) {
    return true;
  }
  return onlyRoom ? onlyRoom === room.name
    : room.serviceLines.length === 0 ? !isAtCounters(serviceLine, lines) : room.serviceLines.includes(serviceLine);
}

/**
 * Whether counters serve a service line, and not rooms.
 * @param {string} code
 * @param {Api.ServiceLine[]} lines the clinic's
 */
function isAtCounters(code, lines) {
  return lines.some(line => line.code === code && line.servedAt === 'counters');
}

/**
 * Whether a counter serves this patient, as the triage-service has it: who was called to one, and who waits for what is
 * served there and for no room that there is.
 * @param {Page.Ticket<'pharmacist'>} ticket
 * @param {{serviceLines?: Api.ServiceLine[], rooms?: Api.Room[]} | null | undefined} settings
 */
export function isForCounters({ serviceLine, onlyRoom, room, counter }, settings) {
  const { serviceLines = [], rooms = [] } = settings ?? {};
  return Boolean(counter) || !room && isAtCounters(serviceLine, serviceLines) && !rooms.some(({ name }) => name === onlyRoom);
}

/**
 * Whose visit is over, in whatever way, the last first.
 * @param {Iterable<Page.Ticket>} tickets
 */
export function done(tickets) {
  return [...tickets].filter(({ status }) => !OPEN.has(status))
    .sort((one, other) => compareTimes(other.finishedAt, one.finishedAt) || compareIds(other.id, one.id));
}

/**
 * Who waits for other rooms alone, by room.
 * @param {Iterable<Page.Ticket>} tickets
 * @param {string} room the own one
 * @returns {{room: string, count: number}[]}
 */
export function waitingForOthers(tickets, room) {
  const counts = new Map();
  for (const { status, onlyRoom } of tickets) {
    if (status === 'waiting' && onlyRoom && onlyRoom !== room) {
      counts.set(onlyRoom, (counts.get(onlyRoom) ?? 0) + 1);
    }
  }
  return [...counts].map(([name, count]) => ({ room: name, count }))
    .sort((one, other) => compareIds(one.room, other.room));
}

/**
 * How many there are of each status.
 * @param {Iterable<{status: string}>} entries
 * @returns {Map<string, number>}
 */
export function countsOf(entries) {
  const counts = new Map();
  for (const { status } of entries) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

/**
 * What is on the pharmacy's list, in the order of work: what is to be had at once, then by the time at which it is promised.
 * What was cancelled when a counter had begun it stays at its place until somebody has put it away.
 * @param {Iterable<Page.Prescription>} prescriptions
 * @param {Api.Level[]} levels
 * @param {Api.PharmacySettings | undefined} pharmacy
 */
export function pharmacyQueue(prescriptions, levels, pharmacy) {
  const atOnce = new Set(levels.filter(({ target }) => target === AT_ONCE).map(({ code }) => code));
  const ranks = new Map(levels.map((level, rank) => [level.code, rank]));
  return [...prescriptions].filter(one => TO_DO.has(one.status) || isToPutAway(one))
    .map(one => ({
      one, later: atOnce.has(one.priority) ? 0 : 1, promised: promisedAt(one, pharmacy),
      rank: ranks.get(one.priority) ?? levels.length,
    }))
    .sort((a, b) => a.later - b.later || a.promised - b.promised || a.rank - b.rank || compareIds(a.one.id, b.one.id))
    .map(({ one }) => one);
}

/**
 * When a prescription is promised, as the pharmacy has it.
 * @param {{submittedAt: string, priority: string}} prescription
 * @param {Api.PharmacySettings | undefined} pharmacy
 * @returns {number} in milliseconds
 */
export function promisedAt({ submittedAt, priority }, pharmacy) {
  return Date.parse(submittedAt) + millisOf(promiseFor(priority, pharmacy));
}

/**
 * How many patients still wait for later than what was promised to them.
 * @param {Iterable<{status: string, submittedAt: string, priority: string}>} prescriptions
 * @param {Api.PharmacySettings | undefined} pharmacy
 * @param {number} at in milliseconds
 */
export function overdueCount(prescriptions, pharmacy, at) {
  return [...prescriptions].filter(one => WAITED_FOR.has(one.status) && promisedAt(one, pharmacy) < at).length;
}

/**
 * Within which time a prescription of a level is to be ready.
 * @param {string} level its code
 * @param {Api.PharmacySettings | undefined} pharmacy
 * @returns {string} a duration as it travels, `PT30M`
 */
export function promiseFor(level, pharmacy) {
  return pharmacy?.targets[level] ?? OTHERWISE;
}

/**
 * Until when a claim holds if nobody works on it any more.
 * @param {Api.Prescription} prescription
 * @param {Api.PharmacySettings | undefined} pharmacy
 * @returns {number} in milliseconds; 0 of what is not in work
 */
export function leaseUntil(prescription, pharmacy) {
  const at = workedAt(prescription);
  return at && pharmacy ? at + millisOf(pharmacy.lease) : 0;
}

/**
 * When somebody last worked on what is claimed.
 * @param {Api.Prescription} prescription
 * @returns {number} in milliseconds; 0 of what is not in work
 */
export function workedAt({ status, claimedAt, takenOver, dispensing }) {
  const at = dispensing?.workedAt ?? takenOver?.at ?? claimedAt;
  return IN_WORK.has(status) && at ? Date.parse(at) : 0;
}

/**
 * What of a prescription the patient has here beside it, and which of them it is.
 * @template {Api.PrescriptionProgress} P
 * @param {P} prescription
 * @param {Iterable<P>} all
 * @returns {{place: number, of: number}}
 */
export function among({ id, ticketId }, all) {
  const open = [...all].filter(one => one.ticketId === ticketId && (TO_DO.has(one.status) || one.status === 'not-collected'))
    .sort((one, other) => compareIds(one.id, other.id));
  return { place: open.findIndex(one => one.id === id) + 1, of: open.length };
}

/**
 * Whether it was cancelled when a counter had begun it, and nobody has put that away yet.
 * @param {Api.Prescription} prescription
 */
export function isToPutAway({ status, counter, cancelledAt, putAwayAt }) {
  return status === 'cancelled' && Boolean(counter) && Boolean(cancelledAt) && !putAwayAt;
}

/**
 * What was cancelled under a counter's hands and has not been heard there.
 * @param {Iterable<{id: string, counter?: string} & Api.Prescription>} prescriptions
 * @param {(counter: string | undefined) => boolean} isOwn
 * @param {Iterable<string>} heard their ids
 * @returns {string[]} ids
 */
export function stoppedUnheard(prescriptions, isOwn, heard) {
  const before = new Set(heard);
  return [...prescriptions].filter(one => isToPutAway(one) && isOwn(one.counter) && !before.has(one.id)).map(({ id }) => id);
}

/**
 * What nobody has fetched by the end of its day, the longest ready first.
 * @template {Api.PrescriptionProgress} P
 * @param {Iterable<P>} prescriptions
 */
export function notCollected(prescriptions) {
  return [...prescriptions].filter(({ status }) => status === 'not-collected')
    .sort((one, other) => compareTimes(one.readyAt, other.readyAt) || compareIds(one.id, other.id));
}

/**
 * What was handed over, declined or put back, the last first.
 * @param {Iterable<Page.Prescription>} prescriptions
 */
export function suppliedLast(prescriptions) {
  return [...prescriptions].filter(({ status }) => DONE.has(status))
    .sort((one, other) => compareTimes(stepAt(other), stepAt(one)) || compareIds(one.id, other.id));
}

/**
 * When the step was done that can be taken back now, as the pharmacy has it.
 * @param {Api.Prescription} prescription
 * @returns {string | undefined} none where there is nothing to take back
 */
export function stepAt({ status, claimedAt, takenOver, readyAt, handedOverAt, returnedAt, dispensing }) {
  switch (status) {
    case 'claimed':
      return takenOver || dispensing?.amendment ? undefined : claimedAt;
    case 'preparing':
      return dispensing?.preparedAt;
    case 'checked':
      return dispensing?.checkedAt;
    case 'declined':
      return dispensing?.ending?.at;
    case 'ready':
      return readyAt;
    case 'handed-over':
      return handedOverAt;
    case 'returned':
      return returnedAt;
    default:
      return undefined;
  }
}

/**
 * By the newest call first.
 * @template {Page.Heard} T
 * @param {Iterable<T>} entries
 */
export function newestFirst(entries) {
  return [...entries].sort((one, other) => other.heard - one.heard);
}

/**
 * @template {{id: string, priority: string}} T
 * @param {T[]} entries
 * @param {Api.Level[]} levels
 * @param {keyof T} timeField
 * @param {(entry: T) => number} placeOf
 */
function sorted(entries, levels, timeField, placeOf) {
  const ranks = new Map(levels.map((level, rank) => [level.code, rank]));
  return entries
    .map(entry => ({
      entry,
      place: placeOf(entry),
      rank: ranks.get(entry.priority) ?? levels.length,
      time: instantKey(entry[timeField]),
    }))
    .sort((one, other) => compare(one.place, other.place) || one.rank - other.rank || compare(one.time, other.time)
      || compareIds(one.entry.id, other.entry.id))
    .map(({ entry }) => entry);
}

/**
 * An instant as text that sorts: instants come with as many decimals as they have.
 * @param {unknown} instant
 */
function instantKey(instant) {
  const [seconds, decimals = ''] = String(instant ?? '').replace('Z', '').split('.');
  return `${seconds}.${decimals.padEnd(9, '0')}`;
}

/**
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
function compareTimes(one, other) {
  return compare(instantKey(one), instantKey(other));
}

/**
 * Ids hold numbers of different lengths: A1000 comes after A999.
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
function compareIds(one, other) {
  return collator.compare(one ?? '', other ?? '');
}

const collator = new Intl.Collator('en', { numeric: true });

/**
 * @template {string | number} T
 * @param {T} one
 * @param {T} other
 */
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Whether somebody who has typed so much means this number: `42`, `a42`, `A 042` and `a-042` mean A042, and any beginning
 * of it, too.
 * @param {string} number as it is written, `A042`
 * @param {string} typed
 */
export function isMeant(number, typed) {
  const [, letter, digits] = /^([A-Z]?)[ -]*(\d*)$/.exec(typed.trim().toUpperCase()) ?? [];
  return letter !== undefined && number.startsWith(letter)
    && (number.slice(1).startsWith(digits) || String(Number(number.slice(1))).startsWith(digits.replace(/^0+(?=\d)/, '')));
}
