import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/access/staff-page.js';
import '../shared/page/connection-banner.js';
import '../shared/controls/shortcuts.js';
import '../shared/staff/alerts.js';
import '../shared/staff/place.js';
import '../shared/staff/uncollected-list.js';
import './label-sheet.js';
import './overview.js';
import './prescription-card.js';
import './walk-ins.js';
import { among, isMeant, pharmacyQueue, stepAt, stoppedUnheard, suppliedLast } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOfId } from '../shared/board/open-day.js';
import { choosePlace, chosenPlace, placeName, workplaceOf } from '../shared/board/places.js';
import { levelsOf } from '../shared/board/settings.js';
import { Commands } from '../shared/controls/commands.js';
import { focusOn, stepTo } from '../shared/controls/controls.js';
import { Bell } from '../shared/page/bell.js';
import { PageElement } from '../shared/page/element.js';
import { keep, kept } from '../shared/page/keeping.js';
import { plural, text, wordText } from '../shared/page/texts.js';
import { everySecond, hourAndMinute } from '../shared/page/time.js';
import { keptBreak } from '../shared/staff/break.js';
import { itemsSummary } from '../shared/staff/prescription-view.js';
import { seenOf } from '../shared/staff/screen-rules.js';
import { canBeUndone } from './step-undo.js';

/** @type {Api.PrescriptionStatus[]} by which the queue is narrowed */
const FILTERS = ['submitted', 'claimed', 'preparing', 'checked', 'ready', 'question', 'on-hold', 'cancelled'];

/** What is known of each medicine by its place in a row, where there is place for that. */
const COLUMNS = ['dose', 'frequency', 'route', 'durationDays', 'quantity', 'substitution'];

/** Another bell than for an alarm: down, once. */
const STOPPED = [660, 520, 390];
/** Under which a tab keeps the ids of what has rung: it rings once, also when the page is loaded again. */
const RUNG = 'carequeue.stopped';

