import { Refused } from '../shared/controls/commands.js';
import { text, wordText } from '../shared/page/texts.js';
import { weekdayName } from '../shared/page/time.js';
import { durationOf, entriesOf, minutesOf } from './pharmacy-settings.js';

/**
 * What managers set of the clinic's day, its calls, places and levels: fields of a `<cq-ask>`, and the settings from what was typed
 * there. What cannot be is sent as it is typed: the owner says what is wrong with it.
 */

/** @type {Api.ClinicSettings['atDayEnd'][]} */
const AT_DAY_END = ['close', 'carry_over'];
/** @type {(keyof NonNullable<Api.OpeningHours['week']>)[]} */
export const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** @type {Api.Calling['policy'][]} */
const POLICIES = ['due', 'strict'];
/** @type {Api.Calling['roomOrder'][]} */
const ROOM_ORDERS = ['best-of-all', 'own-first'];
/** @type {'counters'} */
const COUNTERS = 'counters';
/** Minutes, as the owner has them. */
const HOUR = { least: 0, most: 60 };
const HALF_A_DAY = { least: 1, most: 720 };
const DAY = { least: 0, most: 1440 };
/** 200 rooms with 20 service lines each, and 20 service lines in five languages. */
const LONGEST = 100_000;
const DISTANCES = { least: 1, most: 30 };

/** @param {Api.ClinicSettings} settings */
export function fieldsOfDay({ clinic, name = '', zone, dayStartsAt, atDayEnd, languages, counters, screen }) {
  return [
    { name: 'name', label: text('manager.clinicName'), value: name || clinic, most: 60 },
    { name: 'zone', label: text('manager.zone'), value: zone, required: true },
    { name: 'dayStartsAt', label: text('manager.dayStartsAt'), value: dayStartsAt.slice(0, 5), required: true },
    { name: 'atDayEnd', label: text('manager.atDayEnd'), value: atDayEnd,
      options: AT_DAY_END.map(value => ({ value, label: wordText('manager', 'atDayEnd', value.replace('_', '-')) })) },
    { name: 'languages', label: text('manager.languages'), value: languages.join(', '), required: true },
    { name: 'counters', label: text('manager.counters'), value: counters.join(', '), most: LONGEST, required: true },
    { name: 'viewingDistance', label: text('manager.distance'), value: String(screen.viewingDistance), number: DISTANCES, required: true },
  ];
}

/**
 * @param {Record<string, string>} said
 * @param {Api.ClinicSettings} settings
 * @returns {Api.ChangeSettings}
 */
export function dayOf({ name = '', zone, dayStartsAt, atDayEnd, languages = '', counters = '', viewingDistance }, { clinic, screen }) {
  return {
    name: name === clinic ? '' : name,
    zone,
    dayStartsAt,
    atDayEnd: /** @type {Api.ClinicSettings['atDayEnd']} */ (atDayEnd),
    languages: entriesOf(languages),
    counters: entriesOf(counters),
    screen: { ...screen, viewingDistance: Number(viewingDistance) },
  };
}

/**
 * A field for each weekday: `08:00-12:00, 14:00-18:00`, empty where it is closed; and a line for each other date.
 * @param {Api.OpeningHours} [hours] none where numbers are given at all times
 */
export function fieldsOfHours({ week, days } = { week: {}, days: {} }) {
  return [
    ...WEEK.map((day, place) => ({ name: day, label: weekdayName(place), value: week[day]?.join(', ') ?? '' })),
    { name: 'days', label: text('manager.hoursDays'), rows: 4, most: LONGEST,
      value: Object.entries(days).map(([day, spans]) => day + (spans.length > 0 ? `: ${spans.join(', ')}` : '')).join('\n') },
  ];
}

/**
 * @param {Record<string, string>} said
 * @returns {Api.OpeningHours}
 */
export function hoursOf({ days = '', ...said }) {
  return {
    week: Object.fromEntries(WEEK.filter(day => said[day]).map(day => [day, entriesOf(said[day])])),
    days: Object.fromEntries(rowsOf(days).map(row => {
      const [day, spans] = row.split(/:(.*)/s);
      return [day.trim(), entriesOf(spans ?? '')];
    })),
  };
}

/** @param {Api.Calling} calling */
export function fieldsOfCalling({ policy, roomOrder, attempts, pause, returnWithin, undoWithin, unservedAfter }) {
  return [
    { name: 'policy', label: text('manager.policy'), value: policy,
      options: POLICIES.map(value => ({ value, label: wordText('staff', 'policy', value) })) },
    { name: 'roomOrder', label: text('manager.roomOrder'), value: roomOrder,
      options: ROOM_ORDERS.map(value => ({ value, label: wordText('manager', 'roomOrder', value) })) },
    { name: 'attempts', label: text('manager.attempts'), value: String(attempts), number: { least: 1, most: 10 }, required: true },
    minutes('pause', text('manager.pause'), pause, HOUR),
    minutes('returnWithin', text('manager.returnWithin'), returnWithin, HALF_A_DAY),
    minutes('undoWithin', text('manager.undoWithin'), undoWithin, HOUR),
    minutes('unservedAfter', text('manager.unservedAfter'), unservedAfter, HALF_A_DAY),
  ];
}

/**
 * @param {Record<string, string>} said
 * @returns {Api.Calling}
 */
export function callingOf({ policy, roomOrder, attempts, pause, returnWithin, undoWithin, unservedAfter }) {
  return {
    policy: /** @type {Api.Calling['policy']} */ (policy),
    roomOrder: /** @type {Api.Calling['roomOrder']} */ (roomOrder),
    attempts: Math.round(Number(attempts)),
    pause: durationOf(pause),
    returnWithin: durationOf(returnWithin),
    undoWithin: durationOf(undoWithin),
    unservedAfter: durationOf(unservedAfter),
  };
}

