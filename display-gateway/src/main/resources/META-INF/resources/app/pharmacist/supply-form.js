import { html, nothing } from 'lit';

import { CommandElement } from '../shared/controls/command-element.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { numberOfId } from '../shared/board/open-day.js';
import { given } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { itemSummary, typed } from '../shared/staff/prescription-view.js';
import { quantityOf } from '../shared/staff/quantity.js';
import { askedOf, outcomesOf, supplyOf } from './supply-rules.js';

/**
 * Says of each medicine what is supplied of it: a button that opens a form. What is not touched is supplied as it was
 * ordered: `<cq-supply>`.
 */
class SupplyForm extends CommandElement {
  static properties = {
    prescription: { attribute: false },
    commands: { attribute: false },
    open: { state: true },
    outcomes: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Prescription<'pharmacist'>} */
    this.prescription = given();
    /** @type {Page.Commands} */
    this.commands = given();
    this.open = false;
    /** @type {Api.SupplyOutcome[]} of each item, as chosen */
    this.outcomes = [];
  }

  render() {
    const number = numberOfId(this.prescription.ticketId);
    return html`<button type="button" class="button ${this.kind}" data-testid=${this.testid ?? nothing} ?data-focus=${this.kind === 'primary'}
        aria-label="${this.label}: ${number}" aria-expanded=${String(this.open)} @click=${this.#toggle}>${this.label}</button>
      ${this.open ? this.#form(number) : nothing}`;
  }

  /** @param {string} number */
  #form(number) {
    return html`<form class="ask supply" aria-label="${this.label}: ${number}" @submit=${this.#submit} @keydown=${this.#escape}>
      ${this.prescription.items.map((item, place) => this.#item(item, place))}
      <div class="ask-buttons">
        <button type="submit" class="button primary" data-testid="supply-send" aria-busy=${this.busy}>${text('pharmacist.supplySend')}</button>
        <button type="button" class="button plain" data-testid="supply-dismiss" @click=${this.#close}>${text('shared.dismiss')}</button>
      </div>
      ${this.notes()}
    </form>`;
  }

  /**
   * @param {Api.Medicine} item
   * @param {number} place
   */
  #item(item, place) {
    const outcome = this.outcomes[place] ?? 'supplied';
    const asked = askedOf(outcome);
    const said = this.prescription.dispensing?.supplies.find(one => one.item === place);
    return html`<fieldset class="supply-item" data-testid="supply-${place}">
      <legend>${itemSummary(item)} · ${item.quantity.amount} ${typed(item.quantity.unit)}</legend>
      <div class="supply-fields">
        <label class="field"><span>${text('pharmacist.outcome')}</span>
          <select name="${place}.outcome" data-testid="supply-${place}-outcome"
            @change=${(/** @type {Event} */ event) => this.#choose(place, event)}>
            ${outcomesOf(item).map(one => html`<option value=${one} ?selected=${one === outcome}>${wordText('pharmacist', 'outcome', one)}</option>`)}
          </select></label>
        ${asked.amount ? this.#field(place, 'amount', `${text('pharmacist.supplyAmount')} (${item.quantity.unit})`,
          String(said?.amount ?? ''), outcome === 'partial', 'decimal') : nothing}
        ${asked.medicine ? this.#field(place, 'medicine', text('pharmacist.supplyMedicine'), said?.medicine ?? '', true) : nothing}
        ${asked.reason ? this.#field(place, 'reason', text('pharmacist.supplyReason'), said?.reason ?? '', outcome !== 'partial') : nothing}
      </div>
    </fieldset>`;
  }

  /**
   * @param {number} place
   * @param {string} name
   * @param {string} label
   * @param {string} value
   * @param {boolean} required
   * @param {string} [inputmode]
   */
  #field(place, name, label, value, required, inputmode) {
    return html`<label class="field"><span>${label}</span>
      <input name="${place}.${name}" data-testid="supply-${place}-${name}" .value=${value} ?required=${required}
        inputmode=${inputmode ?? nothing} maxlength="400" autocomplete="off"
        aria-invalid=${this.wrong === `supplies[${place}].${name}` ? 'true' : nothing}></label>`;
  }

  /**
   * @param {number} place
   * @param {Event} event
   */
  #choose(place, { target }) {
    const outcomes = [...this.outcomes];
    outcomes[place] = /** @type {Api.SupplyOutcome} */ (/** @type {HTMLSelectElement} */ (target).value);
    this.outcomes = outcomes;
  }

  async #toggle() {
    if (this.open) {
      this.#close();
      return;
    }
    const supplies = this.prescription.dispensing?.supplies ?? [];
    this.outcomes = this.prescription.items.map((_, place) => supplies.find(({ item }) => item === place)?.outcome ?? 'supplied');
    this.open = true;
    this.problem = '';
    await this.updateComplete;
    focusOn(this.querySelector('form select'));
  }

  async #close() {
    this.open = false;
    this.problem = '';
    await this.updateComplete;
    focusOn(this.querySelector('button'));
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key === 'Escape' && !this.busy) {
      event.stopPropagation();
      this.#close();
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const supplies = this.prescription.items.map((_, place) => supplyOf(place, valuesOf(place, data), quantityOf));
    const { id, version } = this.prescription;
    const isSaid = await this.attempt(onRetry => this.commands.send(endpoints.prepareOf(id), { version, supplies }, { onRetry }));
    if (isSaid) {
      this.open = false;
    } else {
      await this.updateComplete;
      focusOn(this.querySelector('[aria-invalid=true]'));
    }
  }
}

/**
 * @param {number} place
 * @param {FormData} data
 * @returns {Record<string, string>}
 */
function valuesOf(place, data) {
  return Object.fromEntries(['outcome', 'amount', 'medicine', 'reason'].map(name => [name, String(data.get(`${place}.${name}`) ?? '')]));
}

customElements.define('cq-supply', SupplyForm);
