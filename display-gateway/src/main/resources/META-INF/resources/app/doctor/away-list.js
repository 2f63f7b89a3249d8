import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/staff/undo-button.js';
import { away } from '../shared/board/board-order.js';
import { standing } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { after, hourAndMinute } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import { cancelButton, moveButton } from '../shared/staff/ticket-moves.js';

/** Who is away, and whose visit has just ended here: `<cq-away-list>`. Each can be brought back. */
class AwayList extends PageElement {
  static properties = {
    tickets: { attribute: false },
    ended: { attribute: false },
    settings: { attribute: false },
    commands: { attribute: false },
    room: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'doctor'>[]} */
    this.tickets = [];
    /**
     * Those whose end may still be undone.
     * @type {Page.Ticket<'doctor'>[]}
     */
    this.ended = [];
    /** @type {Page.Settings<'doctor'> | null} */
    this.settings = null;
    /** @type {Page.Commands} */
    this.commands = given();
    this.room = '';
  }

  render() {
    const skipped = away(this.tickets, 'skipped');
    const parked = away(this.tickets, 'parked');
    if (skipped.length + parked.length + this.ended.length === 0) {
      return nothing;
    }
    return html`<section class="panel away" aria-labelledby="away-heading">
      <h2 id="away-heading">${text('doctor.awayHeading')}</h2>
      ${this.#group('skipped', skipped)} ${this.#group('parked', parked)}
      ${this.ended.length === 0 ? nothing : html`<h3>${text('doctor.endedHeading')}</h3>
        <ul>${repeat(this.ended, ({ id }) => id, ticket => this.#ended(ticket))}</ul>`}
    </section>`;
  }

  /**
   * @param {'skipped' | 'parked'} status
   * @param {Page.Ticket<'doctor'>[]} tickets
   */
  #group(status, tickets) {
    return tickets.length === 0 ? nothing : html`
      <h3>${text(status === 'skipped' ? 'doctor.skippedHeading' : 'doctor.parkedHeading')}
        <span class="count">${tickets.length}</span></h3>
      <ul>${repeat(tickets, ({ id }) => id, ticket => this.#row(ticket))}</ul>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #row(ticket) {
    const { id, number, status, times, note } = ticket;
    const disabled = this.room === '';
    const until = status === 'skipped' && after(times?.since, this.settings?.calling?.returnWithin);
    return html`<li class="away-row" data-testid="${status}-${number}">
      <div class="waiting-facts">${this.#facts(ticket)}
        ${times ? html`<span>${text('doctor.awaySince', { time: hourAndMinute(times.since) })} ·
          ${shown(standing(ticket))}</span>` : nothing}
        ${until ? html`<span class="mark">${text('doctor.keptUntil', { time: hourAndMinute(until) })}</span>` : nothing}
        ${note ? html`<span class="note">${note}</span>` : nothing}
      </div>
      <div class="actions">
        ${moveButton('back', `back-${number}`, ticket, endpoints.returnOf(id), this.commands,
          { kind: 'primary', disabled })}
        <cq-undo .ticket=${ticket} .calling=${this.settings?.calling} .commands=${this.commands}></cq-undo>
        ${cancelButton(ticket, this.commands, disabled)}
      </div>
    </li>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #ended(ticket) {
    return html`<li class="away-row" data-testid="ended-${ticket.number}">
      <div class="waiting-facts">${this.#facts(ticket)}
        <cq-undo .ticket=${ticket} .calling=${this.settings?.calling} .commands=${this.commands}></cq-undo></div>
    </li>`;
  }

  /** @param {Page.Ticket<'doctor'>} ticket */
  #facts(ticket) {
    return html`<span class="ticket-number">${numberOf(ticket)}</span> ${levelBadge(this.settings, ticket.priority)}`;
  }
}

customElements.define('cq-away-list', AwayList);
