import { html, nothing } from 'lit';

import { plural, text, wordText } from '../page/texts.js';
import { itemSummary, typed } from '../staff/prescription-view.js';

/** How long nobody has typed when the formulary is asked, in milliseconds. */
const ASK_AFTER = 150;

/**
 * What the formulary offers below the field of one medicine, while somebody types there: the combobox with a list of the
 * WAI-ARIA practices. The focus stays in the field; arrows go through the list, Enter takes what is marked, Escape closes it.
 */
export class MedicineChoice {
  #search;
  #changed;
  #chosen;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #asking = undefined;
  /** Counts the questions: only the answer to the last one is shown. */
  #asked = 0;
  /** @type {Api.FormularyMedicine[]} */
  #found = [];
  /** The place of the medicine whose field it is; none where nothing is offered. */
  #item = -1;
  /** Which of those that are offered is marked. */
  #marked = -1;

  /**
   * @param {(typed: string) => Promise<Api.FormularyMedicine[]>} search
   * @param {() => void} changed hears that something else is to be shown
   * @param {(item: number, medicine: Api.FormularyMedicine) => void} chosen
   */
  constructor(search, changed, chosen) {
    this.#search = search;
    this.#changed = changed;
    this.#chosen = chosen;
  }

  /**
   * Somebody has typed.
   * @param {number} item the place of the medicine
   * @param {string} said
   */
  typed(item, said) {
    clearTimeout(this.#asking);
    const asked = ++this.#asked;
    this.#asking = setTimeout(async () => {
      const found = await this.#search(said);
      if (asked === this.#asked) {
        this.#show(item, found);
      }
    }, ASK_AFTER);
  }

  close() {
    clearTimeout(this.#asking);
    this.#asked++;
    this.#show(-1, []);
  }

  /**
   * @param {number} item
   * @param {Api.FormularyMedicine[]} found
   */
  #show(item, found) {
    this.#item = found.length > 0 ? item : -1;
    this.#found = found;
    this.#marked = -1;
    this.#changed();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.#item < 0) {
      return;
    }
    const { length } = this.#found;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#marked = this.#marked < 0 && step < 0 ? length - 1 : (this.#marked + step + length) % length;
      this.#changed();
    } else if (event.key === 'Enter' && this.#marked >= 0) {
      this.#take(this.#marked);
    } else if (event.key === 'Escape') {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} place */
  #take(place) {
    const item = this.#item;
    const medicine = this.#found[place];
    this.close();
    this.#chosen(item, medicine);
  }

  /**
   * What the field says of its list, as attributes.
   * @param {number} item
   * @param {string} id of the field
   */
  attributes(item, id) {
    const isOpen = this.#item === item;
    return { expanded: isOpen, list: `${id}.list`, marked: isOpen && this.#marked >= 0 ? `${id}.option.${this.#marked}` : undefined };
  }

  /**
   * The list below a field.
   * @param {number} item
   * @param {string} id of the field
   */
  list(item, id) {
    const isOpen = this.#item === item;
    return html`<ul class="rx-choice" role="listbox" id="${id}.list" aria-label=${text('prescription.formulary')}
        data-testid="rx-choice-${item}" ?hidden=${!isOpen}>
        ${isOpen ? this.#found.map((medicine, place) => html`<li role="option" id="${id}.option.${place}"
          aria-selected=${place === this.#marked} data-testid="rx-option-${place}"
          @mousedown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.#take(place)}>
          ${optionOf(medicine)}</li>`) : nothing}
      </ul>
      <span class="visually-hidden" role="status">${isOpen
        ? plural('prescription.found', this.#found.length, { count: this.#found.length }) : nothing}</span>`;
  }
}

/** @param {Api.FormularyMedicine} medicine */
function optionOf(medicine) {
  const { dose, frequency, pack } = medicine;
  const usual = [dose && `${dose.amount} ${dose.unit}`, frequency && wordText('prescription', 'frequency', frequency),
    pack && text('prescription.packOf', { amount: pack.amount, unit: pack.unit })].filter(Boolean).join(' · ');
  return html`<span>${itemSummary(/** @type {Api.Medicine} */ (medicine))}</span>${usual
    ? html` <span class="hint">${typed(usual)}</span>` : nothing}`;
}
