import { html, nothing } from 'lit';

import { plural, text, wordText } from '../page/texts.js';
import { itemSummary, typed } from '../staff/prescription-view.js';
import { readAloud } from './amount-words.js';
import { isOfAll } from './override-reasons.js';
import { warningText } from './prescription-findings.js';

/**
 * A prescription read back before it is sent: each medicine in plain words, and its amounts in digits and in words.
 * @param {Api.Prescribe} order
 * @param {Api.PrescriptionWarning[]} warnings
 */
export function readBack({ items, patient, weightKg, allergies, overrides = [] }, warnings) {
  return html`
    ${patient || weightKg || allergies ? html`<p>${[patient?.name, patient?.birthDate,
      weightKg && text('prescription.readWeight', { weight: readAloud(weightKg) }),
      allergies && text('prescription.readAllergies', { allergies })].filter(Boolean).map(part => html`<span
        class="rx-read-part">${typed(part)}</span>`)}</p>` : nothing}
    ${overrides.filter(({ warning }) => isOfAll(warning)).map(override => read(override, warnings))}
    <ol class="rx-read-items">${items.map((item, index) => html`<li data-testid="rx-read-${index}">
      <strong>${itemSummary(/** @type {Api.Medicine} */ (item))}</strong>
      <p>${taken(item)}</p>
      <p>${handedOver(item)}</p>
      ${item.notes ? html`<p>${text('prescription.readNotes', { notes: item.notes })}</p>` : nothing}
      ${overrides.filter(({ item, warning }) => item === index && !isOfAll(warning)).map(override => read(override, warnings))}
    </li>`)}</ol>`;
}

/** @param {Api.OrderedMedicine} item */
function taken({ dose, frequency, route, durationDays, asNeeded }) {
  return sentence([
    text('prescription.readDose', { amount: readAloud(dose.amount), unit: dose.unit }),
    wordText('prescription', 'frequency', frequency),
    route && wordText('prescription', 'route', route),
    durationDays && plural('prescription.readDays', durationDays, { days: readAloud(durationDays) }),
    asNeeded && text('prescription.readAsNeeded', { reason: asNeeded }),
  ]);
}

/** @param {Api.OrderedMedicine} item */
function handedOver({ quantity, repeats, substitutionAllowed }) {
  return sentence([
    text('prescription.readQuantity', { amount: readAloud(quantity.amount), unit: quantity.unit }),
    repeats && plural('prescription.readRepeats', repeats, { repeats: readAloud(repeats) }),
    substitutionAllowed === false && text('prescription.readNoSubstitution'),
  ]);
}

/** @param {(string | number | false | undefined)[]} parts */
function sentence(parts) {
  return parts.filter(Boolean).join(' · ');
}

/**
 * In spite of which warning it is prescribed, and why.
 * @param {Api.WarningOverride} override
 * @param {Api.PrescriptionWarning[]} warnings
 */
function read({ warning, item, reason }, warnings) {
  const found = warnings.find(({ code, item: about }) => code === warning && about === item);
  return html`<p class="rx-read-warning">${text('prescription.readOverride', { warning: found ? warningText(found) : warning, reason })}</p>`;
}
