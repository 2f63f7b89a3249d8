import { html, nothing } from 'lit';

import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { Drawing } from './drawing.js';
import { linksTo } from './links.js';
import { meaningOf } from './meaning.js';

/**
 * A chart with its name, what it means, and the same as a table: `<cq-chart>`. A press on a bar, or on its cell of the table, shows
 * the visits behind it.
 */
class Chart extends PageElement {
  static properties = {
    name: { attribute: false },
    meanings: { attribute: false },
    chart: { attribute: false },
    links: { attribute: false },
    scope: { attribute: false },
    control: { attribute: false },
  };

  /** @type {Drawing | undefined} */
  #drawing = undefined;

  constructor() {
    super();
    this.name = '';
    /** @type {string[]} the figures that it shows, whose definitions belong here */
    this.meanings = [];
    /** @type {Page.Chart} */
    this.chart = given();
    /** @type {Page.Source | null} where the same figures are for programs */
    this.links = null;
    /** @type {Page.Query} of which visits it is */
    this.scope = {};
    /** @type {unknown} by which it is changed */
    this.control = nothing;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  render() {
    const { rows, summary } = this.chart;
    return html`<figure>
      <figcaption><h3>${this.name}</h3>${meaningOf(this.name, this.meanings)}${this.control}</figcaption>
      ${rows.length === 0 ? html`<p class="empty">${this.chart.nothing ?? text('statistics.nothing')}</p>`
        : html`<div class="picture ${this.chart.kind}" role="img" aria-label=${`${this.name}. ${summary}`}></div>
          <p class="summary">${summary}</p>
          <div class="below">
            <details><summary>${text('statistics.asTable')}</summary>${this.#table()}</details>
            ${this.links ? linksTo(this.links, this.name) : nothing}
          </div>`}
    </figure>`;
  }

  updated() {
    const picture = /** @type {HTMLElement | null} */ (this.querySelector('.picture'));
    if (!picture) {
      this.#end();
      return;
    }
    this.#drawing ??= new Drawing(picture, point => this.#show(this.chart.behind?.(point)));
    this.#drawing.draw(this.chart);
  }

  #end() {
    this.#drawing?.end();
    this.#drawing = undefined;
  }

  #table() {
    const { columns, rows } = this.chart;
    return html`<div class="table-frame" role="region" tabindex="0" aria-label=${this.name}><table class="figures">
      <thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(({ head, cells }) => html`<tr><th scope="row">${head}</th>
        ${cells.map((cell, index) => html`<td>${this.#cell(cell, `${head}, ${columns[index + 1]}`)}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  /**
   * @param {Page.Cell} cell
   * @param {string} place
   */
  #cell({ said, behind }, place) {
    return behind ? html`<button type="button" class="link" data-lasting aria-label=${text('statistics.showVisits', { place, said })}
      @click=${() => this.#show(behind)}>${said}</button>` : said;
  }

  /** @param {Page.Query | undefined} behind */
  #show(behind) {
    if (behind) {
      this.dispatchEvent(new CustomEvent('cq-visits', { bubbles: true, detail: { ...this.scope, ...behind } }));
    }
  }
}

customElements.define('cq-chart', Chart);
