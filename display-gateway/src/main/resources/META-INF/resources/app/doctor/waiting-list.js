import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import '../shared/staff/share.js';
import '../shared/staff/undo-button.js';
import { isMeant } from '../shared/board/board-order.js';
import { waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { lineName } from '../shared/board/settings.js';
import { waitBrief } from '../shared/board/waits.js';
import { stepTo } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { AtHand } from '../shared/page/at-hand.js';
import { given, PageElement } from '../shared/page/element.js';
import { plural, text } from '../shared/page/texts.js';
import { hourAndMinute, millisOf } from '../shared/page/time.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';
import { rowAfter, steady } from '../shared/staff/steady-order.js';
import { cancelButton, moveButton, parkButton, transferButton } from '../shared/staff/ticket-moves.js';

/** So many rows at first, and so many more with each press: twenty thousand rows would help nobody. */
const PAGE = 50;

/**
 * Who waits, in the order of the next calls: one button for each level, and what else can become of each. A row is one stop of the
 * Tab key, arrows lead from one to another, and keys press what is in the row that has the focus. Nothing moves under a hand.
 */
export class WaitingList extends PageElement {
  /** @type {string[]} ids as they stand */
  #order = [];
  /** @type {Set<string>} those of them that still wait */
  #there = new Set();
  /** @type {Map<string, Page.Ticket<'doctor'>>} as they were last, also of those who have gone since */
  #known = new Map();
  #atHand = new AtHand(this);

  static properties = {
    tickets: { attribute: false },
    settings: { attribute: false },
    commands: { attribute: false },
    room: { attribute: false },
    next: { attribute: false },
    reassess: { attribute: false },
    waits: { attribute: false },
    elsewhere: { attribute: false },
    busy: { attribute: false },
    opened: { state: true },
    most: { state: true },
    wanted: { state: true },
    active: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'doctor'>[]} */
    this.tickets = [];
    /** @type {Page.Settings<'doctor'> | null} */
    this.settings = null;
    /** @type {Page.Commands} */
    this.commands = given();
    this.room = '';
    /**
     * The id of whom this room would be given now.
     * @type {string | undefined}
     */
    this.next = undefined;
    /** @type {Set<string>} ids of those who should be looked at again */
    this.reassess = new Set();
    /**
     * How long it will still take, by ticket.
     * @type {Page.Board['waits']['tickets']}
     */
    this.waits = new Map();
    /** @type {{room: string, count: number}[]} who waits for other rooms alone */
    this.elsewhere = [];
    /** Whether this room has somebody. */
    this.busy = false;
    /**
     * The id of whose further moves are shown.
     * @type {string | null}
     */
    this.opened = null;
    this.most = PAGE;
    /** What was typed to find a number. */
    this.wanted = '';
    /**
     * The id of the row where the Tab key stops.
     * @type {string | undefined}
     */
    this.active = undefined;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const wanted = this.tickets.filter(({ number }) => isMeant(number, this.wanted));
    for (const ticket of wanted) {
      this.#known.set(ticket.id, ticket);
    }
    const ids = wanted.map(({ id }) => id);
    const stays = !changed.has('wanted') && this.#atHand.held;
    this.#order = stays ? steady(this.#order, ids, id => isAtOnce(this.#known.get(id))) : ids;
    this.#there = new Set(ids);
    if (!stays) {
      this.#known = new Map(wanted.map(ticket => [ticket.id, ticket]));
    }
    if (!this.active || !this.#order.includes(this.active)) {
      this.active = this.#order[0];
    }
  }

  render() {
    if (this.#order.length === 0 && this.wanted === '') {
      return html`<p class="empty" data-testid="nobody-waiting">${text('doctor.nobodyWaiting')}</p>
        ${this.elsewhere.map(({ room, count }) => html`<p class="empty" data-testid="waits-for-${room}">
          ${text('doctor.waitsForRoom', { room, count })}</p>`)}`;
    }
    const left = this.#order.length - this.most;
    return html`
      <ol class="waiting-list" @keydown=${this.#key}>${repeat(this.#order.slice(0, this.most), id => id, id => this.#row(id))}</ol>
      ${left > 0 ? html`<button type="button" class="button plain" data-lasting @click=${() => { this.most += PAGE; }}>
        ${text('shared.showMore', { count: left })}</button>` : nothing}`;
  }

  /**
   * Shows what is meant by what was typed; the field is the page's.
   * @param {string} wanted
   */
  find(wanted) {
    this.wanted = wanted;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const to = target.closest('input, select, textarea, [role=toolbar]') ? undefined
      : rowAfter(event.key, this.#order.slice(0, this.most), this.active);
    const row = to && /** @type {HTMLElement | null} */ (this.querySelector(`[data-ticket="${CSS.escape(to)}"]`));
    if (row) {
      event.preventDefault();
      stepTo(row);
    }
  }

  /** @param {string} id */
  #row(id) {
    const ticket = /** @type {Page.Ticket<'doctor'>} */ (this.#known.get(id));
    const { number } = ticket;
    if (!this.#there.has(id)) {
      return html`<li class="waiting-row gone" data-ticket=${id} data-testid="gone-${number}"><span class="ticket-number">${numberOf(ticket)}</span>
        <span>${text('doctor.waitsNoMore')}</span></li>`;
    }
    const disabled = this.room === '';
    const opened = this.opened === id;
    const stop = this.active === id;
    return html`<li class="waiting-row ${id === this.next ? 'next' : ''} ${opened ? 'opened' : ''}" data-keys-within data-testid="waiting-${number}"
      data-ticket=${id} tabindex=${stop ? 0 : -1} @focusin=${() => { this.active = id; }}>
      <span class="ticket-number">${numberOf(ticket)}</span>
      <span class="waiting-level">${levelBadge(this.settings, ticket.priority, `level-${number}`)}</span>
      ${levelButtons(ticket, this.settings, this.commands, disabled, { stop })}
      <span class="waiting-line">${lineName(this.settings, ticket.serviceLine)}</span>
      <span class="waiting-time"><span class="visually-hidden">${text('doctor.waits')}</span> ${shown(waited(ticket))}
        <span class="visually-hidden">·</span> <cq-share since=${ticket.issuedAt} target=${ticket.target}></cq-share></span>
      <span class="waiting-marks">${id === this.next ? html`<span class="mark next" data-testid="next-mark">${text('doctor.nextHere')}</span>` : nothing}
        ${this.#marks(ticket)}</span>
      <div class="waiting-moves">
        ${this.reassess.has(id) ? moveButton('reassess', `reassess-${number}`, ticket, endpoints.reassessOf(id),
          this.commands, { kind: 'plain looked', disabled, stop, key: 'L' }) : nothing}
        ${this.#call(ticket, stop)}
        <button type="button" class="button plain" data-testid="more-${number}" aria-expanded=${String(opened)} aria-keyshortcuts="M"
          aria-label=${text('doctor.moreOf', { number: numberOf(ticket) })} data-keys-name=${text('doctor.more')} tabindex=${stop ? nothing : -1}
          @click=${() => { this.opened = opened ? null : id; }}><span aria-hidden="true">⋯</span></button>
      </div>
      ${opened ? html`<div class="actions">
        ${parkButton(ticket, this.commands, disabled, 'P')}
        ${transferButton(ticket, this.settings, this.commands, disabled, 'T')}
        ${moveButton('skip', `skip-${number}`, ticket, endpoints.skipOf(id), this.commands, { disabled, key: 'K' })}
        <cq-undo .ticket=${ticket} .calling=${this.settings?.calling} .commands=${this.commands}></cq-undo>
        ${cancelButton(ticket, this.commands, disabled)}
      </div>` : nothing}
    </li>`;
  }

  /**
   * What matters most first: a row has place for one at least, and shows of the others those that have place.
   * @param {Page.Ticket<'doctor'>} ticket
   */
  #marks({ id, number, triaged, onlyRoom, unanswered, notBefore, note, complaint }) {
    return html`
      ${this.reassess.has(id) ? html`<span class="mark due" data-testid="due">${text('doctor.reassessDue')}</span>` : nothing}
      ${triaged ? nothing : html`<span class="mark">${text('doctor.notTriaged')}</span>`}
      ${onlyRoom ? html`<span class="mark">${text('doctor.onlyRoom', { room: onlyRoom })}</span>` : nothing}
      ${unanswered > 0 ? html`<span class="mark">${plural('doctor.notAnswered', unanswered, { calls: unanswered })}${notBefore
        ? html` · ${text('doctor.othersFirst', { time: hourAndMinute(notBefore) })}` : nothing}</span>` : nothing}
      ${complaint ? html`<span class="note" data-testid="complaint">${complaint}</span>` : nothing}
      ${note ? html`<span class="note">${note}</span>` : nothing}
      ${this.waits.has(id) ? html`<span class="note" data-testid="wait-${number}">${waitBrief(this.waits.get(id))}</span>` : nothing}`;
  }

  /**
   * Whoever is next can simply be called; anybody else is called for a reason, which is kept.
   * @param {Page.Ticket<'doctor'>} ticket
   * @param {boolean} stop
   */
  #call(ticket, stop) {
    const { id, number } = ticket;
    const disabled = this.room === '' || this.busy;
    return id === this.next
      ? html`<cq-action testid="call-${number}" kind="plain" key="C" .stop=${stop} .label=${text('doctor.call')}
          .name=${text('doctor.callNumber', { number: numberOf(ticket) })} .disabled=${disabled}
          .run=${this.commands.sending(endpoints.callOf(this.room), { ticket: id })}></cq-action>`
      : html`<cq-ask testid="call-${number}" key="C" .stop=${stop} .label=${text('doctor.callOutOfOrder')}
          .name=${text('doctor.callOutOfOrderNumber', { number: numberOf(ticket) })} .yes=${text('doctor.call')} .disabled=${disabled}
          .hint=${text('doctor.reasonHint')}
          .fields=${[{ name: 'reason', label: text('doctor.reason'), required: true }]} .run=${this.commands.sendingWith(endpoints.callOf(this.room), { ticket: id })}></cq-ask>`;
  }
}

/** @param {Page.Ticket<'doctor'> | undefined} ticket */
function isAtOnce(ticket) {
  return millisOf(ticket?.target) === 0;
}

customElements.define('cq-waiting-list', WaitingList);
