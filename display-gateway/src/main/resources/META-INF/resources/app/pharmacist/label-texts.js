import { numberOfId } from '../shared/board/open-day.js';
import { workplaceName } from '../shared/board/places.js';
import { plural, text, wordText } from '../shared/page/texts.js';
import { dateOf } from '../shared/page/time.js';

/** What stands on the labels of a prescription, line by line, with dates as the clinic has them. */

/** @typedef {{kind: 'medicine' | 'use' | 'amount' | 'patient' | 'origin', said: string}} Line */

/**
 * One label for each medicine that is supplied, in the order's order.
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {string} language of what is taken how; what was typed stays as it was typed
 * @returns {{item: number, lines: Line[]}[]}
 */
export function labelsOf(prescription, language) {
  const supplies = prescription.dispensing?.supplies ?? [];
  return prescription.items.map((ordered, item) => ({ ordered, item, supply: supplies.find(one => one.item === item) }))
    .filter(({ supply }) => supply?.outcome !== 'declined')
    .map(({ ordered, item, supply }) => ({ item, lines: linesOf(prescription, ordered, supply, language).filter(({ said }) => said !== '') }));
}

/**
 * @param {Api.Prescription & {ticketId: string}} prescription
 * @param {Api.Medicine} item
 * @param {Api.Supply | undefined} supply none where all of it is supplied as it was ordered
 * @param {string} language
 * @returns {Line[]}
 */
function linesOf(prescription, item, supply, language) {
  const { dose, frequency, route, durationDays, asNeeded, quantity } = item;
  const number = (/** @type {number} */ amount) => new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping: false }).format(amount);
  const amountOf = (/** @type {number} */ amount, /** @type {string} */ unit) => `${number(amount)} ${unit}`;
  return [
    { kind: 'medicine', said: medicineOf(item, supply, language) },
    { kind: 'use', said: sentence([
      text('prescription.readDose', { amount: number(dose.amount), unit: dose.unit }, language),
      wordText('prescription', 'frequency', frequency, language),
      route && wordText('prescription', 'route', route, language),
      durationDays && plural('prescription.readDays', durationDays, { days: number(durationDays) }, language),
      asNeeded && text('prescription.readAsNeeded', { reason: asNeeded }, language),
    ]) },
    { kind: 'amount', said: `${text('prescription.quantity', {}, language)}: ${amountOf(supply?.amount ?? quantity.amount, quantity.unit)}` },
    { kind: 'patient', said: prescription.patient?.name ?? '' },
    { kind: 'origin', said: originOf(prescription) },
  ];
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

/** @param {Api.Prescription & {ticketId: string}} prescription */
function originOf({ ticketId, dispensing, readyAt, submittedAt, prescriber, outside }) {
  return sentence([numberOfId(ticketId), dateOf(dispensing?.preparedAt ?? readyAt ?? submittedAt),
    outside ? outside.prescriber : prescriber !== 'api' && workplaceName(prescriber)]);
}

/** @param {(string | number | false | undefined)[]} parts */
function sentence(parts) {
  return parts.filter(Boolean).join(' · ');
}
