import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import '../shared/staff/place.js';
import '../shared/staff/uncollected-list.js';
import './prescription-card.js';
import { pharmacyQueue, stepAt, suppliedLast } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOfId } from '../shared/board/open-day.js';
import { choosePlace, chosenPlace, placeName, workplaceOf } from '../shared/board/places.js';
import { levelsOf } from '../shared/board/settings.js';
import { Commands } from '../shared/controls/commands.js';
import { PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { everySecond, hourAndMinute } from '../shared/page/time.js';
import { itemsSummary } from '../shared/staff/prescription-view.js';
import { canBeUndone } from './step-undo.js';

/** The pharmacist's page: what is to be prepared and handed over, the most urgent first. */
class Pharmacist extends PageElement {
  static properties = { counter: { state: true }, supplied: { state: true } };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    this.live = new LiveBoard(this, 'pharmacist');
    /** How many can be undone that were handed over or put back. */
    this.supplied = 0;
    this.counter = '';
    this.commands = new Commands('pharmacy');
    this.#standAt(chosenPlace('counter'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => { this.supplied = this.#suppliedJustNow().length; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @param {string} counter */
  #standAt(counter) {
    this.counter = counter;
    const workplace = workplaceOf('counter', counter);
    this.commands = new Commands(workplace || 'pharmacy');
    this.live.sitsAt(workplace);
  }

  /** @param {string} counter */
  #choose(counter) {
    choosePlace('counter', counter);
    this.#standAt(counter);
  }

  render() {
    const { board, hasBoard } = this.live;
    const queue = pharmacyQueue(board.prescriptions.values(), levelsOf(board.settings));
    return html`
      <cq-alerts .board=${board} .commands=${this.commands} .workplace=${workplaceOf('counter', this.counter)}></cq-alerts>
      <div class="toolbar">
        <cq-place kind="counter" .places=${board.settings?.counters ?? []} .chosen=${this.counter} .present=${board.present}
          .choose=${(/** @type {string} */ counter) => this.#choose(counter)}></cq-place>
        ${this.counter === '' ? html`<p class="hint">${text('pharmacist.chooseCounter')}</p>` : ''}
      </div>
      <section aria-labelledby="queue-heading">
        <h2 id="queue-heading">${text('pharmacist.queueHeading')}
          <span class="count" data-testid="queue-count">${queue.length}</span></h2>
        ${hasBoard ? this.#queue(queue) : html`<p class="empty">${text('shared.connecting')}</p>`}
      </section>
      ${this.#supplied()}
      <cq-uncollected .prescriptions=${board.prescriptions.values()} .counter=${this.counter}
        .commands=${this.commands}></cq-uncollected>`;
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
      <span class="rx-row-acts"><cq-step-undo .prescription=${prescription} .within=${this.live.board.settings?.undoWithin}
        .commands=${this.commands}></cq-step-undo></span></li>`;
  }

  #suppliedJustNow() {
    const { prescriptions, settings } = this.live.board;
    return suppliedLast(prescriptions.values())
      .filter(one => this.#isMine(one) && canBeUndone(one, settings?.undoWithin));
  }

  /** @param {Page.Prescription<'pharmacist'>} prescription */
  #isMine({ counter }) {
    return this.counter !== '' && placeName(counter) === this.counter;
  }

  /** @param {Page.Prescription<'pharmacist'>[]} queue */
  #queue(queue) {
    return queue.length === 0
      ? html`<p class="empty" data-testid="nothing-to-do">${text('pharmacist.nothingToDo')}</p>`
      : html`<ol class="rx-queue">${repeat(queue, ({ id }) => id, prescription => html`<li>
          <cq-prescription .prescription=${prescription} .counter=${this.counter} .commands=${this.commands}
            .settings=${this.live.board.settings}></cq-prescription></li>`)}</ol>`;
  }
}

customElements.define('cq-pharmacist', Pharmacist);
