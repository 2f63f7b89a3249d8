import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/ask-button.js';
import '../shared/prescribing/prescription-form.js';
import '../shared/staff/undo-button.js';
import { isForCounters, isInRoom, waitingInOrder } from '../shared/board/board-order.js';
import { numberOf } from '../shared/board/open-day.js';
import { placeName, workplaceOf } from '../shared/board/places.js';
import { levelsOf, lineName } from '../shared/board/settings.js';
import { commandButton } from '../shared/controls/action-button.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute, now } from '../shared/page/time.js';
import { draftOf } from '../shared/prescribing/draft-store.js';
import { callNext } from '../shared/staff/call-next.js';
import { callShown } from '../shared/staff/call-shown.js';
import { levelBadge } from '../shared/staff/levels.js';
import { seenOf } from '../shared/staff/screen-rules.js';
import { cancelButton, transferButton } from '../shared/staff/ticket-moves.js';
import { undoableUntil } from '../shared/staff/undo-button.js';

/** So many of those who wait are shown: the counter calls the first of them. */
const MOST = 8;

/**
 * Who waits for a service line that counters serve, and who is at this one: `<cq-walk-ins>`. Nothing where the clinic has no
 * such line.
 */
class WalkIns extends PageElement {
  static properties = {
    board: { attribute: false },
    counter: {},
    commands: { attribute: false },
    writing: { state: true },
    nobodyToCall: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Board<'pharmacist'>} */
    this.board = given();
    this.counter = '';
    /** @type {Page.Commands} */
    this.commands = given();
    /** @type {Page.Ticket<'pharmacist'>[]} whom counters serve */
    this.served = [];
    /** @type {Page.Ticket<'pharmacist'> | undefined} who was called here and is not done */
    this.here = undefined;
    /** The id of whose prescription is entered. */
    this.writing = '';
    this.nobodyToCall = false;
    this.notice = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.served = [...this.board.tickets.values()].filter(ticket => isForCounters(ticket, this.board.settings));
    const here = this.counter === '' ? undefined
      : this.served.find(ticket => isInRoom(ticket) && placeName(ticket.counter) === this.counter);
    this.here = here;
    if (here && this.writing !== here.id) {
      // What was typed for one patient is never sent for the next: each has a form, and a draft, of their own.
      this.writing = draftOf(here.id) ? here.id : '';
    }
    if (changed.has('counter')) {
      this.nobodyToCall = false;
      this.notice = '';
    }
  }

  render() {
    const { board, served, here } = this;
    if (served.length === 0 && !(board.settings?.serviceLines ?? []).some(({ servedAt }) => servedAt === 'counters')) {
      return nothing;
    }
    const waiting = waitingInOrder(served, levelsOf(board.settings), board.waitingOrder);
    return html`<section class="panel walk-ins" aria-labelledby="walk-ins-heading" data-testid="walk-ins">
      <div class="toolbar">
        <h2 id="walk-ins-heading">${text('pharmacist.walkInsHeading')}
          <span class="count" data-testid="walk-ins-count">${waiting.length}</span></h2>
        <cq-action testid="walk-in-next" kind="primary" .label=${text('pharmacist.walkInNext')} .heir=${true}
          .disabled=${this.counter === '' || here !== undefined}
          .run=${(/** @type {() => void} */ onRetry) => this.#next(onRetry)}></cq-action>
        <span class="hint" role="status" data-testid="walk-in-hint">${this.#hint(here, waiting[0])}</span>
      </div>
      ${here ? this.#current(here) : nothing}
      <p class="notice" role="status" data-testid="walk-in-notice">${this.notice}</p>
      ${waiting.length === 0 ? html`<p class="empty">${text('pharmacist.walkInNobody')}</p>` : html`
        <ol class="rx-rows">${repeat(waiting.slice(0, MOST), ({ id }) => id, ticket => this.#row(ticket, ticket === waiting[0], here))}</ol>
        ${waiting.length > MOST ? html`<p class="hint">${text('pharmacist.walkInMore', { count: waiting.length - MOST })}</p>` : nothing}`}
      ${this.#ended(served)}
    </section>`;
  }

  /**
   * @param {Page.Ticket<'pharmacist'> | undefined} here
   * @param {Page.Ticket<'pharmacist'> | undefined} next
   */
  #hint(here, next) {
    return this.counter === '' ? text('pharmacist.walkInChoose')
      : here ? text('pharmacist.walkInFirst', { number: numberOf(here) })
        : next ? text('pharmacist.walkInNextIs', { number: numberOf(next) })
          : this.nobodyToCall ? text('pharmacist.walkInNobodyToCall') : nothing;
  }

  /** @param {Page.Ticket<'pharmacist'>} ticket */
  #current(ticket) {
    const { settings } = this.board;
    const { attempts = Infinity } = settings?.calling ?? {};
    const isCalled = ticket.status === 'called';
    return html`<div class="walk-in" data-testid="walk-in-here" data-ticket=${ticket.id}>
      <p class="facts"><span class="ticket-number large">${numberOf(ticket)}</span>
        <span class="status">${isCalled ? wordText('shared', 'visit', ticket.status) : text('pharmacist.walkInHere')}</span>
        ${levelBadge(settings, ticket.priority)} <span>${lineName(settings, ticket.serviceLine)}</span>
        ${isCalled && Number.isFinite(attempts) ? html`<span class="mark">${text('doctor.callsOf', { calls: ticket.unanswered, attempts })}</span>` : nothing}
        ${isCalled ? callShown(seenOf(this.board.screens, { id: ticket.id, call: ticket.calls, place: workplaceOf('counter', this.counter) })) : nothing}</p>
      <div class="actions">
        ${isCalled ? html`
          ${this.#move('pharmacist.walkInServe', 'start', ticket, endpoints.startOf, { kind: 'primary', heir: true })}
          ${this.#move('doctor.recall', 'recall', ticket, endpoints.recallOf, { disabled: ticket.unanswered >= attempts })}
          ${this.#move('doctor.notPresent', 'not-present', ticket, endpoints.notPresentOf)}` : nothing}
        ${this.writing === ticket.id ? nothing : html`<button type="button" class="button plain" data-testid="walk-in-write"
          @click=${() => this.#write(ticket.id)}>${text('pharmacist.walkInWrite')}</button>`}
        ${transferButton(ticket, settings, this.commands)}
        <cq-undo .ticket=${ticket} .calling=${settings?.calling} .commands=${this.commands}></cq-undo>
        ${cancelButton(ticket, this.commands, false, 'walk-in-cancel')}
        <div class="final-place">${this.#move('pharmacist.walkInFinish', 'finish', ticket, endpoints.finishOf,
          { kind: isCalled ? 'plain' : 'primary', final: true,
            question: () => draftOf(ticket.id) ? text('doctor.finishQuestion', { number: ticket.number }) : undefined })}</div>
      </div>
      ${this.writing === ticket.id && settings ? keyed(ticket.id, html`<cq-prescription-form .ticket=${ticket} .outside=${true}
        .commands=${this.commands} .prescribing=${settings.prescribing} @written=${() => this.#close(text('pharmacist.walkInWritten'))}
        @dismissed=${() => this.#close('')}></cq-prescription-form>`) : nothing}
    </div>`;
  }

  /**
   * @param {string} label the text's key
   * @param {string} testid
   * @param {Page.Ticket<'pharmacist'>} ticket
   * @param {(ticket: string) => Page.Endpoint<Page.Operation>} endpointOf
   * @param {object} [options] as commandButton has them
   */
  #move(label, testid, ticket, endpointOf, options = {}) {
    return commandButton(`walk-in-${testid}`, text(label), numberOf(ticket), this.commands, endpointOf(ticket.id), options);
  }

  /**
   * Whoever is next is called by the one button; anybody else for a reason, which is kept.
   * @param {Page.Ticket<'pharmacist'>} ticket
   * @param {boolean} isNext
   * @param {Page.Ticket<'pharmacist'> | undefined} here
   */
  #row(ticket, isNext, here) {
    const { id, number, serviceLine, issuedAt, priority } = ticket;
    const { settings } = this.board;
    return html`<li class="rx-row" data-testid="walk-in-${number}" data-ticket=${id}>
      <span class="ticket-number">${numberOf(ticket)}</span> ${levelBadge(settings, priority)}
      <span>${lineName(settings, serviceLine)}</span> <span>${hourAndMinute(issuedAt)}</span>
      <span class="rx-row-acts">${isNext ? nothing : html`<cq-ask testid="walk-in-call-${number}" .label=${text('doctor.callOutOfOrder')}
        .name=${text('doctor.callOutOfOrderNumber', { number: numberOf(ticket) })} .yes=${text('doctor.call')}
        .disabled=${this.counter === '' || here !== undefined} .hint=${text('doctor.reasonHint')}
        .fields=${[{ name: 'reason', label: text('doctor.reason'), required: true }]}
        .run=${this.commands.sendingWith(endpoints.counterCallOf(this.counter), { ticket: id })}></cq-ask>`}</span></li>`;
  }

  /**
   * What ended here so lately that it can be undone.
   * @param {Page.Ticket<'pharmacist'>[]} served
   */
  #ended(served) {
    const { calling } = this.board.settings ?? {};
    const ended = served.filter(ticket => ['finished', 'cancelled', 'skipped'].includes(ticket.status)
      && (!ticket.counter || placeName(ticket.counter) === this.counter) && undoableUntil(ticket, calling) > now());
    return ended.length === 0 ? nothing : html`<ul class="rx-rows" data-testid="walk-ins-ended">${repeat(ended, ({ id }) => id, ticket => html`
      <li class="rx-row"><span class="ticket-number">${numberOf(ticket)}</span>
        <span class="status">${wordText('shared', 'visit', ticket.status)}</span>
        <span class="rx-row-acts">${ticket.status === 'skipped' ? this.#move('doctor.back', `return-${ticket.number}`, ticket, endpoints.returnOf) : nothing}
        <cq-undo .ticket=${ticket} .calling=${calling} .commands=${this.commands}></cq-undo></span></li>`)}</ul>`;
  }

  /** @param {string} id */
  async #write(id) {
    this.writing = id;
    this.notice = '';
    await this.updateComplete;
    await /** @type {import('../shared/prescribing/prescription-form.js').PrescriptionForm | null} */ (
      this.querySelector('cq-prescription-form'))?.begin();
  }

  /** @param {string} notice */
  async #close(notice) {
    this.writing = '';
    this.notice = notice;
    await this.updateComplete;
    focusOn(this.querySelector('[data-testid=walk-in-write]'));
  }

  /** @param {() => void} onRetry */
  async #next(onRetry) {
    this.nobodyToCall = false;
    this.notice = '';
    this.nobodyToCall = !await callNext(this.commands, endpoints.counterNextOf(this.counter), onRetry);
  }
}

customElements.define('cq-walk-ins', WalkIns);
