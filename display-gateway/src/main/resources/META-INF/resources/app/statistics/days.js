/** Days as they travel, `2026-11-30`, without a time or a zone. */

const DAY = 86_400_000;
/** So many columns can be told apart. */
const MOST_DAYS = 62;
const MOST_WEEKS = 53 * 7;

/**
 * @param {string} day
 * @param {number} count may be negative
 */
export function plusDays(day, count) {
  return dayOf(Date.parse(day) + count * DAY);
}

/**
 * The first day of a month.
 * @param {string} day in it
 * @param {number} [count] so many months later
 */
export function monthOf(day, count = 0) {
  const [year, month] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month - 1 + count, 1));
}

/**
 * How many days there are from one to the other, both included.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/**
 * By what a period's figures are told apart as time goes on.
 * @param {Page.Period} period
 * @returns {Page.Step}
 */
export function stepOf({ from, to }) {
  const days = daysBetween(from, to);
  return days === 1 ? 'hour' : days <= MOST_DAYS ? 'day' : days <= MOST_WEEKS ? 'week' : 'month';
}

/**
 * All steps of a period, those in which there was nothing, too, by the keys that the figures have; of a day's hours those between
 * the first and the last in which there was something.
 * @param {Page.Period} period
 * @param {string[]} used
 * @returns {string[]}
 */
export function stepsOf(period, used) {
  const step = stepOf(period);
  if (step === 'hour') {
    const hours = used.map(Number);
    const first = Math.min(...hours);
    return Array.from({ length: Math.max(0, Math.max(...hours) - first + 1) }, (_, index) => String(first + index));
  }
  /** @type {string[]} */
  const keys = [];
  for (let day = period.from; day <= period.to; day = plusDays(day, 1)) {
    const key = step === 'day' ? day : step === 'week' ? mondayOf(day) : day.slice(0, 7);
    if (keys.at(-1) !== key) {
      keys.push(key);
    }
  }
  return keys;
}

/**
 * What picks out the visits of one step, as far as it is of the period.
 * @param {Page.Period} period
 * @param {string} key of the step
 * @returns {Page.Query}
 */
export function behindStep(period, key) {
  const step = stepOf(period);
  if (step === 'hour') {
    return { hour: key };
  }
  const [first, last] = step === 'day' ? [key, key] : step === 'week' ? [key, plusDays(key, 6)]
    : [`${key}-01`, plusDays(monthOf(`${key}-01`, 1), -1)];
  return { from: first > period.from ? first : period.from, to: last < period.to ? last : period.to };
}

/** @param {string} day */
function mondayOf(day) {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return plusDays(day, -(weekday + 6) % 7);
}

/** @param {number} millis */
function dayOf(millis) {
  return new Date(millis).toISOString().slice(0, 10);
}
