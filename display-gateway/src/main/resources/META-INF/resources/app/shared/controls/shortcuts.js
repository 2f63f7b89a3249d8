import { html, nothing } from 'lit';

import { PageElement } from '../page/element.js';
import { text } from '../page/texts.js';
import { stepTo } from './controls.js';
import { lettersAct, lettersSwitch } from './letter-keys.js';
import { onceEach, shortcutOf, stepIn } from './shortcut-rules.js';

const WRITES = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';
const SHORTCUT = 'aria-keyshortcuts';

/**
 * Keys that press what is on the page, and what says them when `?` is pressed: `<cq-shortcuts>`.
 *
 * A control names its own key by `aria-keyshortcuts`, and nothing else knows of it. Of several with one key the nearest to the
 * focus is meant; one in `data-keys-within` only while the focus is in there, else a digit would set some patient's level. A
 * control that is disabled keeps its key to itself. A key that is held presses once, and a control that has just changed is not
 * pressed: controls.js sees to both, as with any other press.
 */
class Shortcuts extends PageElement {
  static properties = { shown: { state: true } };

  #pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);

  constructor() {
    super();
    /** @type {{key: string, name: string}[]} */
    this.shown = [];
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#pressed);
  }

  render() {
    return html`<button type="button" class="button plain keys-button" data-testid="keys" aria-keyshortcuts="?" data-keys-name=${text('shared.keysHeading')} @click=${this.#open}>
        <kbd aria-hidden="true">?</kbd><span>${text('shared.keys')}</span></button>
      <dialog class="keys" aria-labelledby="keys-heading" data-testid="keys-dialog" @close=${() => { this.shown = []; }}>
        ${this.shown.length === 0 ? nothing : html`<h2 id="keys-heading">${text('shared.keysHeading')}</h2>
          <dl>${this.shown.map(({ key, name }) => html`<div><dt><kbd>${key}</kbd></dt><dd>${name}</dd></div>`)}
            <div><dt><kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd></dt><dd>${text('shared.keyArrows')}</dd></div></dl>
          ${lettersSwitch()}
          <form method="dialog"><button class="button primary" data-testid="keys-close">${text('shared.dismiss')}</button></form>`}
      </dialog>`;
  }

  async #open() {
    const all = [...document.querySelectorAll(`[${SHORTCUT}]`)].filter(isSeen).map(control => ({
      key: control.getAttribute(SHORTCUT) ?? '',
      name: control.getAttribute('data-keys-name') ?? (control.textContent?.trim() || control.getAttribute('aria-label') || ''),
    }));
    this.shown = onceEach(all);
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, code, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    const target = /** @type {Element} */ (event.target);
    if (defaultPrevented || isComposing || document.querySelector('dialog[open]')) {
      return;
    }
    const writes = Boolean(target.closest?.(WRITES));
    const withOthers = ctrlKey || altKey || metaKey;
    const shortcut = lettersAct() && shortcutOf({ key, code, withOthers, writes });
    const control = shortcut ? controlOf(shortcut) : withOthers || writes ? undefined : neighbour(target, key);
    if (control) {
      event.preventDefault();
      press(control, Boolean(shortcut) && !control.matches('input'));
    }
  }
}

/**
 * @param {HTMLElement} control
 * @param {boolean} acts whether it is pressed, else it gets the focus
 */
function press(control, acts) {
  if (!acts) {
    stepTo(control);
    // What is typed now takes the place of what stands there.
    /** @type {Partial<HTMLInputElement>} */ (control).select?.();
  } else if (!/** @type {HTMLButtonElement} */ (control).disabled) {
    control.click();
  }
}

/**
 * The nearest one to the focus.
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function controlOf(key) {
  const { activeElement } = document;
  for (let around = activeElement; around; around = around.parentElement) {
    const found = /** @type {HTMLElement[]} */ ([...around.querySelectorAll(`[${SHORTCUT}="${CSS.escape(key)}"]`)])
      .find(control => isSeen(control) && isMeant(control, activeElement));
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * @param {Element} control
 * @param {Element | null} focus
 */
function isMeant(control, focus) {
  const within = control.closest('[data-keys-within]');
  return !within || within.contains(focus);
}

/** @param {Element} control */
function isSeen(control) {
  return control.checkVisibility();
}

/**
 * The next one in a row of controls that is one stop of the Tab key.
 * @param {Element} target
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function neighbour(target, key) {
  const row = target.closest?.('[role=toolbar]');
  const controls = /** @type {HTMLElement[]} */ ([...row?.querySelectorAll('button:not(:disabled)') ?? []]);
  const to = row && stepIn(key, controls.indexOf(/** @type {HTMLElement} */ (target)), controls.length,
    getComputedStyle(row).direction === 'rtl');
  return to === undefined || to === null ? undefined : controls[to];
}

customElements.define('cq-shortcuts', Shortcuts);
