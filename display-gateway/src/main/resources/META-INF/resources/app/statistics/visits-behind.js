import { html, nothing } from 'lit';

import { lineName } from '../shared/board/settings.js';
import { whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { timeOfDay } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import { ask } from './asking.js';
import { described } from './describe.js';
import { BY_WHAT_IT_SAYS } from './differs.js';
import { count, dayLabel, duration, NONE, time } from './formats.js';
import { linksTo } from './links.js';

const COLUMNS = ['day', 'number', 'filterServiceLine', 'level', 'status', 'filterRoom', 'filterCounter', 'issuedAt', 'figureToCall', 'figureConsultation', 'calls'];
/** So many rows at first, and so many more with each press. */
const PAGE = 100;

/** The visits behind a figure, over the page: `<cq-visits-behind>`. Fires `cq-visits-closed`. */
class VisitsBehind extends PageElement {
  static properties = {
    query: BY_WHAT_IT_SAYS,
    settings: { attribute: false },
    found: { state: true },
    problem: { state: true },
    most: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Query} */
    this.query = given();
    /** @type {Page.Settings<'manager'> | null} */
    this.settings = null;
    /** @type {Api.VisitLines | null} */
    this.found = null;
    this.problem = '';
    this.most = PAGE;
  }

  firstUpdated() {
    /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog'))?.showModal();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('query')) {
      this.#load();
    }
  }

  async #load() {
    this.most = PAGE;
    try {
      this.found = await ask(endpoints.visitsBehind, this.query);
      this.problem = '';
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }

  render() {
    return html`<dialog class="visits-behind" data-testid="visits-behind" aria-labelledby="visits-heading"
      @close=${() => this.dispatchEvent(new CustomEvent('cq-visits-closed', { bubbles: true }))}>
      <div class="caption"><h2 id="visits-heading" tabindex="-1" autofocus>${text('statistics.visitsBehind')}
        ${this.found ? html`<span class="count" data-testid="visits-count">${count(this.found.visits.length)}${this.found.more ? '+' : ''}</span>` : nothing}</h2>
        <form method="dialog"><button class="button plain" data-testid="visits-close">${text('shared.dismiss')}</button></form></div>
      <p class="hint">${described(this.query, this.settings)}</p>
      <div role="status">${this.problem ? html`<p class="unavailable">${this.problem}</p>` : nothing}</div>
      ${this.found ? this.#table(this.found) : nothing}
    </dialog>`;
  }

  /** @param {Api.VisitLines} found */
  #table({ visits, more }) {
    const left = visits.length - this.most;
    return html`
      ${more ? html`<p class="hint">${text('statistics.moreVisits')}</p>` : nothing}
      <div class="table-frame" role="region" tabindex="0" aria-labelledby="visits-heading"><table class="figures">
        <thead><tr>${COLUMNS.map(key => html`<th scope="col">${text(`statistics.${key}`)}</th>`)}</tr></thead>
        <tbody>${visits.slice(0, this.most).map(visit => this.#row(visit))}</tbody></table></div>
      ${left > 0 ? html`<button type="button" class="button plain" @click=${() => { this.most += PAGE; }}>${
        text('shared.showMore', { count: left })}</button>` : nothing}
      ${linksTo({ endpoint: endpoints.visitsBehind, query: this.query }, text('statistics.visitsBehind'))}`;
  }

  /** @param {Api.VisitLine} visit */
  #row({ day, ticket, serviceLine, level, status, room, counter, issuedAt, calledAt, consultation, startedAt, endedAt, calls }) {
    return html`<tr>
      <td>${dayLabel(day)}</td><th scope="row">${ticket.slice(day.length + 1)}</th>
      <td>${lineName(this.settings, serviceLine)}</td><td>${levelBadge(this.settings, level)}</td>
      <td>${wordText('shared', 'visit', status)}</td><td>${room ?? NONE}</td><td>${counter ?? NONE}</td>
      <td>${timeOfDay(issuedAt)}</td>
      <td>${calledAt ? time(Date.parse(calledAt) - Date.parse(issuedAt)) : NONE}</td>
      <td>${startedAt && endedAt ? duration(consultation) : NONE}</td><td>${count(calls)}</td></tr>`;
  }
}

customElements.define('cq-visits-behind', VisitsBehind);
