import { html, nothing } from 'lit';

import { focusOn } from '../controls/controls.js';
import { PageElement } from './element.js';
import { language, languages, speak, text } from './texts.js';

/** Where the choice is kept, for the server to know before it paints: a year long, for all pages, and nothing else in it. */
const COOKIE = 'carequeue-language';
const YEAR = 31_536_000;

/** In a page's header: the other languages that there are, one button each. `<cq-language>` */
class LanguageSwitch extends PageElement {
  render() {
    const others = languages.filter(tag => tag !== language);
    return others.length === 0 ? nothing : html`<div role="group" aria-label=${text('shared.languages')}>
      ${others.map(tag => html`<button type="button" class="button plain language" lang=${tag}
        data-testid="language-${tag}" @click=${() => this.#choose(tag)}>${text('shared.language', {}, tag)}</button>`)}
    </div>`;
  }

  /** @param {string} tag */
  async #choose(tag) {
    document.cookie = `${COOKIE}=${tag}; Path=/; Max-Age=${YEAR}; SameSite=Strict`;
    forgetAsked();
    await speak(tag);
    await this.updateComplete;
    focusOn(this.querySelector('button'));
  }
}

/** What the address asks for would otherwise win over the choice at the next visit. */
function forgetAsked() {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
}

customElements.define('cq-language', LanguageSwitch);
