import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import './clock.js';
import './connection-banner.js';
import { newestFirst } from './board-order.js';
import { deviceNumber } from './device.js';
import { PageElement } from './element.js';
import { LiveBoard } from './live-board.js';
import { dayMark, numberOf } from './open-day.js';
import { placeName } from './places.js';
import { Sound } from './sound.js';
import { languages, speak, spoken, text } from './texts.js';
import { capitalHeight, rowsAbove } from './viewing.js';

/** No list needs more rows than this to fill any screen. */
const MOST_ROWS = 60;
/** Metres, as long as the settings have not come. */
const USUAL_DISTANCE = 5;
/** Inches: what a screen is taken for of which nobody has said. */
const USUAL_DIAGONAL = 55;
/** A letter smaller than this part of what it should be is no more worth trying. */
const SMALLEST = 0.1;

/** The public screen: who is called where, and which medicines can be fetched. Numbers and places, nothing else. */
class Screen extends PageElement {
  static properties = { announcement: { state: true } };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'screen');
    this.announcement = '';
    /** Counts them: the same sentence said again is to be heard again. */
    this.announcements = 0;
    /** The newest entry that was announced; what a first board shows is no news. */
    this.announced = undefined;
    this.sound = new Sound(() => spoken(this.live.board.settings));
    this.sound.addEventListener('change', () => this.requestUpdate());
    this.distance = deviceNumber('distance', 1, 20);
    this.diagonal = deviceNumber('diagonal', 5, 200);
    /** Whether the letters are as large as they must be; else the part of it that fits. */
    this.reached = 1;
    this.refit = () => this.#fit();
  }

  connectedCallback() {
    super.connectedCallback();
    this.sound.start();
    addEventListener('resize', this.refit);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sound.stop();
    removeEventListener('resize', this.refit);
  }

  get called() {
    return newestFirst(this.#standing('called'));
  }

  /** Who did not come when called. */
  get missed() {
    return newestFirst(this.#standing('skipped'));
  }

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
    if (!this.live.hasBoard) {
      return;
    }
    speak(askedLanguage() ?? spoken(settings)[0]);
    if (heard === this.announced) {
      return;
    }
    const isNews = entry => this.announced !== undefined && entry.heard > this.announced;
    const [calls, ready] = [this.called, this.ready];
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
    const { called, ready, missed } = this;
    const waiting = this.#standing('waiting').length;
    return html`
      <section class="screen-calls" aria-labelledby="calls-heading">
        <h2 id="calls-heading">${text('screen.nowServing')}</h2>
        ${this.live.hasBoard ? this.#calls(called) : html`<p class="screen-empty">${text('shared.connecting')}</p>`}
        ${missed.length === 0 ? nothing : html`<div class="screen-missed" data-testid="missed">
          <h2>${text('screen.missed')}</h2>
          <div class="screen-line"><ol data-rows=${missed.length}>${repeat(missed.slice(0, MOST_ROWS),
            ({ id }) => id, ({ id, number }) => html`<li class="screen-number" data-ticket=${id}
              data-testid="skipped-${number}">${number}${ofAnotherDay(id)}</li>`)}</ol>
            <p class="screen-more" hidden></p></div></div>`}
      </section>
      <section class="screen-ready" aria-labelledby="ready-heading">
        <h2 id="ready-heading">${text('screen.ready')}</h2>
        ${ready.length === 0 ? html`<p class="screen-empty">${text('screen.nothingReady')}</p>`
          : rows(ready, entry => `${ticketOf(entry)} ${entry.counter}`, readyRow, 'more-ready')}
      </section>
      <footer class="screen-foot">
        <p class="screen-waiting" data-testid="waiting-count">${text('screen.waiting', { count: waiting })}</p>
        ${this.#soundSwitch()}
        <p class="screen-note" data-testid="viewing-note"></p>
      </footer>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true" data-testid="announcement">
        ${keyed(this.announcements, html`<p>${this.announcement}</p>`)}</div>`;
  }

  #calls(called) {
    return called.length === 0
      ? html`<p class="screen-empty" data-testid="nobody">${text('screen.nobody')}</p>`
      : rows(called, ({ id }) => id, callRow, 'more-calls');
  }

  #soundSwitch() {
    const { on, voiceless } = this.sound;
    return html`<div class="screen-sound">
      <button type="button" class="button plain" data-testid="sound" aria-pressed=${String(on)}
        @click=${() => (on ? this.sound.switchOff() : this.sound.switchOn())}>
        ${text(on ? 'screen.soundOn' : 'screen.soundOff')}</button>
      ${voiceless.length === 0 ? nothing : html`<span data-testid="voiceless">${text('screen.voiceless',
        { languages: voiceless.map(tag => text('shared.language', {}, tag)).join(', ') })}</span>`}
    </div>`;
  }

  updated() {
    this.#fit();
  }

  /**
   * Letters as large as the readers' distance asks, and as many rows as then fit; how many more there are is said. Only
   * where not even one row fits, the letters give way, and the page says how far they carry.
   */
  #fit() {
    const distance = this.distance ?? this.live.board.settings?.viewingDistance ?? USUAL_DISTANCE;
    const diagonal = this.diagonal ?? USUAL_DIAGONAL;
    const size = capitalHeight(distance, screen, diagonal) / capitalShare(getComputedStyle(this).fontFamily);
    let share = 1;
    do {
      document.documentElement.style.setProperty('--screen-wanted', `${size * share}px`);
      share *= 0.95;
    } while (share > SMALLEST && this.#firstRows().some(isCut));
    this.reached = share / 0.95;
    this.querySelectorAll('.screen-rows, .screen-line').forEach(showWhatFits);
    this.#note(distance, diagonal);
  }

  #firstRows() {
    showAll(this);
    return [...this.querySelectorAll('.screen-list > :first-child')];
  }

  #note(distance, diagonal) {
    const note = this.querySelector('[data-testid=viewing-note]');
    const said = [
      this.reached < 1 ? text('screen.tooSmall', { reached: metres(distance * this.reached), distance: metres(distance) }) : '',
      this.diagonal === undefined ? text('screen.assumed', { diagonal, distance: metres(distance) }) : '',
    ].filter(Boolean).join(' ');
    if (note.textContent !== said) {
      note.textContent = said;
    }
  }
}

