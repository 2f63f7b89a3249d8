import { LitElement } from 'lit';

/**
 * A component in the page's own tree, not in a shadow: one set of style sheets, and labels, landmarks and live regions
 * that work across components. What the server painted inside it stays until it first renders.
 */
export class PageElement extends LitElement {
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }
}
