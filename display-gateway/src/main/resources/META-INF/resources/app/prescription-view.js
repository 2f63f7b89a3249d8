import { html, nothing } from 'lit';

import { text, wordText } from './texts.js';

/**
 * An item in one line, `Amoxicillin 500 mg, Capsule`.
 * @param {object} item
 */
export function itemSummary({ medicine, strength, form }) {
  const name = [medicine, strength].filter(Boolean).join(' ');
  return form ? `${name}, ${wordText('prescription', 'form', form)}` : name;
}

/**
 * Everything that the doctor wrote.
 * @param {object} prescription
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

function itemContent(item) {
  return html`<li>
    <strong>${itemSummary(item)}</strong>
    <dl class="facts">
      ${fact('dose', amount(item.dose))}
      ${fact('frequency', wordText('prescription', 'frequency', item.frequency))}
      ${fact('route', item.route && wordText('prescription', 'route', item.route))}
      ${fact('durationDays', item.durationDays)}
      ${fact('quantity', amount(item.quantity))}
      ${fact('repeats', item.repeats > 0 ? item.repeats : null)}
      ${fact('asNeeded', item.asNeeded)}
      ${fact('substitution', text(item.substitutionAllowed === false ? 'prescription.no' : 'prescription.yes'))}
      ${fact('notes', item.notes)}
    </dl>
  </li>`;
}

function fact(label, value) {
  return value === null || value === undefined || value === '' ? nothing
    : html`<div><dt>${text(`prescription.${label}`)}</dt><dd>${value}</dd></div>`;
}

function amount(of) {
  return of ? `${of.amount} ${of.unit}` : null;
}
