import { html, nothing } from 'lit';

import { text, wordText } from '../page/texts.js';
import { OUTSIDE, REQUIRED } from './prescription-draft.js';

/**
 * One field with its label and, when the server or the form finds it wrong, why.
 * @typedef {object} Field
 * @property {string} path in the order, `items.0.dose.amount`; also the control's name
 * @property {string} label name of a text in the prescription bundle
 * @property {string} testid
 * @property {Map<string, string>} problems by path
 * @property {string} [wide] a class for its place in the grid
 * @property {boolean} [needed] of what is not a medicine's
 *
 * @typedef {{id: string, path: string, testid: string, required: boolean, invalid: boolean}} Attributes of its control
 *
 * @param {Field & {control: (attributes: Attributes) => import('lit').TemplateResult}} field
 */
function labelled({ path, label, testid, problems, wide = '', needed = false, control }) {
  const id = `rx.${path}`;
  const problem = problems.get(path);
  const required = needed || path === OUTSIDE || REQUIRED.some(name => path.startsWith('items.') && path.endsWith(`.${name}`));
  return html`<div class="field ${wide}">
    <label for=${id}>${text(`prescription.${label}`)}${required
      ? html` <span class="required" aria-hidden="true">*</span>` : nothing}</label>
    ${control({ id, path, testid, required, invalid: problem !== undefined })}
    ${problem ? html`<p class="field-problem" id="${id}.problem" data-testid="${testid}-problem">${problem}</p>` : nothing}
  </div>`;
}

/** @param {Field & {type?: string, inputmode?: string, list?: string, value?: string}} field and what an input may have */
export function inputField({ type = 'text', inputmode, list, value = '', ...field }) {
  return labelled({
    ...field,
    control: ({ id, path, testid, required, invalid }) => html`<input id=${id} name=${path} type=${type}
      value=${value} inputmode=${inputmode ?? nothing} list=${list ?? nothing} autocomplete="off"
      data-testid=${testid} aria-required=${required} aria-invalid=${invalid}
      aria-describedby=${invalid ? `${id}.problem` : nothing}>`,
  });
}

/**
 * The field of a medicine's name, with what the formulary offers below it.
 * @param {Field & {item: number, choice: import('./medicine-choice.js').MedicineChoice}} field
 */
function medicineField({ item, choice, ...field }) {
  return labelled({
    ...field,
    control: ({ id, path, testid, required, invalid }) => {
      const { expanded, list, marked } = choice.attributes(item, id);
      return html`<input id=${id} name=${path} type="text" value="" autocomplete="off" data-testid=${testid}
        role="combobox" aria-autocomplete="list" aria-expanded=${expanded} aria-controls=${list}
        aria-activedescendant=${marked ?? nothing} aria-required=${required} aria-invalid=${invalid}
        aria-describedby=${invalid ? `${id}.problem` : nothing}
        @input=${(/** @type {Page.InputEvent} */ event) => choice.typed(item, event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => choice.key(event)} @blur=${() => choice.close()}>
        ${choice.list(item, id)}`;
    },
  });
}

/** @param {Field & {words: string[], prefix: string}} field with the words of the wire to choose from */
export function choiceField({ words, prefix, ...field }) {
  return labelled({
    ...field,
    control: ({ id, path, testid, required, invalid }) => html`<select id=${id} name=${path} data-testid=${testid}
      aria-required=${required} aria-invalid=${invalid} aria-describedby=${invalid ? `${id}.problem` : nothing}>
      <option value="">${text('shared.choose')}</option>
      ${words.map(word => html`<option value=${word}>${wordText('prescription', prefix, word)}</option>`)}
    </select>`,
  });
}

/**
 * The fields of one medicine.
 * @param {number} index its place in the form
 * @param {Map<string, string>} problems
 * @param {Api.Prescribing} words of the clinic
 * @param {import('./medicine-choice.js').MedicineChoice} choice
 */
export function itemFields(index, problems, { forms, routes, frequencies }, choice) {
  const field = (/** @type {string} */ path, /** @type {string} */ label, /** @type {string} */ testid) => ({
    path: `items.${index}.${path}`, label, testid: index === 0 ? testid : `${testid}-${index}`, problems,
  });
  return html`
    ${medicineField({ ...field('medicine', 'medicine', 'rx-medicine'), wide: 'wide rx-medicine', item: index, choice })}
    ${inputField(field('strength', 'strength', 'rx-strength'))}
    ${choiceField({ ...field('form', 'form', 'rx-form'), words: forms, prefix: 'form' })}
    ${inputField({ ...field('dose.amount', 'doseAmount', 'rx-dose-amount'), inputmode: 'decimal' })}
    ${inputField({ ...field('dose.unit', 'doseUnit', 'rx-dose-unit'), list: 'rx-units' })}
    ${choiceField({ ...field('frequency', 'frequency', 'rx-frequency'), words: frequencies.map(({ code }) => code), prefix: 'frequency' })}
    ${choiceField({ ...field('route', 'route', 'rx-route'), words: routes, prefix: 'route' })}
    ${inputField({ ...field('quantity.amount', 'quantityAmount', 'rx-quantity-amount'), inputmode: 'decimal' })}
    ${inputField({ ...field('quantity.unit', 'quantityUnit', 'rx-quantity-unit'), list: 'rx-units' })}
    ${inputField({ ...field('durationDays', 'durationDays', 'rx-duration-days'), inputmode: 'numeric' })}
    ${inputField({ ...field('repeats', 'repeats', 'rx-repeats'), inputmode: 'numeric', value: '0' })}
    ${inputField({ ...field('asNeeded', 'asNeeded', 'rx-as-needed'), wide: 'wide' })}
    ${inputField({ ...field('notes', 'notes', 'rx-notes'), wide: 'wide' })}
    ${substitution(field('substitutionAllowed', 'substitutionAllowed', 'rx-substitution-allowed'))}`;
}

/** @param {{path: string, label: string, testid: string}} field */
function substitution({ path, label, testid }) {
  return html`<div class="field check wide">
    <input id="rx.${path}" name=${path} type="checkbox" checked data-testid=${testid}>
    <label for="rx.${path}">${text(`prescription.${label}`)}</label>
  </div>`;
}

/** What the unit fields offer, in the reader's language; any other may be typed, and is shown as it was typed. */
export function unitList() {
  return html`<datalist id="rx-units">${text('prescription.units').split(', ').map(unit => html`<option value=${unit}></option>`)}</datalist>`;
}
