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
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { plural, text } from '../shared/page/texts.js';
import { hourAndMinute } from '../shared/page/time.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';
import { cancelButton, moveButton, parkButton, transferButton } from '../shared/staff/ticket-moves.js';

/** So many rows at first, and so many more with each press: twenty thousand rows would help nobody. */
const PAGE = 50;

/** Who waits, in the order of the next calls: one button for each level, and what else can become of each. */
class WaitingList extends PageElement {
  static properties = {
    tickets: { attribute: false },
    settings: { attribute: false },
    commands: { attribute: false },
    room: { attribute: false },
    next: { attribute: false },
    reassess: { attribute: false },
    elsewhere: { attribute: false },
    busy: { attribute: false },
    opened: { state: true },
    most: { state: true },
    wanted: { state: true },
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
  }

  render() {
    if (this.tickets.length === 0) {
      return html`<p class="empty" data-testid="nobody-waiting">${text('doctor.nobodyWaiting')}</p>
        ${this.elsewhere.map(({ room, count }) => html`<p class="empty" data-testid="waits-for-${room}">
          ${text('doctor.waitsForRoom', { room, count })}</p>`)}`;
    }
    const found = this.tickets.filter(({ number }) => isMeant(number, this.wanted));
    const left = found.length - this.most;
    return html`
      ${this.tickets.length > PAGE ? this.#finder() : nothing}
      <ol class="waiting-list">${repeat(found.slice(0, this.most), ({ id }) => id, ticket => this.#row(ticket))}</ol>
      ${left > 0 ? html`<button type="button" class="button plain" data-lasting @click=${() => { this.most += PAGE; }}>
        ${text('shared.showMore', { count: left })}</button>` : nothing}`;
  }

  #finder() {
    return html`<div class="field finder"><label for="find">${text('doctor.find')}</label>
      <input id="find" type="search" autocomplete="off" data-testid="find"
        @input=${(/** @type {Page.InputEvent} */ event) => { this.wanted = event.target.value; }}></div>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #row(ticket) {
    const { id, number } = ticket;
    const disabled = this.room === '';
    const opened = this.opened === id;
    return html`<li class="waiting-row ${id === this.next ? 'next' : ''}" data-testid="waiting-${number}"
      data-ticket=${id}>
      <div class="waiting-facts">
        <span class="ticket-number">${numberOf(ticket)}</span>
        ${id === this.next ? html`<span class="mark next" data-testid="next-mark">${text('doctor.nextHere')}</span>` : nothing}
        <span class="waiting-level">${levelBadge(this.settings, ticket.priority, `level-${number}`)}</span>
        <span class="waiting-line">${lineName(this.settings, ticket.serviceLine)}</span>
        <span class="waiting-time">${text('doctor.waits')} ${shown(waited(ticket))}
          · <cq-share since=${ticket.issuedAt} target=${ticket.target}></cq-share></span>
        ${this.#marks(ticket)}
      </div>
      <div class="waiting-actions">
        ${levelButtons(ticket, this.settings, this.commands, disabled)}
        <div class="waiting-moves">
          ${this.reassess.has(id) ? moveButton('reassess', `reassess-${number}`, ticket, endpoints.reassessOf(id),
            this.commands, { disabled }) : nothing}
          ${this.#call(ticket)}
          <button type="button" class="button plain" data-testid="more-${number}" aria-expanded=${String(opened)}
            aria-label=${text('doctor.moreOf', { number: numberOf(ticket) })}
            @click=${() => { this.opened = opened ? null : id; }}>${text('doctor.more')}</button>
        </div>
      </div>
      ${opened ? html`<div class="actions">
        ${parkButton(ticket, this.commands, disabled)}
        ${transferButton(ticket, this.settings, this.commands, disabled)}
        ${moveButton('skip', `skip-${number}`, ticket, endpoints.skipOf(id), this.commands, { disabled })}
        <cq-undo .ticket=${ticket} .calling=${this.settings?.calling} .commands=${this.commands}></cq-undo>
        ${cancelButton(ticket, this.commands, disabled)}
      </div>` : nothing}
    </li>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #marks({ id, triaged, onlyRoom, unanswered, notBefore, note }) {
    return html`
      ${triaged ? nothing : html`<span class="mark">${text('doctor.notTriaged')}</span>`}
      ${this.reassess.has(id) ? html`<span class="mark due" data-testid="due">${text('doctor.reassessDue')}</span>` : nothing}
      ${onlyRoom ? html`<span class="mark">${text('doctor.onlyRoom', { room: onlyRoom })}</span>` : nothing}
      ${unanswered > 0 ? html`<span class="mark">${plural('doctor.notAnswered', unanswered, { calls: unanswered })}${notBefore
        ? html` · ${text('doctor.othersFirst', { time: hourAndMinute(notBefore) })}` : nothing}</span>` : nothing}
      ${note ? html`<span class="note">${note}</span>` : nothing}`;
  }

  /**
   * Whoever is next can simply be called; anybody else is called for a reason, which is kept.
   * @param {Page.Ticket<'doctor'>} ticket
   */
  #call(ticket) {
    const { id, number } = ticket;
    const disabled = this.room === '' || this.busy;
    return id === this.next
      ? html`<cq-action testid="call-${number}" kind="plain" .label=${text('doctor.call')}
          .name=${text('doctor.callNumber', { number: numberOf(ticket) })} .disabled=${disabled}
          .run=${this.commands.sending(endpoints.callOf(this.room), { ticket: id })}></cq-action>`
      : html`<cq-ask testid="call-${number}" .label=${text('doctor.callOutOfOrder')}
          .name=${text('doctor.callOutOfOrderNumber', { number: numberOf(ticket) })} .yes=${text('doctor.call')} .disabled=${disabled}
          .hint=${text('doctor.reasonHint')}
          .fields=${[{ name: 'reason', label: text('doctor.reason'), required: true }]} .run=${this.commands.sendingWith(endpoints.callOf(this.room), { ticket: id })}></cq-ask>`;
  }
}

customElements.define('cq-waiting-list', WaitingList);
