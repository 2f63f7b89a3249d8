import { language } from './texts.js';

/** @type {Map<string, Intl.DateTimeFormat>} by language and form: making one takes longer than using it */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} form */
function formatted(instant, form) {
  const key = `${language} ${JSON.stringify(form)}`;
  if (!formats.has(key)) {
    formats.set(key, formatOf({ ...form, hourCycle: 'h23' }));
  }
  return formats.get(key).format(new Date(instant));
}

/** The services know time zones, such as `Z`, that browsers do not: then it is the device's. */
function formatOf(form) {
  try {
    return new Intl.DateTimeFormat(language, form);
  } catch (unknown) {
    console.warn(unknown.message);
    return new Intl.DateTimeFormat(language, { ...form, timeZone: undefined });
  }
}

/**
 * Local time of day, `09:41:07`.
 * @param {string | number | Date} instant
 */
export function timeOfDay(instant) {
  return formatted(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/**
 * Local time of day, `09:41`.
 * @param {string | number | Date} instant
 * @param {string} [zone] another one than the device's
 */
export function hourAndMinute(instant, zone) {
  return formatted(instant, { hour: '2-digit', minute: '2-digit', timeZone: zone });
}

/**
 * The day, `November 22, 2026`.
 * @param {string | number | Date} instant
 * @param {string} [zone] another one than the device's
 */
export function dateOf(instant, zone) {
  return formatted(instant, { dateStyle: 'long', timeZone: zone });
}

/**
 * A span of time, `4:07` or `1:04:07`; a clock that runs behind the server's shows `0:00`.
 * @param {number} milliseconds
 */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = number => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * A length of time as it travels, `PT1H30M` or `PT6.5S`.
 * @param {string | undefined} iso
 * @returns {number} milliseconds, 0 where there is none
 */
export function millisOf(iso) {
  const parts = /^PT(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?$/.exec(iso ?? '');
  const [hours, minutes, seconds] = (parts ?? []).slice(1).map(part => Number(part ?? 0));
  return parts ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : 0;
}

/** What the server's clock says, as far as it is known: `here` by this machine's, `there` by its own. */
let reading = { here: 0, there: 0, pace: 1 };

/** What time it is in the clinic, in milliseconds. In a demo it goes faster than this machine's. */
export function now() {
  return reading.there + (Date.now() - reading.here) * reading.pace;
}

/** How many of the clinic's seconds pass in one of this machine's: 1, but in a demo. */
export function pace() {
  return reading.pace;
}

/**
 * Goes by the server's clock from now on: this machine's may be wrong.
 * @param {{now: string, pace: number}} said
 * @param {number} asked when it was asked for, by this machine
 * @param {number} answered when the answer was there
 */
export function goBy(said, asked, answered) {
  reading = { here: (asked + answered) / 2, there: Date.parse(said.now), pace: said.pace };
}

/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Calls back at each full second, all listeners from one timer.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function everySecond(listener) {
  listeners.add(listener);
  if (listeners.size === 1) {
    tick();
  }
  return () => listeners.delete(listener);
}

function tick() {
  setTimeout(() => {
    listeners.forEach(listener => listener());
    if (listeners.size > 0) {
      tick();
    }
  }, 1000 - Date.now() % 1000);
}
