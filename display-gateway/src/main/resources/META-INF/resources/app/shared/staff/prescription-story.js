import { html, nothing } from 'lit';

import { text, wordText } from '../page/texts.js';
import { dayAndTime, hourAndMinute } from '../page/time.js';
import { itemChanges, patientChanges } from './prescription-changes.js';
import { factText, itemSummary, placeOf, typed } from './prescription-view.js';

/**
 * What pharmacy and doctor have said of a prescription, and what became of its order: for both of them.
 * @param {Api.Prescription} prescription
 */
export function storyOf(prescription) {
  const { dispensing, items, overrides = [] } = prescription;
  const { pause, ending, amendment, restOf, questions = [], supplies = [] } = dispensing ?? {};
  return html`
    ${restOf ? html`<p class="rx-note" data-testid="rest-of">${text('pharmacist.restOf', { place: placeOf(restOf) })}</p>` : nothing}
    ${amendment ? html`<p class="rx-note rx-amended" data-testid="amended">${text('pharmacist.amended',
      { by: amendment.by, time: hourAndMinute(amendment.at) })}</p>${changesOf(amendment.before, prescription)}` : nothing}
    ${overrides.map(({ warning, item, reason }) => html`<p class="rx-note rx-override" data-testid="override">${warning === 'weight-missing'
      ? text('pharmacist.withoutWeight') : text('pharmacist.inSpiteOf', { medicine: items[item]?.medicine ?? '' })} ${typed(reason)}</p>`)}
    ${supplies.filter(({ outcome }) => outcome !== 'supplied').map(supply => html`<p class="rx-note rx-supplied" data-testid="supplied-${supply.item}">
      ${typed(items[supply.item]?.medicine)}: ${wordText('pharmacist', 'outcome', supply.outcome)}${supply.outcome === 'declined' ? nothing
        : html`, ${supply.amount} ${typed(items[supply.item]?.quantity.unit)}`}${supply.medicine ? html`, ${typed(supply.medicine)}` : nothing}${supply.reason
        ? html` (${typed(supply.reason)})` : nothing}</p>`)}
    ${pause?.reason ? html`<p class="rx-note rx-paused" data-testid="pause">${typed(pause.reason)}${pause.until
      ? html` · ${text('pharmacist.until', { time: dayAndTime(pause.until) })}` : nothing}</p>` : nothing}
    ${ending ? html`<p class="rx-note rx-ended" data-testid="ending">${typed(ending.by)}: ${typed(ending.reason)}</p>` : nothing}
    ${questions.length === 0 ? nothing : html`<ol class="rx-thread" data-testid="thread">${questions.map(said => html`<li
      class=${said.answer ? 'answered' : 'asked'}><span class="rx-said-by">${typed(said.by)} · ${hourAndMinute(said.at)}</span>
      <span class="rx-said">${typed(said.text)}</span></li>`)}</ol>`}`;
}

/**
 * What is ordered otherwise than before, medicine by medicine.
 * @param {Api.OrderBefore} before
 * @param {Api.Prescription} now
 */
function changesOf(before, now) {
  const found = itemChanges(before.items, now.items);
  const patient = patientChanges(before, now);
  return html`<ul class="rx-changes" data-testid="changes">
    ${found.length + patient.length === 0 ? html`<li>${text('pharmacist.nothingChanged')}</li>` : nothing}
    ${found.map(({ kind, item, changes }) => html`<li class=${kind}><strong>${wordText('pharmacist', 'change', kind)}</strong>
      ${kind === 'removed' ? html`<del>${itemSummary(item)}</del>` : itemSummary(item)}${kind === 'added'
        ? html`: ${factText('dose', item.dose)}, ${factText('frequency', item.frequency)}, ${factText('quantity', item.quantity)}`
        : changedFields(changes)}</li>`)}
    ${patient.length > 0 ? html`<li class="changed"><strong>${text('pharmacist.changePatient')}</strong>${changedFields(patient)}</li>` : nothing}
  </ul>`;
}

/** @param {import('./prescription-changes.js').Change[]} changes */
function changedFields(changes) {
  return changes.map(({ field, before, after }) => html` <span class="rx-change">${text(`prescription.${field === 'substitutionAllowed'
    ? 'substitution' : field}`)}: <del><bdi>${factText(field, before)}</bdi></del> <span class="onward" aria-hidden="true">→</span> <ins><bdi>${factText(field, after)}</bdi></ins></span>`);
}
