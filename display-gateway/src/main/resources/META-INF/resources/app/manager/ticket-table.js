import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { away, countsOf, done, inRooms, waitingInOrder } from '../shared/board/board-order.js';
import { consulted, standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo, placeName } from '../shared/board/places.js';
import { levelsOf, lineName } from '../shared/board/settings.js';
import { OneStop } from '../shared/controls/one-stop.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { nameOf, text, wordText } from '../shared/page/texts.js';
import { asOf } from '../shared/page/time.js';
import { whyCalled } from '../shared/staff/explanation.js';
import { levelBadge } from '../shared/staff/levels.js';
import { isPicked, isSorted, rowsOf } from './at-a-glance.js';

/** So many rows of a group at first, and so many more with each press. */
const PAGE = 100;
/** What a column is called, by its name. */
const COLUMNS = {
  number: 'manager.number', serviceLine: 'manager.serviceLine', level: 'manager.level', status: 'manager.status', room: 'manager.room',
  waited: 'manager.waited', consultation: 'manager.consultation', prescriptions: 'manager.prescriptions',
};
const WIDTH = Object.keys(COLUMNS).length;
/** Of these there are none on most days. */
const RARE = new Set(['day-ended', 'replaced']);
const STATUSES = ['waiting', 'called', 'in-consultation', 'parked', 'skipped', 'finished', 'cancelled', 'no-show', 'day-ended', 'replaced'];

/**
 * All tickets of the board in one table: who waits, is with a doctor or away, and, folded, whose visit is over. It can be sorted
 * within these groups, and show what is looked for alone.
 */
class TicketTable extends PageElement {
  static properties = {
    board: { attribute: false },
    most: { state: true },
    doneShown: { state: true },
    wanted: { state: true },
  };

  constructor() {
    super();
    new OneStop(this, '.filter', 'line');
    new OneStop(this, '.sort', 'line');
    new OneStop(this, '.why > summary', 'rows');
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /**
     * How many rows are shown, by group.
     * @type {Record<string, number>}
     */
    this.most = { waiting: PAGE, done: PAGE };
    this.doneShown = false;
    /** @type {Page.Wanted} */
    this.wanted = { find: '', status: '', line: '', level: '', sort: '', down: false };
    /** @type {Map<string, Page.Prescription<'manager'>[]>} by ticket */
    this.prescriptions = new Map();
  }

  willUpdate() {
    this.prescriptions = Map.groupBy(this.board.prescriptions.values(), ({ ticketId }) => ticketId);
  }

  render() {
    const tickets = [...this.board.tickets.values()];
    return html`<div class="table-head">
        <h2 id="tickets-heading">${text('manager.tickets')} <span class="count" data-testid="ticket-count">${tickets.length}</span></h2>
        ${this.#filters(tickets)}
        ${this.#choice('line', 'manager.allLines', this.board.settings?.serviceLines)}
        ${this.#choice('level', 'manager.allLevels', levelsOf(this.board.settings))}
        <label class="finder"><span class="visually-hidden">${text('manager.find')}</span>
          <input type="search" autocomplete="off" placeholder=${text('manager.find')} data-testid="find" @input=${this.#find}></label>
      </div>
      <div class="table-frame" role="region" tabindex="0" aria-labelledby="tickets-heading">
      <table class="tickets">
        <thead><tr>${Object.entries(COLUMNS).map(([name, label]) => this.#column(name, text(label)))}</tr></thead>
        ${this.#group('waiting', text('manager.groupWaiting'),
          waitingInOrder(tickets, levelsOf(this.board.settings), this.board.waitingOrder))}
        ${this.#group('in-rooms', text('manager.groupInRooms'), inRooms(tickets))}
        ${this.#group('away', text('manager.groupAway'), [...away(tickets, 'skipped'), ...away(tickets, 'parked')])}
        ${this.#done(done(tickets))}
      </table>
    </div>`;
  }

