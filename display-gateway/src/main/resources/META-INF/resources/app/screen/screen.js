import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/page/every-page.js';
import '../shared/page/awake.js';
import '../shared/access/pairing.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import { DeviceReport } from '../shared/access/device-report.js';
import { door } from '../shared/access/door.js';
import { newestFirst } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { dayMark, numberOf } from '../shared/board/open-day.js';
import { placeName, workplaceOf } from '../shared/board/places.js';
import { deviceNumber, deviceSetting } from '../shared/page/device.js';
import { PageElement } from '../shared/page/element.js';
import { logo, wear } from '../shared/page/look.js';
import { speakAsSet, spokenNow, text } from '../shared/page/texts.js';
import { Media } from './media.js';
import { ScreenFit } from './screen-fit.js';
import { Sound } from './sound.js';
import { shownCalls, signOf } from './shown-calls.js';
import { FREE, MARKED_FOR, NOTICE_STANDS, noticeLines, shiftAt, sinceWhen, staged, STAYS_FOR } from './spotlight.js';
import { StaffControls } from './staff-controls.js';
import { capitalHeight, roomsIn } from './viewing.js';

/** Metres, as long as the settings have not come. */
const USUAL_DISTANCE = 5;
/** Inches: what a screen is taken for of which nobody has said. */
const USUAL_DIAGONAL = 55;
/** How often the screen looks whether it is time for something else, in milliseconds. */
const LOOK_AGAIN = 500;

/** Whether nobody signs in here; whoever operates the clinic is to see that, and it takes no line of its own. */
const isOpen = document.documentElement.dataset.access === 'open';

/** The public screen: who is called where, and which medicines can be fetched. Numbers and places, nothing else. */
class Screen extends PageElement {
  static properties = { announcement: { state: true }, stage: { state: true }, notice: { state: true } };

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
    /** What stands large over the board. */
    this.stage = FREE;
    /**
     * Since when those calls are marked that are new, by key; and since when those patients sit before a doctor who still
     * stand here, by ticket.
     * @type {Map<string, number>}
     */
    this.marks = new Map();
    /** @type {Map<string, number>} */
    this.begun = new Map();
    /** How many of them stood here when that was last looked at. */
    this.inside = 0;
    /** Who stood here as called when the page was last rendered, by ticket. */
    this.stood = new Set();
    /** For how long the board was seen: its pages wait while something stands over it. */
    this.seen = 0;
    this.looked = performance.now();
    /** Which of the notices stands. */
    this.notice = 0;
    this.controls = new StaffControls(this);
    this.sound = new Sound(() => spokenNow(this.live.board.settings));
    this.report = new DeviceReport(() => this.#heardHere(), this.live.socket);
    /**
     * What was shown of what stands here, as the gateway knows it.
     * @type {Api.ShownCall[]}
     */
    this.shown = [];
    /** @type {Map<string, 'chime' | 'voice'>} what was heard of it, by sign */
    this.heard = new Map();
    this.told = '';
    this.tell = () => this.#tell();
    this.sound.addEventListener('heard', event => {
      const { call, heard } = /** @type {CustomEvent<{call: import('./spotlight.js').Call, heard: 'chime' | 'voice'}>} */ (event).detail;
      this.heard.set(signOf(call), heard);
      this.#tell();
    });
    this.sound.addEventListener('change', () => {
      this.requestUpdate();
      this.report.changed();
    });
    /**
     * Whose calls are shown alone; none for all.
     * @type {string[]}
     */
    this.rooms = [];
    this.setUp = () => this.#setUp();
    this.#setUp();
    this.fit = new ScreenFit(this);
    this.media = new Media(this);
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
    document.addEventListener('visibilitychange', this.tell);
    this.#tell();
    this.turning = setInterval(() => this.#look(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sound.stop();
    this.report.stop();
    document.removeEventListener('cq-device', this.setUp);
    this.sized.disconnect();
    document.removeEventListener('cq-leave', this.stays);
    document.removeEventListener('visibilitychange', this.tell);
    clearInterval(this.turning);
  }

  /** A manager may have set it up otherwise. */
  #setUp() {
    this.distance = deviceNumber('distance', 1, 20);
    this.diagonal = deviceNumber('diagonal', 5, 200);
    this.rooms = roomsIn(deviceSetting('rooms', said => roomsIn(said).length > 0) ?? '');
    this.requestUpdate();
  }

