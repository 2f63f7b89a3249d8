import { html, nothing } from 'lit';

import '../shared/controls/action-button.js';
import { elsewhere, THEN, visitor } from '../shared/access/door.js';
import { whereTo } from '../shared/access/door-rules.js';
import { askSession, signOutTo } from '../shared/access/session.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';

/** What the server says of a sign-in that has ended, in the address of this page. */
const SENTENCES = new Map([['away', 'sign-in.elsewhereAway'], ['failed', 'sign-in.elsewhereFailed'],
  ['no-role', 'sign-in.elsewhereNoRole']]);

/** The way to the clinic's own sign-in server, and from there to the page that somebody wanted: `<cq-sign-in-elsewhere>`. */
class SignInElsewhere extends PageElement {
  static properties = {
    then: { attribute: false },
    person: { state: true },
  };

  constructor() {
    super();
    this.then = '/';
    /** Who is signed in, as far as that is known: whoever comes back from another site comes without their cookie at first. */
    this.person = visitor;
  }

  get #outcome() {
    return new URLSearchParams(location.search).get('outcome') ?? '';
  }

  firstUpdated() {
    if (this.#outcome === 'in') {
      this.#comeBack();
    }
  }

  /** In a tab that a page has opened there is nowhere to go: that page waits in another one. */
  async #comeBack() {
    const answer = await askSession();
    if (answer?.status !== 200 || answer.body?.name === undefined) {
      return;
    }
    const then = sessionStorage.getItem(THEN);
    sessionStorage.removeItem(THEN);
    if (then !== null) {
      location.replace(whereTo(then, location.origin));
    } else {
      this.person = answer.body;
    }
  }

  render() {
    const sentence = SENTENCES.get(this.#outcome);
    return html`<div role="alert">${sentence && !this.person
        ? html`<p class="action-problem" data-testid="problem">${text(sentence)}</p>` : nothing}</div>
      ${this.person ? this.#signedIn(this.person) : html`<p class="lead">${text('sign-in.elsewhereLead')}</p>
        <p><a class="button primary large" href=${elsewhere()} data-testid="sign-in-elsewhere" @click=${this.#remember}>${
          text('sign-in.signIn')}</a></p>`}`;
  }

  /** @param {Page.Person} person */
  #signedIn({ displayName }) {
    return html`<p class="lead" data-testid="signed-in">${text(this.#outcome === 'in' ? 'sign-in.elsewhereIn' : 'sign-in.already',
        { name: displayName })}</p>
      <p><a class="button primary large" href=${this.then} data-testid="go-on">${
        text('sign-in.alreadyOn', { name: displayName })}</a></p>
      <p><cq-action testid="sign-out" .label=${text('sign-in.elsewhereOther')} .run=${() => signOutTo('/sign-in')}></cq-action></p>`;
  }

  /** Whoever tries again still wants to where they wanted at first. */
  #remember() {
    const isSaid = new URLSearchParams(location.search).has('then');
    if (isSaid || this.#outcome === '' && sessionStorage.getItem(THEN) === null) {
      sessionStorage.setItem(THEN, this.then);
    }
  }
}

customElements.define('cq-sign-in-elsewhere', SignInElsewhere);
