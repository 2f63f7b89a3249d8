import { LitElement } from 'lit';

/**
 * A component in the page's own tree, not in a shadow: one set of style sheets, and labels, landmarks and live regions
 * that work across components. What the server painted inside it stays until it first renders.
 */
export class PageElement extends LitElement {
  #spoken = () => this.requestUpdate();

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('cq-language', this.#spoken);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('cq-language', this.#spoken);
  }
}

/**
 * What a property holds until it has a value: the template in which its component stands gives it one, before anything is
 * rendered or heard.
 * @template T
 * @returns {T}
 */
export function given() {
  return /** @type {T} */ (/** @type {unknown} */ (null));
}

/**
 * Tells the style sheets how high what it observes is: so much is behind what stands at the top wherever a page is scrolled.
 * @param {string} property of the whole document
 */
export function heightAs(property) {
  return new ResizeObserver(([{ target }]) => {
    document.documentElement.style.setProperty(property, `${/** @type {HTMLElement} */ (target).offsetHeight}px`);
  });
}
