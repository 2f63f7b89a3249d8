import { html, nothing } from 'lit';

import { whyNot } from '../controls/commands.js';
import { focusOn } from '../controls/controls.js';
import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { RefusedForNow, signIn } from './session.js';

/** So long where the server does not say, in milliseconds. */
const WAIT = 30_000;
const SECOND = 1_000;

/**
 * Name and password: `<cq-sign-in-form>`. What is typed stays when it was wrong; the password is selected then.
 *
 * Fires `signed-in` with the person, and takes nothing more.
 */
class SignInForm extends PageElement {
  static properties = {
    person: { attribute: false },
    label: { attribute: false },
    shown: { state: true },
    busy: { state: true },
    problem: { state: true },
    wrong: { state: true },
    left: { state: true },
    over: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Person | null} whose session it is to be, and nobody else's */
    this.person = null;
    /** What stands on the button. */
    this.label = '';
    /** Whether the password can be read. */
    this.shown = false;
    this.busy = false;
    this.problem = '';
    /** Whether that is because of what was typed. */
    this.wrong = false;
    /** In how many seconds it can be tried again, where that was too often. */
    this.left = 0;
    /** Whether that time has just gone by. */
    this.over = false;
    /** @type {number | undefined} */
    this.waiting = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.waiting);
  }

  render() {
    const invalid = this.wrong ? 'true' : nothing;
    const described = this.problem ? 'sign-in-problem' : nothing;
    return html`<form class="sign-in-form" novalidate data-testid="sign-in-form" @submit=${this.#submit}>
      <div class="field"><label for="sign-in-name">${text('sign-in.name')}</label>
        <input id="sign-in-name" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"
          value=${this.person?.name ?? ''} ?readonly=${this.person !== null} data-testid="sign-in-name" aria-required="true"
          aria-invalid=${this.person ? nothing : invalid} aria-describedby=${described}></div>
      <div class="field"><label for="sign-in-password">${text('sign-in.password')}</label>
        <div class="password">
          <input id="sign-in-password" name="password" type=${this.shown ? 'text' : 'password'}
            autocomplete="current-password" autocapitalize="none" spellcheck="false" data-testid="sign-in-password"
            aria-required="true" aria-invalid=${invalid} aria-describedby=${described}>
          <button type="button" class="button plain" aria-controls="sign-in-password" data-testid="show-password"
            @click=${() => { this.shown = !this.shown; }}>
            ${text(this.shown ? 'sign-in.hidePassword' : 'sign-in.showPassword')}</button>
        </div></div>
      <div role="alert" id="sign-in-problem">${this.problem
        ? html`<p class="action-problem" data-testid="problem">${this.problem}</p>` : nothing}</div>
      ${this.left > 0 ? html`<p class="action-note" data-testid="sign-in-wait">${text('sign-in.again', { seconds: this.left })}</p>`
        : nothing}
      <div role="status">${this.over ? html`<p>${text('sign-in.againNow')}</p>` : nothing}</div>
      <button type="submit" class="button primary large" data-testid="sign-in-send" aria-busy=${this.busy}
        ?disabled=${this.left > 0}>${this.label || text('sign-in.signIn')}</button>
    </form>`;
  }

  firstUpdated() {
    focusOn(this.person ? this.#field('password') : this.#field('username'));
  }

  /** @param {'username' | 'password'} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name=${name}]`));
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy || this.left > 0) {
      return;
    }
    const name = this.#field('username').value.trim();
    const password = this.#field('password').value;
    if (name === '' || password === '') {
      await this.#complain(text('sign-in.missing'), true, name === '' ? 'username' : 'password');
      return;
    }
    this.busy = true;
    this.problem = '';
    this.over = false;
    try {
      const person = await signIn(name, password);
      this.dispatchEvent(new CustomEvent('signed-in', { detail: person }));
    } catch (failure) {
      if (failure instanceof RefusedForNow) {
        this.#wait(Math.ceil((failure.wait || WAIT) / SECOND));
      }
      this.busy = false;
      await this.#complain(whyNot(failure), isWrong(failure), 'password');
    }
  }

  /**
   * @param {string} sentence
   * @param {boolean} wrong
   * @param {'username' | 'password'} name
   */
  async #complain(sentence, wrong, name) {
    this.problem = sentence;
    this.wrong = wrong;
    await this.updateComplete;
    focusOn(this.#field(name));
    this.#field(name).select();
  }

  /** @param {number} seconds */
  #wait(seconds) {
    const until = performance.now() + seconds * SECOND;
    this.left = seconds;
    this.over = false;
    clearInterval(this.waiting);
    this.waiting = setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - performance.now()) / SECOND));
      if (this.left === 0) {
        clearInterval(this.waiting);
        this.problem = '';
        this.over = true;
      }
    }, SECOND);
  }
}

/** @param {unknown} failure */
function isWrong(failure) {
  return failure instanceof Error && 'problem' in failure
    && /** @type {Partial<Api.Problem>} */ (failure.problem).code === 'wrong-password';
}

customElements.define('cq-sign-in-form', SignInForm);
