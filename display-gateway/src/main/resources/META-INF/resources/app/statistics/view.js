import { monthOf, plusDays } from './days.js';

/** What the page shows is in its address, so that it can be sent, kept and gone back to. */

/** By what the visits can be picked out. */
export const FILTERS = ['serviceLine', 'level', 'room', 'counter', 'person'];
/** Periods that go with the day. */
export const PERIODS = ['today', 'yesterday', 'last-7-days', 'last-30-days', 'this-month', 'last-month', 'last-12-months'];
/** A period of fixed days. */
export const BETWEEN = 'between';
const USUAL = 'last-30-days';
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * What an address says; what it does not say, or says in vain, is as usual.
 * @param {string} search behind the question mark
 * @returns {Page.View}
 */
export function viewOf(search) {
  const said = new URLSearchParams(search);
  const from = said.get('from') ?? '';
  const to = said.get('to') ?? '';
  const fixed = DAY.test(from) && DAY.test(to) && from <= to;
  const period = said.get('period') ?? '';
  const behind = said.get('visits');
  const played = said.get('play');
  return {
    period: fixed ? BETWEEN : PERIODS.includes(period) ? period : USUAL,
    from: fixed ? from : '',
    to: fixed ? to : '',
    filters: Object.fromEntries(FILTERS.flatMap(name => {
      const value = said.get(name);
      return value ? [[name, value]] : [];
    })),
    behind: behind === null ? null : Object.fromEntries(new URLSearchParams(behind)),
    played: played === null ? null : Object.fromEntries(new URLSearchParams(played)),
  };
}

/**
 * The address of a view; what else is in the present one stays there.
 * @param {Page.View} view
 * @param {string} search of the present address
 * @returns {string} from the question mark on
 */
export function searchOf({ period, from, to, filters, behind, played }, search) {
  const address = new URLSearchParams(search);
  ['period', 'from', 'to', 'visits', 'play', ...FILTERS].forEach(name => address.delete(name));
  const said = { ...(period === BETWEEN ? { from, to } : period === USUAL ? {} : { period }), ...filters };
  Object.entries(said).forEach(([name, value]) => address.set(name, value));
  if (behind) {
    address.set('visits', String(new URLSearchParams(behind)));
  }
  if (played) {
    address.set('play', String(new URLSearchParams(played)));
  }
  return `?${address}`;
}

/**
 * Which days are meant.
 * @param {Page.View} view
 * @param {string} today the operating day that is open
 * @returns {Page.Period}
 */
export function periodOf({ period, from, to }, today) {
  switch (period) {
    case BETWEEN: return { from, to };
    case 'today': return { from: today, to: today };
    case 'yesterday': return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'last-7-days': return { from: plusDays(today, -6), to: today };
    case 'this-month': return { from: monthOf(today), to: today };
    case 'last-month': return { from: monthOf(today, -1), to: plusDays(monthOf(today), -1) };
    case 'last-12-months': return { from: monthOf(today, -11), to: today };
    default: return { from: plusDays(today, -29), to: today };
  }
}
