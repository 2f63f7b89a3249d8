import { html, nothing } from 'lit';

import '../shared/staff/intake-list.js';
import '../shared/staff/uncollected-list.js';
import './left-open.js';
import './ticket-table.js';
import { IN_WORK, overdueCount } from '../shared/board/board-order.js';
import { consulted, standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { peopleAt, workplaceName } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { listed, plural, text, wordText } from '../shared/page/texts.js';
import { asOf, everySecond, timeOfDay } from '../shared/page/time.js';
import { backText } from '../shared/staff/break.js';
import { emptyRooms, linesOf, placesOf, stateOf, usualConsultation } from './at-a-glance.js';

const PRESCRIPTION_STATUSES = ['submitted', 'claimed', 'preparing', 'checked', 'ready', 'question', 'on-hold', 'handed-over',
  'declined', 'cancelled', 'not-collected', 'returned'];

/** More names than that nobody reads. */
const MOST_EMPTY = 12;

/** The clinic as it is now, in one window: `<cq-overview>`. */
class Overview extends PageElement {
  static properties = {
    board: { attribute: false },
    commands: { attribute: false },
    slipsLocal: { attribute: false },
    second: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /** Whether what slips link to can be reached by this machine alone. */
    this.slipsLocal = false;
    /** What the time alone changes: it is drawn anew only then. */
    this.second = '';
    /** @type {number | undefined} how long a consultation usually takes today, in milliseconds */
    this.usual = undefined;
    /** @type {Page.PlaceAtAGlance[]} */
    this.places = [];
    /** @type {ReturnType<typeof linesOf>} */
    this.lines = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => { this.second = this.#byTime(); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate() {
    this.usual = usualConsultation(this.board.tickets.values());
    this.places = placesOf(this.board);
    this.lines = linesOf(this.board.tickets.values(), asOf());
  }

  /** What nothing but the time makes different. */
  #byTime() {
    const { tickets, prescriptions, settings } = this.board;
    return JSON.stringify([overdueCount(prescriptions.values(), settings?.pharmacy, asOf()),
      linesOf(tickets.values(), asOf()).map(({ line, over }) => [line, over]), this.places.map(place => stateOf(place, this.usual, asOf()))]);
  }

  render() {
    const { board } = this;
    return html`
      ${this.#figures()}
      <div class="glance">
        ${this.#places()}
        ${this.#lines()}
        ${this.#prescriptions()}
        <section class="panel" aria-labelledby="attention-heading">
          <h2 id="attention-heading">${text('manager.attention')}</h2>
          ${this.#attention()}
        </section>
      </div>
      <cq-ticket-table class="panel" .board=${board}></cq-ticket-table>`;
  }

  // ── how many ──

  #figures() {
    const { tickets, services } = this.board;
    const all = [...tickets.values()];
    const [longest] = this.lines;
    const count = (/** @type {Api.VisitStatus} */ status) => all.filter(ticket => ticket.status === status).length;
    const missing = services.filter(({ connected }) => !connected);
    return html`<div class="glance-figures">
      <dl>
        ${figure('waiting', text('manager.figureWaiting'), count('waiting'))}
        ${figure('longest', text('manager.figureLongest'), longest ? html`${shown(waited(longest.longest))}` : '–', longest && numberOf(longest.longest))}
        ${figure('consulted', text('manager.figureConsulted'), count('in-consultation'))}
        ${figure('away', text('manager.figureAway'), count('parked') + count('skipped'))}
        ${figure('finished', text('manager.figureFinished'), count('finished'))}
      </dl>
      <cq-intake .board=${this.board} .commands=${this.commands}></cq-intake>
      <details class="services ${missing.length > 0 ? 'missing' : ''}" data-testid="services">
        <summary data-lasting>${missing.length === 0 ? text('manager.servicesConnected')
          : text('manager.servicesMissing', { services: listed(missing.map(({ name }) => wordText('shared', 'service', name))) })}</summary>
        <ul>${services.map(serviceRow)}</ul>
      </details>
    </div>`;
  }

  // ── where ──

  #places() {
    const { places, usual } = this;
    const empty = emptyRooms(this.board);
    return html`<section class="panel" aria-labelledby="staffed-heading">
      <h2 id="staffed-heading">${text('manager.staffed')}</h2>
      ${places.length === 0 ? html`<p class="empty">${text('manager.nobodySits')}</p>`
        : html`<ul class="places">${places.map(place => placeTile(place, stateOf(place, usual, asOf())))}</ul>`}
      ${empty.length === 0 ? nothing : html`<p class="hint" data-testid="not-staffed">${empty.length > MOST_EMPTY
        ? text('manager.emptyRoomsCount', { count: empty.length })
        : text('manager.emptyRooms', { rooms: empty.join(', ') })}</p>`}
    </section>`;
  }

  #lines() {
    const { lines } = this;
    const { settings } = this.board;
    return html`<section class="panel" aria-labelledby="lines-heading">
      <h2 id="lines-heading">${text('manager.lines')}</h2>
      ${lines.length === 0 ? html`<p class="empty">${text('manager.nobody')}</p>` : html`<ul class="lines">
        ${lines.map(({ line, count, over, longest }) => html`<li data-testid="line-${line}" class=${over > 0 ? 'over' : ''}>
          <strong>${lineName(settings, line)}</strong>
          <span class="count">${count}</span>
          <span>${shown(waited(longest))}</span>
          <span class="hint">${over > 0 ? plural('manager.over', over, { count: over }) : nothing}</span></li>`)}</ul>`}
    </section>`;
  }

  #prescriptions() {
    const all = [...this.board.prescriptions.values()];
    const overdue = overdueCount(all, this.board.settings?.pharmacy, asOf());
    return html`<section class="panel" aria-labelledby="prescriptions-heading">
      <h2 id="prescriptions-heading">${text('manager.prescriptions')}
        <span class="count">${all.filter(({ status }) => status === 'submitted' || IN_WORK.has(status)).length}</span></h2>
      <dl class="counts">${PRESCRIPTION_STATUSES.map(status => {
        const count = all.filter(one => one.status === status).length;
        return html`<div class=${count === 0 ? 'none' : ''}><dt>${wordText('shared', 'prescription', status)}</dt>
          <dd data-testid="count-prescription-${status}">${count}</dd></div>`;
      })}</dl>
      <p class="hint ${overdue > 0 ? 'over' : ''}" data-testid="overdue">${plural('manager.overdue', overdue, { count: overdue })}</p>
    </section>`;
  }

  /** What somebody has to see to; alerts stand on their own. */
  #attention() {
    return html`${this.slipsLocal ? html`<p class="action-note" data-testid="slips-local">${text('manager.slipsLocal')}</p>` : nothing}
      <cq-left-open .board=${this.board} .commands=${this.commands}></cq-left-open>
      <cq-uncollected .prescriptions=${this.board.prescriptions.values()} .commands=${this.commands}></cq-uncollected>
      <p class="empty nothing-else">${text('manager.nothingElse')}</p>`;
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {unknown} value
 * @param {string} [of] whose it is
 */