  /**
   * How many there are of each status, those of which there are none included, but for the rare ones: a number is looked for at its place.
   * @param {Page.Ticket<'manager'>[]} tickets
   */
  #filters(tickets) {
    const found = countsOf(tickets);
    return html`<div class="filters" role="toolbar" aria-label=${text('manager.visits')}>${STATUSES.filter(status => found.has(status) || !RARE.has(status)).map(status => html`
      <button type="button" class="filter ${found.has(status) ? '' : 'none'}" data-testid="filter-${status}" data-lasting
        aria-pressed=${String(this.wanted.status === status)} @click=${() => this.#only(status)}>${wordText('shared', 'visit', status)}
        <span class="count" data-testid="count-visit-${status}">${found.get(status) ?? 0}</span></button>`)}</div>`;
  }

  /**
   * One service line, or one level.
   * @param {'line' | 'level'} name
   * @param {string} all what is chosen where it is none, by its text
   * @param {Page.Named[]} [among]
   */
  #choice(name, all, among = []) {
    const label = text(COLUMNS[name === 'line' ? 'serviceLine' : 'level']);
    return html`<label class="finder"><span class="visually-hidden">${label}</span>
      <select data-testid="only-${name}" @change=${(/** @type {Event & {target: HTMLSelectElement}} */ { target }) => {
        this.wanted = { ...this.wanted, [name]: target.value };
      }}><option value="">${text(all)}</option>
        ${among.map(one => html`<option value=${one.code} ?selected=${one.code === this.wanted[name]}>${nameOf(one)}</option>`)}</select></label>`;
  }

  /** @param {string} status again for all */
  #only(status) {
    this.wanted = { ...this.wanted, status: this.wanted.status === status ? '' : status };
  }

  #find = (/** @type {Page.InputEvent} */ { target }) => {
    this.wanted = { ...this.wanted, find: target.value };
  };

  /**
   * @param {string} name
   * @param {string} label
   */
  #column(name, label) {
    const { sort, down } = this.wanted;
    return isSorted(name)
      ? html`<th scope="col" aria-sort=${sort !== name ? 'none' : down ? 'descending' : 'ascending'}>
          <button type="button" class="sort" data-lasting data-testid="sort-${name}" @click=${() => this.#sort(name)}>${label}</button></th>`
      : html`<th scope="col">${label}</th>`;
  }

  /**
   * Up, then down, then as the groups have them.
   * @param {string} name
   */
  #sort(name) {
    const { sort, down } = this.wanted;
    this.wanted = sort !== name ? { ...this.wanted, sort: name, down: false }
      : down ? { ...this.wanted, sort: '', down: false } : { ...this.wanted, down: true };
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {Page.Ticket<'manager'>[]} all
   */
  #group(name, label, all) {
    const tickets = rowsOf(all, this.wanted, asOf());
    return html`<tbody data-testid="group-${name}">
      <tr class="group"><th scope="rowgroup" colspan=${WIDTH}>${label}
        <span class="count">${tickets.length}</span></th></tr>
      ${tickets.length === 0 ? html`<tr><td class="empty" colspan=${WIDTH}>${text('manager.nobody')}</td></tr>`
        : this.#rows(name, tickets)}
    </tbody>`;
  }

  /**
   * Folded, unless somebody looks for one of them.
   * @param {Page.Ticket<'manager'>[]} all
   */
  #done(all) {
    const tickets = rowsOf(all, this.wanted, asOf());
    const isShown = this.doneShown || tickets.length > 0 && isPicked(this.wanted);
    return html`
      <tbody data-testid="group-done">
        <tr class="group"><th scope="rowgroup" colspan=${WIDTH}>
          <button type="button" class="button plain" data-testid="show-done" aria-expanded=${String(isShown)}
            aria-controls="done-rows" @click=${() => { this.doneShown = !this.doneShown; }}>
            <span class="fold" aria-hidden="true"></span>${text('manager.groupDone')}
            <span class="count" data-lasting>${tickets.length}</span></button></th></tr>
      </tbody>
      <tbody id="done-rows" class="done" ?hidden=${!isShown}>${this.#rows('done', tickets)}</tbody>`;
  }

  /**
   * @param {string} group
   * @param {Page.Ticket<'manager'>[]} tickets
   */
  #rows(group, tickets) {
    const most = this.most[group] ?? Infinity;
    const left = tickets.length - most;
    return html`${repeat(tickets.slice(0, most), ({ id }) => id, ticket => this.#row(ticket))}
      ${left > 0 ? html`<tr><td colspan=${WIDTH}>
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
