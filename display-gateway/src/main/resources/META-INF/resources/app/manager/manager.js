import { html, nothing } from 'lit';

import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import '../shared/staff/uncollected-list.js';
import './clinic-settings.js';
import './devices.js';
import './left-open.js';
import './people.js';
import './programs.js';
import './ticket-table.js';
import { isElsewhere } from '../shared/access/door.js';
import { countsOf, overdueCount } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { workplaceName, workplaceOf } from '../shared/board/places.js';
import { Commands } from '../shared/controls/commands.js';
import { PageElement } from '../shared/page/element.js';
import { listed, plural, text, wordText } from '../shared/page/texts.js';
import { asOf, everySecond, timeOfDay } from '../shared/page/time.js';

const VISIT_STATUSES = ['waiting', 'called', 'in-consultation', 'parked', 'skipped', 'finished', 'cancelled',
  'no-show', 'day-ended', 'replaced'];
const PRESCRIPTION_STATUSES = ['submitted', 'claimed', 'preparing', 'checked', 'ready', 'question', 'on-hold', 'handed-over',
  'declined', 'cancelled', 'not-collected', 'returned'];

/** More names than that nobody reads. */
const MOST_EMPTY = 12;

/** Where nobody signs in, there is nobody to be let in. */
const isOpen = document.documentElement.dataset.access === 'open';

/**
 * The manager's page: how the clinic runs, and who is let in. Of patients it changes nothing but who goes where help is
 * needed, and what earlier days have left open.
 */
class Manager extends PageElement {
  static properties = { overdue: { state: true } };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    this.live = new LiveBoard(this, 'manager');
    this.commands = new Commands('manager');
    /** How many prescriptions are not ready though they were promised by now. */
    this.overdue = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => this.#reckon());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate() {
    this.#reckon();
  }

  #reckon() {
    const { prescriptions, settings } = this.live.board;
    this.overdue = overdueCount(prescriptions.values(), settings?.pharmacy, asOf());
  }

  render() {
    const { board, hasBoard } = this.live;
    if (!hasBoard) {
      return html`<p class="empty">${text('shared.connecting')}</p>`;
    }
    return html`
      <cq-alerts .board=${board} .commands=${this.commands}></cq-alerts>
      ${this.dataset.slips === 'local' ? html`<p class="action-note" data-testid="slips-local">${text('manager.slipsLocal')}</p>`
        : nothing}
      <cq-left-open .board=${board} .commands=${this.commands}></cq-left-open>
      <div class="manager-facts">
        <section class="panel" aria-labelledby="services-heading">
          <h2 id="services-heading">${text('manager.services')}</h2>
          <ul class="services">${board.services.map(serviceRow)}</ul>
        </section>
        <section class="panel" aria-labelledby="visits-heading">
          <h2 id="visits-heading">${text('manager.visits')}</h2>
          ${counts('visit', VISIT_STATUSES, board.tickets.values())}
        </section>
        <section class="panel" aria-labelledby="prescriptions-heading">
          <h2 id="prescriptions-heading">${text('manager.prescriptions')}</h2>
          ${counts('prescription', PRESCRIPTION_STATUSES, board.prescriptions.values())}
          <p class="hint" data-testid="overdue">${plural('manager.overdue', this.overdue, { count: this.overdue })}</p>
        </section>
        ${staffed(board)}
      </div>
      <cq-uncollected .prescriptions=${board.prescriptions.values()} .commands=${this.commands}></cq-uncollected>
      <section class="panel" aria-labelledby="tickets-heading">
        <h2 id="tickets-heading">${text('manager.tickets')}
          <span class="count" data-testid="ticket-count">${board.tickets.size}</span></h2>
        <cq-ticket-table .board=${board}></cq-ticket-table>
      </section>
      ${isOpen ? nothing : html`<cq-devices .commands=${this.commands}></cq-devices>
        ${isElsewhere ? nothing : html`<cq-people .commands=${this.commands}></cq-people>`}
        <cq-programs .commands=${this.commands}></cq-programs>`}
      ${board.settings ? html`<cq-clinic-settings .settings=${board.settings}
        .commands=${this.commands}></cq-clinic-settings>` : nothing}`;
  }
}

/** @param {Api.ServiceStatus} service */
function serviceRow({ name, connected, since }) {
  return html`<li class="service ${connected ? 'connected' : 'missing'}" data-testid="service-${name}"
    data-connected=${String(connected)}>
    <strong>${wordText('shared', 'service', name)}</strong>
    <span class="service-state">${text(connected ? 'manager.connected' : 'manager.notReachable')}</span>
    <span class="service-since">${text('manager.since', { time: timeOfDay(since) })}</span>
  </li>`;
}

/**
 * Who sits where, as far as pages say so.
 * @param {Page.Board<'manager'>} board
 */
function staffed({ present, settings }) {
  const open = new Set(present.map(({ workplace }) => workplace));
  const empty = (settings?.rooms ?? []).filter(({ name }) => !open.has(workplaceOf('room', name)));
  return html`<section class="panel" aria-labelledby="staffed-heading">
    <h2 id="staffed-heading">${text('manager.staffed')}</h2>
    ${present.length === 0 ? html`<p class="empty">${text('manager.nobodySits')}</p>`
      : html`<ul class="services">${present.map(({ workplace, pages, people }) => html`<li class="service"
          data-testid="staffed-${workplace.replace(' ', '-')}"><strong>${workplaceName(workplace)}</strong>
          ${people.length > 0 ? html`<span>${listed(people)}</span>` : nothing}
          ${pages > 1 ? html`<span class="service-state">${text('manager.pagesOpen', { pages })}</span>` : nothing}</li>`)}</ul>`}
    ${empty.length === 0 ? nothing : html`<p class="hint" data-testid="not-staffed">${empty.length > MOST_EMPTY
      ? text('manager.emptyRoomsCount', { count: empty.length })
      : text('manager.emptyRooms', { rooms: empty.map(({ name }) => name).join(', ') })}</p>`}
  </section>`;
}

/**
 * How many there are of each status, those of which there are none included: a number is looked for at its place.
 * @param {'visit' | 'prescription'} kind
 * @param {string[]} statuses
 * @param {Iterable<{status: string}>} entries
 */
function counts(kind, statuses, entries) {
  const found = countsOf(entries);
  return html`<dl class="counts">${statuses.map(status => html`<div>
    <dt>${wordText('shared', kind, status)}</dt>
    <dd data-testid="count-${kind}-${status}">${found.get(status) ?? 0}</dd>
  </div>`)}</dl>`;
}

customElements.define('cq-manager', Manager);
