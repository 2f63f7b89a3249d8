import { html, nothing } from 'lit';

import '../shared/page/every-page.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import '../shared/page/language-switch.js';
import '../shared/access/quick-sign-in.js';
import '../shared/access/sign-in-form.js';
import '../shared/controls/action-button.js';
import './elsewhere.js';
import { isElsewhere, visitor } from '../shared/access/door.js';
import { whereTo } from '../shared/access/door-rules.js';
import { signIn } from '../shared/access/session.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

/** Where people say who they are, and from where they go to the page that they wanted. */
class SignIn extends PageElement {
  render() {
    const { then } = this;
    const { people, password = '' } = this.dataset;
    if (document.documentElement.dataset.access === 'open') {
      return html`<p class="lead" data-testid="nobody-signs-in">${text('sign-in.open')}</p>
        <p><a class="button primary large" href=${then} data-testid="go-on">${text('sign-in.openOn')}</a></p>`;
    }
    if (isElsewhere) {
      return html`<cq-sign-in-elsewhere .then=${then}></cq-sign-in-elsewhere>`;
    }
    return html`${visitor ? html`<p class="lead">${text('sign-in.already', { name: visitor.displayName })}</p>
        <p><a class="button primary large" href=${then} data-testid="go-on">
          ${text('sign-in.alreadyOn', { name: visitor.displayName })}</a></p>
        <p class="lead">${text('sign-in.otherwise')}</p>`
      : html`<p class="lead by-password">${text('sign-in.lead')}</p>`}
      ${people ? this.#demo(people.split(' '), password) : nothing}
      <cq-quick-sign-in @signed-in=${() => location.replace(then)}></cq-quick-sign-in>
      <cq-sign-in-form @signed-in=${() => location.replace(then)}></cq-sign-in-form>`;
  }

  /**
   * Nobody has to look for a password to try things out.
   * @param {string[]} people
   * @param {string} password
   */
  #demo(people, password) {
    return html`<section class="panel demo" aria-labelledby="demo-heading" data-testid="demo">
      <h2 id="demo-heading">${text('sign-in.demo')}</h2>
      <div class="demo-people">${people.map(name => html`<cq-action testid="demo-${name}" kind=${name === people[0] ? 'primary' : nothing}
        .label=${text('sign-in.demoAs', { name })} .run=${async () => {
          await signIn(name, password);
          location.replace(this.then);
        }}></cq-action>`)}</div>
      <p>${text('sign-in.demoPassword', { password })}</p>
    </section>`;
  }

  get then() {
    return whereTo(new URLSearchParams(location.search).get('then'), location.origin);
  }
}

customElements.define('cq-sign-in', SignIn);
