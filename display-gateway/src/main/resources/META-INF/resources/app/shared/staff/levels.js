import { html, noChange, svg } from 'lit';
import { Directive, directive } from 'lit/directive.js';

import { levelOf } from '../board/settings.js';
import { nameOf } from '../page/texts.js';

/**
 * Outlines in a box of 24 by 24: a level is known by its form, too, for those who do not see its colour.
 * @type {Record<string, string>}
 */
const OUTLINES = {
  octagon: '8,2 16,2 22,8 22,16 16,22 8,22 2,16 2,8',
  triangle: '12,2 23,21 1,21',
  diamond: '12,1 23,12 12,23 1,12',
  square: '3,3 21,3 21,21 3,21',
  hexagon: '7,3 17,3 23,12 17,21 7,21 1,12',
  pentagon: '12,1 23,10 19,22 5,22 1,10',
};

/**
 * A level's shape. Its colours come from the element around it, see coloured.
 * @param {Api.Level} level
 */
export function levelShape({ shape }) {
  const outline = OUTLINES[shape];
  return html`<svg class="level-shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${outline
    ? svg`<polygon points=${outline}></polygon>`
    : svg`<circle cx="12" cy="12" r="10.5"></circle>`}</svg>`;
}

/**
 * A level by name, shape and colour.
 * @param {Page.WithLevels | null} settings
 * @param {string} code shown as it is where the scale has no such level any more
 * @param {string} [testid]
 */
export function levelBadge(settings, code, testid = 'level') {
  const level = levelOf(settings, code);
  return level
    ? html`<span class="level-badge" data-testid=${testid} data-level=${level.code} ${coloured(level)}>
        ${levelShape(level)}<span>${nameOf(level)}</span></span>`
    : html`<span class="level-badge" data-testid=${testid}>${code}</span>`;
}

/** Gives an element a level's colours as custom properties, by the style object: the page's policy forbids the attribute. */
export const coloured = directive(class extends Directive {
  /** @param {Api.Level} _level */
  render(_level) {
    return noChange;
  }

  /**
   * @param {import('lit/directive.js').ElementPart & {element: HTMLElement}} part
   * @param {[Api.Level]} level
   */
  update({ element }, [{ colour, textColour }]) {
    element.style.setProperty('--level-colour', colour);
    element.style.setProperty('--level-text', textColour);
    return noChange;
  }
});
