import { html, nothing } from 'lit';

import '../controls/action-button.js';
import { numberOf } from '../board/open-day.js';
import * as endpoints from '../controls/endpoints.js';
import { given, PageElement } from '../page/element.js';
import { text, wordText } from '../page/texts.js';
import { after, everySecond, hourAndMinute, now } from '../page/time.js';

/** Offers to undo a ticket's last move, for as long as it may be undone: `<cq-undo>`. */
class UndoButton extends PageElement {
  static properties = {
    ticket: { attribute: false },
    testid: {},
    key: {},
    calling: { attribute: false },
    commands: { attribute: false },
    over: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    /** @type {Page.MovedTicket} */
    this.ticket = given();
    /** @type {Api.Calling | null | undefined} */
    this.calling = null;
    /** @type {Page.Commands} */
    this.commands = given();
    this.over = false;
    /** @type {string | undefined} its ticket's where there is none */
    this.testid = undefined;
    /** @type {string | undefined} */
    this.key = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => { this.over = now() >= undoableUntil(this.ticket, this.calling); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const until = undoableUntil(this.ticket, this.calling);
    const { id, lastMove } = this.ticket;
    if (!lastMove || now() >= until) {
      return nothing;
    }
    const number = numberOf(this.ticket);
    const move = wordText('doctor', 'move', lastMove.type);
    return html`<cq-action testid=${this.testid ?? `undo-${this.ticket.number}`} kind="plain" .key=${this.key} .label=${text('doctor.undo', { move })}
      .name=${text('doctor.undoOf', { move, number, time: hourAndMinute(until) })}
      .question=${lastMove.type === 'ticket-cancelled' ? text('doctor.undoCancelQuestion', { number }) : undefined}
      .yes=${text('doctor.undoCancelYes')}
      .run=${this.commands.sending(endpoints.undoOf(id))}></cq-action>`;
  }
}

/**
 * Until when a ticket's last move may be undone, in milliseconds; 0 where it has none.
 * @param {Page.MovedTicket} ticket
 * @param {Api.Calling | null | undefined} calling
 */
export function undoableUntil({ lastMove }, calling) {
  return after(lastMove?.at, calling?.undoWithin);
}

customElements.define('cq-undo', UndoButton);
