import { html, nothing } from 'lit';

import { figureName, meaningOf } from './meaning.js';

/**
 * One figure, with its name and what it means.
 * @param {string} code as docs/STATISTICS.md has it
 * @param {unknown} value
 * @param {unknown} [more] that belongs to it
 * @param {string[]} [also] codes of what is in that
 */
export function tile(code, value, more = nothing, also = []) {
  return html`<div class="tile">
    <dt>${figureName(code)}</dt>
    <dd><span class="value" data-testid="figure-${code}">${value}</span> <span class="more">${more}</span></dd>
    <dd class="what">${meaningOf(figureName(code), [code, ...also])}</dd>
  </div>`;
}
