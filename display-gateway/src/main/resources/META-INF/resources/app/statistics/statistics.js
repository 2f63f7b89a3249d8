import { html, nothing } from 'lit';

import '../shared/access/staff-page.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import './filters.js';
import './period.js';
import './today.js';
import './visits-behind.js';
import './what-if.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { described } from './describe.js';
import { periodOf, searchOf, viewOf } from './view.js';

/** Figures of the clinic: how the open day goes, and what a period came to. It changes nothing. */
class Statistics extends PageElement {
  static properties = {
    view: { state: true },
    day: { state: true },
    people: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'manager');
    this.view = viewOf(location.search);
    /** The operating day that is open; empty as long as nobody has said. */
    this.day = '';
    /** @type {string[]} */
    this.people = [];
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#goBack);
    // Before the charts hear of it, which take their colours from the page.
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', fromPaper);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#goBack);
    removeEventListener('beforeprint', toPaper);
    removeEventListener('afterprint', fromPaper);
  }

  #goBack = () => { this.view = viewOf(location.search); };

  /** @param {Page.View} view */
  #show(view) {
    this.view = view;
    history.pushState(null, '', searchOf(view, location.search));
  }

  render() {
    const { board } = this.live;
    return html`
      <cq-today .board=${board} @cq-day=${(/** @type {CustomEvent<string>} */ { detail }) => { this.day = detail; }}
        @cq-visits=${this.#behind}></cq-today>
      ${this.day ? this.#period(board) : nothing}`;
  }

  /** @param {CustomEvent<Page.Query>} event */
  #behind = ({ detail }) => this.#show({ ...this.view, behind: detail });

  /** @param {Page.Board<'manager'>} board */
  #period({ settings }) {
    const period = periodOf(this.view, this.day);
    const query = { ...period, ...this.view.filters };
    return html`<section class="period" aria-labelledby="period-heading" @cq-visits=${this.#behind}>
        <h2 id="period-heading">${text('statistics.period')} <span class="hint">${described(query, settings)}</span></h2>
        <cq-filters .view=${this.view} .period=${period} .settings=${settings} .people=${this.people}
          @cq-view=${(/** @type {CustomEvent<Page.View>} */ { detail }) => this.#show(detail)}></cq-filters>
        <cq-period .query=${query} .settings=${settings}
          @cq-people=${(/** @type {CustomEvent<string[]>} */ { detail }) => { this.people = detail; }}></cq-period>
      </section>
      <cq-what-if .query=${this.view.played} .settings=${settings} day=${this.day}
        @cq-played=${(/** @type {CustomEvent<Page.Query>} */ { detail }) => this.#show({ ...this.view, played: detail })}></cq-what-if>
      ${this.view.behind ? html`<cq-visits-behind .query=${this.view.behind} .settings=${settings}
        @cq-visits-closed=${() => this.#show({ ...this.view, behind: null })}></cq-visits-behind>` : nothing}`;
  }
}

function toPaper() {
  document.documentElement.dataset.paper = '';
}

function fromPaper() {
  delete document.documentElement.dataset.paper;
}

customElements.define('cq-statistics', Statistics);
