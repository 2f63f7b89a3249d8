import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';

import './chart.js';
import './longest-wait.js';
import { millisOf } from '../shared/board/figures.js';
import { levelsOf } from '../shared/board/settings.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { language, text, wordText } from '../shared/page/texts.js';
import { now, timeOfDay } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import { ask } from './asking.js';
import { count, dayLabel, decimal, duration, percent } from './formats.js';
import { LiveFigures } from './live-figures.js';
import { figureName, meaningOf } from './meaning.js';
import { tile } from './tile.js';
import { MEASURES, usualDayChart } from './usual-day-chart.js';

/** Whose events are counted. */
const SERVICES = ['ticket-service', 'triage-service', 'pharmacy-service'];

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
    /** @type {Page.Measure} */
    this.measure = 'issued';
    /** @type {Api.UsualDay | null} */
    this.usual = null;
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
        text('statistics.unavailable')} ${figures ? text('statistics.shownAsOf', { time: timeOfDay(figures.answered) }) : nothing}</p>`}</div>
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
        ${tile('nowLongestWait', html`<cq-longest-wait since=${stands.longestWait ? figures.answered - millisOf(stands.longestWait) : ''}
          until=${this.#live.failure === undefined ? '' : figures.answered}></cq-longest-wait>`)}
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
        <div class="panel" data-testid="chart-usual-day">${this.#comparison(figures)}</div>
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
        <tbody>${levelsOf(settings).map(level => levelRow(settings, level, byLevel.find(({ key }) => key === level.code)?.visits))}</tbody>
      </table></div></div>`;
  }

  /** @param {Page.Today} figures */
  #comparison(figures) {
    if (!this.usual) {
      return nothing;
    }
    const firstHour = Number(this.board.settings?.dayStartsAt?.slice(0, 2) ?? 0);
    const { usual } = this;
    const choice = html`<label class="measure">${text('statistics.compareBy')}
      <select @change=${(/** @type {Event & {target: HTMLSelectElement}} */ { target }) => { this.measure = MEASURES[target.selectedIndex]; }}>
        ${MEASURES.map(measure => html`<option ?selected=${measure === this.measure}>${figureName(measure)}</option>`)}
      </select></label>`;
    // What the board says changes nothing here.
    return guard([figures, usual, this.measure, firstHour, language], () => html`
      <cq-chart .name=${text('statistics.usualDay')} .meanings=${['usualDay', this.measure]}
        .control=${choice} .chart=${usualDayChart(this.measure, usual, figures, firstHour)}
        .links=${{ endpoint: endpoints.usualDay, query: { day: usual.day } }}
        .scope=${{ from: figures.now.day, to: figures.now.day }}></cq-chart>`);
  }
}

/**
 * @param {Page.Settings<'manager'> | null} settings
 * @param {Api.Level} level
 * @param {Api.FiguresOfVisits | undefined} visits none where there were none
 */
function levelRow(settings, { code, target }, visits) {
  const share = visits?.withinTarget;
  return html`<tr data-testid="level-${code}">
    <th scope="row">${levelBadge(settings, code)}</th>
    <td>${share === undefined ? percent(share) : html`<span class="share"><meter min="0" max="1" value=${share} aria-hidden="true"></meter>
      ${percent(share)}</span>`}</td>
    <td>${millisOf(target) === 0 ? text('statistics.atOnce') : duration(target)}</td><td>${count(visits?.called ?? 0)}</td>
    <td>${duration(visits?.toCall.median)}</td><td>${duration(visits?.toCall.p90)}</td></tr>`;
}

/** @returns {Promise<Page.Today>} */
async function asked() {
  const [stands, all, byLevel, byHour, byFinishHour] = await Promise.all([ask(endpoints.figuresNow),
    ...['nothing', 'level', 'hour', 'finish-hour'].map(by => ask(endpoints.figures, { by }))]);
  return { answered: now(), now: stands, upTo: all.upTo, all: all.groups[0]?.visits, byLevel: byLevel.groups.filter(({ visits }) => visits),
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
  return SERVICES.flatMap(service => (said[service] ? [[service, said[service]]] : [])).map(([service, at]) =>
    text('statistics.upToOf', { service: wordText('shared', 'service', service), time: timeOfDay(at) })).join(' · ');
}

customElements.define('cq-today', Today);