function figure(name, label, value, of) {
  return html`<div><dt>${label}${of ? ` · ${of}` : nothing}</dt><dd data-testid="figure-${name}">${value}</dd></div>`;
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
 * @param {Page.PlaceAtAGlance} place
 * @param {'free' | 'away' | 'called' | 'busy' | 'long'} state
 */
function placeTile({ workplace, staffed, ticket, inWork }, state) {
  return html`<li class="place ${state}" data-state=${state}
    data-testid=${staffed ? `staffed-${workplace.replace(' ', '-')}` : nothing}>
    <strong>${workplaceName(workplace)}</strong>
    <span class="place-people">${staffed ? listed(peopleAt(staffed)) : text('manager.nobodyThere')}${staffed && staffed.pages > 1
      ? html` <span class="service-state">${text('manager.pagesOpen', { pages: staffed.pages })}</span>` : nothing}</span>
    <span class="place-doing">${ticket ? html`<span class="ticket-number">${numberOf(ticket)}</span>
        ${state === 'called' ? wordText('shared', 'visit', 'called') : nothing}
        ${shown(state === 'called' ? standing(ticket) : consulted(ticket))}${state === 'long' ? html` ${text('manager.long')}` : nothing}`
      : staffed?.back ? html`<span class="mark due">${backText(staffed.back)}</span>`
      : inWork > 0 ? plural('manager.inWork', inWork, { count: inWork }) : text('manager.free')}</span></li>`;
}

customElements.define('cq-overview', Overview);
