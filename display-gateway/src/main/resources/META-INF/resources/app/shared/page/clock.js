import { html, nothing } from 'lit';

import { figureAt } from '../board/figures.js';
import { keepClock } from './server-clock.js';
import { text } from './texts.js';
import { TickingElement } from './ticking-element.js';
import { asOf, hourAndMinute, now, pace, span } from './time.js';

/** The time of day, and that it is a demo's where it is: `<cq-clock></cq-clock>`. Not a live region: nobody wants to hear it every minute. */
class Clock extends TickingElement {
  connectedCallback() {
    super.connectedCallback();
    keepClock();
  }

  said() {
    return pace() === 1 ? hourAndMinute(now()) : text('shared.demoClock', { time: hourAndMinute(now()), pace: pace() });
  }
}

/**
 * A figure that goes on, ticking while what the page shows is how things stand:
 * `<cq-elapsed since="2026-11-22T09:41:07Z" spent="90000"></cq-elapsed>`; without `since` it stands still.
 */
class Elapsed extends TickingElement {
  static observedAttributes = ['since', 'spent'];

  said() {
    const figure = { spent: Number(this.getAttribute('spent') ?? 0), since: this.getAttribute('since') ?? undefined };
    return span(figureAt(figure, asOf()));
  }
}

/**
 * A figure, wherever it is shown; nothing where there is none.
 * @param {Page.Figure | undefined} figure
 */
export function shown(figure) {
  if (!figure) {
    return nothing;
  }
  const { spent, since } = figure;
  return since ? html`<cq-elapsed since=${since} spent=${spent}></cq-elapsed>`
    : html`<span class="elapsed">${span(spent)}</span>`;
}

customElements.define('cq-clock', Clock);
customElements.define('cq-elapsed', Elapsed);
