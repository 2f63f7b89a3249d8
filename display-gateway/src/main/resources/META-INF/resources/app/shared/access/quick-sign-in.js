import { html, nothing } from 'lit';

import '../controls/ask-button.js';
import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { codeField } from './quick-code.js';
import { comeBack, quickCodes } from './session.js';

/**
 * Whoever has set a code in this browser comes back by it instead of by name and password; empty where nobody has:
 * `<cq-quick-sign-in>`.
 *
 * Fires `signed-in` with the person.
 */
class QuickSignIn extends PageElement {
  static properties = {
    person: { attribute: false },
    people: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Person | null} whose session it is to be, and nobody else's */
    this.person = null;
    /** @type {Api.QuickCodes['people']} */
    this.people = [];
  }

  firstUpdated() {
    this.#look();
  }

  /** Where that is not answered there are still name and password. */
  async #look() {
    try {
      this.people = (await quickCodes()).people;
    } catch {
      this.people = [];
    }
  }

  render() {
    const people = this.people.filter(({ name }) => !this.person || name === this.person.name);
    return people.length === 0 ? nothing : html`<section class="quick-sign-in" aria-labelledby="quick-heading" data-testid="quick-sign-in">
      <h2 id="quick-heading">${text('sign-in.byCode')}</h2>
      ${this.person ? nothing : html`<p class="hint">${text('sign-in.byCodeHint')}</p>`}
      <div class="actions">${people.map(({ name, displayName }) => html`<cq-ask testid="code-of-${name}" kind="primary"
        .label=${this.person ? text('sign-in.goOnByCode') : displayName} .name=${text('sign-in.signInAs', { name: displayName })}
        .yes=${text(this.person ? 'sign-in.goOnByCode' : 'sign-in.signIn')} .fields=${[codeField('sign-in.code')]}
        .run=${(/** @type {{code: string}} */ { code }) => this.#signIn(name, code)}></cq-ask>`)}</div>
      <h2>${text('sign-in.byPassword')}</h2>
    </section>`;
  }

  /**
   * @param {string} name
   * @param {string} code
   */
  async #signIn(name, code) {
    const person = await comeBack(name, code);
    this.dispatchEvent(new CustomEvent('signed-in', { detail: person }));
  }
}

customElements.define('cq-quick-sign-in', QuickSignIn);
