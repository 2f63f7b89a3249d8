import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import './clock.js';
import './connection-banner.js';
import { newestFirst } from './board-order.js';
import { PageElement } from './element.js';
import { LiveBoard } from './live-board.js';
import { placeName } from './places.js';
import { text } from './texts.js';

/** So far a list may shrink before its last rows are cut off: seventy calls fit then. */
const SMALLEST = 0.25;

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
    this.refit = () => this.#fit();
  }

  connectedCallback() {
    super.connectedCallback();
    setUpFor(new URLSearchParams(location.search));
    addEventListener('resize', this.refit);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
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

  get ready() {
    return newestFirst([...this.live.board.prescriptions.values()].filter(({ status }) => status === 'ready'));
  }

  willUpdate() {
    const { heard } = this.live.board;
    if (!this.live.hasBoard || heard === this.announced) {
      return;
    }
    const news = entry => this.announced !== undefined && entry.heard > this.announced;
    const sentences = [
      ...this.called.filter(news).map(callSentence),
      ...this.ready.filter(news).map(readySentence),
    ];
    this.announced = heard;
    if (sentences.length > 0) {
      this.announcement = sentences.reverse().join(' ');
      this.announcements++;
      // A chime and a voice, once there are some, hear of it here.
      this.dispatchEvent(new CustomEvent('announce', { detail: sentences }));
    }
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
          <ol>${repeat(missed, ({ number }) => number, ({ number }) => html`<li class="screen-number"
            data-testid="skipped-${number}">${number}</li>`)}</ol></div>`}
      </section>
      <section class="screen-ready" aria-labelledby="ready-heading">
        <h2 id="ready-heading">${text('screen.ready')}</h2>
        ${ready.length === 0 ? html`<p class="screen-empty">${text('screen.nothingReady')}</p>` : html`
          <ol class="screen-list">${repeat(ready, ({ number, counter }) => `${number} ${counter}`, readyRow)}</ol>`}
      </section>
      <p class="screen-waiting" data-testid="waiting-count">${text('screen.waiting', { count: waiting })}</p>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true" data-testid="announcement">
        ${keyed(this.announcements, html`<p>${this.announcement}</p>`)}</div>`;
  }

  #calls(called) {
    return called.length === 0
      ? html`<p class="screen-empty" data-testid="nobody">${text('screen.nobody')}</p>`
      : html`<ol class="screen-list">${repeat(called, ({ number }) => number, callRow)}</ol>`;
  }

  updated() {
    this.#fit();
  }

  /** When more is to be shown than fits, the lists become smaller rather than losing somebody below the edge. */
  #fit() {
    for (const list of this.querySelectorAll('.screen-list')) {
      let scale = 1;
      list.style.setProperty('--fit', scale);
      while (list.scrollHeight > list.clientHeight && scale > SMALLEST) {
        scale -= 0.05;
        list.style.setProperty('--fit', scale);
      }
    }
  }
}

function callRow({ number, room, again }, index) {
  return html`<li class="screen-row ${index === 0 ? 'newest' : ''}" data-testid="called-${number}">
    <span class="screen-number">${number}</span>
    ${again ? html`<span class="screen-again" data-testid="again">${text('screen.again')}</span>` : nothing}
    <span class="screen-place">${room ? text('shared.room', { room: placeName(room) }) : nothing}</span>
  </li>`;
}

function readyRow({ number, counter }) {
  return html`<li class="screen-row" data-testid="ready-${number}">
    <span class="screen-number">${number}</span>
    <span class="screen-place">${counter ? text('shared.counter', { counter: placeName(counter) }) : nothing}</span>
  </li>`;
}

function callSentence({ number, room, again }) {
  return text(again ? 'screen.announceAgain' : 'screen.announceCall', { number, room: placeName(room) });
}

function readySentence({ number, counter }) {
  return text('screen.announceReady', { number, counter: placeName(counter) });
}

/**
 * How large the letters are follows from how far away the readers sit and how large the picture is:
 * `?distance=` in metres, `?diagonal=` in inches.
 * @param {URLSearchParams} wishes
 */
function setUpFor(wishes) {
  const root = document.documentElement.style;
  const distance = Number(wishes.get('distance'));
  if (distance > 0 && distance <= 50) {
    root.setProperty('--viewing-distance', distance);
  }
  const diagonal = Number(wishes.get('diagonal'));
  if (diagonal > 0 && diagonal <= 300) {
    const pixels = Math.hypot(screen.width, screen.height);
    root.setProperty('--pixels-per-millimetre', pixels / (diagonal * 25.4));
  }
}

customElements.define('cq-screen', Screen);
