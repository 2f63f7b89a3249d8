import { numberOfId } from '../shared/board/open-day.js';
import { workplaceName } from '../shared/board/places.js';
import { locale, plural, text, wordText } from '../shared/page/texts.js';
import { dateOf } from '../shared/page/time.js';

/** What stands on the labels of a prescription, line by line, with dates as the clinic has them. */

/** @typedef {{kind: 'medicine' | 'use' | 'amount' | 'patient' | 'origin' | 'owed' | 'declined', said: string}} Line */

/** What is said again where a label goes on on another one. */
export const REPEATED = new Set(['medicine', 'patient']);

/**
 * One label for each medicine that is supplied, in the order's order.
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {string} clinic its name
 * @param {string} language of what is taken how; what was typed stays as it was typed
 * @returns {{item: number, lines: Line[]}[]}
 */
export function labelsOf(prescription, clinic, language) {
  return suppliesOf(prescription).filter(({ supply }) => supply?.outcome !== 'declined')
    .map(({ ordered, item, supply }) => ({ item, lines: linesOf(prescription, ordered, supply, clinic, language) }));
}

/**
 * The same for a list, which also says what is still owed, and what is not supplied, and why.
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {string} clinic
 * @param {string} language
 * @returns {{item: number, lines: Line[]}[]}
 */
export function listOf(prescription, clinic, language) {
  return suppliesOf(prescription).map(({ ordered, item, supply }) => {
    if (supply?.outcome === 'declined') {
      return { item, lines: [
        { kind: 'medicine', said: medicineOf(ordered, undefined, language) },
        { kind: 'declined', said: sentence([text('pharmacist.notSupplied', {}, language), supply.reason]) },
      ] };
    }
    const lines = linesOf(prescription, ordered, supply, clinic, language);
    const owed = supply?.outcome === 'partial' ? ordered.quantity.amount - (supply.amount ?? 0) : 0;
    return { item, lines: owed > 0 ? lines.flatMap(line => line.kind === 'amount'
      ? [line, { kind: 'owed', said: text('pharmacist.stillOwed', { amount: amountOf(owed, ordered.quantity.unit, language) }, language) }]
      : [line]) : lines };
  });
}

/** @param {Api.Prescription} prescription */
function suppliesOf({ items, dispensing }) {
  const supplies = dispensing?.supplies ?? [];
  return items.map((ordered, item) => ({ ordered, item, supply: supplies.find(one => one.item === item) }));
}

/**
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {Api.Medicine} item
 * @param {Api.Supply | undefined} supply none where all of it is supplied as it was ordered
 * @param {string} clinic
 * @param {string} language
 * @returns {Line[]} none of them empty
 */
function linesOf(prescription, item, supply, clinic, language) {
  const { dose, frequency, route, durationDays, asNeeded, quantity } = item;
  /** @type {Line[]} */
  const lines = [
    { kind: 'medicine', said: medicineOf(item, supply, language) },
    { kind: 'use', said: sentence([
      text('prescription.readDose', { amount: numberOf(dose.amount, language), unit: dose.unit }, language),
      wordText('prescription', 'frequency', frequency, language),
      route && wordText('prescription', 'route', route, language),
      durationDays && plural('prescription.readDays', durationDays, { days: numberOf(durationDays, language) }, language),
      asNeeded && text('prescription.readAsNeeded', { reason: asNeeded }, language),
    ]) },
    { kind: 'amount', said: `${text('prescription.quantity', {}, language)}: ${amountOf(supply?.amount ?? quantity.amount, quantity.unit, language)}` },
    { kind: 'patient', said: prescription.patient?.name ?? '' },
    { kind: 'origin', said: originOf(prescription, clinic, language) },
  ];
  return lines.filter(({ said }) => said !== '');
}

/**
 * @param {number} amount
 * @param {string} language
 */
function numberOf(amount, language) {
  return new Intl.NumberFormat(locale(language), { maximumFractionDigits: 4, useGrouping: false }).format(amount);
}

/**
 * @param {number} amount
 * @param {string} unit
 * @param {string} language
 */
function amountOf(amount, unit, language) {
  return `${numberOf(amount, language)} ${unit}`;
}

/**
 * What is in the box. A substitute is named as the pharmacist has named it: its strength is not said twice.
 * @param {Api.Medicine} item
 * @param {Api.Supply | undefined} supply
 * @param {string} language
 */
function medicineOf({ medicine, strength, form }, supply, language) {
  const name = supply?.medicine ?? medicine;
  const more = strength && !name.toLowerCase().includes(strength.toLowerCase()) ? ` ${strength}` : '';
  return `${name}${more}${form ? `, ${wordText('prescription', 'form', form, language)}` : ''}`;
}

/**
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {string} clinic
 * @param {string} language
 */
function originOf({ ticketId, dispensing, readyAt, submittedAt, prescriber, outside }, clinic, language) {
  return sentence([numberOfId(ticketId), dateOf(dispensing?.preparedAt ?? readyAt ?? submittedAt, language),
    outside ? outside.prescriber : prescriber !== 'api' && workplaceName(prescriber, language), clinic]);
}

/** @param {(string | number | false | undefined)[]} parts */
function sentence(parts) {
  return parts.filter(Boolean).join(' · ');
}
