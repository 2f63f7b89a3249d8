import { millisOf } from '../board/figures.js';
import { language, locale } from './texts.js';

export { millisOf };

/** The clinic's time zone, in which all pages show all times; the device's as long as nobody knows it. */
let zone = document.documentElement.dataset.zone || undefined;

/** Within which a weekday names one day alone. */
const A_WEEK = 6 * 24 * 3_600_000;

/** @type {Map<string, Intl.DateTimeFormat>} by language, zone and form: making one takes longer than using it */
const formats = new Map();

/**
 * @param {string | number | Date} instant
 * @param {Intl.DateTimeFormatOptions} form
 * @param {string} [wanted] another language than the page's
 */
function formatted(instant, form, wanted = language) {
  const key = `${wanted} ${zone} ${JSON.stringify(form)}`;
  const format = formats.get(key) ?? formatOf({ ...form, timeZone: zone, hourCycle: 'h23' }, wanted);
  formats.set(key, format);
  return format.format(new Date(instant));
}

/**
 * The services know time zones, such as `Z`, that browsers do not: then it is the device's.
 * @param {Intl.DateTimeFormatOptions} form
 * @param {string} wanted
 */
function formatOf(form, wanted) {
  try {
    return new Intl.DateTimeFormat(locale(wanted), form);
  } catch (unknown) {
    console.warn(unknown.message);
    return new Intl.DateTimeFormat(locale(wanted), { ...form, timeZone: undefined });
  }
}

/**
 * The clinic's time of day, `09:41:07`.
 * @param {string | number | Date} instant
 */
export function timeOfDay(instant) {
  return formatted(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/**
 * The clinic's time of day, `09:41`.
 * @param {string | number | Date} instant
 */
export function hourAndMinute(instant) {
  return formatted(instant, { hour: '2-digit', minute: '2-digit' });
}

/**
 * The clinic's day, `November 22, 2026`.
 * @param {string | number | Date} instant
 * @param {string} [wanted] another language than the page's
 */
export function dateOf(instant, wanted) {
  return formatted(instant, { dateStyle: 'long' }, wanted);
}

/**
 * Both, `November 22, 2026, 09:41`.
 * @param {string | number | Date} instant
 */
export function dayAndTime(instant) {
  return `${dateOf(instant)}, ${hourAndMinute(instant)}`;
}

/**
 * When something will be: `09:41` on the same day, `Monday, 09:41` within a week, else with its date.
 * @param {string | number | Date} instant
 * @param {number} at the present, in milliseconds
 */
export function coming(instant, at) {
  if (dateOf(instant) === dateOf(at)) {
    return hourAndMinute(instant);
  }
  const isSoon = new Date(instant).getTime() - at < A_WEEK;
  return formatted(instant, { weekday: 'long', ...isSoon ? {} : { day: 'numeric', month: 'long' }, hour: '2-digit', minute: '2-digit' });
}

/**
 * What a day of the week is called.
 * @param {number} place 0 is Monday
 */
export function weekdayName(place) {
  return new Intl.DateTimeFormat(locale(language), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + place)));
}

/**
 * A span of time, `4:07` or `1:04:07`; a clock that runs behind the server's shows `0:00`.
 * @param {number} milliseconds
 */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * An instant and so much later, in milliseconds; 0 where one of them is not known.
 * @param {string | undefined} instant
 * @param {string | undefined} duration as it travels, `PT10M`
 */
export function after(instant, duration) {
  return instant && duration ? Date.parse(instant) + millisOf(duration) : 0;
}

/**
 * What the server's clock says, as far as it is known: `here` by a clock of this machine that nobody sets, `there` by the
 * server's.
 */
let reading = { here: performance.now(), there: Date.now(), pace: 1 };
/**
 * Until when what the page shows is known to be so; none while it is how things stand.
 * @type {number | null}
 */
let heldAt = null;

/** What time it is in the clinic, in milliseconds. In a demo it goes faster than this machine's. */
export function now() {
  return reading.there + (performance.now() - reading.here) * reading.pace;
}

/** For what the page reckons of what it was told: now, or when it was last told how things stand. */
export function asOf() {
  return heldAt ?? now();
}

/**
 * From an instant on, nobody knows what has become of what the page shows: what ticks stands still.
 * @param {number | null} instant none once it is how things stand again
 */
export function holdAt(instant) {
  if (instant !== heldAt) {
    heldAt = instant;
    listeners.forEach(listener => listener());
  }
}

/** How many of the clinic's seconds pass in one of this machine's: 1, but in a demo. */
export function pace() {
  return reading.pace;
}

/**
 * Goes by the server's clock from now on: this machine's may be wrong, and in another zone. Fires `cq-language` at the
 * document where times have to be said anew.
 * @param {Api.Clock} said
 * @param {number} asked when it was asked for, by `performance.now()`
 * @param {number} answered when the answer was there
 */
export function goBy(said, asked, answered) {
  reading = { here: (asked + answered) / 2, there: Date.parse(said.now), pace: said.pace };
  if (said.zone && said.zone !== zone) {
    zone = said.zone;
    document.dispatchEvent(new Event('cq-language'));
  }
}

/** @type {Set<() => void>} */
const listeners = new Set();
/** One timer is enough, also where the last listener goes and another comes within a second. */
let ticking = false;

/**
 * Calls back at each full second, all listeners from one timer.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function everySecond(listener) {
  listeners.add(listener);
  if (!ticking) {
    tick();
  }
  return () => listeners.delete(listener);
}

/** The next second is seen to first: a listener that fails stops no clock for good. */
function tick() {
  ticking = true;
  setTimeout(() => {
    ticking = false;
    if (listeners.size > 0) {
      tick();
    }
    listeners.forEach(listener => listener());
  }, 1000 - Date.now() % 1000);
}
