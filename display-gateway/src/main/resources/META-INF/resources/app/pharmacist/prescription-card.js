import { html, nothing } from 'lit';

import './step-undo.js';
import './supply-form.js';
import { visitor } from '../shared/access/door.js';
import { IN_WORK, isToPutAway, leaseUntil, promisedAt, WAITED_FOR, workedAt } from '../shared/board/board-order.js';
import { prepared } from '../shared/board/figures.js';
import { numberOfId } from '../shared/board/open-day.js';
import { placeName, workplaceName } from '../shared/board/places.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { noteFault } from '../shared/page/faults.js';
import { asOf, everySecond, hourAndMinute, now } from '../shared/page/time.js';
import { callShown } from '../shared/staff/call-shown.js';
import { levelBadge } from '../shared/staff/levels.js';
import {
  checkButton, claimButton, declineButton, handOverButton, holdButton, putAwayButton, questionButton, readyButton, releaseButton,
  resumeButton, returnButton, takeOverButton,
} from '../shared/staff/prescription-steps.js';
import { storyOf } from '../shared/staff/prescription-story.js';
import { outsideText, prescriptionContent, typed } from '../shared/staff/prescription-view.js';
import { isWhole } from './supply-rules.js';

const PAUSED = new Set(['question', 'on-hold']);
/** Of which it is known what is supplied. */
const LABELLED = new Set(['preparing', 'checked', 'ready']);
/** More often a page does not say that somebody works on it, in milliseconds. */
const RENEW_AFTER = 60_000;

/**
 * @param {{place: number, of: number}} now
 * @param {{place: number, of: number} | undefined} before
 */
function isAnotherPlace(now, before) {
  return now.place !== before?.place || now.of !== before?.of;
}

/** One prescription in the pharmacist's queue, the step that comes next, and the ways back. */
class PrescriptionCard extends PageElement {
  static properties = {
    prescription: { attribute: false },
    settings: { attribute: false },
    counter: { attribute: false },
    commands: { attribute: false },
    // Made anew each time: a card of hundreds is painted again when something is otherwise.
    among: { attribute: false, hasChanged: isAnotherPlace },
    labels: { attribute: false },
    seen: { attribute: false },
    overdue: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    /** @type {Page.Prescription<'pharmacist'>} */
    this.prescription = given();
    /** @type {Page.Settings<'pharmacist'> | null} */
    this.settings = null;
    this.counter = '';
    /** Which of how many it is that the patient has here. */
    this.among = { place: 1, of: 1 };
    this.renewed = 0;
    /** @type {ReturnType<typeof import('../shared/staff/screen-rules.js').seenOf>} whether the public screens have shown that it can be fetched */
    this.seen = 'awaited';
    /** @type {(id: string) => void} shows what is printed of it */
    this.labels = given();
    /** Whether its promised time has passed: time alone makes it so. */
    this.overdue = false;
    /** @type {Page.Commands} */
    this.commands = given();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => { this.overdue = this.#isOverdue; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate() {
    this.overdue = this.#isOverdue;
  }

  get #isOverdue() {
    const { prescription, settings } = this;
    return WAITED_FOR.has(prescription.status) && promisedAt(prescription, settings?.pharmacy) < asOf();
  }

  get isMine() {
    return this.counter !== '' && placeName(this.prescription.counter) === this.counter;
  }