  /** Who has gone in stays for as long as somebody may still look for the room. */
  get calls() {
    const here = performance.now() - STAYS_FOR;
    return newestFirst([...this.#standing('called'),
      ...this.#standing('in-consultation').filter(({ id }) => (this.begun.get(id) ?? Infinity) > here)]
      .filter(({ room }) => this.rooms.length === 0 || this.rooms.includes(placeName(room))));
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
    if (this.rooms.length > 0) {
      return []; // it hangs before rooms, and not where medicines are fetched
    }
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
    wear(settings?.colours);
    this.#takeBegun();
    if (heard === this.announced) {
      return;
    }
    if (this.announced === undefined) {
      this.controls.show();
    }
    const isNews = (/** @type {Page.Heard} */ entry) => this.announced !== undefined && entry.heard > this.announced;
    const { calls, ready } = this;
    const news = [...calls.filter(({ status }) => status === 'called').filter(isNews), ...ready.filter(isNews)].sort((one, other) => one.heard - other.heard);
    this.announced = heard;
    if (news.length > 0) {
      this.announcement = news.map(entry => (entry.status === 'ready' ? readySentence : callSentence)(entry)).join(' ');
      this.announcements++;
    }
    const stands = this.#stands();
    const said = news.map(aloud);
    said.forEach(({ key }) => this.marks.set(key, performance.now()));
    this.stage = staged(this.stage, performance.now(), said, stands);
    this.sound.announce(said, stands);
  }

  /** Who goes in from here; of a call that never stood here nobody looks for the room. */
  #takeBegun() {
    const those = this.#standing('in-consultation').map(({ id }) => id).filter(id => this.begun.has(id) || this.stood.has(id));
    this.begun = sinceWhen(this.begun, those, performance.now());
    this.stood = new Set(this.#standing('called').map(({ id }) => id));
  }

  #stands() {
    const keys = new Set([...this.calls, ...this.ready].map(entry => aloud(entry).key));
    return (/** @type {{key: string}} */ { key }) => keys.has(key);
  }

  /**
   * By which a row is known, and whether it is marked.
   * @param {Page.Ticket<'screen'> | Page.Prescription<'screen'>} entry
   * @returns {[string, boolean]}
   */
  #keyOf(entry) {
    const { key } = aloud(entry);
    return [key, this.#isMarked(key)];
  }

