import { html, nothing } from 'lit';

import '../controls/action-button.js';
import './quick-sign-in.js';
import './sign-in-form.js';
import { hasTyped, isLeaving, leaveFor } from '../page/leaving.js';
import { PageElement } from '../page/element.js';
import { listed, text, wordText } from '../page/texts.js';
import { door, elsewhere, isElsewhere, visitor } from './door.js';
import { signInAddress } from './door-rules.js';

/**
 * Stands over a page as long as its door is shut, and leaves the page as it is behind it: the same person signs in again
 * here and goes on, or somebody else leaves: `<cq-session>`.
 */
class SessionDialog extends PageElement {
  #again = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    door.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    door.removeEventListener('change', this.#again);
  }

  get #isShut() {
    return door.isShut && !isLeaving();
  }

  /** It is closed before it goes: so the focus comes back to where it was. */
  willUpdate() {
    if (!this.#isShut) {
      this.querySelector('dialog')?.close();
    }
  }

  render() {
    return !this.#isShut ? nothing : html`<dialog class="session-dialog" data-testid="session-dialog" data-state=${door.state}
      aria-labelledby="session-heading" aria-describedby="session-sentence" @cancel=${stay} @keydown=${stayOpen}>
      ${door.state === 'not-permitted' ? otherPage() : ended()}
    </dialog>`;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }
}

/**
 * The page behind it is of no use without an answer.
 * @param {Event} event
 */
function stay(event) {
  event.preventDefault();
}

/**
 * A browser closes a dialog with a second Escape, whatever the page says to the first.
 * @param {KeyboardEvent} event
 */
function stayOpen(event) {
  if (event.key === 'Escape') {
    event.preventDefault();
  }
}

function ended() {
  return html`<h2 id="session-heading">${text('sign-in.endedHeading')}</h2>
    <p id="session-sentence">${whyEnded()}</p>
    ${visitor ? again() : nothing}
    <div class="actions">${leaveButton(text(visitor ? 'sign-in.somebodyElse' : 'sign-in.signIn'))}</div>`;
}

/** At the clinic's sign-in server in a tab of its own: this page stays as it is, and looks who is signed in when it is seen again. */
function again() {
  return isElsewhere ? html`<p><a class="button primary large" href=${elsewhere()} target="_blank" rel="noopener"
      data-testid="sign-in-elsewhere">${text('sign-in.goOn')}</a></p>
    <p class="hint">${text('sign-in.otherTab')}</p>`
    : html`<cq-quick-sign-in .person=${visitor} @signed-in=${signedIn}></cq-quick-sign-in>
    <cq-sign-in-form .person=${visitor} .label=${text('sign-in.goOn')} @signed-in=${signedIn}></cq-sign-in-form>`;
}

function whyEnded() {
  if (!visitor) {
    return text('sign-in.unknown');
  }
  return door.state === 'changed' ? text('sign-in.changed', { other: door.person?.displayName, name: visitor.displayName })
    : text('sign-in.ended');
}

function otherPage() {
  const roles = door.person?.roles ?? [];
  return html`<h2 id="session-heading" tabindex="-1" autofocus>${text('sign-in.otherPageHeading')}</h2>
    <p id="session-sentence">${text('sign-in.otherPage',
      { name: visitor?.displayName, roles: listOf(roles), needed: listOf(door.needed) })}</p>
    <p>${text('sign-in.otherPageAdvice')}</p>
    <div class="actions">${leaveButton(text('sign-in.signInAsOther'))}
      <cq-action testid="start-page" .label=${text('sign-in.startPage')} .yes=${text('sign-in.leaveYes')} .question=${question}
        .run=${async () => leaveFor('/')}></cq-action></div>`;
}

/** @param {string} label */
function leaveButton(label) {
  return html`<cq-action testid="somebody-else" .label=${label} .yes=${text('sign-in.leaveYes')} .question=${question}
    .run=${async () => leaveFor(signInAddress(location.pathname + location.search))}></cq-action>`;
}

function question() {
  if (!hasTyped()) {
    return undefined;
  }
  return visitor ? text('sign-in.leaveQuestion', { name: visitor.displayName }) : text('sign-in.leavePlainQuestion');
}

/** @param {string[]} roles */
function listOf(roles) {
  return listed(roles.map(role => wordText('sign-in', 'role', role)));
}

/** @param {CustomEvent<Page.Person>} event */
function signedIn({ detail }) {
  door.hear({ status: 200, body: detail });
}

customElements.define('cq-session', SessionDialog);
