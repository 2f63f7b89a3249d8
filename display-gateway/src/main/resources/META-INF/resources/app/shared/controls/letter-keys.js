import { html } from 'lit';

import { keep, kept } from '../page/keeping.js';
import { text } from '../page/texts.js';

const LETTERS = 'carequeue.letters';

/** Whether letters and digits do something in this browser: who speaks to it, or rests a hand on the keys, may not want that. */
export function lettersAct() {
  return kept('localStorage', LETTERS) !== 'off';
}

/** Switches that; it stands where the keys are told. */
export function lettersSwitch() {
  return html`<label class="check"><input type="checkbox" data-testid="letters" .checked=${lettersAct()}
    @change=${(/** @type {Page.InputEvent} */ { target }) => keep('localStorage', LETTERS, target.checked ? null : 'off')}>
    ${text('shared.lettersAct')}</label>`;
}