  /** @param {string} key */
  #isMarked(key) {
    return performance.now() - (this.marks.get(key) ?? -Infinity) < MARKED_FOR;
  }

  /** What only time changes. */
  #look() {
    const at = performance.now();
    this.seen += this.stage.now ? 0 : at - this.looked;
    this.looked = at;
    this.stage = staged(this.stage, at, [], this.#stands());
    this.media.turn(at);
    this.notice = Math.floor(at / NOTICE_STANDS);
    const { x, y } = shiftAt(at);
    document.documentElement.style.setProperty('--shift-x', `${x}px`);
    document.documentElement.style.setProperty('--shift-y', `${y}px`);
    const marked = [...this.marks.keys()].filter(key => this.#isMarked(key));
    const inside = [...this.begun.values()].filter(since => at - since < STAYS_FOR).length;
    if (marked.length < this.marks.size || inside !== this.inside) {
      this.inside = inside;
      this.marks = new Map(marked.map(key => [key, this.marks.get(key) ?? at]));
      this.requestUpdate();
    }
    this.#turn();
    this.#tell();
  }

  /** @returns {'on' | 'off' | 'no-voice'} */
  #heardHere() {
    return !this.sound.on ? 'off' : this.sound.mute ? 'no-voice' : 'on';
  }

  /** Says what stands here and was seen, where that is something else than before: staff see who was really called. */
  #tell() {
    const visible = document.visibilityState === 'visible';
    const standing = this.#standingHere();
    this.shown = shownCalls(this.shown, standing, visible ? this.#seen() : new Set(), this.heard);
    const signs = new Set(standing.map(signOf));
    this.heard = new Map([...this.heard].filter(([sign]) => signs.has(sign)));
    /** @type {Api.Messages['shows']} */
    const says = { type: 'shows', rooms: this.rooms, sound: this.#heardHere(), visible, calls: this.shown };
    const told = JSON.stringify(says);
    if (told !== this.told) {
      this.told = told;
      this.live.socket.greet(says);
    }
  }

  /** @returns {import('./shown-calls.js').Standing[]} */
  #standingHere() {
    const calls = this.calls.filter(({ status }) => status === 'called').map(ticket => ({ id: ticket.id, ...aloud(ticket),
      place: ticket.counter ? workplaceOf('counter', placeName(ticket.counter)) : workplaceOf('room', placeName(ticket.room)) }));
    const ready = this.rooms.length > 0 ? [] : newestFirst(this.live.board.prescriptions.values()).filter(({ status }) => status === 'ready')
      .map(entry => ({ id: entry.id, ...aloud(entry), place: workplaceOf('counter', placeName(entry.counter)) }));
    return [...calls, ...ready];
  }

  /** Keys of the rows that can be read: what stands over the board hides them. */
  #seen() {
    return new Set(this.stage.now ? [this.stage.now.key]
      : [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.screen-row[data-call]:not([hidden])'))].map(row => row.dataset.call ?? ''));
  }

  render() {
    return door.mustPair ? html`<cq-pairing device="screen"></cq-pairing>` : this.#board();
  }

  #board() {
    const { calls, ready, missed } = this;
    const waiting = this.#standing('waiting').length;
    return html`
      <section class="screen-calls" aria-labelledby="calls-heading">
        ${heading('calls', 'screen.nowServing', this.rooms.length === 0 ? nothing
          : text('screen.onlyRooms', { rooms: this.rooms.join(', ') }), this.live.board.settings?.name ?? '')}
        ${!this.live.hasBoard ? html`<p class="screen-empty">${text('shared.connecting')}</p>`
          : calls.length === 0 ? html`<p class="screen-empty" data-testid="nobody">${text('screen.nobody')}</p>` : nothing}
        ${list('calls', calls, ({ id }) => id, ticket => callRow(ticket, ...this.#keyOf(ticket)))}
        ${this.stage.now ? spotlight(this.stage.now) : nothing}
      </section>
      <section class="screen-missed" aria-labelledby="missed-heading" ?hidden=${missed.length === 0} data-testid="missed">
        ${heading('missed', 'screen.missed')}
        ${list('missed', missed, ({ id }) => id, missedRow)}
      </section>
      <section class="screen-ready" aria-labelledby="ready-heading" ?hidden=${this.rooms.length > 0}>
        ${heading('ready', 'screen.ready', ready.length === 0 ? text('screen.nothingReady') : nothing)}
        ${list('ready', ready, entry => `${ticketOf(entry)} ${entry.counter}`, entry => readyRow(entry, ...this.#keyOf(entry)))}
      </section>
      ${this.media.render()}
      <footer class="screen-foot">
        <p class="screen-waiting" data-testid="waiting-count">${text('screen.waiting', { count: waiting })}</p>
        ${this.#notice()}
        ${this.controls.shown || this.sound.on ? nothing : html`<p class="screen-silent" data-testid="silent">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 9v6h4l5 5V4L7 9H3zm13 .5 5 5m0-5-5 5"/></svg>
          <span class="visually-hidden">${text('screen.silent')}</span></p>`}
        <div class="screen-staff" ?hidden=${!this.controls.shown}>
          ${this.#soundSwitch()}
          <p class="screen-note" data-testid="viewing-note"></p>
          <p>${text('screen.staff')}</p>
        </div>
        ${isOpen ? html`<p class="screen-access" data-testid="screen-access">${text('shared.openAccess')}</p>` : nothing}
      </footer>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true" data-testid="announcement">
        ${keyed(this.announcements, html`<p>${this.announcement}</p>`)}</div>`;
  }

  #notice() {
    const { settings } = this.live.board;
    const lines = noticeLines(settings?.notices ?? [], spokenNow(settings));
    const line = lines[this.notice % lines.length];
    return line ? html`<p class="screen-notice" data-testid="notice" lang=${line.language ?? nothing}
      .style=${`--letters: ${line.text.length}`}><bdi>${line.text}</bdi></p>` : nothing;
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
      this.fit.turn(name => this[name].at(0)?.heard, this.seen);
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
 * @param {string} [clinic] its name; none for a heading that is not its
 */
