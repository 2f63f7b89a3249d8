import { html } from 'lit';

import { PageElement } from '../page/element.js';
import { keep, kept } from '../page/keeping.js';
import { text } from '../page/texts.js';

const LETTERS = 'carequeue.letters';

/** Whether letters and digits do something in this browser: who speaks to it, or rests a hand on the keys, may not want that. */
export function lettersAct() {
  return kept('localStorage', LETTERS) !== 'off';
}

/** Which key does what on a page: `<cq-keys>`, a button and what it opens. */
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
    return html`<button type="button" class="button plain" data-testid="keys" aria-keyshortcuts="?"
        @click=${() => this.open()}>${text('staff.keys')} <kbd aria-hidden="true">?</kbd></button>
      <dialog class="session-dialog keys" data-testid="keys-dialog" aria-labelledby="keys-heading">
        <h2 id="keys-heading">${text('staff.keys')}</h2>
        <dl>${this.keys.map(([keys, does]) => html`<div><dt>${keys.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}</dl>
        <label><input type="checkbox" data-testid="letters" .checked=${lettersAct()}
          @change=${(/** @type {Page.InputEvent} */ { target }) => keep('localStorage', LETTERS, target.checked ? null : 'off')}>
          ${text('staff.lettersAct')}</label>
        <div class="actions"><button type="button" class="button plain" data-testid="close-keys"
          @click=${() => this.#dialog.close()}>${text('shared.dismiss')}</button></div>
      </dialog>`;
  }
}

customElements.define('cq-keys', KeysDialog);
