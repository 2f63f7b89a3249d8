/** In which order a page lists what the board holds, and how much of it there is. Pure functions. */

const OPEN = new Set(['waiting', 'called', 'in-consultation', 'parked', 'skipped']);

/** What the pharmacy works on today. */
const TO_DO = new Set(['submitted', 'claimed', 'ready']);

/**
 * The levels of the triage scale, the most urgent first.
 * @param {object | null} settings the clinic's, or what an audience hears of them
 * @returns {object[]}
 */
export function levelsOf(settings) {
  return settings?.levels ?? settings?.scale?.levels ?? [];
}

/**
 * Who waits, in the order of the next calls: as the triage-service says, for those it names; the others behind them by
 * level, then by the time of issue.
 * @param {Iterable<object>} tickets
 * @param {object[]} levels
 * @param {string[]} named ids
 */
export function waitingInOrder(tickets, levels, named) {
  const place = new Map(named.map((id, index) => [id, index]));
  const placeOf = ticket => place.get(ticket.id) ?? Infinity;
  return sorted([...tickets].filter(ticket => ticket.status === 'waiting'), levels, 'issuedAt', placeOf);
}

/**
 * By the time of issue; where that is not said, as they stand.
 * @param {Iterable<object>} tickets
 */
export function longestWaitingFirst(tickets) {
  return [...tickets].sort((one, other) => compareTimes(one.issuedAt, other.issuedAt));
}

/**
 * Who is called or with a doctor, the earliest call first.
 * @param {Iterable<object>} tickets
 */
export function inRooms(tickets) {
  return [...tickets].filter(({ status }) => status === 'called' || status === 'in-consultation')
    .sort((one, other) => compareTimes(one.calledAt, other.calledAt) || compareIds(one.id, other.id));
}

/**
 * Who is away: parked, or skipped; who is expected first, first.
 * @param {Iterable<object>} tickets
 * @param {string} status `parked` or `skipped`
 */
export function away(tickets, status) {
  return [...tickets].filter(ticket => ticket.status === status)
    .sort((one, other) => compareTimes(one.times?.since, other.times?.since) || compareIds(one.id, other.id));
}

/**
 * Visits that a day has left open for a later one, the oldest first.
 * @param {Iterable<object>} tickets
 * @param {(id: string) => boolean} isEarlier whether a ticket is of an earlier day than the open one
 */
export function leftOpen(tickets, isEarlier) {
  return [...tickets].filter(({ id, status }) => OPEN.has(status) && isEarlier(id))
    .sort((one, other) => compareIds(one.id, other.id));
}

/**
 * Whether a room may be given this patient: as the triage-service has it, by service line, or because the patient waits
 * for this very room.
 * @param {object} ticket
 * @param {{name: string, serviceLines: string[]} | undefined} room none for any
 */
export function isFor({ serviceLine, onlyRoom }, room) {
  if (!room) {
    return true;
  }
  return onlyRoom ? onlyRoom === room.name : room.serviceLines.length === 0 || room.serviceLines.includes(serviceLine);
}

/**
 * Whose visit is over, in whatever way, the last first.
 * @param {Iterable<object>} tickets
 */
export function done(tickets) {
  return [...tickets].filter(({ status }) => !OPEN.has(status))
    .sort((one, other) => compareTimes(other.finishedAt, one.finishedAt) || compareIds(other.id, one.id));
}

/**
 * Who waits for other rooms alone, by room.
 * @param {Iterable<object>} tickets
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
 * @param {Iterable<object>} entries
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
 * What is on the pharmacy's list, in the order of work: by level, then by the time of submission. What was cancelled when
 * a counter had begun it stays at its place until somebody has put it away.
 * @param {Iterable<object>} prescriptions
 * @param {object[]} levels
 */
export function pharmacyQueue(prescriptions, levels) {
  return sorted([...prescriptions].filter(one => TO_DO.has(one.status) || isToPutAway(one)), levels, 'submittedAt',
    () => Infinity);
}

/**
 * Whether it was cancelled when a counter had begun it, and nobody has put that away yet.
 * @param {object} prescription
 */
export function isToPutAway({ status, counter, cancelledAt, putAwayAt }) {
  return status === 'cancelled' && Boolean(counter) && Boolean(cancelledAt) && !putAwayAt;
}

/**
 * What nobody has fetched by the end of its day, the longest ready first.
 * @param {Iterable<object>} prescriptions
 */
export function notCollected(prescriptions) {
  return [...prescriptions].filter(({ status }) => status === 'not-collected')
    .sort((one, other) => compareTimes(one.readyAt, other.readyAt) || compareIds(one.id, other.id));
}

/**
 * What was handed over or put back, the last first.
 * @param {Iterable<object>} prescriptions
 */
export function suppliedLast(prescriptions) {
  return [...prescriptions].filter(({ status }) => status === 'handed-over' || status === 'returned')
    .sort((one, other) => compareTimes(stepAt(other), stepAt(one)) || compareIds(one.id, other.id));
}

/**
 * When the step was done that can be taken back now, as the pharmacy has it.
 * @param {object} prescription
 * @returns {string | undefined} none where there is nothing to take back
 */
export function stepAt({ status, claimedAt, takenOver, readyAt, handedOverAt, returnedAt }) {
  switch (status) {
    case 'claimed':
      return takenOver ? undefined : claimedAt;
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
 * @param {Iterable<object>} entries with `heard`
 */
export function newestFirst(entries) {
  return [...entries].sort((one, other) => other.heard - one.heard);
}

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

/** An instant as text that sorts: instants come with as many decimals as they have. */
function instantKey(instant) {
  const [seconds, decimals = ''] = String(instant ?? '').replace('Z', '').split('.');
  return `${seconds}.${decimals.padEnd(9, '0')}`;
}

function compareTimes(one, other) {
  return compare(instantKey(one), instantKey(other));
}

/** Ids hold numbers of different lengths: A1000 comes after A999. */
function compareIds(one, other) {
  return collator.compare(one ?? '', other ?? '');
}

const collator = new Intl.Collator('en', { numeric: true });

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
