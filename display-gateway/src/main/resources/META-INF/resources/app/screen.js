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
import { firstTurn, layoutOf, turned } from './screen-layout.js';
import { languages, speak, spoken, text } from './texts.js';
import { capitalHeight } from './viewing.js';

/** Metres, as long as the settings have not come. */
const USUAL_DISTANCE = 5;
/** Inches: what a screen is taken for of which nobody has said. */
const USUAL_DIAGONAL = 55;
/** A letter smaller than this part of what it should be is no more worth trying. */
const SMALLEST = 0.1;
/** How often the screen looks whether it is time for another page, in milliseconds. */
const LOOK_AGAIN = 500;
const ONE_PAGE = { pages: 1, perPage: Infinity };
/** On a phone all of it is one list, to be scrolled. */
const NARROW = matchMedia('(max-width: 900px)');

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
    /** @type {Record<string, import('./screen-layout.js').Turn>} which page of each list stands */
    this.turns = {};
    /** The newest entry of each list when its page was last thought about. */
    this.newest = {};
    /** Where sound needed a touch, a page that loads itself anew would be silent. */
    this.stays = event => this.sound.on && navigator.userActivation?.hasBeenActive && event.preventDefault();
    this.sized = new ResizeObserver(() => this.#fit());
  }

  connectedCallback() {
    super.connectedCallback();
    this.sound.start();
    this.sized.observe(this);
    document.addEventListener('cq-leave', this.stays);
    this.turning = setInterval(() => this.#turn(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sound.stop();
    this.sized.disconnect();
    document.removeEventListener('cq-leave', this.stays);
    clearInterval(this.turning);
  }

  get calls() {
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

  /**
   * Letters as large as the readers' distance asks; columns and pages hold what then does not fit one below the other.
   * Only where a list has no room for a single row, the letters give way, and the page says how far they carry.
   */
  #fit() {
    const distance = this.distance ?? this.live.board.settings?.viewingDistance ?? USUAL_DISTANCE;
    const diagonal = this.diagonal ?? USUAL_DIAGONAL;
    const wanted = capitalHeight(distance, screen, diagonal) / capitalShare(getComputedStyle(this).fontFamily);
    let share = 1;
    let layout = this.#layoutAt(wanted);
    while (!NARROW.matches && !layout.fits && share > SMALLEST) {
      share *= 0.95;
      layout = this.#layoutAt(wanted * share);
    }
    this.reached = share;
    this.layout = layout;
    this.#lists().forEach(element => arrange(element, layout[element.dataset.list]));
    this.#turn();
    this.#note(distance, diagonal);
  }

  #layoutAt(size) {
    document.documentElement.style.setProperty('--screen-wanted', `${size}px`);
    this.classList.add('measured');
    const lists = this.#lists();
    const found = layoutOf(measuresOf(lists[0]), Object.fromEntries(lists.map(element =>
      [element.dataset.list, [...element.children].map(widthsOf)])));
    this.classList.remove('measured');
    return found;
  }

  #lists() {
    return [...this.querySelectorAll('.screen-list')];
  }

  /** Shows of each list the page that it is time for. */
  #turn() {
    const at = performance.now();
    for (const element of this.#lists()) {
      const { list: name } = element.dataset;
      const { pages, perPage } = NARROW.matches ? ONE_PAGE : this.layout?.[name] ?? ONE_PAGE;
      const newest = this[name].at(0)?.heard;
      const isNews = newest > (this.newest[name] ?? newest);
      this.newest[name] = newest;
      this.turns[name] = turned(this.turns[name] ?? firstTurn(at), at, pages, isNews);
      showPage(element, this.turns[name].page, pages, perPage);
    }
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

function heading(name, label, empty = nothing) {
  return html`<div class="screen-head"><h2 id="${name}-heading">${text(label)}</h2>
    ${empty === nothing ? nothing : html`<p class="screen-empty">${empty}</p>`}
    <p class="screen-page" data-testid="page-${name}" hidden></p></div>`;
}

function list(name, entries, key, row) {
  return html`<ol class="screen-list" data-list=${name} ?hidden=${entries.length === 0}>${
    repeat(entries, key, row)}</ol>`;
}

function callRow({ id, number, room, again }, index) {
  return html`<li class="screen-row ${index === 0 ? 'newest' : ''}" data-testid="called-${number}" data-ticket=${id}>
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}
    ${again ? html`<span class="screen-again" data-testid="again">${text('screen.again')}</span>` : nothing}
    ${place('shared.roomLabel', room)}</li>`;
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

function missedRow({ id, number }) {
  return html`<li class="screen-row" data-ticket=${id} data-testid="skipped-${number}">
    <span class="screen-number">${number}</span>${ofAnotherDay(id)}</li>`;
}

function place(label, where) {
  return where ? html`<span class="screen-place"><span class="screen-kind">${text(label)}</span>
    <span class="screen-name">${placeName(where)}</span></span>` : nothing;
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

/**
 * While the page is measured its lists have no height of their own but the first, which has all that is left, and rows
 * are as wide as their words.
 */
function measuresOf(first) {
  const { fontSize, rowGap } = getComputedStyle(first);
  const size = Number.parseFloat(fontSize);
  const row = first.closest('cq-screen').querySelector('.screen-row');
  return {
    width: first.clientWidth,
    height: first.clientHeight,
    row: row?.offsetHeight ?? size,
    gap: Number.parseFloat(rowGap),
    size,
  };
}

function widthsOf(row) {
  const [number, name, kind] = ['.screen-number', '.screen-name', '.screen-kind']
    .map(part => row.querySelector(part)?.getBoundingClientRect().width ?? 0);
  return { number, name, kind };
}

function arrange(element, { columns, rows, kind, places }) {
  element.style.setProperty('--columns', columns);
  element.style.setProperty('--rows', Math.max(1, rows));
  element.style.setProperty('--kind', `${kind}em`);
  [...element.children].forEach((row, index) => {
    row.style.setProperty('--place', `${places[index].size}em`);
    row.dataset.lines = places[index].lines;
    row.classList.toggle('wordless', !places[index].word);
  });
}

function showPage(element, page, pages, perPage) {
  const rows = [...element.children];
  rows.forEach((row, index) => { row.hidden = Math.floor(index / perPage) !== page; });
  const note = element.parentElement.querySelector('.screen-page');
  const said = pages === 1 ? '' : text('screen.page', { page: page + 1, pages, count: rows.length });
  if (note.textContent !== said) {
    note.textContent = said;
    note.hidden = said === '';
  }
}

customElements.define('cq-screen', Screen);
