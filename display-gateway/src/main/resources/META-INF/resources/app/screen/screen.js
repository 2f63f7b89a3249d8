import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/access/pairing.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import { DeviceReport } from '../shared/access/device-report.js';
import { door } from '../shared/access/door.js';
import { newestFirst } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { dayMark, numberOf } from '../shared/board/open-day.js';
import { placeName } from '../shared/board/places.js';
import { deviceNumber } from '../shared/page/device.js';
import { PageElement } from '../shared/page/element.js';
import { speakAsSet, spoken, text } from '../shared/page/texts.js';
import { ScreenFit } from './screen-fit.js';
import { Sound } from './sound.js';
import { capitalHeight } from './viewing.js';

/** Metres, as long as the settings have not come. */
const USUAL_DISTANCE = 5;
/** Inches: what a screen is taken for of which nobody has said. */
const USUAL_DIAGONAL = 55;
/** How often the screen looks whether it is time for another page, in milliseconds. */
const LOOK_AGAIN = 500;

/** Whether nobody signs in here; whoever operates the clinic is to see that, and it takes no line of its own. */
const isOpen = document.documentElement.dataset.access === 'open';

/** The public screen: who is called where, and which medicines can be fetched. Numbers and places, nothing else. */
class Screen extends PageElement {
  static properties = { announcement: { state: true } };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'screen');
    this.announcement = '';
    /** Counts them: the same sentence said again is to be heard again. */
    this.announcements = 0;
    /**
     * The newest entry that was announced; what a first board shows is no news.
     * @type {number | undefined}
     */
    this.announced = undefined;
    this.sound = new Sound(() => spoken(this.live.board.settings));
    this.report = new DeviceReport(() => (!this.sound.on ? 'off' : this.sound.mute ? 'no-voice' : 'on'), this.live.socket);
    this.sound.addEventListener('change', () => {
      this.requestUpdate();
      this.report.changed();
    });
    this.setUp = () => this.#setUp();
    this.#setUp();
    this.fit = new ScreenFit(this);
    /**
     * Where sound needed a touch, a page that loads itself anew would be silent.
     * @param {Event} event
     */
    this.stays = event => this.sound.on && navigator.userActivation?.hasBeenActive && event.preventDefault();
    this.sized = new ResizeObserver(() => this.#fit());
  }

  connectedCallback() {
    super.connectedCallback();
    this.sound.start();
    this.report.start();
    document.addEventListener('cq-device', this.setUp);
    this.sized.observe(this);
    document.addEventListener('cq-leave', this.stays);
    this.turning = setInterval(() => this.#turn(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sound.stop();
    this.report.stop();
    document.removeEventListener('cq-device', this.setUp);
    this.sized.disconnect();
    document.removeEventListener('cq-leave', this.stays);
    clearInterval(this.turning);
  }

  /** A manager may have set it up otherwise. */
  #setUp() {
    this.distance = deviceNumber('distance', 1, 20);
    this.diagonal = deviceNumber('diagonal', 5, 200);
    this.requestUpdate();
  }

  get calls() {
    return newestFirst(this.#standing('called'));
  }

  /** Who did not come when called. */
  get missed() {
    return newestFirst(this.#standing('skipped'));
  }

  /** @param {Api.VisitStatus} status */
  #standing(status) {
    return [...this.live.board.tickets.values()].filter(ticket => ticket.status === status);
  }

  /** One row for a number and counter, however much is to be fetched there. */
  get ready() {
    const rows = new Map();
    for (const entry of newestFirst(this.live.board.prescriptions.values()).filter(({ status }) => status === 'ready')) {
      const key = `${ticketOf(entry)} ${entry.counter}`;
      rows.set(key, rows.get(key) ?? entry);
    }
    return [...rows.values()];
  }

  willUpdate() {
    const { heard, settings } = this.live.board;
    if (!this.live.hasBoard || door.mustPair) {
      return;
    }
    speakAsSet(settings);
    if (heard === this.announced) {
      return;
    }
    const isNews = (/** @type {Page.Heard} */ entry) => this.announced !== undefined && entry.heard > this.announced;
    const { calls, ready } = this;
    const news = [...calls.filter(isNews), ...ready.filter(isNews)].sort((one, other) => one.heard - other.heard);
    this.announced = heard;
    if (news.length > 0) {
      this.announcement = news.map(entry => (entry.status === 'ready' ? readySentence : callSentence)(entry)).join(' ');
      this.announcements++;
    }
    const stands = new Set([...calls, ...ready].map(entry => keyOf(aloud(entry))));
    this.sound.announce(news.map(aloud), announcement => stands.has(keyOf(announcement)));
  }

  render() {
    return door.mustPair ? html`<cq-pairing device="screen"></cq-pairing>` : this.#board();
  }

  #board() {
    const { calls, ready, missed } = this;
    const waiting = this.#standing('waiting').length;
    return html`
      <section class="screen-calls" aria-labelledby="calls-heading">
        ${heading('calls', 'screen.nowServing')}
        ${!this.live.hasBoard ? html`<p class="screen-empty">${text('shared.connecting')}</p>`
          : calls.length === 0 ? html`<p class="screen-empty" data-testid="nobody">${text('screen.nobody')}</p>` : nothing}
        ${list('calls', calls, ({ id }) => id, callRow)}
      </section>
      <section class="screen-missed" aria-labelledby="missed-heading" ?hidden=${missed.length === 0} data-testid="missed">
        ${heading('missed', 'screen.missed')}
        ${list('missed', missed, ({ id }) => id, missedRow)}
      </section>
      <section class="screen-ready" aria-labelledby="ready-heading">
        ${heading('ready', 'screen.ready', ready.length === 0 ? text('screen.nothingReady') : nothing)}
        ${list('ready', ready, entry => `${ticketOf(entry)} ${entry.counter}`, readyRow)}
      </section>
      <footer class="screen-foot">
        <p class="screen-waiting" data-testid="waiting-count">${text('screen.waiting', { count: waiting })}</p>
        ${this.#soundSwitch()}
        <p class="screen-note" data-testid="viewing-note"></p>
        ${isOpen ? html`<p class="screen-access" data-testid="screen-access">${text('shared.openAccess')}</p>` : nothing}
      </footer>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true" data-testid="announcement">
        ${keyed(this.announcements, html`<p>${this.announcement}</p>`)}</div>`;
  }

  #soundSwitch() {
    const { on, mute, voiceless } = this.sound;
    return html`<div class="screen-sound">
      <button type="button" class="button plain" data-testid="sound" aria-pressed=${String(on)}
        @click=${() => (on ? this.sound.switchOff() : this.sound.switchOn())}>
        ${text(on ? 'screen.soundOn' : 'screen.soundOff')}</button>
      ${mute ? html`<span data-testid="mute">${text('screen.mute')}</span>` : nothing}
      ${voiceless.length === 0 ? nothing : html`<span data-testid="voiceless">${text('screen.voiceless',
        { languages: voiceless.map(tag => text('shared.language', {}, tag)).join(', ') })}</span>`}
    </div>`;
  }

  updated() {
    this.#fit();
  }

  /** Whether there are rows at all. */
  get #hasRows() {
    return this.querySelector('.screen-list') !== null;
  }

  /** As the readers' distance asks; and the page says how far the letters carry, where they had to give way. */
  #fit() {
    if (!this.#hasRows) {
      return;
    }
    const distance = this.distance ?? this.live.board.settings?.viewingDistance ?? USUAL_DISTANCE;
    const diagonal = this.diagonal ?? USUAL_DIAGONAL;
    this.fit.letters(capitalHeight(distance, screen, diagonal));
    this.#turn();
    this.#note(distance, diagonal);
  }

  /** Shows of each list the page that it is time for. */
  #turn() {
    if (this.#hasRows) {
      this.fit.turn(name => this[name].at(0)?.heard);
    }
  }

  /**
   * @param {number} distance
   * @param {number} diagonal
   */
  #note(distance, diagonal) {
    const note = /** @type {Element} */ (this.querySelector('[data-testid=viewing-note]'));
    const said = [
      this.fit.reached < 1
        ? text('screen.tooSmall', { reached: metres(distance * this.fit.reached), distance: metres(distance) }) : '',
      this.diagonal === undefined ? text('screen.assumed', { diagonal, distance: metres(distance) }) : '',
    ].filter(Boolean).join(' ');
    if (note.textContent !== said) {
      note.textContent = said;
    }
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {unknown} [empty]
 */