function heading(name, label, empty = nothing, clinic = undefined) {
  return html`<div class="screen-head"><h2 id="${name}-heading">${text(label)}</h2>
    ${empty === nothing ? nothing : html`<p class="screen-empty">${empty}</p>`}
    <p class="screen-page" data-testid="page-${name}" hidden></p>
    ${clinic !== undefined && logo ? html`<img class="screen-logo" src=${logo} alt="" data-testid="logo">` : nothing}
    ${clinic ? html`<p class="screen-clinic" data-testid="clinic" .style=${`--letters: ${clinic.length}`}><bdi>${clinic}</bdi></p>` : nothing}</div>`;
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
 * Large, for whoever has just been called. Whoever listens hears it elsewhere.
 * @param {import('./spotlight.js').Call} call
 */
function spotlight({ kind, ticket, number, place: where, again }) {
  const label = text(kind === 'call' ? 'shared.roomLabel' : 'shared.counterLabel');
  const letters = label.length / 2 + 1 + where.length;
  return html`<div class="screen-spotlight" aria-hidden="true" data-testid="spotlight">
    ${kind === 'ready' ? html`<p class="spotlight-note">${text('screen.ready')}</p>`
      : again ? html`<p class="spotlight-note">${text('screen.again')}</p>` : nothing}
    <p class="spotlight-number" .style=${`--letters: ${number.length}`}>${number}</p>
    <p class="spotlight-place" .style=${`--letters: ${letters}`}><span class="spotlight-kind">${label}</span> ${where}</p>
    ${dayMark(ticket) ? html`<p class="spotlight-note">${dayMark(ticket)}</p>` : nothing}
  </div>`;
}

/**
 * @param {Page.Ticket<'screen'>} ticket
 * @param {string} key
 * @param {boolean} isNew
 */
function callRow({ id, number, room, counter, again }, key, isNew) {
  return html`<li data-call=${key} class="screen-row ${isNew ? 'newest' : ''}" data-testid="called-${number}" data-ticket=${id}>
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}
    ${again ? html`<span class="screen-again" data-testid="again">${text('screen.again')}</span>` : nothing}
    ${counter ? place('shared.counterLabel', counter) : place('shared.roomLabel', room)}</li>`;
}

/**
 * @param {Page.Prescription<'screen'>} entry
 * @param {string} key
 * @param {boolean} isNew
 */
function readyRow(entry, key, isNew) {
  const { number, counter } = entry;
  return html`<li data-call=${key} class="screen-row ${isNew ? 'newest' : ''}" data-testid="ready-${number}" data-ticket=${ticketOf(entry)}>
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
 * @returns {import('./spotlight.js').Call}
 */
function aloud(entry) {
  const { id, number } = entry;
  /** @type {import('./announcements.js').Announcement} */
  const call = entry.status === 'ready' ? { kind: 'ready', ticket: ticketOf(entry), number, place: placeName(entry.counter), again: false }
    : { kind: entry.counter ? 'counter' : 'call', ticket: id, number, place: placeName(entry.counter ?? entry.room), again: entry.again };
  return { ...call, key: `${call.kind} ${call.ticket} ${call.place}`, call: 'call' in entry ? entry.call ?? 1 : 1 };
}

/** @param {number} number */
function metres(number) {
  return Math.floor(number * 10) / 10;
}

customElements.define('cq-screen', Screen);
