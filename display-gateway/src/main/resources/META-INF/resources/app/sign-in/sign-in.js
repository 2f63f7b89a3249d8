import { html } from 'lit';

import '../shared/access/sign-in-form.js';
import { visitor } from '../shared/access/door.js';
import { whereTo } from '../shared/access/door-rules.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

/** Where people say who they are, and from where they go to the page that they wanted. */
class SignIn extends PageElement {
  render() {
    const { then } = this;
    if (document.documentElement.dataset.access === 'open') {
      return html`<p class="lead" data-testid="nobody-signs-in">${text('sign-in.open')}</p>
        <p><a class="button primary large" href=${then} data-testid="go-on">${text('sign-in.openOn')}</a></p>`;
    }
    return html`${visitor ? html`<p class="lead">${text('sign-in.already', { name: visitor.displayName })}</p>
        <p><a class="button primary large" href=${then} data-testid="go-on">
          ${text('sign-in.alreadyOn', { name: visitor.displayName })}</a></p>
        <p class="lead">${text('sign-in.otherwise')}</p>`
      : html`<p class="lead">${text('sign-in.lead')}</p>`}
      <cq-sign-in-form @signed-in=${() => location.replace(then)}></cq-sign-in-form>`;
  }

  get then() {
    return whereTo(new URLSearchParams(location.search).get('then'), location.origin);
  }
}

customElements.define('cq-sign-in', SignIn);
