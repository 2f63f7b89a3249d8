import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../controls/action-button.js';
import { notesOn } from '../controls/command-element.js';
import { Refused, newKey, whyNot } from '../controls/commands.js';
import { focusOn } from '../controls/controls.js';
import * as endpoints from '../controls/endpoints.js';
import { given, PageElement } from '../page/element.js';
import { placeName } from '../board/places.js';
import { plural, text, wordText } from '../page/texts.js';
import { storyOf } from '../staff/prescription-story.js';
import { outsideText, placeOf } from '../staff/prescription-view.js';
import { draftOf, forgetDraft, keepDraft } from './draft-store.js';
import { addFavourite, favouriteList } from './favourites.js';
import { MedicineChoice } from './medicine-choice.js';
import { isOfAll, keyOf, overridesOf, reasonsWithout } from './override-reasons.js';
import { draftOfOrder, favouriteOf, fieldsOf } from './prescription-again.js';
import { checkable, fieldNamed, missing, OUTSIDE, notNumbers, orderOf, withTwoReadings } from './prescription-draft.js';
import { inputField, itemFields, unitList } from './prescription-fields.js';
import { faultText, warningBoxes } from './prescription-findings.js';
import { readBack } from './prescription-reading.js';

/** As many medicines as the server takes in one prescription. */
const MOST_ITEMS = 20;
/** How long nobody has typed when the owner is asked what it would say, in milliseconds. */
const CHECK_AFTER = 500;
/** By which a reason is known in a draft: what a control is called otherwise is its path in the order. */
const REASON = 'reason.';
/** The same, of how often an order was changed before it was changed here. */
const COUNT = 'amendments';

/**
 * Writes a prescription for one ticket. The controls hold what is typed; the form reads them when it is sent, and keeps
 * them as the ticket's draft with each letter until then: it goes on with a draft that there is.
 *
 * What is wrong the owner says, while it is written; the form itself knows what is missing and what is no number. Before it
 * is sent it is read back, and sent from there alone.
 *
 * With `amends`, it begins with what was ordered, and what it sends is ordered instead of that.
 *
 * Fires `written` when the server has taken it and `dismissed` when the doctor gives it up.
 */
export class PrescriptionForm extends PageElement {
  static properties = {
    ticket: { attribute: false },
    amends: { attribute: false },
    outside: { attribute: false },
    commands: { attribute: false },
    prescribing: { attribute: false },
    items: { state: true },
    problems: { state: true },
    problem: { state: true },
    busy: { state: true },
    retrying: { state: true },
    typed: { state: true },
    judgement: { state: true },
    reading: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    /** @type {{id: string, number: string}} */
    this.ticket = given();
    /** @type {Page.Prescription<'doctor'> | undefined} the one that is changed, as the board has it now; none for a new one */
    this.amends = undefined;
    /** Whether somebody has brought it along whom nobody of this clinic has written it for. */
    this.outside = false;
    /** How often that had been changed when this began: whoever has changed it since is not to be passed over. */
    this.amendments = 0;
    /** The version of it that this goes by: what the doctor has seen when it was read back. */
    this.seen = 0;
    /** Whether what it began with says something of the patient, which is shown then. */
    this.tellsOfPatient = false;
    /** @type {Page.Commands} */
    this.commands = given();
    /** @type {Api.Prescribing} the clinic's words */
    this.prescribing = given();
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
    /** @type {Api.PrescriptionJudgement} what the owner says of it */
    this.judgement = { faults: [], warnings: [] };
    /** Counts the questions: only what is answered to the last one counts. */
    this.asked = 0;
    /** Why it is prescribed in spite of a warning, by its key. */
    this.reasons = new Map();
    /** Whether reasons that are missing are asked for. */
    this.asking = false;
    /** @type {Api.Prescribe | null} what is read back now */
    this.reading = null;
    this.choice = new MedicineChoice(said => this.#search(said), () => this.requestUpdate(),
      (item, medicine) => this.#chosen(item, medicine));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.checking);
    this.choice.close();
  }

  willUpdate() {
    if (!this.hasUpdated) {
      const kept = draftOf(this.#key);
      this.draft = kept ?? (this.amends && draftOfOrder(this.amends));
      this.typed = kept !== undefined;
      this.tellsOfPatient = [this.amends?.patient, this.amends?.weightKg, this.amends?.allergies].some(Boolean);
      this.#begunWith(kept?.values ?? []);
      this.items = Array.from({ length: this.draft?.items ?? 1 }, (_, item) => item);
      this.lastItem = this.items.length - 1;
      this.reasons = new Map((this.draft?.values ?? []).filter(([name]) => name.startsWith(REASON))
        .map(([name, reason]) => [name.slice(REASON.length), String(reason)]));
      if (!kept) {
        this.amends?.overrides?.forEach(({ item, warning, reason }) => this.reasons.set(keyOf({ item, code: warning }), reason));
      }
    }
  }

  /** Whether the clinic prescribes for nobody unknown. */
  get #isForKnown() {
    return this.prescribing.patient === 'required';
  }

  /** Under which its draft is kept: that of a change is none of a new prescription. */
  get #key() {
    return this.amends?.id ?? this.ticket.id;
  }

