import { html, nothing } from 'lit';

import '../shared/controls/ask-button.js';
import { numberOfId } from '../shared/board/open-day.js';
import { placeName } from '../shared/board/places.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute } from '../shared/page/time.js';
import { answerButton, takeBackButton } from '../shared/staff/prescription-steps.js';
import { storyOf } from '../shared/staff/prescription-story.js';
import { itemSummary, typed } from '../shared/staff/prescription-view.js';

/** Who wrote it where nobody says who asks. */
const NOBODY = 'api';

/** In these nothing can be taken back any more. */
const OVER = new Set(['handed-over', 'declined', 'cancelled', 'returned']);

/**
 * What a doctor has written, how far it is, and what can still be done about it.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 * @param {unknown} more what stands beside it
 */
export function writtenRow(prescription, commands, more) {
  const { id, status, submittedAt, counter, items = [], version } = prescription;
  return html`<li data-testid="written-${id}">
    <span class="written-status" data-testid="written-status">${wordText('shared', 'prescription', status)}</span>
    ${counter ? html`<span>${text('shared.counter', { counter: placeName(counter) })}</span>` : nothing}
    <span class="written-time">${hourAndMinute(submittedAt)}</span>
    ${more}
    <ul>${items.map(item => html`<li>${itemSummary(item)}</li>`)}</ul>
    ${storyOf(prescription)}
    <div class="actions">
      ${status === 'question' ? answerButton(prescription, commands) : nothing}
      ${version > 0 && !OVER.has(status) ? takeBackButton(prescription, commands) : nothing}
    </div>
  </li>`;
}

/**
 * What the pharmacy asks, with whatever the doctor needs to answer it.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 */
export function questionRow(prescription, commands) {
  const { id, ticketId, prescriber, items = [] } = prescription;
  return html`<li data-testid="question-${id}">
    <span class="ticket-number">${numberOfId(ticketId)}</span>
    ${prescriber === NOBODY ? nothing : html`<span>${typed(prescriber)}</span>`}
    <ul>${items.map(item => html`<li>${itemSummary(item)}</li>`)}</ul>
    ${storyOf(prescription)}
    <div class="actions">${answerButton(prescription, commands)}</div>
  </li>`;
}
