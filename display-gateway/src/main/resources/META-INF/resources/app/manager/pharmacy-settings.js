import { levelsOf } from '../shared/board/settings.js';
import { promiseFor } from '../shared/board/board-order.js';
import { nameOf, text, wordText } from '../shared/page/texts.js';
import { millisOf } from '../shared/page/time.js';

/** What managers set of the pharmacy, of prescribing and of the figures: fields of a `<cq-ask>`, and the settings from what was typed there. */

/** @type {Api.Prescribing['patient'][]} */
const PATIENT = ['optional', 'required'];
/** Years, as the owner has them. */
const AGE = { least: 0, most: 18 };
/** @type {Api.PharmacySettings['checkedBy'][]} */
const CHECKED_BY = ['nobody', 'anybody', 'another'];
/** @type {Api.StatisticsSettings['staff'][]} */
const STAFF = ['names', 'pseudonyms', 'nothing'];
/** In minutes, as the owner has them. */
const LEASE = { least: 1, most: 240 };
const TARGET = { least: 0, most: 1440 };
/** 60 words of 32 letters with what stands between them. */
const LONGEST_LIST = 2500;
const TARGET_OF = 'target.';

/**
 * Within which time a prescription of each level is to be ready, as a duration.
 * @param {Api.ClinicSettings} settings
 */
export function targetsOf(settings) {
  return levelsOf(settings).map(level => ({ code: level.code, name: nameOf(level), target: promiseFor(level.code, settings.pharmacy) }));
}

/** @param {Api.ClinicSettings} settings */
export function fieldsOfPharmacy(settings) {
  const { checkedBy, lease } = settings.pharmacy;
  return [
    { name: 'checkedBy', label: text('manager.checkedBy'), value: checkedBy,
      options: CHECKED_BY.map(value => ({ value, label: wordText('manager', 'checkedBy', value) })) },
    { name: 'lease', label: text('manager.leaseMinutes'), number: LEASE, value: String(minutesOf(lease)), required: true },
    ...targetsOf(settings).map(({ code, name, target }) => ({ name: TARGET_OF + code, label: text('manager.targetMinutes', { level: name }),
      number: TARGET, value: String(minutesOf(target)), required: true })),
  ];
}

/**
 * Targets of levels that the scale does not have stay as they are.
 * @param {Record<string, string>} said
 * @param {Api.ClinicSettings} settings
 * @returns {Api.PharmacySettings}
 */
export function pharmacyOf({ checkedBy, lease, ...others }, { pharmacy }) {
  const targets = Object.entries(others).map(([name, minutes]) => [name.slice(TARGET_OF.length), durationOf(minutes)]);
  return {
    checkedBy: /** @type {Api.PharmacySettings['checkedBy']} */ (checkedBy),
    lease: durationOf(lease),
    targets: { ...pharmacy.targets, ...Object.fromEntries(targets) },
  };
}

/** @param {Api.StatisticsSettings} statistics */
export function fieldsOfStatistics({ staff }) {
  return [{ name: 'staff', label: text('manager.staffKept'), value: staff,
    options: STAFF.map(value => ({ value, label: wordText('manager', 'staffKept', value) })) }];
}

/**
 * @param {Record<string, string>} said
 * @returns {Api.StatisticsSettings}
 */
export function statisticsOf({ staff }) {
  return { staff: /** @type {Api.StatisticsSettings['staff']} */ (staff) };
}

/** @param {Api.Prescribing} prescribing */
export function fieldsOfPrescribing({ forms, routes, frequencies, freeText, patient, weightBelowAge }) {
  return [
    list('forms', text('manager.forms'), forms),
    list('routes', text('manager.routes'), routes),
    list('frequencies', text('manager.frequencies'), frequencies.map(frequencyText)),
    { name: 'freeText', label: text('manager.freeText'), value: String(freeText),
      options: ['true', 'false'].map(value => ({ value, label: wordText('manager', 'freeText', value) })) },
    { name: 'patient', label: text('manager.patient'), value: patient,
      options: PATIENT.map(value => ({ value, label: wordText('manager', 'patient', value) })) },
    { name: 'weightBelowAge', label: text('manager.weightYears'), number: AGE, value: String(weightBelowAge), required: true },
  ];
}

/**
 * What is no word is sent as it is typed: the owner says what is wrong with it.
 * @param {Record<string, string>} said
 */
export function prescribingOf({ forms, routes, frequencies, freeText, patient, weightBelowAge }) {
  return {
    forms: entriesOf(forms),
    routes: entriesOf(routes),
    frequencies: entriesOf(frequencies).map(frequencyOf),
    freeText: freeText === 'true',
    patient: /** @type {Api.Prescribing['patient']} */ (patient),
    weightBelowAge: Math.round(Number(weightBelowAge)),
  };
}

/**
 * As it is typed: `once-weekly 1/7`, `once 1`, or a word alone.
 * @param {Api.Frequency} frequency
 */
export function frequencyText({ code, times, days }) {
  return `${code}${times ? ` ${times}` : ''}${days ? `/${days}` : ''}`;
}

/**
 * @param {string} said
 * @returns {Api.Frequency}
 */
export function frequencyOf(said) {
  const [, code, times, days] = /^(\S+)\s+(\d{1,4})(?:\s*\/\s*(\d{1,4}))?$/.exec(said) ?? [said, said];
  return { code, ...(times ? { times: Number(times) } : {}), ...(days ? { days: Number(days) } : {}) };
}

/**
 * Minutes, of which a setting may have parts.
 * @param {string} duration
 */
export function minutesOf(duration) {
  return Math.round(millisOf(duration) / 600) / 100;
}

/** @param {string} minutes as typed */
export function durationOf(minutes) {
  return `PT${Math.round(Number(minutes) * 60)}S`;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string[]} entries
 */
function list(name, label, entries) {
  return { name, label, value: entries.join(', '), most: LONGEST_LIST, rows: 3, required: true };
}

/** @param {string} said */
export function entriesOf(said) {
  return said.split(/[,\n]/).map(entry => entry.trim()).filter(Boolean);
}
