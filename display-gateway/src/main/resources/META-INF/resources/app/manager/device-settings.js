import { languages, listed, text, wordText } from '../shared/page/texts.js';

/** What managers choose for a device: fields of a `<cq-ask>`, what was typed there, and how it is said. */

/** @type {NonNullable<Api.DeviceSettings['paper']>[]} */
const PAPERS = ['80mm', '58mm', 'a4'];
/** @type {NonNullable<Api.DeviceSettings['print']>[]} */
const PRINTS = ['button', 'auto', 'off'];
/** As the server has it. */
const LONGEST_KIOSK = 16;
const LONGEST_ROOMS = 600;
const LONGEST_PRINTER = 140;

/**
 * The fields, with what is chosen now.
 * @param {Api.DeviceRole} role
 * @param {Api.DeviceSettings} [settings]
 */
export function fieldsOf(role, settings = {}) {
  const language = choice('language', settings.language, languages.map(tag => ({ value: tag, label: text('shared.language', {}, tag) })));
  return role === 'kiosk' ? [
    language,
    { name: 'kiosk', label: text('manager.whichKiosk'), most: LONGEST_KIOSK, value: settings.kiosk },
    choice('paper', settings.paper, PAPERS.map(paper => ({ value: paper, label: wordText('manager', 'paper', paper) }))),
    choice('print', settings.print, PRINTS.map(print => ({ value: print, label: wordText('manager', 'print', print) }))),
    { name: 'printer', label: text('manager.devicePrinter'), most: LONGEST_PRINTER, value: settings.printer },
  ] : [
    language,
    { name: 'distance', label: text('manager.deviceDistance'), number: { least: 1, most: 20 }, value: said(settings.distance) },
    { name: 'diagonal', label: text('manager.deviceDiagonal'), number: { least: 5, most: 200 }, value: said(settings.diagonal) },
    { name: 'rooms', label: text('manager.deviceRooms'), most: LONGEST_ROOMS, value: settings.rooms },
  ];
}

/**
 * @param {string} name
 * @param {string | undefined} value
 * @param {{value: string, label: string}[]} options
 */
function choice(name, value, options) {
  return { name, value, label: wordText('manager', 'device', name), options: [{ value: '', label: wordText('manager', 'usual', name) }, ...options] };
}

/** @param {number | undefined} number */
function said(number) {
  return number === undefined ? undefined : String(number);
}

/**
 * What was typed and chosen.
 * @param {Record<string, string>} typed
 * @returns {Api.DeviceSettings}
 */
export function settingsOf({ distance, diagonal, ...words }) {
  return { ...words, ...(distance ? { distance: Number(distance) } : {}), ...(diagonal ? { diagonal: Number(diagonal) } : {}) };
}

/**
 * What is chosen, in one line; empty where nothing is.
 * @param {Api.DeviceSettings} settings
 */
export function sentenceOf({ language, kiosk, paper, print, printer, distance, diagonal, rooms }) {
  return listed([
    language ? text('shared.language', {}, languages.includes(language) ? language : undefined) : '',
    kiosk ? text('shared.kiosk', { kiosk }) : '',
    paper ? wordText('manager', 'paper', paper) : '',
    print ? wordText('manager', 'print', print) : '',
    printer ? text('manager.printsAt', { printer }) : '',
    distance ? text('manager.metres', { metres: distance }) : '',
    diagonal ? text('manager.inches', { inches: diagonal }) : '',
    rooms ? text('manager.onlyRooms', { rooms }) : '',
  ].filter(Boolean));
}
