import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/access/staff-page.js';
import '../shared/page/connection-banner.js';
import '../shared/controls/shortcuts.js';
import '../shared/staff/alerts.js';
import '../shared/staff/last-move.js';
import '../shared/staff/place.js';
import './away-list.js';
import './current-patient.js';
import '../shared/prescribing/prescription-form.js';
import './waiting-list.js';
import { isFor, isInRoom, waitingForOthers, waitingInOrder } from '../shared/board/board-order.js';
import { isHeard } from '../shared/board/board-state.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOf, numberOfId } from '../shared/board/open-day.js';
import { choosePlace, chosenPlace, placeName, workplaceOf } from '../shared/board/places.js';
import { levelsOf } from '../shared/board/settings.js';
import { Commands, whyNot } from '../shared/controls/commands.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { now } from '../shared/page/time.js';
import { draftOf, forgetDraftsBut } from '../shared/prescribing/draft-store.js';
import { keptBreak } from '../shared/staff/break.js';
import { callNext } from '../shared/staff/call-next.js';
import { placeOf } from '../shared/staff/prescription-view.js';
import { undoableUntil } from '../shared/staff/undo-button.js';
import { otherRooms } from './other-rooms.js';
import { canBeChanged, leftRow, questionRow } from './written-prescription.js';

const ENDED = new Set(['finished', 'cancelled']);
/** How often the page looks whose end can still be undone. */
const LOOK_AGAIN = 5_000;

