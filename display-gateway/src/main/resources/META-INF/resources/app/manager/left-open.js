import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import { isInRoom, leftOpen } from '../shared/board/board-order.js';
import { isOfEarlierDay, numberOf } from '../shared/board/open-day.js';
import { calledTo } from '../shared/board/places.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { cancelButton, moveButton } from '../shared/staff/ticket-moves.js';

/** Visits of earlier days that nobody has ended: `<cq-left-open>`. Each can be ended here. */
class LeftOpen extends PageElement {
  static properties = {
    board: { attribute: false },
    commands: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
  }

  render() {
    const left = leftOpen(this.board.tickets.values(), isOfEarlierDay);
    return left.length === 0 ? nothing : html`<section class="panel left-open" aria-labelledby="left-open-heading"
      data-testid="left-open">
      <h2 id="left-open-heading">${text('manager.leftOpen')} <span class="count">${left.length}</span></h2>
      <p class="hint">${text('manager.leftOpenHint')}</p>
      <ul>${repeat(left, ({ id }) => id, ticket => this.#row(ticket))}</ul>
    </section>`;
  }

  /** @param {Page.Ticket<'manager'>} ticket */
  #row(ticket) {
    const { id, status } = ticket;
    return html`<li data-testid="left-open-${id}">
      <div class="facts"><span class="ticket-number">${numberOf(ticket)}</span>
        <span class="status">${wordText('shared', 'visit', status)}</span>
        ${isInRoom(ticket) ? html`<span>${calledTo(ticket)}</span>` : nothing}
      </div>
      <div class="actions">
        ${isInRoom(ticket) ? moveButton('finish', `finish-${id}`, ticket, endpoints.finishOf(id), this.commands) : nothing}
        ${cancelButton(ticket, this.commands, false, `cancel-${id}`)}
      </div>
    </li>`;
  }
}

customElements.define('cq-left-open', LeftOpen);
