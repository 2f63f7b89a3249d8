import { html, nothing } from 'lit';

import { focusOn } from '../shared/controls/controls.js';
import { numberOfId } from '../shared/board/open-day.js';
import { deviceChoice } from '../shared/page/device.js';
import { given, PageElement } from '../shared/page/element.js';
import { directionOf, language, spokenHere, text } from '../shared/page/texts.js';
import { labelsOf, listOf, REPEATED } from './label-texts.js';

/** The first is what a counter prints of which nothing is set: `?label=`. */
const SIZES = ['62x29', '89x36', 'a4'];
/** How often letters become smaller before a text goes on on another label. */
const SMALLEST = 4;

/**
 * How the lines of one label fit: how small its letters are, and at which lines another label begins.
 * @typedef {{step: number, cuts: number[]}} Fit
 */

/**
 * What is printed of a prescription, as it will be on paper: a label for each medicine that is supplied, or a list. Nothing
 * is cut off: what does not fit is written smaller, then goes on on another label: `<cq-labels>`.
 */
export class LabelSheet extends PageElement {
  static properties = {
    prescription: { attribute: false },
    clinic: {},
    close: { attribute: false },
    picked: { state: true },
    fits: { state: true },
  };

  /** The language for which the labels were measured. */
  #measured = '';

  constructor() {
    super();
    /** @type {Page.Prescription<'pharmacist'>} */
    this.prescription = given();
    /** As people read its name. */
    this.clinic = '';
    /** @type {() => void} */
    this.close = given();
    this.size = deviceChoice('label', SIZES);
    /** The language that was chosen here, empty for none. */
    this.picked = '';
    /** @type {Map<number, Fit>} by the place of the medicine */
    this.fits = new Map();
  }

  /** The language of the labels: what was chosen, else the page's where patients speak it. */
  get chosen() {
    const here = spokenHere();
    return [this.picked, language].find(tag => here.includes(tag)) ?? here[0];
  }

  firstUpdated() {
    focusOn(this.querySelector('[data-testid=labels-print]'));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('prescription') || this.#measured !== this.chosen) {
      this.#measured = this.chosen;
      this.fits = new Map();
    }
  }

  /** Measures what was drawn, on the screen as on paper, and draws it anew as long as something does not fit. */
  updated() {
    const fits = new Map(this.fits);
    for (const label of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.label.sized'))) {
      const item = Number(label.dataset.item);
      const fit = this.fits.get(item) ?? { step: 0, cuts: [] };
      if (label.scrollHeight <= label.clientHeight || fits.get(item) !== this.fits.get(item)) {
        continue;
      }
      if (fit.step < SMALLEST) {
        fits.set(item, { ...fit, step: fit.step + 1 });
        continue;
      }
      const lines = [.../** @type {NodeListOf<HTMLElement>} */ (label.querySelectorAll('[data-line]'))];
      const bottom = label.getBoundingClientRect().bottom - parseFloat(getComputedStyle(label).paddingBottom);
      const over = lines.slice(1).find(line => line.getBoundingClientRect().bottom > bottom);
      if (over) {
        fits.set(item, { ...fit, cuts: [...fit.cuts, Number(over.dataset.line)] });
      }
    }
    if ([...fits].some(([item, fit]) => this.fits.get(item) !== fit)) {
      this.fits = fits;
    }
  }

  render() {
    const number = numberOfId(this.prescription.ticketId);
    const languages = spokenHere();
    return html`<section class="panel labels labels-${this.size}" aria-labelledby="labels-heading" data-testid="labels">
      <div class="labels-bar">
        <h2 id="labels-heading">${text('pharmacist.labelsHeading', { number })}</h2>
        ${languages.length > 1 ? html`<label class="field"><span>${text('pharmacist.labelsLanguage')}</span><select data-testid="labels-language"
          @change=${this.#choose}>${languages.map(tag => html`<option value=${tag} ?selected=${tag === this.chosen}>${text('shared.language', {}, tag)}</option>`)}
          </select></label>` : nothing}
        <div class="actions">
          <button type="button" class="button primary" data-testid="labels-print" @click=${() => print()}>${text('pharmacist.labelsPrint')}</button>
          <button type="button" class="button plain" data-testid="labels-close" @click=${this.close}>${text('pharmacist.labelsClose')}</button>
        </div>
      </div>
      ${this.size === 'a4' ? this.#list(number) : html`<div class="labels-paper" lang=${this.chosen} dir=${directionOf(this.chosen)}>
        ${labelsOf(this.prescription, this.clinic, this.chosen).map(label => this.#label(label))}</div>`}
    </section>`;
  }

  /** @param {string} number */
  #list(number) {
    return html`<div class="labels-paper" lang=${this.chosen} dir=${directionOf(this.chosen)}>
      <h3 class="labels-only-paper">${number}</h3>
      ${listOf(this.prescription, this.clinic, this.chosen).map(({ item, lines }) => html`<div class="label" data-item=${item}
        data-testid="label-${item}">${lines.map(lineOf)}</div>`)}</div>`;
  }

  /** @param {ReturnType<typeof labelsOf>[number]} label */
  #label({ item, lines }) {
    const { step, cuts } = this.fits.get(item) ?? { step: 0, cuts: [] };
    const begins = [0, ...cuts];
    const of = begins.length;
    return begins.map((from, place) => html`<div class="label sized step-${step}" data-item=${item} data-testid="label-${item}${place > 0 ? `-${place}` : ''}">
      ${of > 1 ? html`<span class="label-part">${numberOfId(this.prescription.ticketId)} · ${text('pharmacist.labelPart', { place: place + 1, of }, this.chosen)}</span>` : nothing}
      ${lines.slice(0, from).filter(({ kind }) => REPEATED.has(kind)).map(({ said }) => html`<div class="label-again"><bdi>${said}</bdi></div>`)}
      ${lines.slice(from, begins[place + 1]).map((line, index) => lineOf(line, from + index))}</div>`);
  }

  /** @param {Event} event */
  #choose({ target }) {
    this.picked = /** @type {HTMLSelectElement} */ (target).value;
  }
}

/**
 * @param {import('./label-texts.js').Line} line
 * @param {number} place
 */
function lineOf({ kind, said }, place) {
  return html`<p class="label-${kind}" data-line=${place}><bdi>${said}</bdi></p>`;
}

customElements.define('cq-labels', LabelSheet);
