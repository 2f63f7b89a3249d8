import { html, nothing } from 'lit';

import { levelBadge } from '../shared/staff/levels.js';
import { whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { ask } from './asking.js';
import { plusDays } from './days.js';
import { BY_WHAT_IT_SAYS } from './differs.js';
import { count, dayLabel, duration, percent } from './formats.js';

const POLICIES = ['ratio', 'due', 'strict', 'fifo'];
const ROOM_ORDERS = ['best-of-all', 'own-first'];
const MOST_ROOMS = 10;
/** What is compared, in the order in which one reads it: what was, the play of that, and the play that was asked for. */
const PLAYS = /** @type {const} */ (['was', 'again', 'otherwise']);

/**
 * A past day, played again under another policy or with another number of rooms: `<cq-what-if>`. Fires `cq-played` with what is
 * to be otherwise.
 */
class WhatIf extends PageElement {
  static properties = {
    query: BY_WHAT_IT_SAYS,
    settings: { attribute: false },
    day: {},
    answer: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Query | null} what is to be otherwise; null as long as nobody has asked */
    this.query = null;
    /** @type {Page.Settings<'manager'> | null} */
    this.settings = null;
    /** The operating day that is open. */
    this.day = '';
    /** @type {Api.Operations['playDayAgain']['reply'] | null} */
    this.answer = null;
    this.problem = '';
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('query') && this.query) {
      this.#play(this.query);
    }
  }

  /** @param {Page.Query} query */
  async #play(query) {
    try {
      const answer = await ask(endpoints.dayAgain, query);
      if (query === this.query) {
        this.answer = answer;
        this.problem = '';
      }
    } catch (failure) {
      this.answer = null;
      this.problem = whyNot(failure);
    }
  }

  render() {
    const { day = plusDays(this.day, -1), policy = '', roomOrder = '', rooms = '0' } = this.query ?? {};
    return html`<section class="panel what-if" aria-labelledby="what-if-heading">
      <h2 id="what-if-heading">${text('statistics.whatIf')}</h2>
      <p class="hint">${text('statistics.whatIfMeans')}</p>
      <form class="filters" data-testid="what-if" @submit=${this.#submit}>
        ${field('day', html`<input id="what-if-day" data-testid="what-if-day" name="day" type="date" required .value=${day} max=${this.day}>`)}
        ${field('policy', choice('policy', POLICIES, policy))}
        ${field('roomOrder', choice('roomOrder', ROOM_ORDERS, roomOrder))}
        ${field('rooms', html`<input id="what-if-rooms" data-testid="what-if-rooms" name="rooms" type="number" step="1" required
          min=${-MOST_ROOMS} max=${MOST_ROOMS} .value=${rooms}>`)}
        <button class="button" data-testid="what-if-play">${text('statistics.play')}</button>
      </form>
      <div role="status">${this.problem ? html`<p class="unavailable">${this.problem}</p>` : nothing}</div>
      ${this.answer ? this.#table(this.answer) : nothing}
    </section>`;
  }

  /** @param {SubmitEvent} event */
  #submit = event => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const said = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]).filter(([, value]) => value));
    this.dispatchEvent(new CustomEvent('cq-played', { bubbles: true, detail: said }));
  };

  /** @param {Api.Operations['playDayAgain']['reply']} answer */
  #table({ day, over, policy, roomOrder, rooms, levels, all }) {
    return html`
      <p data-testid="what-if-day-was">${text(over ? 'statistics.dayWas' : 'statistics.dayIs', { day: dayLabel(day, true), rooms: count(rooms),
        policy: wordText('statistics', 'policy', policy), roomOrder: wordText('statistics', 'roomOrder', roomOrder) })}</p>
      <div class="table-frame" role="region" tabindex="0" aria-labelledby="what-if-heading"><table class="figures plays" data-testid="what-if-table">
        <thead><tr><th scope="col">${text('statistics.level')}</th><th scope="col">${text('statistics.whatIfWhich')}</th>
          <th scope="col">${text('statistics.median')}</th><th scope="col">${text('statistics.p90')}</th>
          <th scope="col">${wordText('statistics', 'figure', 'withinTarget')}</th><th scope="col">${wordText('statistics', 'figure', 'called')}</th>
          <th scope="col">${text('statistics.gaveUp')}</th></tr></thead>
        ${[...levels, all].map(level => html`<tbody>${PLAYS.map((play, row) => html`<tr class=${play}>
          ${row === 0 ? html`<th scope="rowgroup" rowspan=${PLAYS.length}>${level === all ? text('statistics.all')
            : levelBadge(this.settings, level.level)}</th>` : nothing}
          <th scope="row">${wordText('statistics', 'play', play)}</th>${waits(level[play])}</tr>`)}</tbody>`)}
      </table></div>`;
  }
}

/** @param {Api.PlayedWaits} waits */
function waits({ toCall, withinTarget, called, left }) {
  return html`<td>${duration(toCall.median)}</td><td>${duration(toCall.p90)}</td><td>${percent(withinTarget)}</td>
    <td>${count(called)}</td><td>${count(left)}</td>`;
}

/**
 * @param {string} name
 * @param {string[]} codes
 * @param {string} chosen
 */
function choice(name, codes, chosen) {
  return html`<select id="what-if-${name}" data-testid="what-if-${name}" name=${name}>
    <option value="" ?selected=${chosen === ''}>${text('statistics.asItWas')}</option>
    ${codes.map(code => html`<option value=${code} ?selected=${code === chosen}>${wordText('statistics', name, code)}</option>`)}</select>`;
}

/**
 * @param {string} name
 * @param {unknown} control
 */
function field(name, control) {
  return html`<div class="field"><label for="what-if-${name}">${wordText('statistics', 'whatIf', name)}</label>${control}</div>`;
}

customElements.define('cq-what-if', WhatIf);
