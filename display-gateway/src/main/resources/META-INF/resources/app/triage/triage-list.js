import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { levelBadge } from '../shared/staff/levels.js';

/** Said of the groups, and of what is new. */
const HEADINGS = { atOnce: 'triage.atOnce', unseen: 'triage.unseen', due: 'triage.due', others: 'triage.others', found: 'triage.found' };
const NEWS = { new: 'triage.newPatient', level: 'triage.newLevel', due: 'triage.newDue' };

/** Patients in groups, each a row to be chosen: `<cq-triage-list>`. Fires `chosen` with a ticket's id. */
class TriageList extends PageElement {
  static properties = {
    groups: { attribute: false },
    board: { attribute: false },
    chosen: { attribute: false },
    news: { attribute: false },
  };

  constructor() {
    super();
    /** @type {[keyof typeof HEADINGS, Page.Ticket<'triage'>[]][]} */
    this.groups = [];
    /** @type {Page.Board<'triage'>} */
    this.board = given();
    /**
     * The id of who is shown beside it.
     * @type {string | undefined}
     */
    this.chosen = undefined;
    /** @type {(ticket: Page.Ticket<'triage'>) => keyof typeof NEWS | undefined} what is new of somebody */
    this.news = () => undefined;
  }

  render() {
    const all = this.groups.flatMap(([, tickets]) => tickets);
    const stop = all.some(({ id }) => id === this.chosen) ? this.chosen : all[0]?.id;
    const filled = this.groups.filter(([, tickets]) => tickets.length > 0);
    return filled.length === 0 ? html`<p class="empty" data-testid="nobody">${text('triage.nobody')}</p>`
      : filled.map(([name, tickets]) => html`<section class="triage-group ${name}" aria-labelledby="triage-${name}"
        data-testid="group-${name}">
        <h2 id="triage-${name}">${text(HEADINGS[name])} <span class="count" data-testid="count-${name}">${tickets.length}</span></h2>
        <ul>${repeat(tickets, ({ id }) => id, ticket => this.#row(ticket, name, stop))}</ul>
      </section>`);
  }

  /**
   * @param {Page.Ticket<'triage'>} ticket
   * @param {keyof typeof HEADINGS} group
   * @param {string | undefined} stop the id of the one to which Tab leads; arrows lead to the others
   */
  #row(ticket, group, stop) {
    const { id, number, status, serviceLine, priority, triaged, complaint } = ticket;
    const { settings } = this.board;
    const news = this.news(ticket);
    const waits = status === 'waiting';
    return html`<li><button type="button" class="triage-row ${waits ? '' : 'gone'}" data-testid="row-${number}" data-ticket=${id}
      aria-pressed=${String(id === this.chosen)} tabindex=${id === stop ? 0 : -1} data-news=${news ?? nothing} data-lasting
      @click=${() => this.#choose(id)}>
      <span class="ticket-number">${numberOf(ticket)}</span>
      <span class="triage-said">${complaint ? html`<span class="note">${complaint}</span>`
        : html`<span class="triage-line">${lineName(settings, serviceLine)}</span>`}</span>
      <span class="triage-marks">
        ${news ? html`<span class="mark news" data-testid="news-${number}">${text(NEWS[news])}</span>` : nothing}
        ${waits ? nothing : html`<span class="status">${wordText('shared', 'visit', status)} ${calledTo(ticket)}</span>`}
      </span>
      <span class="triage-level">${triaged ? levelBadge(settings, priority, `level-${number}`)
        : group === 'unseen' ? nothing : html`<span class="mark">${text('doctor.notTriaged')}</span>`}</span>
      <span class="triage-time">${shown(waits ? waited(ticket) : standing(ticket))}</span>
    </button></li>`;
  }

  /** @param {string} id */
  #choose(id) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: id }));
  }
}

customElements.define('cq-triage-list', TriageList);
