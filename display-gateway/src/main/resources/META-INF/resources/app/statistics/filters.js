import { html } from 'lit';

import { nameOf, text, wordText } from '../shared/page/texts.js';
import { given, PageElement } from '../shared/page/element.js';
import { BY_WHAT_IT_SAYS } from './differs.js';
import { BETWEEN, PERIODS } from './view.js';

/** Which period and which visits the figures are of: `<cq-filters>`. Fires `cq-view` with the view that is wanted. */
class Filters extends PageElement {
  static properties = {
    view: { attribute: false },
    period: BY_WHAT_IT_SAYS,
    settings: { attribute: false },
    people: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.View} */
    this.view = given();
    /** @type {Page.Period} */
    this.period = given();
    /** @type {Page.Settings<'manager'> | null} */
    this.settings = null;
    /** @type {string[]} as the figures have them */
    this.people = [];
  }

  render() {
    const { period, view } = this;
    const { serviceLines = [], scale, rooms = [], counters = [] } = this.settings ?? {};
    return html`<form class="filters" aria-label=${text('statistics.filters')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${field('period', html`<select id="filter-period" data-testid="filter-period" @change=${this.#preset}>
        ${[...PERIODS, BETWEEN].map(name => html`<option value=${name} ?selected=${name === view.period}>${
          wordText('statistics', 'period', name)}</option>`)}</select>`)}
      ${field('from', html`<input id="filter-from" data-testid="filter-from" type="date" .value=${period.from} max=${period.to}
        @change=${(/** @type {Page.InputEvent} */ { target }) => this.#between(target.value, period.to)}>`)}
      ${field('to', html`<input id="filter-to" data-testid="filter-to" type="date" .value=${period.to} min=${period.from}
        @change=${(/** @type {Page.InputEvent} */ { target }) => this.#between(period.from, target.value)}>`)}
      ${this.#choice('serviceLine', serviceLines.map(line => [line.code, nameOf(line)]))}
      ${this.#choice('level', (scale?.levels ?? []).map(level => [level.code, nameOf(level)]))}
      ${this.#choice('room', rooms.map(({ name }) => [name, name]))}
      ${this.#choice('counter', counters.map(name => [name, name]))}
      ${this.people.length > 0 || view.filters.person ? this.#choice('person', this.people.map(name => [name, name])) : ''}
    </form>`;
  }

  /**
   * @param {string} name
   * @param {string[][]} options each a code and what it is called
   */
  #choice(name, options) {
    const chosen = this.view.filters[name] ?? '';
    // A view that was sent may name what is not there any more.
    const all = chosen && !options.some(([code]) => code === chosen) ? [...options, [chosen, chosen]] : options;
    return field(name, html`<select id="filter-${name}" data-testid="filter-${name}"
      @change=${(/** @type {Page.InputEvent} */ { target }) => this.#filter(name, target.value)}>
      <option value="" ?selected=${chosen === ''}>${text('statistics.all')}</option>
      ${all.map(([code, called]) => html`<option value=${code} ?selected=${code === chosen}>${called}</option>`)}</select>`);
  }

  /** @param {Page.InputEvent} event */
  #preset = ({ target: { value } }) => this.#want(value === BETWEEN ? { ...this.period, period: value } : { period: value, from: '', to: '' });

  /**
   * @param {string} from
   * @param {string} to
   */
  #between(from, to) {
    if (from && to && from <= to) {
      this.#want({ period: BETWEEN, from, to });
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #filter(name, value) {
    const { [name]: _, ...others } = this.view.filters;
    this.#want({ filters: value ? { ...others, [name]: value } : others });
  }

  /** @param {Partial<Page.View>} change */
  #want(change) {
    this.dispatchEvent(new CustomEvent('cq-view', { bubbles: true, detail: { ...this.view, behind: null, ...change } }));
  }
}

/**
 * @param {string} name
 * @param {unknown} control
 */
function field(name, control) {
  return html`<div class="field"><label for="filter-${name}">${wordText('statistics', 'filter', name)}</label>${control}</div>`;
}

customElements.define('cq-filters', Filters);
