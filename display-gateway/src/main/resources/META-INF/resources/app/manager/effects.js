import { isInRoom } from '../shared/board/board-order.js';
import { workplaceName, workplaceOf, workplaceOfCall } from '../shared/board/places.js';
import { nameOf, listed, plural, text } from '../shared/page/texts.js';

/** More than that nobody reads. */
const MOST_TOLD = 12;

/**
 * What settings are called, by their names.
 * @type {Record<string, string>}
 */
const FIELDS = {
  name: 'manager.clinicName', zone: 'manager.zone', dayStartsAt: 'manager.dayStartsAt', atDayEnd: 'manager.atDayEnd',
  languages: 'manager.languages', serviceLines: 'manager.serviceLines', rooms: 'manager.rooms', counters: 'manager.counters',
  scale: 'manager.scale', calling: 'manager.calling', screen: 'manager.screen', pharmacy: 'manager.pharmacy',
  prescribing: 'manager.prescribing', statistics: 'manager.statistics', colours: 'manager.colours', hours: 'manager.hours',
};

/**
 * Which settings somebody changes, as people call them.
 * @param {object} change
 */
export function fieldsIn(change) {
  return listed(Object.keys(change).filter(field => field !== 'version').map(field => (FIELDS[field] ? text(FIELDS[field]) : field)));
}

/**
 * What a change of settings will do to the clinic as it is now, in sentences.
 * @param {Partial<Api.ClinicSettings>} difference what would be different, as it would be
 * @param {Api.ClinicSettings} settings as they are
 * @param {Page.Board<'manager'>} board
 * @returns {string[]}
 */
export function effectsOf(difference, settings, board) {
  const named = fieldsIn(difference);
  if (named === '') {
    return [text('manager.effectNone')];
  }
  return [text('manager.effectFields', { fields: named }), ...lost(difference, settings, board),
    ...difference.zone || difference.dayStartsAt ? [text('manager.effectDay')] : []];
}

/**
 * Of what would be gone, and is needed now.
 * @param {Partial<Api.ClinicSettings>} difference
 * @param {Api.ClinicSettings} settings
 * @param {Page.Board<'manager'>} board
 */
function lost({ serviceLines, rooms, counters, scale }, settings, { tickets, present }) {
  const waiting = [...tickets.values()].filter(({ status }) => status === 'waiting');
  const gone = (/** @type {{code: string, name: string}[]} */ before, /** @type {{code: string}[] | undefined} */ after) =>
    (after ? before.filter(({ code }) => !after.some(one => one.code === code)) : []);
  const taken = new Set([...present.map(({ workplace }) => workplace),
    ...[...tickets.values()].filter(isInRoom).map(workplaceOfCall)]);
  const places = [...rooms ? settings.rooms.filter(({ name }) => !rooms.some(room => room.name === name)).map(({ name }) => workplaceOf('room', name)) : [],
    ...counters ? settings.counters.filter(name => !counters.includes(name)).map(name => workplaceOf('counter', name)) : []];
  const waitFor = (/** @type {number} */ count, /** @type {string} */ what) => plural('manager.effectWaiting', count, { count, what });
  return [
    ...gone(settings.serviceLines, serviceLines).map(line => ({ what: nameOf(line), count: waiting.filter(one => one.serviceLine === line.code).length })),
    ...gone(settings.scale.levels, scale?.levels).map(level => ({ what: nameOf(level), count: waiting.filter(one => one.priority === level.code).length })),
  ].filter(({ count }) => count > 0).map(({ what, count }) => waitFor(count, what))
    .concat(inUse(places.filter(place => taken.has(place))));
}

/** @param {string[]} places */
function inUse(places) {
  const told = listed(places.slice(0, MOST_TOLD).map(place => workplaceName(place)));
  return places.length === 0 ? []
    : [text('manager.effectTaken', { workplaces: places.length > MOST_TOLD ? text('manager.effectMore', { told, count: places.length - MOST_TOLD }) : told })];
}
