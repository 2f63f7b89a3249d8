import { html, nothing } from 'lit';

import './scan-button.js';
import { text } from '../page/texts.js';
import { CommandElement, notesOn } from './command-element.js';
import { Refused, whyNot } from './commands.js';
import { focusOn } from './controls.js';

let forms = 0;

/** So long after the last key what is typed is looked at. */
const REST = 500;
/** As many as a browser counts for one character at most, an emoji for example; the server counts it as one. */
const UNITS = 2;

/**
 * A button that asks for something before its command is sent: it opens a small form, and shows there why the command
 * was refused. Escape closes it: `<cq-ask>`.
 *
 * @typedef {{name: string, label: string, required?: boolean, most?: number, secret?: boolean, digits?: boolean, autocomplete?: AutoFill,
 *   value?: string, rows?: number, number?: {least: number, most: number}, scan?: boolean, options?: {value: string, label: string}[], boxes?: {value: string, label: string, checked: boolean}[]}} Field
 */
class AskButton extends CommandElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #checking;
  /** Of several answers the last that was asked for counts. */
  #turn = 0;

  static properties = {
    hint: {},
    fields: { attribute: false },
    open: { state: true },
    check: { attribute: false },
    effects: { state: true },
  };

  constructor() {
    super();
    /**
     * A sentence above the fields.
     * @type {string | undefined}
     */
    this.hint = undefined;
    /** @type {Field[]} a text, of several rows where it may be long; a number from least to most; a choice where there are options; several where there are boxes */
    this.fields = [];
    /** @type {(values: Record<string, string | string[]>, onRetry: () => void) => Promise<unknown>} gets what is not empty */
    this.run = async () => undefined;
    /**
     * Says what will come of what is typed, in sentences, while it is typed; it throws why that would be refused.
     * @type {((values: Record<string, string | string[]>) => Promise<string[]>) | undefined}
     */
    this.check = undefined;
    /** @type {string[]} */
    this.effects = [];
    this.open = false;
    this.form = `ask-${++forms}`;
  }

  render() {
    return html`<button type="button" class="button ${this.kind}" data-testid=${this.testid ?? nothing}
        aria-label=${this.name ?? nothing} aria-keyshortcuts=${this.key ?? nothing} tabindex=${this.stop ? nothing : -1} aria-expanded=${String(this.open)} ?disabled=${this.disabled}
        @click=${this.#toggle}>${this.label}</button>
      ${this.open ? this.#form() : nothing}`;
  }

  #form() {
    return html`<form class="ask" aria-label=${this.name ?? this.label} @submit=${this.#submit} @input=${this.#typed} @keydown=${this.#escape}>
      ${this.hint ? html`<p class="ask-hint">${this.hint}</p>` : nothing}
      ${this.fields.map(field => this.#field(field))}
      ${this.check ? html`<div role="status" data-testid="${this.testid}-effects">${this.effects.length === 0 ? nothing
        : html`<ul class="effects">${this.effects.map(effect => html`<li>${effect}</li>`)}</ul>`}</div>` : nothing}
      <div class="ask-buttons">
        <button type="submit" class="button primary" data-testid="${this.testid}-send" aria-busy=${this.busy}>${this.yes ?? this.label}</button>
        <button type="button" class="button plain" data-testid="${this.testid}-dismiss" aria-busy=${this.busy}
          @click=${this.#close}>${text('shared.dismiss')}</button>
      </div>
      ${this.#isBeside ? notesOn({ retrying: this.retrying, problem: '' }) : this.notes()}
    </form>`;
  }

  /** Whether the problem stands beside its field. */
  get #isBeside() {
    return this.fields.some(({ name }) => name === this.wrong);
  }

  /** @param {Field} field */
  #field({ name, label, required = false, most = 200, secret = false, digits = false, autocomplete = secret ? 'new-password' : 'off', value = '',
    rows, number, options, boxes, scan = false }) {
    const id = `${this.form}-${name}`;
    const isWrong = this.problem !== '' && name === this.wrong;
    const invalid = isWrong ? 'true' : nothing;
    const described = isWrong ? `${id}-problem` : nothing;
    const problem = isWrong ? html`<p class="field-problem" id="${id}-problem" role="alert" data-testid="problem">${this.problem}</p>`
      : nothing;
    if (boxes) {
      return html`<fieldset class="boxes" aria-describedby=${described}><legend>${label}</legend>
        ${boxes.map(({ value, label: said, checked }) => html`<label><input type="checkbox" name=${name} value=${value}
          ?checked=${checked} aria-invalid=${invalid} data-testid="${this.testid}-${name}-${value}">${said}</label>`)}
        ${problem}</fieldset>`;
    }
    return html`<div class="field"><label for=${id}>${label}</label>
      ${options ? html`<select id=${id} name=${name} data-testid="${this.testid}-${name}">
          ${options.map(option => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}</select>`
        : rows ? html`<textarea id=${id} name=${name} rows=${rows} .defaultValue=${value} maxlength=${UNITS * most} ?required=${required}
          spellcheck="false" aria-invalid=${invalid} aria-describedby=${described} data-testid="${this.testid}-${name}"></textarea>`
        : html`<input id=${id} name=${name} type=${number ? 'number' : secret ? 'password' : 'text'} autocomplete=${autocomplete}
          value=${value} min=${number?.least ?? nothing} max=${number?.most ?? nothing} step=${number ? 'any' : nothing}
          inputmode=${digits ? 'numeric' : nothing} maxlength=${UNITS * most} ?required=${required} aria-invalid=${invalid} aria-describedby=${described}
          data-testid="${this.testid}-${name}">`}
      ${scan ? html`<cq-scan testid="${this.testid}-${name}" @scanned=${(/** @type {CustomEvent<string>} */ { detail }) => this.#scanned(id, detail)}></cq-scan>` : nothing}
      ${problem}
    </div>`;
  }

  /**
   * What a camera has read stands in the field as if it was typed; it is sent by the button.
   * @param {string} id
   * @param {string} said
   */
  #scanned(id, said) {
    /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`)).value = said;
    focusOn(this.querySelector('[type=submit]'));
  }

  #typed() {
    if (this.check) {
      clearTimeout(this.#checking);
      this.#checking = setTimeout(() => this.#look(), REST);
    }
  }

  /** What was typed meanwhile is looked at by itself. */
  async #look() {
    const form = this.querySelector('form');
    if (!form || !this.check || this.busy) {
      return;
    }
    const turn = ++this.#turn;
    let effects = /** @type {string[]} */ ([]);
    let problem = '';
    let wrong = '';
    try {
      effects = await this.check(this.#said(form));
    } catch (failure) {
      problem = whyNot(failure);
      wrong = failure instanceof Refused ? failure.problem.field ?? '' : '';
    }
    if (turn === this.#turn && this.open && !this.busy) {
      Object.assign(this, { effects, problem, wrong });
    }
  }

  /**
   * What is filled in.
   * @param {HTMLFormElement} form
   */
  #said(form) {
    const data = new FormData(form);
    return Object.fromEntries(this.fields.map(field => [field.name, saidIn(field, data)]).filter(([, value]) => value !== ''));
  }

  async #toggle() {
    this.open = !this.open;
    this.problem = '';
    this.effects = [];
    await this.updateComplete;
    focusOn(this.querySelector('form input, form select, form textarea'));
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
    const form = /** @type {HTMLFormElement} */ (event.target);
    clearTimeout(this.#checking);
    this.#turn++;
    const said = this.#said(form);
    if (await this.attempt(onRetry => this.run(said, onRetry))) {
      this.open = false;
    } else if (this.#isBeside) {
      await this.updateComplete;
      focusOn(this.querySelector('[aria-invalid=true]'));
    }
  }
}

/**
 * What is secret is taken as it was typed: spaces belong to it.
 * @param {Field} field
 * @param {FormData} data
 */
function saidIn({ name, secret, boxes }, data) {
  if (boxes) {
    return data.getAll(name).map(String);
  }
  const said = String(data.get(name) ?? '');
  return secret ? said : said.trim();
}

customElements.define('cq-ask', AskButton);
