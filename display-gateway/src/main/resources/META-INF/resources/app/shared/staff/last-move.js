import { html, nothing } from 'lit';

import './undo-button.js';
import { numberOf } from '../board/open-day.js';
import { given, PageElement } from '../page/element.js';
import { millisOf, now } from '../page/time.js';
import { undoLevelButton } from './level-buttons.js';
import { levelUndoableUntil } from './level-change.js';
import { undoableUntil } from './undo-button.js';

/**
 * What was last done on this very page, wherever the patient is now, and how to take it back: `<cq-last-move>`. It always stands at
 * the same place, and has one key.
 */
class LastMove extends PageElement {
  static properties = {
    board: { attribute: false },
    commands: { attribute: false },
    moved: { state: true },
  };

  #done = (/** @type {Event} */ event) => {
    const { id } = /** @type {CustomEvent<{id?: string}>} */ (event).detail;
    if (id && this.board.tickets.has(id)) {
      this.moved = id;
    }
  };

  constructor() {
    super();
    /** @type {Page.Board<'doctor' | 'triage'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /**
     * The id of the ticket.
     * @type {string | undefined}
     */
    this.moved = undefined;
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
    const { calling } = this.board.settings ?? {};
    const ticket = this.moved && this.board.tickets.get(this.moved);
    if (!ticket) {
      return nothing;
    }
    const move = undoableUntil(ticket, calling);
    const level = levelUndoableUntil(ticket, millisOf(calling?.undoWithin));
    if (Math.max(move, level) <= now()) {
      return nothing;
    }
    return html`<span class="last-move-of">${numberOf(ticket)}</span>
      ${move >= level
        ? html`<cq-undo testid="undo-last" key="U" .ticket=${ticket} .calling=${calling} .commands=${this.commands}></cq-undo>`
        : undoLevelButton(ticket, this.board.settings, this.commands, { testid: 'undo-last', key: 'U' })}`;
  }
}

customElements.define('cq-last-move', LastMove);
