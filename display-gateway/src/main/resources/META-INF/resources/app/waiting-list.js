import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import './action-button.js';
import './clock.js';
import { levelsOf } from './board-order.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { levelButtons } from './level-buttons.js';
import { levelBadge } from './levels.js';
import { text } from './texts.js';

/** So many rows at first, and so many more with each press: twenty thousand rows would help nobody. */
const PAGE = 50;

/** Who waits, in the order of the next calls, with one button for each level. */
class WaitingList extends PageElement {
  static properties = {
    tickets: { attribute: false },
    settings: { attribute: false },
    commands: { attribute: false },
    room: { attribute: false },
    most: { state: true },
    wanted: { state: true },
  };

  constructor() {
    super();
    this.tickets = [];
    this.settings = null;
    this.commands = null;
    this.room = '';
    this.most = PAGE;
    /** What was typed to find a number. */
    this.wanted = '';
    /** What had the focus before this update. */
    this.focused = null;
  }

  willUpdate() {
    this.focused = this.contains(document.activeElement) ? document.activeElement : null;
  }

  /** A row that moves to another place loses the focus on the way. */
  updated() {
    if (this.focused?.isConnected && document.activeElement === document.body) {
      this.focused.focus({ preventScroll: true });
    }
  }

  render() {
    if (this.tickets.length === 0) {
      return html`<p class="empty" data-testid="nobody-waiting">${text('doctor.nobodyWaiting')}</p>`;
    }
    const found = this.tickets.filter(({ number }) => number.includes(this.wanted));
    const left = found.length - this.most;
    return html`
      ${this.tickets.length > PAGE ? this.#finder() : nothing}
      <ol class="waiting-list">${repeat(found.slice(0, this.most), ({ id }) => id, ticket => this.#row(ticket))}</ol>
      ${left > 0 ? html`<button type="button" class="button plain" @click=${() => { this.most += PAGE; }}>
        ${text('shared.showMore', { count: left })}</button>` : nothing}`;
  }

  #finder() {
    return html`<div class="field finder"><label for="find">${text('doctor.find')}</label>
      <input id="find" type="search" autocomplete="off" data-testid="find"
        @input=${event => { this.wanted = event.target.value.trim().toUpperCase(); }}></div>`;
  }

  #row(ticket) {
    const { id, number } = ticket;
    const levels = levelsOf(this.settings);
    const line = this.settings?.serviceLines?.find(({ code }) => code === ticket.serviceLine);
    const level = levels.find(({ code }) => code === ticket.priority);
    return html`<li class="waiting-row" data-testid="waiting-${number}">
      <div class="waiting-facts">
        <span class="ticket-number">${number}</span>
        <span class="waiting-level">${levelBadge(level, ticket.priority, `level-${number}`)}</span>
        <span class="waiting-line">${line?.name ?? ticket.serviceLine}</span>
        <span class="waiting-time">${text('doctor.waits')} <cq-elapsed since=${ticket.issuedAt}></cq-elapsed></span>
        ${ticket.triaged ? nothing : html`<span class="mark">${text('doctor.notTriaged')}</span>`}
      </div>
      <div class="waiting-actions">
        ${levelButtons(ticket, levels, this.commands, this.room === '')}
        <cq-action testid="cancel-${number}" kind="quiet" .label=${text('doctor.cancel')}
          .name=${text('doctor.cancelNumber', { number })} .disabled=${this.room === ''}
          .question=${text('doctor.cancelQuestion', { number })} .yes=${text('doctor.cancelYes')}
          .run=${onRetry => this.commands.send(endpoints.cancelOf(id), {}, { onRetry })}></cq-action>
      </div>
    </li>`;
  }
}

customElements.define('cq-waiting-list', WaitingList);
