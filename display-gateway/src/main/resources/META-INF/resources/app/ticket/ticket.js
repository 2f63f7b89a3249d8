import { html, nothing } from 'lit';

import '../shared/page/every-page.js';
import '../shared/page/language-switch.js';
import '../shared/page/awake.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import { tellTitle } from '../shared/board/alarm.js';
import { isHeard } from '../shared/board/board-state.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo, placeName } from '../shared/board/places.js';
import { waitWords } from '../shared/board/waits.js';
import { Bell } from '../shared/page/bell.js';
import { PageElement } from '../shared/page/element.js';
import { directionOf, text } from '../shared/page/texts.js';
import { hourAndMinute, span } from '../shared/page/time.js';

/** What a patient is told of each status. */
const SENTENCES = {
  'waiting': 'ticket.waiting',
  'called': 'ticket.called',
  'parked': 'ticket.parked',
  'skipped': 'ticket.skipped',
  'in-consultation': 'ticket.inConsultation',
  'finished': 'ticket.finished',
  'cancelled': 'ticket.cancelled',
  'no-show': 'ticket.noShow',
  'day-ended': 'ticket.dayEnded',
  'replaced': 'ticket.replaced',
};

/** @type {Record<string, string>} where a counter serves the patient, and no doctor */
const COUNTER_SENTENCES = {
  'called': 'ticket.calledToCounter',
  'in-consultation': 'ticket.atCounter',
  'finished': 'ticket.served',
};

/** The public screen's chime, so that a patient knows it. */
const NOTES = [659.3, 523.3, 659.3, 523.3];
/** Milliseconds of vibration and of rest. */
const VIBRATION = [400, 200, 400, 200, 400];

/**
 * A patient's own page, on the phone: the number, and what to do now. When there is somewhere to go it says so to whoever
 * looks elsewhere, too: by the title, by vibration and by a chime, as far as the phone can.
 */
class Ticket extends PageElement {
  constructor() {
    super();
    this.live = new LiveBoard(this, 'ticket', { type: 'track', token: tokenOf(location) });
    this.bell = new Bell();
    this.bell.addEventListener('change', () => this.requestUpdate());
    /** Where the patient was told to go last; what stands there when the page opens is told, too. */
    this.told = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.bell.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.bell.stop();
  }

  updated() {
    const { ticket, ready } = this;
    if (!ticket) {
      return;
    }
    const where = [...(ticket.status === 'called' ? [calledTo(ticket)] : []),
      ...ready.map(({ counter }) => text('shared.counter', { counter: placeName(counter) }))];
    tellTitle([ticket.number, ...where].join(directionOf() === 'rtl' ? ' ← ' : ' → '));
    // A repeated call counts anew.
    const told = where.length === 0 ? '' : `${ticket.status} ${calledTo(ticket)} ${ticket.heard} ${ready.map(({ counter }) => counter)}`;
    if (told !== '' && told !== this.told) {
      navigator.vibrate?.(VIBRATION);
      this.bell.ring(NOTES);
    }
    this.told = told;
  }

  get ticket() {
    return [...this.live.board.tickets.values()][0];
  }

  /** What can be fetched. */
  get ready() {
    return [...this.live.board.prescriptions.values()].filter(({ status }) => status === 'ready' || status === 'not-collected');
  }

  get isPrepared() {
    return [...this.live.board.prescriptions.values()].some(({ status }) => status === 'preparing');
  }

  render() {
    const { ticket, ready } = this;
    const sentences = this.#sentences(ticket, ready);
    return html`
      ${ticket ? html`<p class="own-number" data-testid="own-number">${numberOf(ticket)}</p>` : nothing}
      <div class="own-status ${ticket ? toneOf(ticket, ready) : ''}" role="status" data-testid="own-status"
        data-status=${ticket?.status ?? nothing}>${sentences.map(sentence => html`<p>${sentence}</p>`)}</div>
      ${ticket ? this.#rest(ticket, ready) : nothing}
      <cq-awake quiet></cq-awake>`;
  }

