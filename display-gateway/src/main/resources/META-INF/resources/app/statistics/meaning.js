import { html, nothing } from 'lit';

import { text, wordText } from '../shared/page/texts.js';

/**
 * What figures mean, folded, as docs/STATISTICS.md defines them.
 * @param {string} name of what shows them
 * @param {string[]} codes of the figures
 */
export function meaningOf(name, codes) {
  return codes.length === 0 ? nothing : html`<details class="meaning">
    <summary aria-label=${text('statistics.meaningOf', { name })}>?</summary>
    ${codes.length === 1 ? html`<p>${meaning(codes[0])}</p>`
      : html`<dl>${codes.map(code => html`<div><dt>${figureName(code)}</dt><dd>${meaning(code)}</dd></div>`)}</dl>`}
  </details>`;
}

/** @param {string} code as the document has it */
export function meaning(code) {
  return wordText('statistics', 'meaning', code);
}

/** @param {string} code as the document has it */
export function figureName(code) {
  return wordText('statistics', 'figure', code);
}