function heading(name, label, empty = nothing) {
  return html`<div class="screen-head"><h2 id="${name}-heading">${text(label)}</h2>
    ${empty === nothing ? nothing : html`<p class="screen-empty">${empty}</p>`}
    <p class="screen-page" data-testid="page-${name}" hidden></p></div>`;
}

/**
 * @template T
 * @param {string} name
 * @param {T[]} entries
 * @param {(entry: T) => unknown} key
 * @param {(entry: T, index: number) => unknown} row
 */
function list(name, entries, key, row) {
  return html`<ol class="screen-list" data-list=${name} ?hidden=${entries.length === 0}>${
    repeat(entries, key, row)}</ol>`;
}

/**
 * @param {Page.Ticket<'screen'>} ticket
 * @param {number} index
 */
function callRow({ id, number, room, counter, again }, index) {
  return html`<li class="screen-row ${index === 0 ? 'newest' : ''}" data-testid="called-${number}" data-ticket=${id}>
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}
    ${again ? html`<span class="screen-again" data-testid="again">${text('screen.again')}</span>` : nothing}
    ${counter ? place('shared.counterLabel', counter) : place('shared.roomLabel', room)}</li>`;
}

/** @param {Page.Prescription<'screen'>} entry */
function readyRow(entry) {
  const { number, counter } = entry;
  return html`<li class="screen-row" data-testid="ready-${number}" data-ticket=${ticketOf(entry)}>
    <span class="screen-number">${number}</span>${ofAnotherDay(ticketOf(entry))}${place('shared.counterLabel', counter)}</li>`;
}

