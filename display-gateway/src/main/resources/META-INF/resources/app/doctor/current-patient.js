import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/staff/undo-button.js';
import '../shared/prescribing/prescription-form.js';
import { consulted, standing } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { placeName, workplaceOf } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute } from '../shared/page/time.js';
import { callShown } from '../shared/staff/call-shown.js';
import { whyCalled } from '../shared/staff/explanation.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';
import { seenOf } from '../shared/staff/screen-rules.js';
import { cancelButton, moveButton, parkButton, transferButton } from '../shared/staff/ticket-moves.js';
import { draftOf, keepDraft } from '../shared/prescribing/draft-store.js';
import { draftOfItems } from '../shared/prescribing/prescription-again.js';
import { writtenRow } from './written-prescription.js';

/** The patient of this room: what is known, what can be done, what was prescribed. */
class CurrentPatient extends PageElement {
  static properties = {
    ticket: { attribute: false },
    room: { attribute: false },
    board: { attribute: false },
    commands: { attribute: false },
    change: { attribute: false },
    finishAndNext: { attribute: false },
    writing: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'doctor'> | undefined} */
    this.ticket = undefined;
    this.room = '';
    /** @type {Page.Board<'doctor'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /**
     * Begins to change a prescription; none while one is changed: there is one form at a time.
     * @type {((prescription: Page.Prescription<'doctor'>) => void) | undefined}
     */
    this.change = undefined;
    /** @type {(ticket: string, onRetry: () => void) => Promise<unknown>} */
    this.finishAndNext = given();
    this.writing = false;
    /** What was last done here, or why a form is gone. */
    this.notice = '';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const before = changed.get('ticket');
    if (!changed.has('ticket') || before?.id === this.ticket?.id) {
      return;
    }
    // What was written for one patient must never be sent for the next: each has a form of their own.
    this.notice = !this.writing || !before ? ''
      : text(draftOf(before.id) ? 'doctor.formKept' : 'doctor.formClosed', { number: before.number });
    this.writing = this.ticket !== undefined && draftOf(this.ticket.id) !== undefined;
  }

  render() {
    return html`<section class="panel current" aria-labelledby="current-heading">
      <h2 id="current-heading">${text('doctor.currentHeading')}</h2>
      <div data-testid="current" role="status">${this.ticket ? this.#facts(this.ticket)
        : html`<p class="empty">${text(this.room ? 'doctor.nobodyHere' : 'doctor.chooseRoom')}</p>`}</div>
      ${this.ticket ? this.#rest(this.ticket) : nothing}
      <p class="notice" role="status" data-testid="notice">${this.notice}</p>
    </section>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #facts(ticket) {
    const { settings } = this.board;
    return html`<div class="current-facts">
      <span class="ticket-number large">${numberOf(ticket)}</span>
      <span class="status">${wordText('shared', 'visit', ticket.status)}</span>
      ${levelBadge(settings, ticket.priority)}
      <span class="current-line">${lineName(settings, ticket.serviceLine)}</span>
      ${ticket.status === 'called' ? html`<span class="mark" data-testid="calls">${this.#calls(ticket)}</span>` : nothing}
      ${ticket.complaint ? html`<span class="note" data-testid="complaint">${ticket.complaint}</span>` : nothing}
      ${ticket.note ? html`<span class="note" data-testid="note">${ticket.note}</span>` : nothing}
    </div>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #calls({ unanswered }) {
    const { attempts } = this.board.settings?.calling ?? {};
    return attempts ? text('doctor.callsOf', { calls: unanswered, attempts }) : nothing;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #seen({ id, calls, room }) {
    return callShown(seenOf(this.board.screens, { id, call: calls, place: workplaceOf('room', placeName(room)) }));
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #rest(ticket) {
    const isHere = ticket.status === 'in-consultation';
    const since = isHere ? ticket.startedAt : ticket.times?.since;
    const prescriptions = [...this.board.prescriptions.values()].filter(({ ticketId }) => ticketId === ticket.id);
    return html`
      ${since ? html`<p class="current-since ${ticket.status}">${text(isHere ? 'doctor.startedAt' : 'doctor.calledAt',
        { time: hourAndMinute(since) })} · ${shown(isHere ? consulted(ticket) : standing(ticket))}${
        ticket.status === 'called' ? this.#seen(ticket) : nothing}</p>` : nothing}
      ${levelButtons(ticket, this.board.settings, this.commands, false, { stop: true })}
      ${ticket.status === 'called' ? html`<div class="actions">${this.#answer(ticket)}</div>` : nothing}
      <div class="actions">
        ${parkButton(ticket, this.commands, false, 'P')} ${transferButton(ticket, this.board.settings, this.commands, false, 'T')}
        <cq-undo .ticket=${ticket} .calling=${this.board.settings?.calling} .commands=${this.commands}></cq-undo>
        ${cancelButton(ticket, this.commands, false, 'cancel')}
        <div class="final-place">${this.#finish(ticket)}</div>
      </div>
      ${whyCalled(ticket, this.board.settings)}
      <h3>${text('doctor.prescriptions')}</h3>
      ${prescriptions.length === 0 ? html`<p class="empty">${text('doctor.noPrescriptions')}</p>` : html`
        <ul class="written">${repeat(prescriptions, ({ id }) => id,
          one => writtenRow(one, this.commands,
            { more: this.#againButton(ticket, one), change: this.#changing(one) }))}</ul>`}
      ${this.change ? this.#form(ticket) : nothing}`;
  }

  /** @param {Page.Prescription<'doctor'>} prescription */
  #changing(prescription) {
    return this.change && (() => this.change?.(prescription));
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #form(ticket) {
    return html`
      ${this.writing && this.board.settings ? keyed(ticket.id, html`<cq-prescription-form .ticket=${ticket} .commands=${this.commands}
            .prescribing=${this.board.settings?.prescribing} @written=${this.#written}
            @dismissed=${this.#dismissed}></cq-prescription-form>`)
        : html`<button type="button" class="button plain" data-testid="write-prescription" data-focus aria-keyshortcuts="W" @click=${this.#write}>
            ${text('doctor.write')}</button>`}`;
  }

  /**
   * What is still written is asked for before it is lost.
   * @param {Page.Ticket<'doctor'>} ticket
   */
  #finish(ticket) {
    const { id, number } = ticket;
    const question = () => draftOf(id) ? text('doctor.finishQuestion', { number }) : undefined;
    const finish = this.#move('finish', ticket, endpoints.finishOf, { kind: ticket.status === 'called' ? 'plain' : 'primary', final: true, key: 'F', question });
    return ticket.status === 'called' ? finish : html`${finish}
      <cq-action testid="finish-and-next" kind="primary" key="D" .label=${text('doctor.finishAndNext')}
        .name=${text('doctor.finishAndNextOf', { number: numberOf(ticket) })} .final=${true} .question=${question} .yes=${text('doctor.finishAndNext')}
        .run=${(/** @type {() => void} */ onRetry) => this.finishAndNext(id, onRetry)}></cq-action>`;
  }

  /**
   * Whether the patient comes or does not; after the last call there is only that.
   * @param {Page.Ticket<'doctor'>} ticket
   */
  #answer(ticket) {
    const { attempts = Infinity } = this.board.settings?.calling ?? {};
    const isLast = ticket.unanswered >= attempts;
    return html`${this.#move('start', ticket, endpoints.startOf, { kind: 'primary', heir: true, key: 'S' })}
      ${this.#move('recall', ticket, endpoints.recallOf, { disabled: isLast, key: 'R' })}
      ${this.#move('notPresent', ticket, endpoints.notPresentOf, { key: 'A' })}`;
  }

  /**
   * @param {string} name
   * @param {Page.Ticket<'doctor'>} ticket
   * @param {(ticket: string) => Page.Endpoint<Page.Operation>} endpointOf
   * @param {object} [options] as commandButton has them
   */
  #move(name, ticket, endpointOf, options = {}) {
    return moveButton(name, name === 'notPresent' ? 'not-present' : name, ticket, endpointOf(ticket.id), this.commands,
      options);
  }

  /**
   * @param {Page.Ticket<'doctor'>} ticket
   * @param {Page.Prescription<'doctor'>} prescription
   */
  #againButton(ticket, { id, items = [] }) {
    return this.writing || !this.change || items.length === 0 ? nothing : html`<button type="button" class="button plain" data-testid="again-${id}"
      @click=${() => this.#again(ticket, items)}>${text('doctor.again')}</button>`;
  }

  /**
   * Writes another one with the medicines of an earlier one.
   * @param {Page.Ticket<'doctor'>} ticket
   * @param {Api.Medicine[]} items
   */
  #again(ticket, items) {
    keepDraft({ ticket: ticket.id, ...draftOfItems(items) });
    return this.#write();
  }

  async #write() {
    this.writing = true;
    this.notice = '';
    await this.updateComplete;
    await this.querySelector('cq-prescription-form')?.begin();
  }

  #written() {
    this.writing = false;
    this.notice = text('doctor.submitted');
    this.#focusWrite();
  }

  #dismissed() {
    this.writing = false;
    this.#focusWrite();
  }

  async #focusWrite() {
    await this.updateComplete;
    focusOn(this.querySelector('[data-testid=write-prescription]'));
  }
}

customElements.define('cq-current-patient', CurrentPatient);
