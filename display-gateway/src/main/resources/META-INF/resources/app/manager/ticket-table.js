import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { away, done, inRooms, waitingInOrder } from '../shared/board/board-order.js';
import { consulted, standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo, placeName } from '../shared/board/places.js';
import { levelsOf, lineName } from '../shared/board/settings.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { whyCalled } from '../shared/staff/explanation.js';
import { levelBadge } from '../shared/staff/levels.js';

/** So many rows of a group at first, and so many more with each press. */
const PAGE = 100;
const COLUMNS = ['manager.number', 'manager.serviceLine', 'manager.level', 'manager.status', 'manager.room',
  'manager.waited', 'manager.consultation', 'manager.prescriptions'];

/** All tickets of the board in one table: who waits, is with a doctor or away, and, folded, whose visit is over. */
class TicketTable extends PageElement {
  static properties = {
    board: { attribute: false },
    most: { state: true },
    doneShown: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /**
     * How many rows are shown, by group.
     * @type {Record<string, number>}
     */
    this.most = { waiting: PAGE, done: PAGE };
    this.doneShown = false;
    /** @type {Map<string, Page.Prescription<'manager'>[]>} by ticket */
    this.prescriptions = new Map();
  }

  willUpdate() {
    this.prescriptions = Map.groupBy(this.board.prescriptions.values(), ({ ticketId }) => ticketId);
  }

  render() {
    const tickets = [...this.board.tickets.values()];
    return html`<div class="table-frame" role="region" tabindex="0" aria-labelledby="tickets-heading">
      <table class="tickets">
        <thead><tr>${COLUMNS.map(label => html`<th scope="col">${text(label)}</th>`)}</tr></thead>
        ${this.#group('waiting', text('manager.groupWaiting'),
          waitingInOrder(tickets, levelsOf(this.board.settings), this.board.waitingOrder))}
        ${this.#group('in-rooms', text('manager.groupInRooms'), inRooms(tickets))}
        ${this.#group('away', text('manager.groupAway'), [...away(tickets, 'skipped'), ...away(tickets, 'parked')])}
        ${this.#done(done(tickets))}
      </table>
    </div>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {Page.Ticket<'manager'>[]} tickets
   */
  #group(name, label, tickets) {
    return html`<tbody data-testid="group-${name}">
      <tr class="group"><th scope="rowgroup" colspan=${COLUMNS.length}>${label}
        <span class="count">${tickets.length}</span></th></tr>
      ${tickets.length === 0 ? html`<tr><td class="empty" colspan=${COLUMNS.length}>${text('manager.nobody')}</td></tr>`
        : this.#rows(name, tickets)}
    </tbody>`;
  }

  /** @param {Page.Ticket<'manager'>[]} tickets */
  #done(tickets) {
    return html`
      <tbody data-testid="group-done">
        <tr class="group"><th scope="rowgroup" colspan=${COLUMNS.length}>
          <button type="button" class="button plain" data-testid="show-done" aria-expanded=${String(this.doneShown)}
            aria-controls="done-rows" @click=${() => { this.doneShown = !this.doneShown; }}>
            <span class="fold" aria-hidden="true"></span>${text('manager.groupDone')}
            <span class="count" data-lasting>${tickets.length}</span></button></th></tr>
      </tbody>
      <tbody id="done-rows" class="done" ?hidden=${!this.doneShown}>${this.#rows('done', tickets)}</tbody>`;
  }

  /**
   * @param {string} group
   * @param {Page.Ticket<'manager'>[]} tickets
   */
  #rows(group, tickets) {
    const most = this.most[group] ?? Infinity;
    const left = tickets.length - most;
    return html`${repeat(tickets.slice(0, most), ({ id }) => id, ticket => this.#row(ticket))}
      ${left > 0 ? html`<tr><td colspan=${COLUMNS.length}>
        <button type="button" class="button plain" data-lasting @click=${() => this.#showMore(group)}>
          ${text('shared.showMore', { count: left })}</button></td></tr>` : nothing}`;
  }

  /** @param {string} group */
  #showMore(group) {
    this.most = { ...this.most, [group]: this.most[group] + PAGE };
  }

  /** @param {Page.Ticket<'manager'>} ticket */
  #row(ticket) {
    const { id, number, status } = ticket;
    const { settings } = this.board;
    const prescriptions = this.prescriptions.get(id);
    return html`<tr data-testid="ticket-${number}" data-ticket=${id} data-status=${status}>
      <th scope="row" class="ticket-number">${numberOf(ticket)}</th>
      <td>${lineName(settings, ticket.serviceLine)}</td>
      <td>${levelBadge(settings, ticket.priority, `level-${number}`)}</td>
      <td><span class="status" data-testid="status-${number}">${wordText('shared', 'visit', status)}</span>
        ${status === 'called' ? shown(standing(ticket)) : nothing}
        ${ticket.note ? html`<p class="note">${ticket.note}</p>` : nothing} ${whyCalled(ticket, settings)}</td>
      <td>${calledTo(ticket)}</td>
      <td class="time">${shown(waited(ticket))}</td>
      <td class="time">${shown(consulted(ticket))}</td>
      <td>${prescriptions ? html`<ul>${repeat(prescriptions, prescription => prescription.id, prescriptionRow)}</ul>`
        : nothing}</td>
    </tr>`;
  }
}

/** @param {Page.Prescription<'manager'>} prescription */
function prescriptionRow({ id, status, counter }) {
  return html`<li data-testid="prescription-${id}" data-status=${status}>${wordText('shared', 'prescription', status)}
    ${counter ? html`· ${text('shared.counter', { counter: placeName(counter) })}` : nothing}</li>`;
}

customElements.define('cq-ticket-table', TicketTable);
