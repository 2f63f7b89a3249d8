import { html, nothing } from 'lit';
import { join } from 'lit/directives/join.js';

import { text, wordText } from '../page/texts.js';

/**
 * What somebody has typed, read in its own direction: what stands around it keeps its order.
 * @param {unknown} value
 */
export function typed(value) {
  return html`<bdi>${value}</bdi>`;
}

/**
 * An item in one line, `Amoxicillin 500 mg, Capsule`.
 * @param {Api.Medicine} item
 */
export function itemSummary({ medicine, strength, form }) {
  return html`<bdi>${medicine}${strength ? html` ${typed(strength)}` : nothing}</bdi>${form
    ? html`, ${typed(wordText('prescription', 'form', form))}` : nothing}`;
}

/**
 * All items in one line.
 * @param {{items?: Api.Medicine[]}} prescription what is not heard of it is not shown
 */
export function itemsSummary({ items = [] }) {
  return html`${join(items.map(itemSummary), '; ')}`;
}

/**
 * Who wrote what somebody has brought along.
 * @param {Api.OutsidePrescription} outside
 */
export function outsideText({ prescriber, writtenOn }) {
  return writtenOn ? text('prescription.outsideByOn', { prescriber, date: writtenOn }) : text('prescription.outsideBy', { prescriber });
}

/**
 * Everything that the doctor wrote.
 * @param {Api.Prescription} prescription
 */
export function prescriptionContent({ patient, weightKg, allergies, items = [] }) {
  return html`
    ${patient || weightKg || allergies ? html`<dl class="facts">
      ${fact('patientName', patient?.name)}
      ${fact('birthDate', patient?.birthDate)}
      ${fact('weightKg', weightKg)}
      ${fact('allergies', allergies)}
    </dl>` : nothing}
    <ol class="rx-items">${items.map(itemContent)}</ol>`;
}

/** @param {Api.Medicine} item */
function itemContent(item) {
  return html`<li>
    <strong>${itemSummary(item)}</strong>
    <dl class="facts">
      ${fact('dose', amount(item.dose))}
      ${fact('frequency', wordText('prescription', 'frequency', item.frequency))}
      ${fact('route', item.route && wordText('prescription', 'route', item.route))}
      ${fact('durationDays', item.durationDays)}
      ${fact('quantity', amount(item.quantity))}
      ${fact('substitution', text(item.substitutionAllowed === false ? 'prescription.no' : 'prescription.yes'))}
    </dl>
    ${item.repeats > 0 || item.asNeeded || item.notes ? html`<dl class="facts">
      ${fact('repeats', item.repeats > 0 ? item.repeats : null)}
      ${fact('asNeeded', item.asNeeded)}
      ${fact('notes', item.notes)}
    </dl>` : nothing}
  </li>`;
}

/**
 * @param {string} label name of a text in the prescription bundle
 * @param {unknown} value
 */
function fact(label, value) {
  return value === null || value === undefined || value === '' ? nothing
    : html`<div class="fact-${label}"><dt>${text(`prescription.${label}`)}</dt><dd>${typed(value)}</dd></div>`;
}

/** Fields whose values are the clinic's words. */
const WORDS = new Set(['form', 'frequency', 'route']);

/**
 * A field's value in words, wherever it stands alone.
 * @param {string} field of a medicine
 * @param {any} value
 */
export function factText(field, value) {
  if (value === null) {
    return text('prescription.nothing');
  }
  if (typeof value === 'boolean') {
    return text(value ? 'prescription.yes' : 'prescription.no');
  }
  return typeof value === 'object' ? amount(value) : typed(WORDS.has(field) ? wordText('prescription', field, value) : value);
}

/** @param {Api.Amount | undefined} of */
function amount(of) {
  return of ? html`${of.amount} ${typed(of.unit)}` : null;
}

/**
 * The place of a prescription among those of its ticket, `1`.
 * @param {string} id
 */
export function placeOf(id) {
  return id.slice(id.lastIndexOf('P') + 1);
}
