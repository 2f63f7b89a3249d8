import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { PageElement } from './element.js';
import { language, languages, speak, text } from './texts.js';

/** Where the choice is kept, for the server to know before it paints: a year long, for all pages, and nothing else in it. */
const COOKIE = 'carequeue-language';
const YEAR = 31_536_000;

/** In a page's header: the languages that there are, each by its own name. `<cq-language>` */
class LanguageSwitch extends PageElement {
  render() {
    return languages.length < 2 ? nothing : html`<select class="language" aria-label=${text('shared.languages')} data-testid="language"
      .value=${live(language)} @change=${this.#choose}>${languages.map(tag => html`<option value=${tag} lang=${tag}
        ?selected=${tag === language}>${text('shared.language', {}, tag)}</option>`)}</select>`;
  }

  /** @param {Event} event */
  async #choose({ target }) {
    const tag = /** @type {HTMLSelectElement} */ (target).value;
    document.cookie = `${COOKIE}=${tag}; Path=/; Max-Age=${YEAR}; SameSite=Strict`;
    forgetAsked();
    await speak(tag);
    this.requestUpdate(); // what could not be had is not chosen
  }
}

/** What the address asks for would otherwise win over the choice at the next visit. */
function forgetAsked() {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
}

customElements.define('cq-language', LanguageSwitch);
