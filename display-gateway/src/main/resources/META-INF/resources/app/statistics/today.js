import { html, nothing } from 'lit';

import './chart.js';
import { levelOf } from '../shared/board/settings.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { now, timeOfDay } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import { ask } from './asking.js';
import { count, dayLabel, decimal, duration, percent } from './formats.js';
import { LiveFigures } from './live-figures.js';
import { figureName, meaningOf } from './meaning.js';
import { tile } from './tile.js';
import { MEASURES, usualDayChart } from './usual-day-chart.js';

/** How the open day goes, live: `<cq-today>`. The day that it is about is told by `cq-day`. */
class Today extends PageElement {
  static properties = {
    board: { attribute: false },
    measure: { state: true },
    usual: { state: true },
  };

  #live = new LiveFigures(asked, stateOf, () => this.#told());

  constructor() {
    super();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /** @type {'issued' | 'finished' | 'toCall'} */
    this.measure = 'issued';
    /** @type {Api.UsualDay | null} */
    this.usual = null;
    /** When there was an answer last, by the clinic's clock. */
    this.answered = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#live.end();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {Page.Board | undefined} */ (changed.get('board'));
    if (changed.has('board') && (before?.tickets !== this.board.tickets || before.prescriptions !== this.board.prescriptions
      || before.day !== this.board.day)) {
      this.#live.change();
    }
  }

  async #told() {
    const { figures, failure } = this.#live;
    if (figures && failure === undefined) {
      this.answered = now();
      const { day } = figures.now;
      this.dispatchEvent(new CustomEvent('cq-day', { detail: day }));
      if (this.usual?.day !== day) {
        this.usual = await ask(endpoints.usualDay, { day }).catch(() => null);
      }
    }
    this.requestUpdate();
  }

  render() {
    const { figures, failure } = this.#live;
    return html`<section class="today ${failure === undefined ? '' : 'old'}" aria-labelledby="today-heading">
      <h2 id="today-heading">${text('statistics.today')}${figures ? html` <span class="hint">${dayLabel(figures.now.day, true)}</span>` : nothing}
        <span class="hint up-to" data-testid="up-to">${figures ? text('statistics.upTo', { times: upTo(figures) }) : nothing}</span></h2>
      <div role="status">${failure === undefined ? nothing : html`<p class="unavailable" data-testid="unavailable">${
        text('statistics.unavailable')} ${figures ? text('statistics.shownAsOf', { time: timeOfDay(this.answered) }) : nothing}</p>`}</div>
      ${figures ? this.#figures(figures) : failure === undefined ? html`<p class="empty">${text('statistics.asking')}</p>` : nothing}
    </section>`;
  }

  /** @param {Page.Today} figures */
  #figures(figures) {
    const { rooms = [], counters = [] } = this.board.settings ?? {};
    const { now: stands, all } = figures;
    const of = (/** @type {unknown[]} */ places) => (places.length > 0 ? text('statistics.of', { count: count(places.length) }) : nothing);
    return html`<dl class="tiles">
        ${tile('nowWaiting', count(stands.waiting))}
        ${tile('nowLongestWait', duration(stands.longestWait))}
        ${tile('nowInConsultation', count(stands.inConsultation), text('statistics.andCalled', { called: count(stands.called) }), ['nowCalled'])}
        ${tile('nowAway', count(stands.away))}
        ${tile('nowRoomsInUse', count(stands.roomsInUse), of(rooms))}
        ${tile('nowCountersInUse', count(stands.countersInUse), of(counters))}
        ${tile('nowPrescriptionsOpen', count(stands.prescriptionsOpen),
          text('statistics.andReady', { ready: count(stands.prescriptionsReady) }), ['nowPrescriptionsReady'])}
        ${tile('finished', count(all?.finished ?? 0), text('statistics.anHour', { count: decimal(all?.finishedPerHour) }), ['finishedPerHour'])}
      </dl>
      <div class="charts">
        ${this.#levels(figures)}
        <div class="panel">${this.#comparison(figures)}</div>
      </div>`;
  }

  /** @param {Page.Today} figures */
  #levels({ byLevel }) {
    const { settings } = this.board;
    const name = figureName('withinTarget');
    return html`<div class="panel"><div class="caption"><h3>${name}</h3>${meaningOf(name, ['withinTarget', 'toCall'])}</div>
      <div class="table-frame" role="region" tabindex="0" aria-label=${name}><table class="figures">
        <thead><tr>${['level', 'figureWithinTarget', 'target', 'figureCalled', 'median', 'p90'].map(key =>
          html`<th scope="col">${text(`statistics.${key}`)}</th>`)}</tr></thead>
        <tbody>${byLevel.map(({ key, visits }) => html`<tr data-testid="level-${key}">
          <th scope="row">${levelBadge(settings, key)}</th>
          <td>${visits?.withinTarget === undefined ? percent(undefined) : html`<span class="share"><meter min="0" max="1" value=${visits.withinTarget}
            aria-hidden="true"></meter>${percent(visits.withinTarget)}</span>`}</td>
          <td>${duration(levelOf(settings, key)?.target)}</td>
          <td>${count(visits?.called)}</td>
          <td>${duration(visits?.toCall.median)}</td><td>${duration(visits?.toCall.p90)}</td></tr>`)}</tbody>
      </table></div></div>`;
  }

  /** @param {Page.Today} figures */
  #comparison(figures) {
    if (!this.usual) {
      return nothing;
    }
    const firstHour = Number(this.board.settings?.dayStartsAt?.slice(0, 2) ?? 0);
    return html`<label class="measure">${text('statistics.compareBy')}
        <select @change=${(/** @type {Page.InputEvent} */ { target }) => { this.measure = /** @type {any} */ (target.value); }}>
          ${MEASURES.map(measure => html`<option value=${measure} ?selected=${measure === this.measure}>${figureName(measure)}</option>`)}
        </select></label>
      <cq-chart .name=${text('statistics.usualDay')} .meanings=${['usualDay', this.measure]}
        .chart=${usualDayChart(this.measure, this.usual, figures, firstHour)}
        .links=${{ endpoint: endpoints.usualDay, query: { day: this.usual.day } }}
        .scope=${{ from: figures.now.day, to: figures.now.day }}></cq-chart>`;
  }
}

/** @returns {Promise<Page.Today>} */
async function asked() {
  const [stands, all, byLevel, byHour, byFinishHour] = await Promise.all([ask(endpoints.figuresNow),
    ...['nothing', 'level', 'hour', 'finish-hour'].map(by => ask(endpoints.figures, { by }))]);
  return { now: stands, upTo: all.upTo, all: all.groups[0]?.visits, byLevel: byLevel.groups.filter(({ visits }) => visits),
    byHour: byHour.groups, byFinishHour: byFinishHour.groups };
}

/** @param {Page.Today} figures */
function stateOf({ upTo: said }) {
  return JSON.stringify(said);
}

/**
 * Until when each service is heard: one may be behind the others.
 * @param {Page.Today} figures
 */
function upTo({ upTo: said }) {
  return Object.entries(said).map(([service, at]) =>
    text('statistics.upToOf', { service: wordText('shared', 'service', service), time: timeOfDay(at) })).join(' · ');
}

customElements.define('cq-today', Today);