  render() {
    const { id, ticketId, status, priority, submittedAt } = this.prescription;
    const number = numberOfId(ticketId);
    const claimed = this.prescription.counter ? this.isMine ? 'mine' : 'others' : '';
    const stopped = isToPutAway(this.prescription) ? 'stopped' : '';
    return html`<article class="panel rx-card ${claimed} ${stopped}" tabindex="-1" data-keys-within data-testid="prescription-${id}" data-status=${status}
      aria-label=${text('pharmacist.prescriptionFor', { number })} @input=${this.#worked} @click=${this.#worked}>
      <header>
        <span class="ticket-number">${number}</span>
        ${levelBadge(this.settings, priority)}
        <span class="status" data-testid="status">${wordText('shared', 'prescription', status)}</span>
        ${this.#holder()} ${this.#takenOver()} ${this.#promised()}
        <span class="rx-when">${origin(this.prescription)}${hourAndMinute(submittedAt)} · ${shown(prepared(this.prescription))}${
          status === 'ready' ? callShown(this.seen) : nothing}</span>
      </header>
      <div class="rx-body">
        ${status === 'submitted' ? html`<div class="rx-claim">${claimButton(this.prescription, this.commands, this.counter === '')}</div>` : nothing}
        ${stopped ? html`<p class="rx-stopped" role="alert">${text('pharmacist.stopped')}</p>` : nothing}
        ${prescriptionContent(this.prescription)}
        ${storyOf(this.prescription)}
      </div>
      <div class="rx-aside">${this.#aside()} ${LABELLED.has(status) ? html`<button type="button" class="button plain" data-testid="labels" aria-keyshortcuts="L"
        aria-label="${text('pharmacist.labels')}: ${number}" @click=${() => this.labels(id)}>${text('pharmacist.labels')}</button>` : nothing}</div>
      ${status === 'submitted' ? nothing : html`<div class="rx-steps ${this.#isChecked ? 'checked' : ''}">${this.#steps()}</div>`}
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
      { counter: placeName(takenOver.from), time: hourAndMinute(takenOver.at) })}${takenOver.reason
        ? html` · ${typed(takenOver.reason)}` : nothing}</span>` : nothing;
  }

  /** When the patient may expect it, and until when the claim holds. */
  #promised() {
    const { prescription, settings } = this;
    if (!WAITED_FOR.has(prescription.status)) {
      return nothing;
    }
    const promised = promisedAt(prescription, settings?.pharmacy);
    const lease = leaseUntil(prescription, settings?.pharmacy);
    return html`<span class="rx-promised ${this.overdue ? 'overdue' : ''}" data-testid="promised">${text(this.overdue
      ? 'pharmacist.overdue' : 'pharmacist.promised', { time: hourAndMinute(promised) })}</span>
      ${lease ? html`<span class="rx-lease" data-testid="lease">${text('pharmacist.lease', { time: hourAndMinute(lease) })}</span>` : nothing}`;
  }

  /** Beside the way forward: back, aside, or to another counter. */
  #aside() {
    const { prescription, commands } = this;
    const { status, counter } = prescription;
    const isNowhere = this.counter === '';
    if (PAUSED.has(status)) {
      return html`${resumeButton(prescription, commands, isNowhere)}
        ${this.isMine ? html`${status === 'question' ? questionButton(prescription, commands) : nothing}
          ${declineButton(prescription, commands)}` : nothing}`;
    }
    if (isToPutAway(prescription)) {
      return putAwayButton(prescription, commands, isNowhere);
    }
    if (status === 'submitted') {
      return nothing;
    }
    if (!this.isMine) {
      return html`${takeOverButton(prescription, commands, isNowhere)}
        ${status === 'preparing' && !isNowhere ? this.#check() : nothing}`;
    }
    return html`<cq-step-undo .prescription=${prescription} .within=${this.settings?.calling?.undoWithin} .commands=${commands}></cq-step-undo>
      ${counter && IN_WORK.has(status) ? html`${releaseButton(prescription, commands)} ${prescription.outside ? nothing : questionButton(prescription, commands)}
        ${holdButton(prescription, commands)} ${declineButton(prescription, commands)}
        ${this.#prepares('plain')}` : returnButton(prescription, commands)}`;
  }

  /**
   * What is supplied of each medicine. Where nobody checks, it is a way aside: all that was ordered is the usual.
   * @param {string} kind
   */
  #prepares(kind) {
    const { prescription, commands } = this;
    const isNext = prescription.status === 'claimed' && this.#isChecked;
    return isNext === (kind === 'primary') ? html`<cq-supply testid="prepare" kind=${kind} .prescription=${prescription}
      .commands=${commands} .label=${text(isNext ? 'pharmacist.prepare' : 'pharmacist.supplyOtherwise')}></cq-supply>` : nothing;
  }

  get #isChecked() {
    return this.settings?.pharmacy.checkedBy !== 'nobody';
  }

  /** Whoever has prepared it does not check it, where the clinic wants somebody else. */
  #check() {
    const { prescription, commands } = this;
    if (!this.#isChecked || !isWhole(prescription)) {
      return nothing;
    }
    return this.settings?.pharmacy.checkedBy === 'another' && visitor?.name === prescription.dispensing?.preparedBy && visitor
      ? html`<p class="hint" data-testid="check-by-another">${text('pharmacist.checkByAnother')}</p>`
      : checkButton(prescription, commands);
  }

  get #mayCall() {
    const { status } = this.prescription;
    return status === 'checked' || !this.#isChecked && (status === 'claimed' || status === 'preparing' && isWhole(this.prescription));
  }

  /** Each step has a place of its own, the first third being that of claiming: where one was pressed, the next one never appears. */
  #steps() {
    const { prescription, commands, isMine } = this;
    const { status } = prescription;
    return html`
      <div></div>
      ${this.#isChecked ? html`<div>${status === 'claimed' && isMine ? this.#prepares('primary') : nothing}</div>
        <div>${status === 'preparing' && isMine ? this.#check() : nothing}</div>` : nothing}
      <div>${isMine && this.#mayCall ? readyButton(prescription, commands) : nothing}</div>
      <div>${status === 'ready' && isMine ? handOverButton(prescription, commands, this.among) : nothing}</div>`;
  }

  /** Whoever works on a card keeps it: a claim ends when nobody does. */
  #worked = () => {
    const { id } = this.prescription;
    const worked = workedAt(this.prescription);
    if (this.isMine && worked && now() - Math.max(worked, this.renewed) > RENEW_AFTER) {
      this.renewed = now();
      // Where it is not answered, the next touch says it again.
      this.commands.send(endpoints.renewOf(id)).catch(noteFault);
    }
  };
}

/**
 * Where it was written: a room, else whoever wrote it, as far as that is known.
 * @param {Page.Prescription<'pharmacist'>} prescription
 */
function origin({ room, prescriber, outside }) {
  if (outside) {
    return html`${typed(outsideText(outside))} · `;
  }
  if (room) {
    return html`${text('shared.room', { room: placeName(room) })} · `;
  }
  return prescriber && prescriber !== 'api' ? html`${workplaceName(prescriber)} · ` : nothing;
}

customElements.define('cq-prescription', PrescriptionCard);
