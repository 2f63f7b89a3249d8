import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { away, done, inRooms, isMeant, waitingInOrder } from '../shared/board/board-order.js';
import { standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo } from '../shared/board/places.js';
import { levelsOf, lineName } from '../shared/board/settings.js';
import { waitBrief } from '../shared/board/waits.js';
import { OneStop } from '../shared/controls/one-stop.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { plural, text, wordText } from '../shared/page/texts.js';
import { levelBadge } from '../shared/staff/levels.js';

/** So many rows of a group at first, and so many more with each press. */
const PAGE = 50;

/** So many who did not come at all: they may come to the desk yet. */
const LATELY = 10;

/** Who is called, away and waiting, each a row to be chosen, all of them one stop of the Tab key:
 * `<cq-desk-queue>`. Fires `chosen` with a ticket's id. */
class DeskQueue extends PageElement {
  static properties = {
    board: { attribute: false },
    chosen: { attribute: false },
    wanted: { attribute: false },
    most: { state: true },
  };

  constructor() {
    super();
    new OneStop(this, '.desk-row', 'nothing'); // arrows are the desk's own, from the field on
    /** @type {Page.Board<'reception'>} */
    this.board = given();
    /**
     * The id of who is shown beside it.
     * @type {string | undefined}
     */
    this.chosen = undefined;
    /** What stands in the field: whom it cannot mean is left out. */
    this.wanted = '';
    this.most = PAGE;
  }

  render() {
    const { board } = this;
    const all = [...board.tickets.values()];
    const waiting = waitingInOrder(all, levelsOf(board.settings), board.waitingOrder);
    return html`<div class="desk-queue" data-stops>
      ${this.#group('called', text('reception.inRooms'), inRooms(all))}
      ${this.#group('away', text('reception.away'), [...away(all, 'skipped'), ...away(all, 'parked'),
        ...done(all).filter(({ status }) => status === 'no-show').slice(0, LATELY)])}
      ${this.#group('waiting', text('reception.waiting'), waiting)}
    </div>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {Page.StaffTicket[]} tickets
   */
  #group(name, label, tickets) {
    const meant = tickets.filter(({ number }) => isMeant(number, this.wanted));
    const found = meant.length === 0 ? tickets : meant;
    const left = found.length - this.most;
    return html`<section class="panel" aria-labelledby="queue-${name}" data-testid="queue-${name}">
      <h2 id="queue-${name}">${label} <span class="count" data-testid="count-${name}">${tickets.length}</span></h2>
      ${tickets.length === 0 ? html`<p class="empty">${text('reception.nobody')}</p>`
        : html`<ul>${repeat(found.slice(0, this.most), ({ id }) => id, ticket => this.#row(ticket))}</ul>`}
      ${left > 0 ? html`<button type="button" class="button plain" data-lasting @click=${() => { this.most += PAGE; }}>
        ${text('shared.showMore', { count: left })}</button>` : nothing}
    </section>`;
  }

  /** @param {Page.StaffTicket} ticket */
  #row(ticket) {
    const { id, number, status, serviceLine, priority } = ticket;
    const { settings } = this.board;
    return html`<li><button type="button" class="desk-row" data-testid="row-${number}" data-ticket=${id}
      aria-pressed=${String(id === this.chosen)} @click=${() => this.#choose(id)}>
      <span class="ticket-number">${numberOf(ticket)}</span>
      <span class="desk-level">${levelBadge(settings, priority, `level-${number}`)}</span>
      <span class="desk-line">${lineName(settings, serviceLine)}</span>
      ${status === 'waiting' && ticket.unanswered > 0 ? html`<span class="mark">
        ${plural('doctor.notAnswered', ticket.unanswered, { calls: ticket.unanswered })}</span>` : nothing}
      ${status === 'waiting' ? nothing : html`<span class="status">${wordText('shared', 'visit', status)}</span>`}
      ${calledTo(ticket) && status !== 'waiting' ? html`<span>${calledTo(ticket)}</span>` : nothing}
      ${status === 'waiting' ? html`<span class="desk-wait" data-testid="wait-${number}">${waitBrief(this.board.waits.tickets.get(id))}</span>` : nothing}
      <span class="desk-time" data-lasting>${shown(status === 'waiting' ? waited(ticket) : standing(ticket))}</span>
    </button></li>`;
  }

  /** @param {string} id */
  #choose(id) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: id }));
  }
}

customElements.define('cq-desk-queue', DeskQueue);
