/** What a manager sees of the clinic at a glance: places, service lines, and which rows. Pure functions; times are milliseconds. */

import { IN_WORK, isInRoom, isMeant } from '../shared/board/board-order.js';
import { consulted, figureAt, millisOf, waited } from '../shared/board/figures.js';
import { placeName, workplaceOf, workplaceOfCall } from '../shared/board/places.js';

/** With fewer consultations nobody knows yet what is usual today. */
const LEAST = 5;
/** A consultation is long from so many times the usual length on. */
const LONG = 2;

/**
 * How long a consultation usually takes today: the median of those that are over.
 * @param {Iterable<Page.Ticket<'manager'>>} tickets
 * @returns {number | undefined} none where there were too few
 */
export function usualConsultation(tickets) {
  const lengths = [...tickets].filter(({ status, startedAt }) => status === 'finished' && startedAt)
    .map(ticket => consulted(ticket)?.spent ?? 0).sort((one, other) => one - other);
  return lengths.length < LEAST ? undefined : lengths[Math.ceil(lengths.length / 2) - 1];
}

/**
 * Rooms, then counters, in which somebody sits or whose patient has not gone yet; in the clinic's order.
 * @param {Page.Board<'manager'>} board
 * @returns {Page.PlaceAtAGlance[]}
 */
export function placesOf({ settings, tickets, prescriptions, present }) {
  const staffed = new Map(present.map(one => [one.workplace, one]));
  const here = new Map([...tickets.values()].filter(isInRoom).map(ticket => [workplaceOfCall(ticket), ticket]));
  const work = Map.groupBy([...prescriptions.values()].filter(({ status }) => IN_WORK.has(status)), ({ counter }) => workplaceOf('counter', placeName(counter)));
  const known = [...(settings?.rooms ?? []).map(({ name }) => workplaceOf('room', name)),
    ...(settings?.counters ?? []).map(counter => workplaceOf('counter', counter))];
  const kept = [...here.keys(), ...work.keys()].filter(workplace => workplace !== '');
  return [...new Set([...known, ...staffed.keys(), ...kept])].map(workplace => ({
    workplace, staffed: staffed.get(workplace), ticket: here.get(workplace), inWork: work.get(workplace)?.length ?? 0,
  })).filter(place => place.staffed || place.ticket || place.inWork > 0);
}

/**
 * How a place is doing.
 * @param {Page.PlaceAtAGlance} place
 * @param {number | undefined} usual how long a consultation usually takes
 * @param {number} at
 * @returns {'free' | 'away' | 'called' | 'busy' | 'long'}
 */
export function stateOf({ ticket, inWork, staffed }, usual, at) {
  if (!ticket) {
    return staffed?.back ? 'away' : inWork > 0 ? 'busy' : 'free';
  }
  const spent = consulted(ticket);
  return ticket.status === 'called' || !spent ? 'called'
    : usual !== undefined && figureAt(spent, at) > LONG * usual ? 'long' : 'busy';
}

/**
 * Names of rooms where nobody sits and nobody is.
 * @param {Page.Board<'manager'>} board
 * @returns {string[]}
 */
export function emptyRooms(board) {
  const taken = new Set(placesOf(board).map(({ workplace }) => workplace));
  return (board.settings?.rooms ?? []).filter(({ name }) => !taken.has(workplaceOf('room', name))).map(({ name }) => placeName(name));
}

/**
 * Service lines in which somebody waits, the longest wait first.
 * @param {Iterable<Page.Ticket<'manager'>>} tickets
 * @param {number} at
 * @returns {{line: string, count: number, over: number, longest: Page.Ticket<'manager'>}[]} over: how many have waited for longer
 *   than the target of their level
 */
export function linesOf(tickets, at) {
  const spent = (/** @type {Page.Ticket<'manager'>} */ ticket) => figureAt(waited(ticket), at);
  const byLine = Map.groupBy([...tickets].filter(({ status }) => status === 'waiting'), ({ serviceLine }) => serviceLine);
  return [...byLine].map(([line, waiting]) => ({
    line, count: waiting.length,
    over: waiting.filter(ticket => spent(ticket) >= millisOf(ticket.target)).length,
    longest: waiting.reduce((one, other) => (spent(other) > spent(one) ? other : one)),
  })).sort((one, other) => spent(other.longest) - spent(one.longest));
}

/**
 * The tickets of one group of the table that are wanted, in the wanted order; those that are alike in it stand as they stood.
 * @param {Page.Ticket<'manager'>[]} tickets as the group has them
 * @param {Page.Wanted} wanted
 * @param {number} at
 * @returns {Page.Ticket<'manager'>[]}
 */
export function rowsOf(tickets, { find, status, line, level, sort, down }, at) {
  const left = tickets.filter(ticket => (status === '' || ticket.status === status) && (line === '' || ticket.serviceLine === line)
    && (level === '' || ticket.priority === level) && isMeant(ticket.number, find));
  const key = SORTS.get(sort);
  const sorted = key ? left.sort((one, other) => compare(key(one, at), key(other, at))) : left;
  return down ? sorted.reverse() : sorted;
}

/**
 * Whether somebody looks for some of them alone.
 * @param {Page.Wanted} wanted
 */
export function isPicked({ find, status, line, level }) {
  return find.trim() !== '' || status !== '' || line !== '' || level !== '';
}

/** @type {Map<string, (ticket: Page.Ticket<'manager'>, at: number) => string | number>} */
const SORTS = new Map(/** @type {[string, (ticket: Page.Ticket<'manager'>, at: number) => string | number][]} */ ([
  ['number', ({ number }) => number],
  ['serviceLine', ({ serviceLine }) => serviceLine],
  ['level', ({ target, priority }) => `${String(millisOf(target)).padStart(12, '0')} ${priority}`],
  ['waited', (ticket, at) => figureAt(waited(ticket), at)],
]));

/**
 * Whether the table can be sorted by this column.
 * @param {string} column
 */
export function isSorted(column) {
  return SORTS.has(column);
}

/**
 * @param {string | number} one
 * @param {string | number} other
 */
function compare(one, other) {
  return typeof one === 'number' ? one - Number(other) : collator.compare(one, String(other));
}

const collator = new Intl.Collator('en', { numeric: true });
