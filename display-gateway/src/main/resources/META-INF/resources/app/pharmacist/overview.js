import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { promisedAt, WAITED_FOR } from '../shared/board/board-order.js';
import { numberOfId } from '../shared/board/open-day.js';
import { placeName } from '../shared/board/places.js';
import { levelOf } from '../shared/board/settings.js';
import { OneStop } from '../shared/controls/one-stop.js';
import { given, PageElement } from '../shared/page/element.js';
import { beginning, nameOf, text, wordText } from '../shared/page/texts.js';
import { asOf, hourAndMinute } from '../shared/page/time.js';
import { coloured, levelShape } from '../shared/staff/levels.js';
import { itemsSummary } from '../shared/staff/prescription-view.js';

const GROUPS = ['mine', 'toDo', 'others'];

/**
 * All that is on the pharmacy's list, a line each: what is at this counter, what nobody has begun, what others have: `<cq-overview>`.
 * A line leads to its prescription; all of them are one stop of the Tab key, and arrows lead from one to another.
 */
class Overview extends PageElement {
  static properties = {
    queue: { attribute: false },
    settings: { attribute: false },
    counter: {},
    choose: { attribute: false },
  };

  constructor() {
    super();
    new OneStop(this, '.overview-line', 'rows'); // which its host keeps
    /** @type {Page.Prescription<'pharmacist'>[]} */
    this.queue = [];
    /** @type {Page.Settings<'pharmacist'> | null} */
    this.settings = null;
    this.counter = '';
    /** @type {(id: string) => void} shows it whole */
    this.choose = given();
    /** @type {Map<string, Page.Prescription<'pharmacist'>[]>} */
    this.groups = new Map();
  }

  willUpdate() {
    this.groups = Map.groupBy(this.queue, one => this.#groupOf(one));
  }

  /** @param {Page.Prescription<'pharmacist'>} prescription */
  #groupOf({ counter }) {
    return !counter ? 'toDo' : this.counter !== '' && placeName(counter) === this.counter ? 'mine' : 'others';
  }

  render() {
    return html`<div class="overview">${GROUPS.map(group => this.#group(group, this.groups.get(group) ?? []))}</div>`;
  }

  /**
   * @param {string} group
   * @param {Page.Prescription<'pharmacist'>[]} queue
   */
  #group(group, queue) {
    return queue.length === 0 ? nothing : html`<h3>${text(`pharmacist.overview${group[0].toUpperCase()}${group.slice(1)}`)}
        <span class="count">${queue.length}</span></h3>
      <ul>${repeat(queue, ({ id }) => id, one => html`<li>${this.#line(one)}</li>`)}</ul>`;
  }

  /** @param {Page.Prescription<'pharmacist'>} prescription */
  #line(prescription) {
    const { id, ticketId, status, priority } = prescription;
    const level = levelOf(this.settings, priority);
    const promised = promisedAt(prescription, this.settings?.pharmacy);
    const isWaitedFor = WAITED_FOR.has(status);
    return html`<button type="button" class="overview-line ${isWaitedFor && promised < asOf() ? 'overdue' : ''}" data-lasting data-ticket=${id}
      data-testid="line-${id}" @click=${() => this.choose(id)}>
      <span class="overview-level" ${level ? coloured(level) : nothing}>${level ? levelShape(level) : nothing}
        <span class="visually-hidden">${level ? nameOf(level) : priority}</span></span>
      <span class="overview-number">${numberOfId(ticketId)}</span>
      <span class="overview-status">${wordText('shared', 'prescription', status)}</span>
      <span class="overview-time">${isWaitedFor ? hourAndMinute(promised) : nothing}</span>
      <span class="overview-items" dir=${beginning(prescription.items?.[0]?.medicine ?? '')}>${itemsSummary(prescription)}</span></button>`;
  }
}

customElements.define('cq-overview', Overview);
