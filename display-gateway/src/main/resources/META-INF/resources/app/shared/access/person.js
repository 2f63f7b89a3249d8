import { html, nothing } from 'lit';

import '../controls/action-button.js';
import { PageElement } from '../page/element.js';
import { hasTyped, leaveFor } from '../page/leaving.js';
import { text } from '../page/texts.js';
import { visitor } from './door.js';
import { signInAddress } from './door-rules.js';
import { signOut } from './session.js';

/** In a page's header: who is signed in, and a button to end that. `<cq-person>` */
class Person extends PageElement {
  render() {
    return visitor ? html`<span class="person-name" data-testid="person">
        ${text('sign-in.signedIn', { name: visitor.displayName })}</span>
      <cq-action testid="sign-out" .label=${text('sign-in.signOut')} .run=${leave}
        .question=${() => (hasTyped() ? text('sign-in.signOutQuestion') : undefined)}></cq-action>` : nothing;
  }
}

/** Whoever comes next at this place most likely wants the same page. */
async function leave() {
  await signOut();
  leaveFor(signInAddress(location.pathname + location.search));
}

customElements.define('cq-person', Person);
