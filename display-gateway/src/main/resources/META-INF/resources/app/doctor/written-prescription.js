import { html, nothing } from 'lit';

import '../shared/controls/ask-button.js';
import { numberOfId } from '../shared/board/open-day.js';
import { placeName } from '../shared/board/places.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute } from '../shared/page/time.js';
import { answerButton, takeBackButton } from '../shared/staff/prescription-steps.js';
import { storyOf } from '../shared/staff/prescription-story.js';
import { itemSummary, placeOf, typed } from '../shared/staff/prescription-view.js';

/** Who wrote it where nobody says who asks. */
const NOBODY = 'api';

/** In these nothing can be changed or taken back any more. */
const OVER = new Set(['handed-over', 'declined', 'cancelled', 'returned']);

/**
 * Whether the doctor may still order something else, or nothing.
 * @param {Page.Prescription<'doctor'>} prescription
 */
export function canBeChanged({ status, version }) {
  return version > 0 && !OVER.has(status);
}

/**
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {(() => void) | undefined} change
 */
function changeButton(prescription, change) {
  const { id, ticketId } = prescription;
  return change && canBeChanged(prescription) ? html`<button type="button" class="button plain" data-testid="change-${id}"
    aria-label=${text('doctor.changeOf', { place: placeOf(id), number: numberOfId(ticketId) })} @click=${change}>${text('doctor.change')}</button>`
    : nothing;
}

/**
 * What a doctor has written, how far it is, and what can still be done about it.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 * @param {{more?: unknown, change?: () => void}} options what stands beside it, and what begins to change it where that is possible now
 */
export function writtenRow(prescription, commands, { more = nothing, change } = {}) {
  const { id, status, submittedAt, counter, items = [] } = prescription;
  return html`<li data-testid="written-${id}">
    <span class="written-place">P${placeOf(id)}</span>
    <span class="written-status" data-testid="written-status">${wordText('shared', 'prescription', status)}</span>
    ${counter ? html`<span>${text('shared.counter', { counter: placeName(counter) })}</span>` : nothing}
    <span class="written-time">${hourAndMinute(submittedAt)}</span>
    ${more}
    <ul>${items.map(item => html`<li>${itemSummary(item)}</li>`)}</ul>
    ${storyOf(prescription)}
    <div class="actions">
      ${status === 'question' ? answerButton(prescription, commands) : nothing}
      ${changeButton(prescription, change)}
      ${canBeChanged(prescription) ? takeBackButton(prescription, commands) : nothing}
    </div>
  </li>`;
}

/**
 * What the pharmacy asks, with whatever the doctor needs to answer it.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 * @param {() => void} [change] begins to change it
 */
export function questionRow(prescription, commands, change) {
  const { id, ticketId, prescriber, items = [] } = prescription;
  return html`<li data-testid="question-${id}">
    <span class="ticket-number">${numberOfId(ticketId)}</span>
    ${prescriber === NOBODY ? nothing : html`<span>${typed(prescriber)}</span>`}
    <ul>${items.map(item => html`<li>${itemSummary(item)}</li>`)}</ul>
    ${storyOf(prescription)}
    <div class="actions">${answerButton(prescription, commands)} ${changeButton(prescription, change)}</div>
  </li>`;
}

/**
 * One of a patient who has left this room, as long as it can be changed.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 * @param {() => void} [change] begins to change it
 */
export function leftRow(prescription, commands, change) {
  return writtenRow(prescription, commands, {
    more: html`<span class="ticket-number">${numberOfId(prescription.ticketId)}</span>`, change,
  });
}