/** The doctor's page: the patient of this room, who waits for it, and who is away. */
class Doctor extends PageElement {
  static properties = {
    room: { state: true },
    back: { state: true },
    everybody: { state: true },
    nobodyToCall: { state: true },
    changed: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'doctor');
    /** Whether patients of other rooms are shown, too. */
    this.everybody = false;
    /** @type {Page.Prescription<'doctor'> | undefined} for which something else is ordered now */
    this.changed = undefined;
    /** What became of that. */
    this.notice = '';
    /** Whether the page has looked for what was typed before it was loaded. */
    this.hasLooked = false;
    /** Whether the last call found nobody, and nobody has come since. */
    this.nobodyToCall = false;
    /** @type {Page.Ticket<'doctor'>[]} */
    this.waiting = [];
    this.room = '';
    /** Until when whoever sits here takes a break. */
    this.back = keptBreak();
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
    this.live.sitsAt(workplace, this.back);
  }

  #breaks = (/** @type {CustomEvent<string | null>} */ { detail }) => {
    this.back = detail;
    this.live.sitsAt(workplaceOf('room', this.room), detail);
  };

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
    return [...tickets.values()].filter(ticket => isFor(ticket, room, settings?.serviceLines ?? []));
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
    return tickets.filter(ticket => ENDED.has(ticket.status) && !ticket.counter && (!ticket.room || placeName(ticket.room) === this.room)
      && undoableUntil(ticket, calling) > now());
  }

  willUpdate() {
    const { board } = this.live;
    const before = this.waiting.length;
    this.waiting = waitingInOrder(this.ours, levelsOf(board.settings), board.waitingOrder);
    this.nobodyToCall &&= this.waiting.length <= before;
    if (this.live.socket.live && isHeard(board)) {
      forgetDraftsBut(id => board.tickets.has(id) || board.prescriptions.has(id));
      if (!this.hasLooked) {
        this.hasLooked = true;
        this.changed = [...board.prescriptions.values()].find(({ id }) => draftOf(id));
      }
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
        <cq-action class="next" testid="next" kind="primary" key="N" .label=${text('doctor.next')} .heir=${true}
          .disabled=${room === '' || current !== undefined} .run=${(/** @type {() => void} */ onRetry) => this.#next(onRetry)}></cq-action>
        <div class="hint" role="status" data-testid="next-hint">${this.#hint(current, board.tickets.get(next))}</div>
        <cq-last-move .board=${board} .commands=${this.commands}></cq-last-move>
        <cq-break .back=${this.back} @break=${this.#breaks}></cq-break>
        <cq-shortcuts></cq-shortcuts>
      </div>
      <div class="doctor-columns">
        <div class="doctor-column">
          ${this.#questions()} ${this.#change()}
          <cq-current-patient .ticket=${current} .room=${room} .board=${board} .commands=${this.commands} .change=${this.#beginsToChange}
            .finishAndNext=${this.#finishAndNext}>
          </cq-current-patient>
          <cq-away-list .tickets=${ours} .ended=${this.#justEnded(ours)} .settings=${board.settings}
            .commands=${this.commands} .room=${room}></cq-away-list>
          ${this.#left(current)}
          ${otherRooms(board, room)}
        </div>
        <section class="panel waiting" aria-labelledby="waiting-heading">
          <div class="waiting-head">
            <h2 id="waiting-heading">${text('doctor.waitingHeading')}
              <span class="count" data-testid="waiting-count">${waiting.length}</span></h2>
            <label class="finder"><span class="visually-hidden">${text('doctor.find')}</span>
              <input type="search" autocomplete="off" placeholder=${text('doctor.find')} aria-keyshortcuts="/" data-keys-name=${text('doctor.find')} data-testid="find"
                @input=${this.#find}></label>
            <label class="check"><input type="checkbox" data-testid="everybody" .checked=${this.everybody}
              @change=${(/** @type {Page.InputEvent} */ event) => { this.everybody = event.target.checked; }}> ${text('doctor.everybody')}</label>
          </div>
          ${hasBoard ? html`<cq-waiting-list .tickets=${waiting} .settings=${board.settings} .next=${next}
            .elsewhere=${waitingForOthers(board.tickets.values(), room)} .reassess=${board.reassess} .waits=${board.waits.tickets} .commands=${this.commands} .room=${room} .busy=${current !== undefined}>
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
      <ul class="written">${repeat(asked, ({ id }) => id, one => questionRow(one, this.commands, this.#changing(one)))}</ul>
    </section>`;
  }

  /**
   * What was written in this room for patients who are not in it any more: until the pharmacy has handed it over, it can be changed.
   * @param {Page.Ticket<'doctor'> | undefined} current
   */
  #left(current) {
    const left = [...this.live.board.prescriptions.values()].filter(one => one.room && placeName(one.room) === this.room
      && one.ticketId !== current?.id && canBeChanged(one));
    return left.length === 0 ? nothing : html`<section class="panel left" aria-labelledby="left-heading">
      <details><summary id="left-heading" data-testid="left">${text('doctor.leftHeading')} <span class="count">${left.length}</span></summary>
      <ul class="written">${repeat(left, ({ id }) => id, one => leftRow(one, this.commands, this.#changing(one)))}</ul></details>
    </section>`;
  }

  /** The one form for another order: what is typed for a new prescription waits meanwhile. */
  #change() {
    const { changed, notice } = this;
    const { prescriptions, settings } = this.live.board;
    return html`<p class="notice" role="status" data-testid="change-notice">${notice}</p>
      ${changed && settings ? html`<section class="panel" data-testid="changing">${keyed(changed.id, html`<cq-prescription-form
        .ticket=${{ id: changed.ticketId, number: numberOfId(changed.ticketId) }} .amends=${prescriptions.get(changed.id) ?? changed}
        .commands=${this.commands} .prescribing=${settings.prescribing} @written=${() => this.#changeEnds(text('doctor.changed',
          { place: placeOf(changed.id), number: numberOfId(changed.ticketId) }))}
        @dismissed=${() => this.#changeEnds('')}></cq-prescription-form>`)}</section>` : nothing}`;
  }

  get #beginsToChange() {
    return this.changed ? undefined : this.#begin;
  }

  /** @param {Page.Prescription<'doctor'>} prescription */
  #changing(prescription) {
    return this.changed ? undefined : () => this.#begin(prescription);
  }

  #begin = async (/** @type {Page.Prescription<'doctor'>} */ prescription) => {
    this.changed = prescription;
    this.notice = '';
    await this.updateComplete;
    const form = this.querySelector('[data-testid=changing] cq-prescription-form');
    await /** @type {import('../shared/prescribing/prescription-form.js').PrescriptionForm | null} */ (form)?.begin();
  };

  /** @param {string} notice */
  async #changeEnds(notice) {
    const id = this.changed?.id;
    this.changed = undefined;
    this.notice = notice;
    await this.updateComplete;
    focusOn(this.querySelector(`[data-testid="change-${id}"]`));
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

  #find = (/** @type {Page.InputEvent} */ { target }) => {
    /** @type {import('./waiting-list.js').WaitingList | null} */ (this.querySelector('cq-waiting-list'))?.find(target.value);
  };

  /** One act for the two that follow each other all day. That the second one fails leaves the first one done, and is said. */
  #finishAndNext = async (/** @type {string} */ id, /** @type {() => void} */ onRetry) => {
    this.notice = '';
    await this.commands.send(endpoints.finishOf(id), {}, { onRetry });
    try {
      await this.#next(onRetry);
    } catch (failure) {
      // Whose button it was has gone with its patient.
      this.notice = whyNot(failure);
    }
  };

  /** @param {() => void} onRetry */
  async #next(onRetry) {
    this.nobodyToCall = false;
    this.nobodyToCall = !await callNext(this.commands, endpoints.nextOf(this.room), onRetry);
  }
}

customElements.define('cq-doctor', Doctor);
