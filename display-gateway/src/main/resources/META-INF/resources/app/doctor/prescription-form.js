import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import { notesOn } from '../shared/controls/command-element.js';
import { Refused, newKey, whyNot } from '../shared/controls/commands.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { draftOf, forgetDraft, keepDraft } from './draft-store.js';
import { fieldNamed, missing, notNumbers, orderOf, withTwoReadings } from './prescription-draft.js';
import { inputField, itemFields, unitList } from './prescription-fields.js';

/** As many medicines as the server takes in one prescription. */
const MOST_ITEMS = 20;

/**
 * Writes a prescription for one ticket. The controls hold what is typed; the form reads them when it is sent, and keeps
 * them as the ticket's draft with each letter until then: it goes on with a draft that there is.
 *
 * Fires `written` when the server has taken it and `dismissed` when the doctor gives it up.
 */
export class PrescriptionForm extends PageElement {
  static properties = {
    ticket: { attribute: false },
    commands: { attribute: false },
    items: { state: true },
    problems: { state: true },
    problem: { state: true },
    busy: { state: true },
    retrying: { state: true },
    typed: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'doctor'>} */
    this.ticket = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /** A lasting key for each item that is shown, so that removing one leaves the others' controls alone. */
    this.items = [0];
    this.lastItem = 0;
    /** @type {Map<string, string>} by path */
    this.problems = new Map();
    this.problem = '';
    this.busy = false;
    this.retrying = false;
    /** Of what was sent and not answered: the same again must not become a second prescription. */
    this.unanswered = /** @type {{body: string, key: string} | null} */ (null);
    /** Whether there is anything that would be lost. */
    this.typed = false;
  }

  willUpdate() {
    if (!this.hasUpdated) {
      this.draft = draftOf(this.ticket.id);
      this.typed = this.draft !== undefined;
      this.items = Array.from({ length: this.draft?.items ?? 1 }, (_, item) => item);
      this.lastItem = this.items.length - 1;
    }
  }

  firstUpdated() {
    const values = new Map(this.draft?.values);
    for (const control of this.#controls.filter(({ name }) => values.has(name))) {
      if (control.type === 'checkbox') {
        control.checked = values.get(control.name) === true;
      } else {
        control.value = String(values.get(control.name));
      }
    }
  }

  /** For whoever has asked for the form. */
  async begin() {
    await this.updateComplete;
    focusOn(this.querySelector('[data-testid=rx-medicine]'));
  }

  render() {
    const { problems } = this;
    return html`<form class="rx" novalidate aria-labelledby="rx-heading" data-testid="rx-form-element"
      @submit=${this.#submit} @input=${this.#keep} @change=${this.#keep}>
      <h3 id="rx-heading">${text('prescription.heading', { number: this.ticket.number })}</h3>
      <p class="hint">${text('prescription.requiredHint')}</p>
      ${repeat(this.items, item => item, (item, index) => this.#item(item, index))}
      <button type="button" class="button plain" data-testid="rx-add-item" ?disabled=${this.items.length >= MOST_ITEMS}
        @click=${this.#add}>${text('prescription.addItem')}</button>
      <details class="rx-patient">
        <summary>${text('prescription.patient')}</summary>
        <div class="fields">
          ${inputField({ path: 'patient.name', label: 'patientName', testid: 'rx-patient-name', problems })}
          ${inputField({ path: 'patient.birthDate', label: 'birthDate', testid: 'rx-birth-date', problems, type: 'date' })}
          ${inputField({ path: 'weightKg', label: 'weightKg', testid: 'rx-weight', problems, inputmode: 'decimal' })}
          ${inputField({ path: 'allergies', label: 'allergies', testid: 'rx-allergies', problems })}
        </div>
      </details>
      ${unitList()}
      <div class="actions">
        <button type="submit" class="button primary" data-testid="rx-submit" aria-busy=${this.busy}>${text('prescription.submit')}</button>
        <cq-action testid="rx-dismiss" .label=${text('prescription.dismiss')} .disabled=${this.busy}
          .question=${this.typed ? text('prescription.dismissQuestion') : undefined}
          .run=${async () => this.#end('dismissed')}></cq-action>
      </div>
      ${notesOn(this)}
    </form>`;
  }

  /**
   * @param {number} item its lasting key
   * @param {number} index
   */
  #item(item, index) {
    return html`<fieldset class="rx-item" data-testid="rx-item-${index}">
      <legend>${text('prescription.item', { place: index + 1 })}</legend>
      <div class="fields">${itemFields(index, this.problems)}</div>
      ${this.items.length > 1 ? html`<button type="button" class="button quiet"
        data-testid=${index === 0 ? 'rx-remove-item' : `rx-remove-item-${index}`}
        @click=${() => this.#remove(item)}>${text('prescription.removeItem', { place: index + 1 })}</button>` : nothing}
    </fieldset>`;
  }

  async #add() {
    this.items = [...this.items, ++this.lastItem];
    await this.updateComplete;
    this.#keep();
    focusOn(this.querySelector(`[name="items.${this.items.length - 1}.medicine"]`));
  }

  /** @param {number} item */
  async #remove(item) {
    this.items = this.items.filter(other => other !== item);
    this.problems = new Map();
    await this.updateComplete;
    this.#keep();
    focusOn(this.querySelector('[data-testid=rx-add-item]'));
  }

  get #controls() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll('[name]'))];
  }

  /** @returns {[string, string | boolean][]} */
  get #values() {
    return this.#controls.map(control => [control.name, control.type === 'checkbox' ? control.checked : control.value]);
  }

  #keep() {
    this.typed = this.#controls.some(control => control.type === 'checkbox' ? !control.checked
      : control.value.trim() !== (control.getAttribute('value') ?? ''));
    if (this.typed) {
      keepDraft({ ticket: this.ticket.id, items: this.items.length, values: this.#values });
    } else {
      forgetDraft(this.ticket.id);
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const values = this.#values;
    const order = orderOf(values);
    const wrong = [
      ...missing(order, this.items.length).map(field => ({ field, message: text('prescription.missing') })),
      ...notNumbers(values).map(field => ({ field, message: text('prescription.notANumber') })),
      ...withTwoReadings(values).map(field => ({ field, message: text('prescription.twoReadings') })),
    ];
    if (wrong.length > 0) {
      await this.#complain(wrong);
    } else {
      await this.#send(order);
    }
  }

  /** @param {Api.Prescribe} order */
  async #send(order) {
    this.busy = true;
    this.problem = '';
    this.problems = new Map();
    const body = JSON.stringify(order);
    const key = this.unanswered?.body === body ? this.unanswered.key : newKey();
    this.unanswered = { body, key };
    try {
      await this.commands.send(endpoints.prescriptionsOf(this.ticket.id), order,
        { key, onRetry: () => { this.retrying = true; } });
      this.#end('written');
    } catch (failure) {
      this.#complain(failure instanceof Refused ? failure.fields : [], whyNot(failure));
    } finally {
      this.busy = false;
      this.retrying = false;
    }
  }

  /**
   * Shows each problem at its field, the others beside the button, and goes to the first.
   * @param {{field: string, message: string}[]} fields
   * @param {string} [sentence]
   */
  async #complain(fields, sentence = '') {
    const names = this.#controls.map(({ name }) => name);
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const { field, message } of fields) {
      const name = fieldNamed(field, names);
      if (name) {
        found.set(name, message);
      }
    }
    this.problems = found;
    this.problem = found.size > 0 ? text('prescription.incomplete') : sentence;
    await this.updateComplete;
    const first = this.#controls.find(({ name }) => found.has(name));
    first?.closest('details')?.setAttribute('open', '');
    focusOn(first);
  }

  /** @param {'written' | 'dismissed'} type */
  #end(type) {
    forgetDraft(this.ticket.id);
    this.typed = false;
    this.dispatchEvent(new CustomEvent(type));
  }
}

customElements.define('cq-prescription-form', PrescriptionForm);
