import { html } from 'lit';

import { lettersSwitch } from '../shared/controls/letter-keys.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

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
        ${lettersSwitch()}
        <div class="actions"><button type="button" class="button plain" data-testid="close-keys"
          @click=${() => this.#dialog.close()}>${text('shared.dismiss')}</button></div>
      </dialog>`;
  }
}

customElements.define('cq-keys', KeysDialog);
