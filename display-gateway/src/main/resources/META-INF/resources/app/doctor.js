import { html, nothing } from 'lit';

import './connection-banner.js';
import './current-patient.js';
import './waiting-list.js';
import { levelsOf, waitingInOrder } from './board-order.js';
import { Commands, Refused } from './commands.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { LiveBoard } from './live-board.js';
import { placeSelect } from './place-select.js';
import { choosePlace, chosenPlace, placeName } from './places.js';
import { text } from './texts.js';

/** The doctor's page: the patient of this room, and who waits. */
class Doctor extends PageElement {
  static properties = {
    room: { state: true },
    nobodyToCall: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'doctor');
    /** Whether the last call found nobody, and nobody has come since. */
    this.nobodyToCall = false;
    this.waiting = [];
    this.#sitIn(chosenPlace('room'));
  }

  #sitIn(room) {
    this.room = room;
    this.commands = new Commands(`room ${room}`);
  }

  #choose(room) {
    choosePlace('room', room);
    this.nobodyToCall = false;
    this.#sitIn(room);
  }

  /** The patient who was called here and is not done. */
  get current() {
    return [...this.live.board.tickets.values()].find(({ status, room }) => this.room !== ''
      && (status === 'called' || status === 'in-consultation') && placeName(room) === this.room);
  }

  willUpdate() {
    const { board } = this.live;
    const before = this.waiting.length;
    this.waiting = waitingInOrder(board.tickets.values(), levelsOf(board.settings), board.waitingOrder);
    this.nobodyToCall &&= this.waiting.length <= before;
  }

  render() {
    const { board, hasBoard } = this.live;
    const { current, waiting } = this;
    return html`
      <div class="toolbar">
        ${placeSelect('room', (board.settings?.rooms ?? []).map(room => room.name), this.room, room => this.#choose(room))}
        <cq-action class="next" testid="next" kind="primary large" .label=${text('doctor.next')}
          .disabled=${this.room === '' || current !== undefined} .run=${onRetry => this.#next(onRetry)}></cq-action>
        <div class="hint" role="status" data-testid="next-hint">${this.#hint(current)}</div>
      </div>
      <div class="doctor-columns">
        <cq-current-patient .ticket=${current} .room=${this.room} .board=${board} .commands=${this.commands}>
        </cq-current-patient>
        <section class="panel" aria-labelledby="waiting-heading">
          <h2 id="waiting-heading">${text('doctor.waitingHeading')}
            <span class="count" data-testid="waiting-count">${waiting.length}</span></h2>
          ${hasBoard ? html`<cq-waiting-list .tickets=${waiting} .settings=${board.settings}
            .commands=${this.commands} .room=${this.room}></cq-waiting-list>`
            : html`<p class="empty">${text('shared.connecting')}</p>`}
        </section>
      </div>`;
  }

  #hint(current) {
    if (this.room === '') {
      return text('doctor.chooseRoom');
    }
    if (current) {
      return text('doctor.finishFirst', { number: current.number });
    }
    return this.nobodyToCall ? text('doctor.nobodyToCall') : nothing;
  }

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
