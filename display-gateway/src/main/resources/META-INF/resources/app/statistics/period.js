import { html, nothing } from 'lit';

import './chart.js';
import { Refused } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { allFigures } from './all-figures.js';
import { stepOf } from './days.js';
import { BY_WHAT_IT_SAYS } from './differs.js';
import { count, dayLabel, duration, percent } from './formats.js';
import { heatMap } from './heat-map.js';
import { counterLoad, roomLoad } from './load-chart.js';
import { lossesChart } from './losses-chart.js';
import { askPeriod } from './period-figures.js';
import { tile } from './tile.js';
import { timesChart } from './times-chart.js';
import { visitsChart } from './visits-chart.js';
import { waitHistogram } from './wait-histogram.js';

/** Where there was no answer, it is asked again by itself. */
const PAUSE_AFTER_FAILURE = 5_000;

/** What a period came to: `<cq-period>`. Tells who worked in it by `cq-people`. */
class PeriodSection extends PageElement {
  static properties = {
    query: BY_WHAT_IT_SAYS,
    settings: { attribute: false },
    figures: { state: true },
    problem: { state: true },
    asking: { state: true },
  };

  /** @type {number | undefined} */
  #again = undefined;
  /**
   * What was asked for last: an answer to anything else comes too late.
   * @type {Page.Query | undefined}
   */
  #asked = undefined;

  constructor() {
    super();
    /** @type {Page.Query & Page.Period} the days, and what is picked out */
    this.query = given();
    /** @type {Page.Settings<'manager'> | null} */
    this.settings = null;
    /** @type {Page.PeriodFigures | null} */
    this.figures = null;
    /** @type {Page.Query & Page.Period} of which they are */
    this.answered = given();
    this.problem = '';
    this.asking = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('query')) {
      this.load();
    }
  }

  async load() {
    const { query } = this;
    this.#asked = query;
    clearTimeout(this.#again);
    this.asking = true;
    try {
      const figures = await askPeriod(query);
      if (query === this.#asked) {
        this.answered = query;
        this.figures = figures;
        this.problem = '';
        this.dispatchEvent(new CustomEvent('cq-people', { detail: figures.people }));
      }
    } catch (failure) {
      if (query === this.#asked) {
        this.#failed(failure);
      }
    }
    this.asking = query !== this.#asked;
  }

  /** @param {unknown} failure */
  #failed(failure) {
    const isRefused = failure instanceof Refused && Number(failure.problem.status) < 500;
    this.problem = isRefused ? failure.message : text('statistics.unavailable');
    if (!isRefused) {
      this.#again = setTimeout(() => this.load(), PAUSE_AFTER_FAILURE);
    }
  }

  render() {
    return html`
      <div role="status">${this.problem ? html`<p class="unavailable" data-testid="period-unavailable">${this.problem}
        <button type="button" class="button plain" @click=${() => this.load()}>${text('statistics.askAgain')}</button></p>` : nothing}</div>
      <div class="of-period" data-testid="of-period" aria-busy=${String(this.asking)}>${this.figures ? this.#shown(this.figures)
        : this.problem ? nothing : html`<p class="empty">${text('statistics.asking')}</p>`}</div>`;
  }

  /** @param {Page.PeriodFigures} figures */
  #shown({ totalsUpTo, all, inTime, byWeekdayHour, byRoom, byCounter, waits }) {
    const { answered } = this;
    const { visits, prescriptions } = all ?? {};
    const step = stepOf(answered);
    const p90 = (/** @type {Api.MeasuredTimes | undefined} */ times) => (times?.measured ? text('statistics.andP90', { p90: duration(times.p90) }) : nothing);
    return html`${totalsUpTo ? html`<p class="hint" data-testid="totals-up-to">${text('statistics.totalsUpTo', { day: dayLabel(totalsUpTo, true) })}</p>` : nothing}
      <dl class="tiles">
        ${tile('issued', count(visits?.issued ?? 0))}
        ${tile('toCall', duration(visits?.toCall.median), p90(visits?.toCall))}
        ${tile('withinTarget', percent(visits?.withinTarget))}
        ${tile('doorToDoctor', duration(visits?.doorToDoctor.median), p90(visits?.doorToDoctor))}
        ${tile('stay', duration(visits?.stay.median), p90(visits?.stay))}
        ${tile('left', count(visits?.left ?? 0), percent(visits?.leftShare), ['leftShare'])}
        ${tile('noShows', count(visits?.noShows ?? 0), percent(visits?.noShowShare), ['noShowShare'])}
        ${tile('toReady', duration(prescriptions?.toReady.median), p90(prescriptions?.toReady))}
      </dl>
      <div class="charts">
        ${this.#chart('visits', ['issued', 'finished'], visitsChart(answered, inTime.filter(({ visits: some }) => some)), { by: step })}
        ${this.#chart('wait', ['toCall'], timesChart(answered, inTime, group => group.visits?.toCall, visits?.toCall), { by: step })}
        ${this.#chart('door', ['doorToDoctor'], timesChart(answered, inTime, group => group.visits?.doorToDoctor, visits?.doorToDoctor), { by: step })}
        ${this.#chart('pharmacy', ['toReady'], timesChart(answered, inTime, group => group.prescriptions?.toReady, prescriptions?.toReady), { by: step })}
        ${this.#chart('losses', ['left', 'leftShare', 'noShows', 'noShowShare'], lossesChart(answered, inTime.filter(({ visits: some }) => some), visits), { by: step })}
        ${this.#chart('waits', ['waits', 'toCall'], waitHistogram(waits, this.settings))}
        ${this.#chart('heat', ['issued'], heatMap(byWeekdayHour), { by: 'weekday-hour' })}
        ${this.#chart('rooms', ['load', 'finished'], roomLoad(byRoom), { by: 'room' })}
        ${this.#chart('counters', ['submitted', 'handedOver'], counterLoad(byCounter), { by: 'counter' })}
      </div>
      ${allFigures(all)}`;
  }

  /**
   * @param {string} name of the chart
   * @param {string[]} meanings
   * @param {Page.Chart} chart
   * @param {{by: string} | undefined} [by] how its figures are asked for; none where it is the waits
   */
  #chart(name, meanings, chart, by) {
    const links = { endpoint: by ? endpoints.figures : endpoints.waits, query: { ...this.answered, ...by } };
    return html`<div class="panel" data-testid="chart-${name}"><cq-chart .name=${wordText('statistics', 'chart', name)} .meanings=${meanings}
      .chart=${chart} .links=${links} .scope=${this.answered}></cq-chart></div>`;
  }
}

customElements.define('cq-period', PeriodSection);
