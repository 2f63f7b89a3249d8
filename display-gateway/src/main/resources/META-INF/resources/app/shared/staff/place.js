import { html, nothing } from 'lit';

import { visitor } from '../access/door.js';
import { othersAt, workplaceName, workplaceOf } from '../board/places.js';
import { focusOn } from '../controls/controls.js';
import { PageElement } from '../page/element.js';
import { listed, text } from '../page/texts.js';

/**
 * Asks at which room or counter the page stands. Whoever takes one where somebody else is hears so first: two doctors in one
 * room mix up their patients: `<cq-place>`.
 */
class Place extends PageElement {
  static properties = {
    kind: {},
    places: { attribute: false },
    chosen: {},
    present: { attribute: false },
    wanted: { state: true },
  };

  constructor() {
    super();
    /** @type {'room' | 'counter'} */
    this.kind = 'room';
    /** @type {string[]} those of the clinic */
    this.places = [];
    this.chosen = '';
    /** @type {Api.Staffed[]} */
    this.present = [];
    /** @type {(place: string) => void} */
    this.choose = () => undefined;
    /** Where somebody else is, and this page wants to be. */
    this.wanted = '';
  }

  /** @param {string} place */
  #others(place) {
    return othersAt(this.present, workplaceOf(this.kind, place), visitor);
  }

  render() {
    // A place that the clinic no longer has stays visible until somebody chooses another.
    const offered = this.chosen && !this.places.includes(this.chosen) ? [this.chosen, ...this.places] : this.places;
    return html`<div class="place-select">
        <label for="place">${text(this.kind === 'room' ? 'shared.roomLabel' : 'shared.counterLabel')}</label>
        <select id="place" data-testid="${this.kind}-select" @change=${this.#chose}>
          <option value="">${text('shared.choose')}</option>
          ${offered.map(place => html`<option value=${place}>${this.#label(place)}</option>`)}
        </select>
      </div>
      ${this.wanted === '' ? nothing : this.#taken()}`;
  }

  /** @param {string} place */
  #label(place) {
    const others = place === this.chosen ? [] : this.#others(place);
    return others.length === 0 ? place : `${place} · ${listed(others)}`;
  }

  #taken() {
    const workplace = workplaceName(workplaceOf(this.kind, this.wanted));
    return html`<div class="place-taken" role="alert" data-testid="place-taken">
      <p>${text('staff.taken', { workplace, people: listed(this.#others(this.wanted)) })}</p>
      <button type="button" class="button" data-testid="take-anyway" @click=${() => this.#settle(this.wanted)}>
        ${text('staff.takeAnyway')}</button>
      <button type="button" class="button primary" data-testid="take-another" @click=${() => this.#settle(this.chosen)}>
        ${text('staff.takeAnother')}</button>
    </div>`;
  }

  /** They may leave while this page is asked. */
  willUpdate() {
    if (this.wanted !== '' && this.#others(this.wanted).length === 0) {
      const { wanted } = this;
      this.wanted = '';
      this.choose(wanted);
    }
  }

  /** What somebody has chosen once no option's attribute changes any more. */
  updated() {
    /** @type {HTMLSelectElement} */ (this.querySelector('select')).value = this.chosen;
  }

  /** @param {Page.InputEvent} event */
  #chose({ target }) {
    const { value } = target;
    this.wanted = '';
    if (value !== this.chosen && this.#others(value).length > 0) {
      target.value = this.chosen;
      this.wanted = value;
    } else {
      this.choose(value);
    }
  }

  /** @param {string} place */
  async #settle(place) {
    this.wanted = '';
    if (place !== this.chosen) {
      this.choose(place);
    }
    await this.updateComplete;
    focusOn(this.querySelector('select'));
  }
}

customElements.define('cq-place', Place);