/** The pharmacist's page: what is to be prepared and handed over, by the time at which it is promised. */
class Pharmacist extends PageElement {
  static properties = { counter: { state: true }, back: { state: true }, supplied: { state: true }, sought: { state: true }, labelled: { state: true }, status: { state: true } };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    this.live = new LiveBoard(this, 'pharmacist');
    /** How many can be undone that were handed over or put back. */
    this.supplied = 0;
    this.counter = '';
    /** Which of them are shown: by what is typed, and by where they stand. */
    this.sought = '';
    /** Whose labels are shown, instead of all else. */
    this.labelled = '';
    this.status = '';
    this.bell = new Bell();
    this.bell.addEventListener('change', () => this.requestUpdate());
    this.rung = (kept('sessionStorage', RUNG) ?? '').split(' ');
    /** Until when whoever stands here takes a break. */
    this.back = keptBreak();
    this.commands = new Commands('pharmacy');
    this.#standAt(chosenPlace('counter'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.bell.start();
    this.#stop = everySecond(() => { this.supplied = this.#suppliedJustNow().length; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    this.bell.stop();
  }

  /** Whoever works on what was cancelled hears it, once; if nothing could be heard then, as soon as it can. */
  updated() {
    const { prescriptions } = this.live.board;
    const stopped = stoppedUnheard(prescriptions.values(), counter => this.counter !== '' && placeName(counter) === this.counter, this.rung);
    if (stopped.length > 0 && this.bell.on) {
      this.rung = [...this.rung.filter(id => prescriptions.has(id)), ...stopped];
      keep('sessionStorage', RUNG, this.rung.join(' '));
      this.bell.ring(STOPPED);
    }
  }

  /** @param {string} counter */
  #standAt(counter) {
    this.counter = counter;
    const workplace = workplaceOf('counter', counter);
    this.commands = new Commands(workplace || 'pharmacy');
    this.live.sitsAt(workplace, this.back);
  }

  #breaks = (/** @type {CustomEvent<string | null>} */ { detail }) => {
    this.back = detail;
    this.live.sitsAt(workplaceOf('counter', this.counter), detail);
  };

  /** @param {string} counter */
  #choose(counter) {
    choosePlace('counter', counter);
    this.#standAt(counter);
  }

  render() {
    const { board, hasBoard } = this.live;
    const all = pharmacyQueue(board.prescriptions.values(), levelsOf(board.settings), board.settings?.pharmacy);
    const queue = all.filter(one => isSought(one, this.sought, this.status));
    const labelled = board.prescriptions.get(this.labelled);
    const coming = [...board.tickets.values()].filter(({ status, counter }) => status === 'in-consultation' && !counter).length;
    return html`
      <cq-alerts .board=${board} .commands=${this.commands} .workplace=${workplaceOf('counter', this.counter)}></cq-alerts>
      ${labelled ? html`<cq-labels .prescription=${labelled} .clinic=${board.settings?.clinic ?? ''} .close=${() => this.#closeLabels()}></cq-labels>` : nothing}
      <div class="pharmacy" ?hidden=${labelled !== undefined}><div class="toolbar">
        <cq-place kind="counter" .places=${board.settings?.counters ?? []} .chosen=${this.counter} .present=${board.present}
          .choose=${(/** @type {string} */ counter) => this.#choose(counter)}></cq-place>
        ${this.counter === '' ? html`<p class="hint">${text('pharmacist.chooseCounter')}</p>` : ''}
        <span class="hint" data-testid="coming">${coming === 0 ? nothing : plural('pharmacist.coming', coming, { count: coming })}</span>
        <cq-break .back=${this.back} @break=${this.#breaks}></cq-break>
        <cq-shortcuts></cq-shortcuts>
      </div>
      <div class="pharmacy-columns">
        <div class="pharmacy-column">
          <section class="panel" aria-labelledby="queue-heading">
            <h2 id="queue-heading">${text('pharmacist.queueHeading')}
              <span class="count" data-testid="queue-count">${queue.length}</span></h2>
            <div class="rx-filter">
              <label class="field"><span>${text('pharmacist.filterText')}</span><input type="search" maxlength="60" autocomplete="off"
                aria-keyshortcuts="/" data-keys-name=${text('pharmacist.filterText')} data-testid="filter-text" .value=${this.sought} @input=${this.#seek}></label>
              <label class="field"><span>${text('pharmacist.filterStatus')}</span><select data-testid="filter-status" @change=${this.#narrow}>
                <option value="">${text('pharmacist.filterAll')}</option>
                ${FILTERS.map(status => html`<option value=${status} ?selected=${status === this.status}>${wordText('shared', 'prescription', status)}
                  (${all.filter(one => one.status === status).length})</option>`)}</select></label>
            </div>
            <cq-overview .queue=${queue} .settings=${board.settings} .counter=${this.counter} .choose=${this.#showCard}></cq-overview>
          </section>
          <cq-walk-ins .board=${board} .counter=${this.counter} .commands=${this.commands}></cq-walk-ins>
          ${this.#supplied()}
          <cq-uncollected .prescriptions=${board.prescriptions.values()} .counter=${this.counter} .commands=${this.commands}></cq-uncollected>
        </div>
        <div class="pharmacy-column">${hasBoard ? this.#queue(queue) : html`<p class="empty">${text('shared.connecting')}</p>`}</div>
      </div></div>`;
  }

  /** From its line in the list to the prescription itself: there its keys count. */
  #showCard = (/** @type {string} */ id) => {
    const card = /** @type {HTMLElement | null} */ (this.querySelector(`[data-testid="prescription-${CSS.escape(id)}"]`));
    if (card) {
      card.scrollIntoView({ block: 'nearest' });
      stepTo(card);
    }
  };

  #showLabels = (/** @type {string} */ id) => { this.labelled = id; };

  async #closeLabels() {
    const card = `[data-testid="prescription-${this.labelled}"] [data-testid=labels]`;
    this.labelled = '';
    await this.updateComplete;
    focusOn(this.querySelector(card));
  }

  /** @param {InputEvent} event */
  #seek({ target }) {
    this.sought = /** @type {HTMLInputElement} */ (target).value;
  }

  /** @param {Event} event */
  #narrow({ target }) {
    this.status = /** @type {HTMLSelectElement} */ (target).value;
  }

  /** What was handed over or put back just now: a mistake is put right here. */
  #supplied() {
    const last = this.#suppliedJustNow();
    return last.length === 0 ? nothing : html`<section class="panel" aria-labelledby="supplied-heading">
      <h2 id="supplied-heading">${text('pharmacist.suppliedHeading')}</h2>
      <ul class="rx-rows" data-testid="supplied">${repeat(last, ({ id }) => id, one => this.#suppliedRow(one))}</ul>
    </section>`;
  }

  /** @param {Page.Prescription<'pharmacist'>} prescription */
  #suppliedRow(prescription) {
    const { id, ticketId, status } = prescription;
    const at = stepAt(prescription);
    return html`<li class="rx-row" data-testid="supplied-${id}">
      <span class="ticket-number">${numberOfId(ticketId)}</span>
      <span class="status">${wordText('shared', 'prescription', status)}</span>
      ${at ? html`<span>${hourAndMinute(at)}</span>` : nothing}
      <span class="rx-summary">${itemsSummary(prescription)}</span>
      <span class="rx-row-acts"><cq-step-undo .prescription=${prescription} .within=${this.live.board.settings?.calling?.undoWithin}
        .commands=${this.commands}></cq-step-undo></span></li>`;
  }

  #suppliedJustNow() {
    const { prescriptions, settings } = this.live.board;
    return suppliedLast(prescriptions.values())
      .filter(one => this.#isMine(one) && canBeUndone(one, settings?.calling?.undoWithin));
  }

  /** @param {Page.Prescription<'pharmacist'>} prescription */
  #isMine({ counter }) {
    return this.counter !== '' && placeName(counter) === this.counter;
  }

  /** @param {Page.Prescription<'pharmacist'>[]} queue */
  #queue(queue) {
    return queue.length === 0
      ? html`<p class="empty" data-testid="nothing-to-do">${text('pharmacist.nothingToDo')}</p>`
      : html`<div class="rx-heads" aria-hidden="true">${COLUMNS.map(name => html`<span class="head-${name}">${text(`prescription.${name}`)}</span>`)}</div>
        <ol class="rx-queue">${repeat(queue, ({ id }) => id, prescription => html`<li>
          <cq-prescription .prescription=${prescription} .counter=${this.counter} .commands=${this.commands}
            .settings=${this.live.board.settings} 
            .seen=${seenOf(this.live.board.screens, { id: prescription.id, call: 1, place: workplaceOf('counter', placeName(prescription.counter)) })}
            .labels=${this.#showLabels} .among=${among(prescription, this.live.board.prescriptions.values())}></cq-prescription></li>`)}</ol>`;
  }
}

/**
 * Whether it is among those that somebody looks for: by number, medicine or patient, and by status.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {string} sought as typed
 * @param {string} status none for any
 */
function isSought({ ticketId, items, patient, status: stands }, sought, status) {
  const typed = sought.trim().toLowerCase();
  return (status === '' || status === stands) && (typed === '' || isMeant(numberOfId(ticketId), sought)
    || [patient?.name, ...items.map(({ medicine }) => medicine)].some(one => one?.toLowerCase().includes(typed)));
}

customElements.define('cq-pharmacist', Pharmacist);
