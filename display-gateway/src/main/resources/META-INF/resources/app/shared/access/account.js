import { html, nothing } from 'lit';

import '../controls/action-button.js';
import '../controls/ask-button.js';
import { whyNot } from '../controls/commands.js';
import { PageElement } from '../page/element.js';
import { hasTyped, leaveFor } from '../page/leaving.js';
import { text } from '../page/texts.js';
import { door, visitor } from './door.js';
import { signInAddress, whereNext } from './door-rules.js';
import { codeField } from './quick-code.js';
import { changePassword, comeBack, forgetQuickCode, quickCodes, setQuickCode } from './session.js';

/** As the server has it. */
const LONGEST_PASSWORD = 128;

/**
 * What somebody who has signed in can do about that: `<cq-account>`, a dialog as long as it is there. Others come back here who
 * have set a code in this browser.
 *
 * Fires `closed`.
 */
class Account extends PageElement {
  static properties = {
    codes: { state: true },
    done: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.QuickCodes | null} none until the server has said so */
    this.codes = null;
    /** What has just been done, as a sentence. */
    this.done = '';
    this.problem = '';
  }

  render() {
    return html`<dialog class="session-dialog account" data-testid="account" aria-labelledby="account-heading"
      @close=${this.#closed}>
      <h2 id="account-heading" tabindex="-1" autofocus>${visitor?.displayName}</h2>
      <div role="status">${this.done ? html`<p class="done" data-testid="account-done">${this.done}</p>` : nothing}</div>
      <div role="alert">${this.problem ? html`<p class="action-problem">${this.problem}</p>` : nothing}</div>
      ${this.codes?.allowed ? html`${this.#others(this.codes)}${this.#own(this.codes)}` : nothing}
      <section aria-labelledby="password-heading"><h3 id="password-heading">${text('sign-in.passwordHeading')}</h3>
        <div class="actions">
          <cq-ask testid="change-password" .label=${text('sign-in.changePassword')} .yes=${text('sign-in.save')}
            .hint=${text('sign-in.changePasswordHint')} .fields=${[
              passwordField('oldPassword', 'sign-in.oldPassword'),
              { name: 'password', label: text('sign-in.newPassword'), required: true, most: LONGEST_PASSWORD, secret: true }]}
            .run=${(/** @type {Api.ChangePassword} */ said) => this.#does(changePassword(said), 'sign-in.passwordChanged')}></cq-ask>
        </div></section>
      <div class="actions"><button type="button" class="button plain" data-testid="close-account"
        @click=${() => this.querySelector('dialog')?.close()}>${text('shared.dismiss')}</button></div>
    </dialog>`;
  }

  /** @param {Api.QuickCodes} codes */
  #others({ people }) {
    const others = people.filter(({ name }) => name !== visitor?.name);
    return html`<section aria-labelledby="change-heading"><h3 id="change-heading">${text('sign-in.changePerson')}</h3>
      ${others.length > 0 ? html`<p class="hint">${text('sign-in.changePersonHint')}</p>` : nothing}
      <div class="actions">
        ${others.map(({ name, displayName }) => html`<cq-ask testid="change-to-${name}" kind="primary" .label=${displayName}
          .name=${text('sign-in.changeTo', { name: displayName })} .yes=${text('sign-in.changeTo', { name: displayName })}
          .fields=${[codeField('sign-in.code')]}
          .run=${(/** @type {{code: string}} */ { code }) => this.#changeTo(name, code)}></cq-ask>`)}
        <cq-action testid="change-by-password" .label=${text('sign-in.somebodyWithPassword')} .yes=${text('sign-in.leaveYes')}
          .question=${() => (hasTyped() ? text('sign-in.leaveQuestion', { name: visitor?.displayName }) : undefined)}
          .run=${async () => leaveFor(signInAddress(location.pathname + location.search))}></cq-action>
      </div></section>`;
  }

  /** @param {Api.QuickCodes} codes */
  #own({ people }) {
    const has = people.some(({ name }) => name === visitor?.name);
    return html`<section aria-labelledby="code-heading"><h3 id="code-heading">${text('sign-in.quickCode')}</h3>
      ${has ? html`<p class="hint">${text('sign-in.quickCodeHave')}</p>` : nothing}
      <div class="actions">
        <cq-ask testid="set-code" .label=${text(has ? 'sign-in.setAnotherCode' : 'sign-in.setQuickCode')}
          .yes=${text('sign-in.save')} .hint=${text('sign-in.quickCodeHint')}
          .fields=${[passwordField('password', 'sign-in.password'), codeField('sign-in.newCode')]}
          .run=${(/** @type {Api.SetQuickCode} */ said) => this.#does(setQuickCode(said), 'sign-in.quickCodeSet')}></cq-ask>
        ${has ? html`<cq-action testid="forget-code" .label=${text('sign-in.forgetCode')}
          .run=${() => this.#does(forgetQuickCode(), 'sign-in.quickCodeForgotten')}></cq-action>` : nothing}
      </div></section>`;
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
    this.#look();
  }

  async #look() {
    try {
      this.codes = await quickCodes();
      this.problem = '';
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }

  /**
   * @param {Promise<unknown>} act
   * @param {string} sentence the key of what is said then
   */
  async #does(act, sentence) {
    this.done = '';
    await act;
    this.done = text(sentence);
    await this.#look();
  }

  /**
   * The page is painted anew for whoever comes: what the one before has typed is not theirs to see.
   * @param {string} name
   * @param {string} code
   */
  async #changeTo(name, code) {
    const { roles } = await comeBack(name, code);
    leaveFor(whereNext(location.pathname + location.search, door.needed, roles));
  }

  #closed() {
    this.dispatchEvent(new CustomEvent('closed'));
  }
}

/**
 * @param {string} name
 * @param {string} label the key of its text
 */
function passwordField(name, label) {
  return { name, label: text(label), required: true, most: LONGEST_PASSWORD, secret: true, autocomplete: 'current-password' };
}

customElements.define('cq-account', Account);