/**
 * A line for each: `A general: General | es: Medicina general | due`, or `| counters` where the pharmacy serves it.
 * @param {Api.ServiceLine[]} lines
 */
export function fieldsOfLines(lines) {
  return [{ name: 'serviceLines', label: text('manager.serviceLines'), value: lines.map(lineText).join('\n'), most: LONGEST, rows: 6, required: true }];
}

/** @param {Api.ServiceLine} line */
function lineText({ letter, code, name, names = {}, policy, servedAt }) {
  return [`${letter} ${code}: ${name}`, ...Object.entries(names).map(([language, other]) => `${language}: ${other}`),
    ...servedAt === COUNTERS ? [COUNTERS] : [], ...policy ? [policy] : []].join(' | ');
}

/**
 * A line's own hours stay as they are: they are written as text.
 * @param {Record<string, string>} said
 * @param {Api.ServiceLine[]} before
 * @returns {Api.ServiceLine[]}
 */
export function linesFrom({ serviceLines = '' }, before) {
  return rowsOf(serviceLines).map(row => {
    const [first, ...others] = row.split('|').map(part => part.trim());
    const [, letter = '', code = '', name = ''] = /^(\S*)\s+([^:]*):\s*(.*)$/.exec(first) ?? ['', '', '', first];
    const policy = POLICIES.find(known => others.includes(known));
    const names = others.filter(other => other !== '' && other !== COUNTERS && other !== policy)
      .map(other => /^([a-z]{2,3}(?:-[A-Z]{2})?):\s*(.*)$/.exec(other)?.slice(1) ?? ['', other]);
    const hours = before.find(line => line.code === code.trim())?.hours;
    return {
      code: code.trim(), letter, name,
      ...hours ? { hours } : {},
      ...policy ? { policy } : {},
      ...names.length > 0 ? { names: Object.fromEntries(names) } : {},
      ...others.includes(COUNTERS) ? { servedAt: COUNTERS } : {},
    };
  });
}

/**
 * Those that stand together and take the same service lines in one row: `1, 2, 3: general, paediatrics`; without a colon all of them.
 * @param {Api.Room[]} rooms
 */
export function fieldsOfRooms(rooms) {
  /** @type {{names: string[], lines: string}[]} */
  const rows = [];
  for (const { name, serviceLines } of rooms) {
    const lines = serviceLines.join(', ');
    const last = rows.at(-1);
    if (last?.lines === lines) {
      last.names.push(name);
    } else {
      rows.push({ names: [name], lines });
    }
  }
  return [{ name: 'rooms', label: text('manager.rooms'), most: LONGEST, rows: 5, required: true,
    value: rows.map(({ names, lines }) => names.join(', ') + (lines && `: ${lines}`)).join('\n') }];
}

/**
 * @param {Record<string, string>} said
 * @returns {Api.Room[]}
 */
export function roomsFrom({ rooms = '' }) {
  return rowsOf(rooms).flatMap(row => {
    const [names, lines = ''] = row.split(':');
    return entriesOf(names).map(name => ({ name, serviceLines: entriesOf(lines) }));
  });
}

/**
 * What of a level is changed from day to day; the rest is written as text.
 * @param {Api.ClinicSettings['scale']} scale
 */
export function fieldsOfScale({ levels, initial }) {
  return [
    { name: 'initial', label: text('manager.initialLevel'), value: initial, options: levels.map(({ code, name }) => ({ value: code, label: name })) },
    ...levels.flatMap(({ code, name, target, reassessAfter }) => [
      { name: `${code}.name`, label: text('manager.nameOfLevel', { level: code }), value: name, required: true, most: 30 },
      minutes(`${code}.target`, text('manager.waitOfLevel', { level: name }), target, DAY),
      minutes(`${code}.reassessAfter`, text('manager.reassessOfLevel', { level: name }), reassessAfter, DAY),
    ]),
  ];
}

/**
 * @param {Record<string, string>} said
 * @param {Api.ClinicSettings} settings
 * @returns {Api.ClinicSettings['scale']}
 */
export function scaleFrom(said, { scale }) {
  return {
    ...scale,
    initial: said.initial,
    levels: scale.levels.map(level => ({
      ...level,
      name: said[`${level.code}.name`] ?? '',
      target: durationOf(said[`${level.code}.target`]),
      reassessAfter: durationOf(said[`${level.code}.reassessAfter`]),
    })),
  };
}

/**
 * All settings, as text.
 * @param {Api.ClinicSettings} settings
 */
export function fieldsOfAll({ version: _, ...settings }) {
  return [{ name: 'all', label: text('manager.settings'), value: JSON.stringify(settings, null, 2), most: LONGEST, rows: 24, required: true }];
}

/**
 * @param {Record<string, string>} said
 * @returns {Api.ChangeSettings}
 * @throws {Refused} when it is no such text
 */
export function allFrom({ all = '' }) {
  try {
    return JSON.parse(all);
  } catch {
    throw new Refused({ detail: text('manager.notReadable'), field: 'all' });
  }
}

/** @param {string} said */
function rowsOf(said) {
  return said.split('\n').map(row => row.trim()).filter(Boolean);
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} duration
 * @param {{least: number, most: number}} number
 */
function minutes(name, label, duration, number) {
  return { name, label: text('manager.inMinutes', { what: label }), value: String(minutesOf(duration)), number, required: true };
}
