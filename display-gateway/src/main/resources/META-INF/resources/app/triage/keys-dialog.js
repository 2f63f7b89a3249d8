import { html } from 'lit';

import { PageElement } from '../shared/page/element.js';
import { keep, kept } from '../shared/page/keeping.js';
import { text } from '../shared/page/texts.js';

const LETTERS = 'carequeue.letters';

/** Whether letters and digits do something in this browser: who speaks to it, or rests a hand on the keys, may not want that. */
export function lettersAct() {
  return kept('localStorage', LETTERS) !== 'off';
}

/** Which key does what at the triage desk, also those that no button of it names: `<cq-keys>`, a button and what it opens. */
export class KeysDialog extends PageElement {
  static properties = {
    keys: { attribute: false },
  };

  constructor() {
    super();
    /** @type {[string[], string][]} keys, and what each of them does */
    this.keys = [];
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  open() {
    this.#dialog.showModal();
  }

  render() {
    return html`<button type="button" class="button plain keys-button" data-testid="keys" aria-keyshortcuts="?"
        @click=${() => this.open()}><kbd aria-hidden="true">?</kbd><span>${text('shared.keys')}</span></button>
      <dialog class="keys" data-testid="keys-dialog" aria-labelledby="keys-heading">
        <h2 id="keys-heading">${text('shared.keysHeading')}</h2>
        <dl>${this.keys.map(([keys, does]) => html`<div><dt>${keys.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}</dl>
        <label><input type="checkbox" data-testid="letters" .checked=${lettersAct()}
          @change=${(/** @type {Page.InputEvent} */ { target }) => keep('localStorage', LETTERS, target.checked ? null : 'off')}>
          ${text('triage.lettersAct')}</label>
        <div class="actions"><button type="button" class="button plain" data-testid="close-keys"
          @click=${() => this.#dialog.close()}>${text('shared.dismiss')}</button></div>
      </dialog>`;
  }
}

customElements.define('cq-keys', KeysDialog);
