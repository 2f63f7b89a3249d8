import { millisOf } from '../shared/board/figures.js';
import { locale } from '../shared/page/texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is not known. */
export const NONE = '–';

/** @param {number | undefined} number */
export function count(number) {
  return number === undefined ? NONE : new Intl.NumberFormat(locale()).format(number);
}

/** @param {number | undefined} number */
export function decimal(number) {
  return number === undefined ? NONE : new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(number);
}

/** @param {number | undefined} share */
export function percent(share) {
  return share === undefined ? NONE
    : new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
}

/**
 * A duration as it is read, to the minute, or to the second below one.
 * @param {string | undefined} duration as it travels
 */
export function duration(duration) {
  return duration === undefined ? NONE : time(millisOf(duration));
}

/** @param {number} millis */
export function time(millis) {
  if (millis < MINUTE) {
    return unit(Math.round(millis / 1000), 'second');
  }
  const minutes = Math.round(millis / MINUTE);
  return minutes < 90 ? unit(minutes, 'minute')
    : [unit(Math.floor(minutes / 60), 'hour'), ...(minutes % 60 ? [unit(minutes % 60, 'minute')] : [])].join(' ');
}

/**
 * In minutes, for an axis.
 * @param {string | undefined} duration as it travels
 */
export function minutes(duration) {
  return duration === undefined ? null : Math.round(millisOf(duration) / MINUTE * 10) / 10;
}

/**
 * In hours.
 * @param {string | undefined} duration as it travels
 */
export function hours(duration) {
  return duration === undefined ? null : Math.round(millisOf(duration) / HOUR * 10) / 10;
}

/** @param {number} value of an axis of minutes */
export function minutesLabel(value) {
  return unit(value, 'minute');
}

/** @param {number} value of an axis of hours */
export function hoursLabel(value) {
  return unit(value, 'hour');
}

/**
 * @param {string} key of a day, week or month
 * @param {boolean} [long]
 */
export function dayLabel(key, long = false) {
  /** @type {Intl.DateTimeFormatOptions} */
  const form = key.length === 7 ? { month: long ? 'long' : 'short', year: 'numeric' }
    : long ? { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale(), { ...form, timeZone: 'UTC' }).format(Date.parse(key));
}

/**
 * One step of a period.
 * @param {string} key of an hour, day, week or month
 * @param {boolean} [long]
 */
export function stepLabel(key, long = false) {
  return key.length <= 2 ? hourLabel(Number(key)) : dayLabel(key, long);
}

/**
 * @param {number} weekday 1 for Monday
 * @param {'short' | 'long'} [form]
 */
export function weekdayLabel(weekday, form = 'short') {
  // The 1st of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale(), { weekday: form, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
}

/** @param {number} hour */
export function hourLabel(hour) {
  return `${String(hour).padStart(2, '0')}:00`;
}

/**
 * @param {number} value
 * @param {string} name of the unit
 */
function unit(value, name) {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}