  /** @param {[string, string | boolean][]} values of the draft, if one was kept */
  #begunWith(values) {
    const count = values.find(([name]) => name === COUNT);
    this.amendments = count ? Number(count[1]) : amendmentsOf(this.amends);
    this.seen = this.amends?.version ?? 0;
  }

  firstUpdated() {
    this.#fill(this.draft?.values ?? []);
    if (this.draft) {
      this.#checkSoon();
    }
  }

  /** @param {[string, string | boolean][]} fields by the controls' names */
  #fill(fields) {
    const values = new Map(fields);
    for (const control of this.#controls.filter(({ name }) => values.has(name))) {
      if (control.type === 'checkbox') {
        control.checked = values.get(control.name) === true;
      } else {
        control.value = String(values.get(control.name));
      }
    }
  }

  /**
   * What the formulary has. Whoever types is not told why there is nothing: what is typed can be prescribed, or the owner says
   * that it cannot.
   * @param {string} said
   */
  async #search(said) {
    try {
      return said.trim() === '' ? [] : await this.commands.send(endpoints.formulary, { typed: said });
    } catch (failure) {
      whyNot(failure);
      return [];
    }
  }

  /**
   * Fills in what the formulary says of a medicine. How much of it, the doctor says.
   * @param {number} item
   * @param {Api.FormularyMedicine} medicine
   */
  #chosen(item, { medicine, strength, form, dose, frequency, route }) {
    this.#fill(fieldsOf({ medicine, strength: strength ?? '', form: form ?? '', frequency: frequency ?? '', route: route ?? '' })
      .concat(dose ? [['dose.unit', dose.unit]] : []).map(([path, value]) => [`items.${item}.${path}`, value]));
    this.#keep();
    focusOn(this.querySelector(`[name="items.${item}.dose.amount"]`));
  }

  /** @param {number} index */
  #favour(index) {
    const fields = favouriteOf(this.#values, index);
    if (fields.some(([path]) => path === 'medicine')) {
      addFavourite(fields);
      this.requestUpdate();
    } else {
      this.#complain([{ field: `items.${index}.medicine`, message: text('prescription.missing') }]);
    }
  }

  /**
   * Puts a favourite into the last medicine, if nothing is typed there, else into a new one.
   * @param {[string, string | boolean][]} fields by path below the medicine
   */
  async #takeFavourite(fields) {
    const last = this.items.length - 1;
    const isEmpty = this.#controls.find(({ name }) => name === `items.${last}.medicine`)?.value.trim() === '';
    if (!isEmpty && this.items.length >= MOST_ITEMS) {
      return;
    }
    if (!isEmpty) {
      this.items = [...this.items, ++this.lastItem];
      await this.updateComplete;
    }
    const index = this.items.length - 1;
    this.#fill(fields.map(([path, value]) => [`items.${index}.${path}`, value]));
    this.#keep();
    focusOn(this.querySelector(`[name="items.${index}.dose.amount"]`));
  }

  /** For whoever has asked for the form. */
  async begin() {
    await this.updateComplete;
    focusOn(this.querySelector(this.outside ? '[data-testid=rx-outside-prescriber]' : '[data-testid=rx-medicine]'));
  }

  render() {
    const { reading } = this;
    return html`<form class="rx" novalidate aria-labelledby="rx-heading" data-testid="rx-form-element"
      @submit=${this.#submit} @input=${this.#edited} @change=${this.#edited}>
      <h3 id="rx-heading">${this.amends ? text('prescription.amendHeading', { place: placeOf(this.amends.id), number: this.ticket.number })
        : text('prescription.heading', { number: this.ticket.number })}</h3>
      ${this.amends ? html`<p class="hint" data-testid="rx-amends">${wordText('shared', 'prescription', this.amends.status)}${this.amends.counter
        ? html` · ${text('shared.counter', { counter: placeName(this.amends.counter) })}` : nothing}. ${text('prescription.amendHint')}</p>
        ${storyOf(this.amends)}` : nothing}
      <div ?hidden=${reading !== null}>${this.#fields()}</div>
      ${reading ? this.#readBack(reading) : nothing}
      ${notesOn(this)}
    </form>`;
  }

  #fields() {
    const problems = this.#shownProblems;
    const { warnings } = this.judgement;
    const needed = this.#isForKnown;
    return html`<p class="hint">${text('prescription.requiredHint')}</p>
      ${this.outside ? html`<div class="fields">
        ${inputField({ path: OUTSIDE, label: 'outsidePrescriber', testid: 'rx-outside-prescriber', problems, wide: 'wide' })}
        ${inputField({ path: 'outside.writtenOn', label: 'outsideWrittenOn', testid: 'rx-outside-written', problems, type: 'date' })}
      </div>` : nothing}
      ${favouriteList(fields => this.#takeFavourite(fields), () => this.requestUpdate())}
      ${repeat(this.items, item => item, (item, index) => this.#item(item, index, problems))}
      <button type="button" class="button plain" data-testid="rx-add-item" ?disabled=${this.items.length >= MOST_ITEMS}
        @click=${this.#add}>${text('prescription.addItem')}</button>
      <details class="rx-patient" ?open=${needed || this.tellsOfPatient || warnings.some(({ code }) => isOfAll(code))}>
        <summary>${text('prescription.patient')}</summary>
        <div class="fields">
          ${inputField({ path: 'patient.name', label: 'patientName', testid: 'rx-patient-name', problems, needed })}
          ${inputField({ path: 'patient.birthDate', label: 'birthDate', testid: 'rx-birth-date', problems, needed, type: 'date' })}
          ${inputField({ path: 'weightKg', label: 'weightKg', testid: 'rx-weight', problems, inputmode: 'decimal' })}
          ${inputField({ path: 'allergies', label: 'allergies', testid: 'rx-allergies', problems })}
        </div>
        ${warningBoxes(warnings, 'patient', this.reasons, this.asking)}
      </details>
      ${unitList()}
      <p class="hint" role="status" data-testid="rx-warnings">${warnings.length > 0
        ? plural('prescription.warnings', warnings.length, { count: warnings.length }) : nothing}</p>
      <div class="actions">
        <button type="submit" class="button primary" data-testid="rx-submit" aria-busy=${this.busy}>${text('prescription.submit')}</button>
        <cq-action testid="rx-dismiss" .label=${text('prescription.dismiss')} .disabled=${this.busy}
          .question=${this.typed ? text('prescription.dismissQuestion') : undefined}
          .run=${async () => this.#end('dismissed')}></cq-action>
      </div>`;
  }

  /** @param {Api.Prescribe} order */
  #readBack(order) {
    return html`<div class="rx-read" role="group" tabindex="-1" aria-labelledby="rx-read-heading" data-testid="rx-read"
      @keydown=${this.#escape}>
      <h4 id="rx-read-heading">${text('prescription.readHeading')}</h4>
      ${order.outside ? html`<p data-testid="rx-read-outside">${outsideText(order.outside)}</p>` : nothing}
      ${readBack(order, this.judgement.warnings)}
      <div class="actions">
        <button type="button" class="button primary" data-testid="rx-send" data-final aria-busy=${this.busy}
          @click=${() => this.#send(order)}>${text(this.amends ? 'prescription.amendSend' : 'prescription.send')}</button>
        <button type="button" class="button plain" data-testid="rx-change" aria-busy=${this.busy}
          @click=${this.#change}>${text('prescription.change')}</button>
      </div>
    </div>`;
  }

  /**
   * @param {number} item its lasting key
   * @param {number} index
   * @param {Map<string, string>} problems by path
   */
  #item(item, index, problems) {
    return html`<fieldset class="rx-item" data-testid="rx-item-${index}">
      <legend>${text('prescription.item', { place: index + 1 })}</legend>
      <div class="fields">${itemFields(index, problems, this.prescribing, this.choice)}</div>
      ${warningBoxes(this.judgement.warnings, index, this.reasons, this.asking)}
      <button type="button" class="button plain" data-testid=${index === 0 ? 'rx-favour' : `rx-favour-${index}`}
        @click=${() => this.#favour(index)}>${text('prescription.favour')}</button>
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
    this.reasons = reasonsWithout(this.reasons, this.items.indexOf(item));
    this.items = this.items.filter(other => other !== item);
    this.problems = new Map();
    this.judgement = { faults: [], warnings: [] };
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

  /**
   * What is wrong, by path: what was found when it was to be sent, and what the owner has found since. What is missing yet
   * is no fault while somebody types.
   */
  get #shownProblems() {
    const names = this.#controls.map(({ name }) => name);
    const found = this.judgement.faults.filter(({ code }) => code !== 'missing')
      .map(fault => /** @type {const} */ ([fieldNamed(fault.field, names) ?? '', faultText(fault)]));
    return new Map([...found, ...this.problems]);
  }

  /** @param {Event & {target: HTMLInputElement}} event */
  #edited({ target }) {
    const { reason } = target.dataset;
    if (reason) {
      this.reasons.set(reason, target.value);
      this.requestUpdate();
    } else if (this.problems.delete(target.name)) {
      this.requestUpdate();
    }
    this.#keep();
  }

  #keep() {
    this.typed = this.#controls.some(control => control.type === 'checkbox' ? !control.checked
      : control.value.trim() !== (control.getAttribute('value') ?? ''));
    if (this.typed) {
      const reasons = [...this.reasons].map(([key, reason]) => /** @type {[string, string]} */ ([REASON + key, reason]));
      const begun = this.amends ? [/** @type {[string, string]} */ ([COUNT, String(this.amendments)])] : [];
      keepDraft({ ticket: this.#key, items: this.items.length, values: [...this.#values, ...reasons, ...begun] });
    } else {
      forgetDraft(this.#key);
    }
    this.#checkSoon();
  }

  #checkSoon() {
    clearTimeout(this.checking);
    this.asked++;
    this.checking = setTimeout(async () => {
      try {
        await this.#check(checkable(this.#values));
      } catch (failure) {
        whyNot(failure); // it is asked again with the next letter, and before it is sent: then somebody waits for the answer
      }
    }, CHECK_AFTER);
  }

  /**
   * Has the owner say what it would say.
   * @param {Api.Prescribe} order
   */
  async #check(order) {
    const asked = ++this.asked;
    const judgement = await (this.amends ? this.commands.send(endpoints.amendCheckOf(this.amends.id), order)
      : this.commands.send(endpoints.checkOf(this.ticket.id), order));
    if (asked === this.asked) {
      this.judgement = judgement;
    }
    return judgement;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy || this.reading) {
      return;
    }
    const values = this.#values;
    const order = orderOf(values);
    const wrong = [
      ...[...this.outside && !order.outside?.prescriber ? [OUTSIDE] : [], ...missing(order, this.items.length, this.#isForKnown)]
        .map(field => ({ field, message: text('prescription.missing') })),
      ...notNumbers(values).map(field => ({ field, message: text('prescription.notANumber') })),
      ...withTwoReadings(values).map(field => ({ field, message: text('prescription.twoReadings') })),
    ];
    if (wrong.length > 0) {
      await this.#complain(wrong);
    } else {
      await this.#attempt(() => this.#judged(order));
    }
  }

  /**
   * Reads the order back, if the owner would take it.
   * @param {Api.Prescribe} order
   */
  async #judged(order) {
    clearTimeout(this.checking);
    const { faults, warnings } = await this.#check(order);
    const overrides = overridesOf(warnings, this.reasons);
    if (faults.length > 0) {
      await this.#complain(faults.map(fault => ({ field: fault.field, message: faultText(fault) })), faultText(faults[0]));
    } else if (overrides.length < warnings.length) {
      await this.#askForReasons();
    } else {
      this.asking = false;
      if (amendmentsOf(this.amends) === this.amendments) {
        this.seen = this.amends?.version ?? 0; // steps of the pharmacy's are seen above it
      }
      this.reading = { ...order, overrides };
      await this.updateComplete;
      focusOn(this.querySelector('.rx-read'));
    }
  }

  async #askForReasons() {
    this.asking = true;
    this.problem = text('prescription.reasonsMissing');
    await this.updateComplete;
    focusOn(this.querySelector('[data-reason][aria-invalid=true]'));
  }

  /** @param {Api.Prescribe} order */
  #send(order) {
    const instead = { version: this.seen, order };
    const body = JSON.stringify(this.amends ? instead : order);
    const key = this.unanswered?.body === body ? this.unanswered.key : newKey();
    this.unanswered = { body, key };
    return this.#attempt(async () => {
      const options = { key, onRetry: () => { this.retrying = true; } };
      await (this.amends ? this.commands.send(endpoints.amendOf(this.amends.id), instead, options)
        : this.commands.send(endpoints.prescriptionsOf(this.ticket.id), order, options));
      this.#end('written');
    });
  }

  /**
   * Does one thing at a time, and says why it was not done.
   * @param {() => Promise<unknown>} act
   */
  async #attempt(act) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = '';
    this.problems = new Map();
    try {
      await act();
    } catch (failure) {
      await this.#refused(failure);
    } finally {
      this.busy = false;
      this.retrying = false;
    }
  }

  /** @param {unknown} failure */
  async #refused(failure) {
    const { faults = [], warnings = [], code = '' } = failure instanceof Refused ? failure.problem : {};
    if (code === 'prescription-changed') {
      // Whoever has been told looks at it, above the form and in the list, and reads back what is typed once more.
      this.amendments = amendmentsOf(this.amends);
      this.reading = null;
    }
    if (warnings.length > 0) {
      // Something has changed since it was read back: another prescription of this visit, for example.
      this.judgement = { faults: [], warnings };
      this.reading = null;
      await this.#askForReasons();
    } else if (faults.length > 0) {
      this.reading = null;
      await this.#complain(faults.map(fault => ({ field: fault.field, message: faultText(fault) })), whyNot(failure));
    } else {
      await this.#complain(failure instanceof Refused ? failure.fields : [], whyNot(failure));
    }
  }

  async #change() {
    this.reading = null;
    this.problem = '';
    await this.updateComplete;
    focusOn(this.querySelector('[data-testid=rx-medicine]'));
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key === 'Escape' && !this.busy) {
      this.#change();
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
    this.reading = found.size > 0 ? null : this.reading;
    await this.updateComplete;
    const first = this.#controls.find(({ name }) => found.has(name));
    first?.closest('details')?.setAttribute('open', '');
    focusOn(first);
  }

  /** @param {'written' | 'dismissed'} type */
  #end(type) {
    forgetDraft(this.#key);
    this.typed = false;
    this.dispatchEvent(new CustomEvent(type));
  }
}

/** @param {Page.Prescription<'doctor'> | undefined} prescription */
function amendmentsOf(prescription) {
  return prescription?.dispensing?.amendment?.count ?? 0;
}

customElements.define('cq-prescription-form', PrescriptionForm);
