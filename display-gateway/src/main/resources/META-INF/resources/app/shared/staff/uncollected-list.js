import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { notCollected } from '../board/board-order.js';
import { numberOfId } from '../board/open-day.js';
import { placeName } from '../board/places.js';
import { given, PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { dateOf, hourAndMinute } from '../page/time.js';
import { handOverButton, returnButton, takeOverButton } from './prescription-steps.js';
import { itemsSummary } from './prescription-view.js';

/**
 * What nobody has fetched by the end of its day, which the public screens do not show any more. Any of the staff may have
 * it put back; a counter also hands it over, to whoever comes later: `<cq-uncollected>`.
 */
class UncollectedList extends PageElement {
  static properties = {
    prescriptions: { attribute: false },
    counter: { attribute: false },
    commands: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Iterable<Page.StaffPrescription>} of the whole board */
    this.prescriptions = [];
    /**
     * The counter that asks; undefined where it is none.
     * @type {string | undefined}
     */
    this.counter = undefined;
    /** @type {Page.Commands} */
    this.commands = given();
  }

  render() {
    const left = notCollected(this.prescriptions);
    return left.length === 0 ? nothing : html`<section class="panel" aria-labelledby="uncollected-heading">
      <h2 id="uncollected-heading">${text('pharmacist.uncollectedHeading')}
        <span class="count" data-testid="uncollected-count">${left.length}</span></h2>
      <ul class="rx-rows">${repeat(left, ({ id }) => id, one => this.#row(one))}</ul>
    </section>`;
  }

  /** @param {Page.StaffPrescription} prescription */
  #row(prescription) {
    const { id, ticketId, counter, readyAt } = prescription;
    return html`<li class="rx-row" data-testid="uncollected-${id}">
      <span class="ticket-number">${numberOfId(ticketId)}</span>
      <span>${text('shared.counter', { counter: placeName(counter) })}</span>
      ${readyAt ? html`<span>${text('pharmacist.readySince', { day: dateOf(readyAt), time: hourAndMinute(readyAt) })}</span>`
        : nothing}
      <span class="rx-summary">${itemsSummary(prescription)}</span>
      <span class="rx-row-acts">${returnButton(prescription, this.commands)} ${this.#counterActs(prescription)}</span>
    </li>`;
  }

  /** @param {Page.StaffPrescription} prescription */
  #counterActs(prescription) {
    if (!this.counter) {
      return nothing;
    }
    const heard = /** @type {Page.Prescription<'pharmacist'>} */ (prescription); // a counter hears all of it
    return placeName(heard.counter) === this.counter ? handOverButton(heard, this.commands)
      : takeOverButton(heard, this.commands, false);
  }
}

customElements.define('cq-uncollected', UncollectedList);
