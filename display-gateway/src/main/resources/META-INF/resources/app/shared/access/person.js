import { html, nothing } from 'lit';

import '../controls/action-button.js';
import './account.js';
import { PageElement } from '../page/element.js';
import { hasTyped } from '../page/leaving.js';
import { text } from '../page/texts.js';
import { isElsewhere, THEN, visitor } from './door.js';
import { signInAddress } from './door-rules.js';
import { signOutTo } from './session.js';

/** In a page's header: who is signed in, what they can do about that, and a button to end it. `<cq-person>` */
class Person extends PageElement {
  static properties = {
    open: { state: true },
  };

  constructor() {
    super();
    /** Whether the dialog about them is. */
    this.open = false;
  }

  render() {
    return visitor ? html`${isElsewhere
        ? html`<span class="person-name" data-testid="person">${text('sign-in.signedIn', { name: visitor.displayName })}</span>`
        : html`<button type="button" class="button plain person-name" data-testid="person" aria-haspopup="dialog"
          @click=${() => { this.open = true; }}>${text('sign-in.signedIn', { name: visitor.displayName })}</button>`}
      <cq-action testid="sign-out" .label=${text('sign-in.signOut')} .run=${leave}
        .question=${() => (hasTyped() ? text('sign-in.signOutQuestion') : undefined)}></cq-action>
      ${this.open ? html`<cq-account @closed=${() => { this.open = false; }}></cq-account>` : nothing}` : nothing;
  }
}

/** Whoever comes next at this place most likely wants the same page. */
async function leave() {
  const here = location.pathname + location.search;
  if (isElsewhere) {
    sessionStorage.setItem(THEN, here);
  }
  await signOutTo(signInAddress(here));
}

customElements.define('cq-person', Person);
