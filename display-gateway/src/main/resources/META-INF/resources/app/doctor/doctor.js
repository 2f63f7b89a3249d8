import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import '../shared/staff/place.js';
import './away-list.js';
import './current-patient.js';
import './waiting-list.js';
import { isFor, isInRoom, waitingForOthers, waitingInOrder } from '../shared/board/board-order.js';
import { isHeard } from '../shared/board/board-state.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOf } from '../shared/board/open-day.js';
import { choosePlace, chosenPlace, placeName, workplaceOf } from '../shared/board/places.js';
import { levelsOf } from '../shared/board/settings.js';
import { Commands, Refused } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { now } from '../shared/page/time.js';
import { undoableUntil } from '../shared/staff/undo-button.js';
import { forgetDraftsBut } from './draft-store.js';
import { questionRow } from './written-prescription.js';

const ENDED = new Set(['finished', 'cancelled']);
/** How often the page looks whose end can still be undone. */
const LOOK_AGAIN = 5_000;

/** The doctor's page: the patient of this room, who waits for it, and who is away. */
class Doctor extends PageElement {
  static properties = {
    room: { state: true },
    everybody: { state: true },
    nobodyToCall: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'doctor');
    /** Whether patients of other rooms are shown, too. */
    this.everybody = false;
    /** Whether the last call found nobody, and nobody has come since. */
    this.nobodyToCall = false;
    /** @type {Page.Ticket<'doctor'>[]} */
    this.waiting = [];
    this.room = '';
    this.commands = new Commands('doctor');
    this.#sitIn(chosenPlace('room'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => this.requestUpdate(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  /** @param {string} room */
  #sitIn(room) {
    this.room = room;
    const workplace = workplaceOf('room', room);
    this.commands = new Commands(workplace || 'doctor');
    this.live.sitsAt(workplace);
  }

  /** @param {string} room */
  #choose(room) {
    choosePlace('room', room);
    this.nobodyToCall = false;
    this.#sitIn(room);
  }

  /** Those whom this room may be given. */
  get ours() {
    const { tickets, settings } = this.live.board;
    const room = this.everybody ? undefined : settings?.rooms?.find(({ name }) => name === this.room);
    return [...tickets.values()].filter(ticket => isFor(ticket, room));
  }

  /** The patient who was called here and is not done. */
  get current() {
    return [...this.live.board.tickets.values()].find(ticket => this.room !== '' && isInRoom(ticket)
      && placeName(ticket.room) === this.room);
  }

  /**
   * Whose visit ended here, or without a room, so lately that it can be undone.
   * @param {Page.Ticket<'doctor'>[]} tickets
   */
  #justEnded(tickets) {
    const { calling } = this.live.board.settings ?? {};
    return tickets.filter(ticket => ENDED.has(ticket.status) && (!ticket.room || placeName(ticket.room) === this.room)
      && undoableUntil(ticket, calling) > now());
  }

  willUpdate() {
    const { board } = this.live;
    const before = this.waiting.length;
    this.waiting = waitingInOrder(this.ours, levelsOf(board.settings), board.waitingOrder);
    this.nobodyToCall &&= this.waiting.length <= before;
    if (this.live.socket.live && isHeard(board)) {
      forgetDraftsBut(ticket => board.tickets.has(ticket));
    }
  }

  render() {
    const { board, hasBoard } = this.live;
    const { current, waiting, ours, room } = this;
    const next = board.next[room];
    return html`
      <cq-alerts .board=${board} .commands=${this.commands} .workplace=${workplaceOf('room', room)}></cq-alerts>
      <div class="toolbar">
        <cq-place kind="room" .places=${(board.settings?.rooms ?? []).map(({ name }) => name)} .chosen=${room}
          .present=${board.present} .choose=${(/** @type {string} */ chosen) => this.#choose(chosen)}></cq-place>
        <cq-action class="next" testid="next" kind="primary large" .label=${text('doctor.next')} .heir=${true}
          .disabled=${room === '' || current !== undefined} .run=${(/** @type {() => void} */ onRetry) => this.#next(onRetry)}></cq-action>
        <div class="hint" role="status" data-testid="next-hint">${this.#hint(current, board.tickets.get(next))}</div>
      </div>
      ${this.#questions()}
      <div class="doctor-columns">
        <div class="doctor-column">
          <cq-current-patient .ticket=${current} .room=${room} .board=${board} .commands=${this.commands}>
          </cq-current-patient>
          <cq-away-list .tickets=${ours} .ended=${this.#justEnded(ours)} .settings=${board.settings}
            .commands=${this.commands} .room=${room}></cq-away-list>
        </div>
        <section class="panel" aria-labelledby="waiting-heading">
          <div class="waiting-head">
            <h2 id="waiting-heading">${text('doctor.waitingHeading')}
              <span class="count" data-testid="waiting-count">${waiting.length}</span></h2>
            <label class="check"><input type="checkbox" data-testid="everybody" .checked=${this.everybody}
              @change=${(/** @type {Page.InputEvent} */ event) => { this.everybody = event.target.checked; }}> ${text('doctor.everybody')}</label>
          </div>
          ${hasBoard ? html`<cq-waiting-list .tickets=${waiting} .settings=${board.settings} .next=${next}
            .elsewhere=${waitingForOthers(board.tickets.values(), room)} .reassess=${board.reassess} .commands=${this.commands} .room=${room} .busy=${current !== undefined}>
            </cq-waiting-list>`
            : html`<p class="empty">${text('shared.connecting')}</p>`}
        </section>
      </div>`;
  }

  /** What the pharmacy waits for, of whichever patient: any doctor may answer. */
  #questions() {
    const asked = [...this.live.board.prescriptions.values()].filter(({ status }) => status === 'question');
    return asked.length === 0 ? nothing : html`<section class="panel questions" role="status" aria-labelledby="questions-heading" data-testid="questions">
      <h2 id="questions-heading">${text('pharmacist.questionsHeading')} <span class="count">${asked.length}</span></h2>
      <ul class="written">${repeat(asked, ({ id }) => id, one => questionRow(one, this.commands))}</ul>
    </section>`;
  }

  /**
   * @param {Page.Ticket<'doctor'> | undefined} current
   * @param {Page.Ticket<'doctor'> | undefined} next
   */
  #hint(current, next) {
    if (this.room === '') {
      return text('doctor.chooseRoom');
    }
    if (current) {
      return text('doctor.finishFirst', { number: numberOf(current) });
    }
    if (this.nobodyToCall) {
      return text('doctor.nobodyToCall');
    }
    return next ? text('doctor.nextIs', { number: numberOf(next) }) : nothing;
  }

  /** @param {() => void} onRetry */
  async #next(onRetry) {
    this.nobodyToCall = false;
    try {
      await this.commands.send(endpoints.nextOf(this.room), {}, { onRetry });
    } catch (refusal) {
      if (!(refusal instanceof Refused) || refusal.problem.code !== 'nobody-waiting') {
        throw refusal;
      }
      this.nobodyToCall = true; // an answer like any other, and no fault of anybody's
    }
  }
}

customElements.define('cq-doctor', Doctor);
