import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/staff/share.js';
import '../shared/staff/undo-button.js';
import { standing, waited } from '../shared/board/figures.js';
import { isOfEarlierDay, numberOf } from '../shared/board/open-day.js';
import { calledTo, placeName, workplaceOfCall } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { plural, text, wordText } from '../shared/page/texts.js';
import { after, dateOf, hourAndMinute } from '../shared/page/time.js';
import { callShown } from '../shared/staff/call-shown.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';
import { seenOf } from '../shared/staff/screen-rules.js';
import { cancelButton, moveButton, transferButton } from '../shared/staff/ticket-moves.js';
import { actsFor, KEYS, placeOf } from './desk-rules.js';

/**
 * One number: where it stands, and what can be done for it: `<cq-found-ticket>`. Fires `print`, `print-at` with a kiosk's
 * printer, and `again` where its patient
 * needs another number.
 */
class FoundTicket extends PageElement {
  static properties = {
    ticket: { attribute: false },
    board: { attribute: false },
    commands: { attribute: false },
    isNew: { attribute: false },
    hasPrinter: { attribute: false },
    printers: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'reception'>} */
    this.ticket = given();
    /** @type {Page.Board<'reception'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /** Whether its slip was not printed yet. */
    this.isNew = false;
    this.hasPrinter = true;
    /**
     * Receipt printers of the kiosks.
     * @type {Api.Printer[]}
     */
    this.printers = [];
  }

  render() {
    const { ticket } = this;
    const { settings } = this.board;
    const { status } = ticket;
    return html`<section class="panel found" aria-labelledby="found-heading" data-testid="found" data-ticket=${ticket.id}
      data-status=${status}>
      <div role="status">
        <h2 id="found-heading" class="ticket-number large">${numberOf(ticket)}</h2>
        <p class="found-facts">
          <span class="status" data-testid="found-status">${wordText('shared', 'visit', status)}</span>
          ${this.#place()}
          ${levelBadge(settings, ticket.priority)}
          <span>${lineName(settings, ticket.serviceLine)}</span>
        </p>
      </div>
      <dl class="facts found-times">${this.#times()}</dl>
      ${this.#prescriptions()}
      ${this.#acts()}
    </section>`;
  }

  /** Where to, or how soon. */
  #place() {
    const { ticket, board } = this;
    const place = placeOf(ticket, board.waitingOrder);
    const where = calledTo(ticket.status === 'waiting' ? { room: ticket.onlyRoom } : ticket);
    return html`${where ? html`<strong data-testid="found-room">${where}</strong>` : nothing}${this.#seen()}
      ${place ? html`<strong data-testid="found-place">${'place' in place ? text('reception.place', place)
        : text('reception.behind', place)}</strong>` : nothing}
      ${ticket.triaged || !actsFor(ticket).level ? nothing : html`<span class="mark">${text('doctor.notTriaged')}</span>`}
      ${ticket.status === 'waiting' && ticket.unanswered > 0 ? html`<span class="mark">
        ${plural('doctor.notAnswered', ticket.unanswered, { calls: ticket.unanswered })}${ticket.notBefore
          ? html` · ${text('doctor.othersFirst', { time: hourAndMinute(ticket.notBefore) })}` : nothing}</span>` : nothing}`;
  }

  /** Whether the public screens have shown the call: who asks here may not have seen it. */
  #seen() {
    const { ticket, board } = this;
    return ticket.status === 'called' ? callShown(seenOf(board.screens, { id: ticket.id, call: ticket.calls, place: workplaceOfCall(ticket) })) : nothing;
  }

  #times() {
    const { ticket } = this;
    const { status, times, issuedAt, target } = ticket;
    const until = status === 'skipped' && after(times.since, this.board.settings?.calling?.returnWithin);
    return html`
      <div><dt>${text('reception.issued')}</dt><dd>${isOfEarlierDay(ticket.id) ? html`${dateOf(issuedAt)}, ` : nothing}${hourAndMinute(issuedAt)}</dd></div>
      ${status === 'waiting' ? html`<div><dt>${text('reception.waits')}</dt><dd>${shown(waited(ticket))} ·
          <cq-share since=${issuedAt} target=${target}></cq-share></dd></div>`
        : html`<div><dt>${text('reception.since')}</dt><dd>${hourAndMinute(times.since)}${actsFor(ticket).level
          ? html` · ${shown(standing(ticket))}` : nothing}</dd></div>`}
      ${until ? html`<div><dt>${text('reception.kept')}</dt><dd>${hourAndMinute(until)}</dd></div>` : nothing}`;
  }

  #prescriptions() {
    const of = [...this.board.prescriptions.values()].filter(({ ticketId }) => ticketId === this.ticket.id);
    return of.length === 0 ? nothing : html`<h3>${text('doctor.prescriptions')}</h3>
      <ul class="found-prescriptions">${repeat(of, ({ id }) => id, ({ id, status, counter }) => html`
        <li data-testid="prescription-${id}">${wordText('shared', 'prescription', status)}
          ${counter ? html`· ${text('shared.counter', { counter: placeName(counter) })}` : nothing}</li>`)}</ul>`;
  }

  #acts() {
    const { ticket, commands } = this;
    const { settings } = this.board;
    const acts = actsFor(ticket);
    return html`<div class="found-acts" data-stops>
      <div class="actions">
        ${acts.back ? this.#keyed('back', moveButton('back', 'back', ticket, endpoints.returnOf(ticket.id), commands,
          { kind: 'primary' })) : nothing}
        ${acts.undo ? html`<cq-undo .ticket=${ticket} .calling=${settings?.calling} .commands=${commands}></cq-undo>` : nothing}
        ${acts.transfer ? this.#keyed('transfer', transferButton(ticket, settings, commands)) : nothing}
        ${acts.again ? html`<button type="button" class="button plain" data-testid="again" @click=${this.#again}>
          ${text('reception.again')}</button>` : nothing}
        ${this.hasPrinter ? this.#keyed('print', html`<button type="button" class="button plain" data-testid="print"
          @click=${this.#print}>${text(this.isNew ? 'kiosk.print' : 'reception.printAgain')}</button>`) : nothing}
        ${repeat(this.printers, ({ device }) => device, printer => html`<button type="button" class="button plain" data-testid="print-at"
          @click=${() => this.dispatchEvent(new CustomEvent('print-at', { detail: printer }))}>${
            text('reception.printAt', { name: printer.name })}</button>`)}
      </div>
      ${acts.level ? levelButtons(ticket, settings, commands) : nothing}
      ${acts.cancel ? html`<div class="actions final-place">${cancelButton(ticket, commands, false, 'cancel')}</div>` : nothing}
    </div>`;
  }

  /**
   * @param {keyof KEYS} act
   * @param {unknown} button
   */
  #keyed(act, button) {
    return html`<span class="keyed" data-act=${act}>${button}<kbd aria-hidden="true">${KEYS[act]}</kbd></span>`;
  }

  #again() {
    this.dispatchEvent(new CustomEvent('again'));
  }

  #print() {
    this.dispatchEvent(new CustomEvent('print'));
  }
}

customElements.define('cq-found-ticket', FoundTicket);
