import { html, nothing } from 'lit';

import './step-undo.js';
import { isToPutAway } from '../shared/board/board-order.js';
import { prepared } from '../shared/board/figures.js';
import { numberOfId } from '../shared/board/open-day.js';
import { placeName, workplaceName } from '../shared/board/places.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import {
  claimButton, handOverButton, putAwayButton, readyButton, releaseButton, returnButton, takeOverButton,
} from '../shared/staff/prescription-steps.js';
import { prescriptionContent } from '../shared/staff/prescription-view.js';

/** One prescription in the pharmacist's queue, the step that comes next, and the ways back. */
class PrescriptionCard extends PageElement {
  static properties = {
    prescription: { attribute: false },
    settings: { attribute: false },
    counter: { attribute: false },
    commands: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.Prescription<'pharmacist'>} */
    this.prescription = given();
    /** @type {Page.Settings<'pharmacist'> | null} */
    this.settings = null;
    this.counter = '';
    /** @type {Page.Commands} */
    this.commands = given();
  }

  get isMine() {
    return this.counter !== '' && placeName(this.prescription.counter) === this.counter;
  }

  render() {
    const { id, ticketId, status, priority, submittedAt } = this.prescription;
    const number = numberOfId(ticketId);
    const claimed = this.prescription.counter ? this.isMine ? 'mine' : 'others' : '';
    const stopped = isToPutAway(this.prescription) ? 'stopped' : '';
    return html`<article class="panel rx-card ${claimed} ${stopped}" data-testid="prescription-${id}" data-status=${status}
      aria-label=${text('pharmacist.prescriptionFor', { number })}>
      <header>
        <span class="ticket-number">${number}</span>
        ${levelBadge(this.settings, priority)}
        <span class="status" data-testid="status">${wordText('shared', 'prescription', status)}</span>
        ${this.#holder()} ${this.#takenOver()}
        <span class="rx-when">${origin(this.prescription)}${hourAndMinute(submittedAt)} · ${shown(prepared(this.prescription))}</span>
      </header>
      ${stopped ? html`<p class="rx-stopped" role="alert">${text('pharmacist.stopped')}</p>` : nothing}
      ${prescriptionContent(this.prescription)}
      <div class="rx-aside">${this.#aside()}</div>
      <div class="rx-steps">${this.#steps()}</div>
    </article>`;
  }

  #holder() {
    const { counter } = this.prescription;
    if (!counter) {
      return nothing;
    }
    return html`<span class="holder" data-testid="holder">${this.isMine ? text('pharmacist.mine')
      : text('pharmacist.heldBy', { counter: placeName(counter) })}</span>`;
  }

  /** Both counters are to see it. */
  #takenOver() {
    const { takenOver } = this.prescription;
    return takenOver ? html`<span class="rx-taken" data-testid="taken-over">${text('pharmacist.takenOver',
      { counter: placeName(takenOver.from), time: hourAndMinute(takenOver.at) })}</span>` : nothing;
  }

  /** Beside the way forward: back, or to another counter. */
  #aside() {
    const { prescription, commands } = this;
    const { status, counter } = prescription;
    if (!counter) {
      return nothing;
    }
    if (isToPutAway(prescription)) {
      return putAwayButton(prescription, commands, this.counter === '');
    }
    if (!this.isMine) {
      return takeOverButton(prescription, commands, this.counter === '');
    }
    return html`<cq-step-undo .prescription=${prescription} .within=${this.settings?.undoWithin} .commands=${commands}></cq-step-undo>
      ${status === 'claimed' ? releaseButton(prescription, commands) : returnButton(prescription, commands)}`;
  }

  /** Each step has a place of its own: where one was pressed, the next one never appears. */
  #steps() {
    const { prescription, commands, isMine } = this;
    const { status } = prescription;
    return html`
      <div>${status === 'submitted' ? claimButton(prescription, commands, this.counter === '') : nothing}</div>
      <div>${status === 'claimed' && isMine ? readyButton(prescription, commands) : nothing}</div>
      <div>${status === 'ready' && isMine ? handOverButton(prescription, commands) : nothing}</div>`;
  }
}

/**
 * Where it was written: a room, else whoever wrote it, as far as that is known.
 * @param {Page.Prescription<'pharmacist'>} prescription
 */
function origin({ room, prescriber }) {
  if (room) {
    return html`${text('shared.room', { room: placeName(room) })} · `;
  }
  return prescriber && prescriber !== 'api' ? html`${workplaceName(prescriber)} · ` : nothing;
}

customElements.define('cq-prescription', PrescriptionCard);
