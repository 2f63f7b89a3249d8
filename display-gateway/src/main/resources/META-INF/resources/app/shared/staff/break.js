import { html, nothing } from 'lit';

import { visitor } from '../access/door.js';
import { stepTo } from '../controls/controls.js';
import { keep, kept } from '../page/keeping.js';
import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { asOf, hourAndMinute, now } from '../page/time.js';

/** For how long somebody may go, in minutes. */
const LENGTHS = [5, 10, 15, 30, 60];
const KEPT = 'carequeue.break';

/** Until when the break of whoever is here goes on, over a reload, too; null where none is taken, or somebody else took it. */
export function keptBreak() {
  const [back = null, name] = (kept('sessionStorage', KEPT) ?? '').split(' ');
  return name === (visitor?.name ?? '') ? back : null;
}

/**
 * When somebody comes back, as colleagues read it.
 * @param {string} back
 */
export function backText(back) {
  return text(Date.parse(back) < asOf() ? 'staff.backSince' : 'staff.backAt', { time: hourAndMinute(back) });
}

/**
 * Says to colleagues and the manager that whoever is here takes a break, and until when: `<cq-break>`. It holds up nobody: whom
 * others call is theirs. Whoever does something on this page is back. Fires `break` with the instant, or null.
 */
class Break extends PageElement {
  static properties = {
    back: { attribute: false },
    choosing: { state: true },
  };

  #done = () => this.#set(null);

  constructor() {
    super();
    /** @type {string | null} */
    this.back = null;
    this.choosing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('cq-done', this.#done);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('cq-done', this.#done);
  }

  render() {
    if (this.back) {
      return html`<span class="mark due" data-testid="back-at">${backText(this.back)}</span>
        <button type="button" class="button plain" data-testid="break-over" aria-keyshortcuts="B" @click=${() => this.#set(null)}>${text('staff.breakOver')}</button>`;
    }
    return html`<button type="button" class="button plain" data-testid="break" aria-keyshortcuts="B" aria-expanded=${String(this.choosing)}
        @click=${this.#choose}>${text('staff.break')}</button>
      ${this.choosing ? html`<div class="break-lengths" role="toolbar" aria-label=${text('staff.breakHowLong')} @keydown=${this.#escape}>
        ${LENGTHS.map((minutes, index) => html`<button type="button" class="button plain" data-testid="break-${minutes}" tabindex=${index === 0 ? 0 : -1}
          @click=${() => this.#set(new Date(now() + minutes * 60_000).toISOString())}>${text('staff.breakMinutes', { minutes })}</button>`)}</div>` : nothing}`;
  }

  async #choose() {
    this.choosing = !this.choosing;
    await this.updateComplete;
    const first = /** @type {HTMLElement | null} */ (this.querySelector('.break-lengths button'));
    if (first) {
      stepTo(first);
    }
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key === 'Escape') {
      this.choosing = false;
    }
  }

  /** @param {string | null} back */
  #set(back) {
    this.choosing = false;
    if (back !== this.back) {
      keep('sessionStorage', KEPT, back && `${back} ${visitor?.name ?? ''}`);
      this.dispatchEvent(new CustomEvent('break', { detail: back }));
    }
  }
}

customElements.define('cq-break', Break);
