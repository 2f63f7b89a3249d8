import { html, nothing } from 'lit';

import './connection-banner.js';
import './current-patient.js';
import './waiting-list.js';
import { levelsOf, waitingInOrder } from './board-order.js';
import { Commands } from './commands.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { LiveBoard } from './live-board.js';
import { placeSelect } from './place-select.js';
import { choosePlace, chosenPlace, placeName } from './places.js';
import { text } from './texts.js';

/** The doctor's page: the patient of this room, and who waits. */
class Doctor extends PageElement {
  static properties = { room: { state: true } };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'doctor');
    this.#sitIn(chosenPlace('room'));
  }

  #sitIn(room) {
    this.room = room;
    this.commands = new Commands(`room ${room}`);
  }

  #choose(room) {
    choosePlace('room', room);
    this.#sitIn(room);
  }

  /** The patient who was called here and is not done. */
  get current() {
    return [...this.live.board.tickets.values()].find(({ status, room }) => this.room !== ''
      && (status === 'called' || status === 'in-consultation') && placeName(room) === this.room);
  }

  render() {
    const { board, hasBoard } = this.live;
    const { current } = this;
    const waiting = waitingInOrder(board.tickets.values(), levelsOf(board.settings), board.waitingOrder);
    return html`
      <div class="toolbar">
        ${placeSelect('room', board.settings?.rooms ?? [], this.room, room => this.#choose(room))}
        <cq-action class="next" testid="next" kind="primary large" .label=${text('doctor.next')}
          .disabled=${this.room === '' || current !== undefined} .run=${onRetry => this.#next(onRetry)}></cq-action>
        ${this.#hint(current)}
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
      return html`<p class="hint">${text('doctor.chooseRoom')}</p>`;
    }
    return current ? html`<p class="hint">${text('doctor.finishFirst', { number: current.number })}</p>` : nothing;
  }

  #next(onRetry) {
    return this.commands.send(endpoints.nextOf(this.room), {}, { onRetry });
  }
}

customElements.define('cq-doctor', Doctor);