  /**
   * @param {Page.Ticket<'ticket'> | undefined} ticket
   * @param {Page.Prescription<'ticket'>[]} ready
   */
  #sentences(ticket, ready) {
    const { hasBoard, problem } = this.live;
    if (!ticket) {
      return [text(hasBoard || problem ? 'ticket.unknown' : 'shared.connecting')];
    }
    const medicine = [...Map.groupBy(ready, ({ counter }) => placeName(counter))].map(([counter, { length }]) =>
      (length === 1 ? text('ticket.ready', { counter }) : text('ticket.readySeveral', { counter, count: length })));
    const { status, room, counter } = ticket;
    const visit = counter && COUNTER_SENTENCES[status] ? text(COUNTER_SENTENCES[status], { counter: placeName(counter) })
      : text(SENTENCES[status] ?? status, { room: placeName(room) });
    // Who has seen the doctor has one thing left to do.
    if (status === 'finished' && (medicine.length > 0 || this.isPrepared)) {
      return this.isPrepared ? [...medicine, text('ticket.preparing')] : medicine;
    }
    return [visit, ...medicine];
  }

  /**
   * @param {Page.Ticket<'ticket'>} ticket
   * @param {Page.Prescription<'ticket'>[]} ready
   */
  #rest(ticket, ready) {
    const { status, since } = ticket;
    if (status === 'waiting') {
      const { position, total } = this.live.board.place ?? {};
      return html`
        ${position ? html`<p class="own-position" data-testid="own-position">
          ${text('ticket.position', { position, total })}</p>` : nothing}
        <p class="own-wait" data-testid="own-wait">${this.#wait()}</p>
        <p class="own-note" data-testid="own-order">${text('ticket.order')}</p>
        <p class="own-note">${text('ticket.keepOpen')}</p>
        ${this.bell.on ? nothing : html`<p class="own-note" data-testid="bell-off">${text('ticket.bellOff')}</p>`}`;
    }
    if (status === 'called') {
      return html`<p class="own-note" data-testid="own-since">${text('ticket.calledAt', { time: hourAndMinute(since) })}</p>`;
    }
    if (status !== 'finished' || ready.length > 0) {
      return nothing;
    }
    return this.isPrepared ? html`<p class="own-note">${text('ticket.preparingNote')}</p>`
      : html`<p class="own-note" data-testid="own-took">${text('ticket.took', { time: span(this.#took(ticket)) })}</p>
        ${this.live.board.prescriptions.size === 0 ? html`<p class="own-note">${text('ticket.afterwards')}</p>` : nothing}`;
  }

  /** Of whom nothing is said, nothing is to be read off that: staff look after everybody. */
  #wait() {
    const { board } = this.live;
    return board.wait === null ? text('ticket.anyTime') : text('ticket.wait', { wait: waitWords(isHeard(board) ? board.wait : undefined) });
  }

  /**
   * From the number to the end of the visit, or to the last medicine where there was some; in milliseconds.
   * @param {Page.Ticket<'ticket'>} ticket
   */
  #took({ issuedAt, since }) {
    const ends = [since, ...[...this.live.board.prescriptions.values()].map(({ handedOverAt }) => handedOverAt ?? since)];
    return Math.max(...ends.map(end => Date.parse(end))) - Date.parse(issuedAt);
  }
}

/**
 * Whether there is somewhere to go now.
 * @param {Page.Ticket<'ticket'>} ticket
 * @param {Page.Prescription<'ticket'>[]} ready
 */
function toneOf({ status }, ready) {
  return status === 'called' || ready.length > 0 ? 'go' : '';
}

/**
 * The link's secret: the last step of the address. It goes into the socket's first message and nowhere else.
 * @param {Location} address
 */
function tokenOf({ pathname }) {
  return pathname.slice(pathname.lastIndexOf('/') + 1);
}

customElements.define('cq-ticket', Ticket);
