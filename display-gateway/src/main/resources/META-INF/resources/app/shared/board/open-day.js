import { language, locale, text } from '../page/texts.js';

/**
 * Which operating day is open. A number is given again each day, and a visit may outlast its own: whatever is of another
 * day says so beside its number.
 */

/** Of the page's clinic, `2026-11-22`; empty until the board has said it. */
let open = '';

const DAY_LENGTH = '2026-11-22'.length;
const ONE_DAY = 24 * 60 * 60 * 1000;

/**
 * Goes by this day from now on.
 * @param {string | null} day none where the board does not know it yet
 */
export function goByDay(day) {
  open = day ?? open;
}

/**
 * Whether a ticket is of an earlier day than the open one.
 * @param {string} id the ticket's, which begins with its day
 */
export function isOfEarlierDay(id) {
  return open !== '' && id.slice(0, DAY_LENGTH) < open;
}

/**
 * The day of a ticket in words, where it is not the open one: `yesterday`, `Nov 19`.
 * @param {string} id the ticket's
 * @param {string} [tag] another language than the page's
 * @returns {string} empty for a ticket of the open day
 */
export function dayMark(id, tag = language) {
  if (!isOfEarlierDay(id)) {
    return '';
  }
  const day = Date.parse(id.slice(0, DAY_LENGTH));
  return Date.parse(open) - day === ONE_DAY ? text('shared.yesterday', {}, tag)
    : new Intl.DateTimeFormat(locale(tag), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day);
}

/**
 * The number as a person knows the ticket by it: `A002`, and of another day `A002 · yesterday`.
 * @param {{id: string, number: string}} ticket
 */
export function numberOf({ id, number }) {
  const mark = dayMark(id);
  return mark ? `${number} · ${mark}` : number;
}

/**
 * Same, of the ticket that a prescription or a request for help is for.
 * @param {string} id the ticket's
 */
export function numberOfId(id) {
  return numberOf({ id, number: id.slice(DAY_LENGTH + 1) });
}