/**
 * Whose number somebody else has today says so.
 * @param {string} id
 */
function ofAnotherDay(id) {
  const mark = dayMark(id);
  return mark ? html`<span class="screen-again" data-testid="day">${mark}</span>` : nothing;
}

/** @param {Page.Ticket<'screen'>} ticket */
function missedRow({ id, number }) {
  return html`<li class="screen-row" data-ticket=${id} data-testid="skipped-${number}">
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}</li>`;
}

/**
 * @param {string} label
 * @param {string | undefined} where
 */
function place(label, where) {
  return where ? html`<span class="screen-place"><span class="screen-kind">${text(label)}</span>
    <span class="screen-name">${placeName(where)}</span></span>` : nothing;
}

/**
 * A prescription's id is its ticket's and its place there.
 * @param {{id: string}} prescription
 */
function ticketOf({ id }) {
  return id.slice(0, id.lastIndexOf('-'));
}

/** @param {Page.Ticket<'screen'>} ticket */
function callSentence(ticket) {
  const { room, counter, again } = ticket;
  return counter ? text(again ? 'screen.announceAgainCounter' : 'screen.announceCounter', { number: numberOf(ticket), counter: placeName(counter) })
    : text(again ? 'screen.announceAgain' : 'screen.announceCall', { number: numberOf(ticket), room: placeName(room) });
}

/** @param {Page.Prescription<'screen'>} entry */
function readySentence(entry) {
  const { number, counter } = entry;
  return text('screen.announceReady', { number: numberOf({ id: ticketOf(entry), number }), counter: placeName(counter) });
}

/**
 * @param {Page.Ticket<'screen'> | Page.Prescription<'screen'>} entry
 * @returns {import('./announcements.js').Announcement}
 */
function aloud(entry) {
  const { id, number } = entry;
  return entry.status === 'ready' ? { kind: 'ready', ticket: ticketOf(entry), number, place: placeName(entry.counter) }
    : { kind: entry.counter ? 'counter' : 'call', ticket: id, number, place: placeName(entry.counter ?? entry.room) };
}

/** @param {import('./announcements.js').Announcement} announcement */
function keyOf({ kind, ticket, place: where }) {
  return `${kind} ${ticket} ${where}`;
}

/** @param {number} number */
function metres(number) {
  return Math.floor(number * 10) / 10;
}

customElements.define('cq-screen', Screen);
