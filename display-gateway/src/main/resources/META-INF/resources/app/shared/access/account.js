import { html, nothing } from 'lit';

import '../controls/ask-button.js';
import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { visitor } from './door.js';
import { changePassword } from './session.js';

/** As the server has it. */
const LONGEST_PASSWORD = 128;

/**
 * What somebody who has signed in can do about that: `<cq-account>`, a dialog as long as it is there.
 *
 * Fires `closed`.
 */
class Account extends PageElement {
  static properties = {
    done: { state: true },
  };

  constructor() {
    super();
    /** What has just been done, as a sentence. */
    this.done = '';
  }

  render() {
    return html`<dialog class="session-dialog account" data-testid="account" aria-labelledby="account-heading"
      @close=${this.#closed}>
      <h2 id="account-heading" tabindex="-1" autofocus>${visitor?.displayName}</h2>
      <div role="status">${this.done ? html`<p data-testid="account-done">${this.done}</p>` : nothing}</div>
      <div class="actions">
        <cq-ask testid="change-password" .label=${text('sign-in.changePassword')} .yes=${text('sign-in.save')}
          .hint=${text('sign-in.changePasswordHint')} .fields=${[
            { name: 'oldPassword', label: text('sign-in.oldPassword'), required: true, most: LONGEST_PASSWORD, secret: true,
              autocomplete: 'current-password' },
            { name: 'password', label: text('sign-in.newPassword'), required: true, most: LONGEST_PASSWORD, secret: true }]}
          .run=${(/** @type {Api.ChangePassword} */ said) => this.#does(changePassword(said), 'sign-in.passwordChanged')}></cq-ask>
      </div>
      <div class="actions"><button type="button" class="button plain" data-testid="close-account"
        @click=${() => this.querySelector('dialog')?.close()}>${text('shared.dismiss')}</button></div>
    </dialog>`;
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
  }

  /**
   * @param {Promise<unknown>} act
   * @param {string} sentence the key of what is said then
   */
  async #does(act, sentence) {
    this.done = '';
    await act;
    this.done = text(sentence);
  }

  #closed() {
    this.dispatchEvent(new CustomEvent('closed'));
  }
}

customElements.define('cq-account', Account);