function rows(entries, key, row, testid) {
  return html`<div class="screen-rows">
    <ol class="screen-list" data-rows=${entries.length}>${repeat(entries.slice(0, MOST_ROWS), key, row)}</ol>
    <p class="screen-more" data-testid=${testid} hidden></p></div>`;
}

function callRow({ id, number, room, again }, index) {
  return html`<li class="screen-row ${index === 0 ? 'newest' : ''}" data-testid="called-${number}" data-ticket=${id}>
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}
    ${again ? html`<span class="screen-again" data-testid="again">${text('screen.again')}</span>` : nothing}
    ${place('shared.roomLabel', room)}
  </li>`;
}

function readyRow(entry) {
  const { number, counter } = entry;
  return html`<li class="screen-row" data-testid="ready-${number}" data-ticket=${ticketOf(entry)}>
    <span class="screen-number">${number}</span>${ofAnotherDay(ticketOf(entry))}${place('shared.counterLabel', counter)}</li>`;
}

/** Whose number somebody else has today says so. */
function ofAnotherDay(id) {
  const mark = dayMark(id);
  return mark ? html`<span class="screen-again" data-testid="day">${mark}</span>` : nothing;
}

function place(label, where) {
  return where ? html`<span class="screen-place"><span class="screen-kind">${text(label)}</span>
    <span>${placeName(where)}</span></span>` : nothing;
}

/** A prescription's id is its ticket's and its place there. */
function ticketOf({ id }) {
  return id.slice(0, id.lastIndexOf('-'));
}

function callSentence(ticket) {
  const { room, again } = ticket;
  return text(again ? 'screen.announceAgain' : 'screen.announceCall', { number: numberOf(ticket), room: placeName(room) });
}

function readySentence(entry) {
  const { number, counter } = entry;
  return text('screen.announceReady', { number: numberOf({ id: ticketOf(entry), number }), counter: placeName(counter) });
}

/** @returns {import('./announcements.js').Announcement} */
function aloud(entry) {
  const { id, number, status, room, counter } = entry;
  return status === 'ready' ? { kind: 'ready', ticket: ticketOf(entry), number, place: placeName(counter) }
    : { kind: 'call', ticket: id, number, place: placeName(room) };
}

function keyOf({ kind, ticket, place: where }) {
  return `${kind} ${ticket} ${where}`;
}

/** The language of this very screen, where that is not the clinic's first: `?lang=es`. */
function askedLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  return languages.find(tag => tag === asked);
}

function metres(number) {
  return Math.floor(number * 10) / 10;
}

// ── what fits ──

/** @type {Map<string, number>} by font */
const shares = new Map();

/** How much of the font size a capital is high, in the font that this device has. */
function capitalShare(font) {
  if (!shares.has(font)) {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.font = `700 1000px ${font}`;
    shares.set(font, canvas.measureText('H').actualBoundingBoxAscent / 1000);
  }
  return shares.get(font);
}

/** A row does not fit that is cut at the lower edge of its list, or whose number leaves it sideways. */
function isCut(row) {
  const list = row.parentElement;
  return rowsAbove([row.getBoundingClientRect()], list.getBoundingClientRect().bottom) === 0
    || list.scrollWidth > list.clientWidth + 1;
}

function showAll(page) {
  page.querySelectorAll('.screen-rows li, .screen-line li').forEach(row => { row.hidden = false; });
  page.querySelectorAll('.screen-more').forEach(more => { more.hidden = true; });
}

function showWhatFits(frame) {
  const [list, more] = frame.children;
  const all = Number(list.dataset.rows);
  const items = [...list.children];
  const whole = () => rowsAbove(items.map(row => row.getBoundingClientRect()), list.getBoundingClientRect().bottom);
  let shown = whole();
  if (shown < all) {
    more.textContent = text('screen.more', { count: all });
    more.hidden = false; // it takes some of the room itself
    shown = Math.max(1, whole());
    more.textContent = text('screen.more', { count: all - shown });
  }
  items.forEach((row, index) => { row.hidden = index >= shown; });
}

customElements.define('cq-screen', Screen);
