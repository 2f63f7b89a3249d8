import { html } from 'lit';

import { text } from '../page/texts.js';

/**
 * Asks at which room or counter the page stands.
 * @param {'room' | 'counter'} kind
 * @param {string[]} places those of the clinic
 * @param {string} chosen
 * @param {(place: string) => void} choose
 */
export function placeSelect(kind, places, chosen, choose) {
  // A place that the clinic no longer has stays visible until somebody chooses another.
  const offered = chosen && !places.includes(chosen) ? [chosen, ...places] : places;
  return html`<div class="place-select">
    <label for="place">${text(kind === 'room' ? 'shared.roomLabel' : 'shared.counterLabel')}</label>
    <select id="place" data-testid="${kind}-select" @change=${(/** @type {Page.InputEvent} */ event) => choose(event.target.value)}>
      <option value="" ?selected=${!chosen}>${text('shared.choose')}</option>
      ${offered.map(place => html`<option value=${place} ?selected=${place === chosen}>${place}</option>`)}
    </select>
  </div>`;
}
