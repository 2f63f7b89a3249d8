import { html, nothing } from 'lit';

import './ask-help.js';
import './connection-banner.js';
import { Commands, newKey, Refused } from './commands.js';
import { focusOn } from './controls.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { LiveBoard } from './live-board.js';
import { drawingOf, loadPaper, printing, qrCode, slip } from './slip.js';
import { language, languages, nameOf, speak, spoken, text } from './texts.js';
import { hourAndMinute } from './time.js';

/** How long a number stays, unless somebody touches the screen. */
const SHOWN_FOR = 15_000;
/** After how long without a touch the next patient finds the clinic's first language again. */
const CHOSEN_FOR = 30_000;

/** Takes a patient's wish and shows the number: one button for each service line, and for each of the clinic's languages. */
class Kiosk extends PageElement {
  static properties = {
    asked: { state: true },
    retrying: { state: true },
    issued: { state: true },
    drawing: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'kiosk');
    this.commands = new Commands(`kiosk ${kioskName()}`);
    /** The service line that was pressed and has no answer yet. */
    this.asked = null;
    this.retrying = false;
    /** The ticket that is shown. */
    this.issued = null;
    /** The QR code of its link, once it is drawn. */
    this.drawing = null;
    this.printing = printing();
    this.problem = '';
    /** Keys of the presses that nobody has answered: pressed again, they are the same wish. */
    this.keys = new Map();
    this.back = undefined;
    this.backToFirst = undefined;
    /** Whether somebody has chosen the language that is spoken. */
    this.chosen = false;
    this.touched = () => this.#waitForFirst();
  }

  connectedCallback() {
    super.connectedCallback();
    loadPaper();
    addEventListener('pointerdown', this.touched);
    addEventListener('keydown', this.touched);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.touched);
    removeEventListener('keydown', this.touched);
    clearTimeout(this.back);
    clearTimeout(this.backToFirst);
  }

  get lines() {
    return this.live.board.settings?.serviceLines ?? [];
  }

  /** The clinic's languages may be others than when the page was painted. */
  willUpdate() {
    if (!this.chosen && this.live.hasBoard) {
      speak(askedLanguage() ?? spoken(this.live.board.settings)[0]);
    }
  }

  render() {
    return html`${this.#languages()}
      ${this.issued ? this.#ticket(this.issued) : this.#wishes()}
      <cq-ask-help .commands=${this.commands} .ticket=${this.issued?.id} @touched=${this.#touched}></cq-ask-help>`;
  }

  #languages() {
    const offered = spoken(this.live.board.settings);
    return offered.length < 2 ? nothing : html`<div class="kiosk-languages" role="group"
      aria-label=${text('shared.languages')}>${offered.map(tag => html`
        <button type="button" class="kiosk-language" lang=${tag} data-testid="language-${tag}"
          aria-pressed=${String(tag === language)} @click=${() => this.#choose(tag)}>
          ${text('shared.language', {}, tag)}</button>`)}</div>`;
  }

  #choose(tag) {
    this.chosen = true;
    this.problem = '';
    speak(tag);
    this.#waitForFirst();
  }

  #waitForFirst() {
    clearTimeout(this.backToFirst);
    this.backToFirst = setTimeout(() => this.#first(), CHOSEN_FOR);
  }

  /** Whoever comes next has not chosen a language. */
  #first() {
    if (this.issued) {
      return; // it is still being read; the language goes back with it
    }
    clearTimeout(this.backToFirst);
    this.chosen = false;
    this.problem = '';
    this.requestUpdate();
  }

  #wishes() {
    return html`
      <h1 tabindex="-1" data-focus>${text('kiosk.heading')}</h1>
      <p class="kiosk-lead">${text('kiosk.lead')}</p>
      ${this.live.hasBoard ? nothing : html`<p class="empty">${text('shared.connecting')}</p>`}
      <div class="kiosk-lines">
        ${this.lines.map(line => html`
          <button type="button" class="kiosk-line" data-testid="line-${line.code}" ?disabled=${this.asked !== null}
            aria-busy=${this.asked === line.code} @click=${() => this.#ask(line.code)}>
            <span class="kiosk-letter" aria-hidden="true">${line.letter}</span>
            <span class="kiosk-name">${nameOf(line)}</span>
          </button>`)}
      </div>
      <div class="kiosk-notes">
        <p role="status" data-testid="kiosk-status">${this.#status()}</p>
        ${this.problem ? html`<p class="action-problem" role="alert" data-testid="problem">${this.problem}</p>` : nothing}
      </div>`;
  }

  #status() {
    if (this.asked === null) {
      return nothing;
    }
    return this.retrying ? text('shared.tryingAgain') : text('kiosk.oneMoment');
  }

  #ticket(ticket) {
    const line = this.lines.find(({ code }) => code === ticket.serviceLine);
    const zone = this.live.board.settings?.zone;
    const link = linkTo(ticket);
    return html`
      <section class="kiosk-ticket" aria-labelledby="ticket-heading" @pointerdown=${this.#stay} @keydown=${this.#stay}>
        <div class="kiosk-facts">
          <h1 id="ticket-heading" tabindex="-1" data-focus>${text('kiosk.yourNumber')}</h1>
          <p class="kiosk-number" data-testid="kiosk-number" role="status">${ticket.number}</p>
          <p class="kiosk-line-name">${line ? nameOf(line) : ticket.serviceLine}</p>
          <p>${text('kiosk.issuedAt', { time: hourAndMinute(ticket.issuedAt, zone) })}</p>
          <p class="kiosk-order">${text('kiosk.order')}</p>
          <p>${text('kiosk.watchScreen')}</p>
        </div>
        ${link ? html`<div class="kiosk-tracking"><p>${text('kiosk.tracking')}</p>
          <div class="kiosk-qr">${qrCode(this.drawing)}</div>
          <a href=${link} target="_blank" rel="noopener noreferrer" data-testid="kiosk-tracking">${link}</a></div>` : nothing}
        <div class="kiosk-buttons">
          ${this.printing === 'off' ? nothing : html`<button type="button" class="button plain kiosk-button"
            data-testid="kiosk-print" @click=${() => print()}>${text('kiosk.print')}</button>`}
          <button type="button" class="button primary kiosk-button kiosk-done" data-testid="kiosk-done"
            @click=${this.#start}>${text('kiosk.done')}</button>
        </div>
        <p class="kiosk-return">${text('kiosk.returns', { seconds: SHOWN_FOR / 1000 })}</p>
      </section>
      ${slip(ticket, line, zone, link, this.drawing)}`;
  }

  async #ask(serviceLine) {
    if (this.asked !== null) {
      return;
    }
    this.asked = serviceLine;
    this.problem = '';
    const key = this.keys.get(serviceLine) ?? newKey();
    this.keys.set(serviceLine, key);
    try {
      const ticket = await this.commands.send(endpoints.tickets, { serviceLine },
        { key, onRetry: () => { this.retrying = true; } });
      this.keys.delete(serviceLine);
      await this.#show(ticket);
    } catch (refusal) {
      if (refusal instanceof Refused) {
        this.keys.delete(serviceLine);
      }
      this.problem = refusal.message;
    } finally {
      this.asked = null;
      this.retrying = false;
    }
  }

  async #show(ticket) {
    this.issued = ticket;
    this.drawing = null;
    this.#stay();
    await this.updateComplete;
    focusOn(this.querySelector('#ticket-heading'));
    this.#draw(ticket);
  }

  async #draw(ticket) {
    const link = linkTo(ticket);
    const drawing = link ? await drawingOf(link) : null;
    if (this.issued !== ticket) {
      return; // somebody else stands there by now
    }
    this.drawing = drawing;
    await this.updateComplete;
    if (this.printing === 'auto') {
      print();
    }
  }

  /** Whoever still reads it gets the whole time again. */
  #stay() {
    clearTimeout(this.back);
    this.back = setTimeout(() => this.#start(), SHOWN_FOR);
  }

  /** Who asks for help still looks at the ticket. */
  #touched() {
    if (this.issued) {
      this.#stay();
    }
  }

  #start() {
    clearTimeout(this.back);
    this.issued = null;
    this.#first();
  }
}

/** A ticket's own page, as a phone finds it: at the address by which the kiosk found this one. */
function linkTo({ trackingPath }) {
  return trackingPath ? new URL(trackingPath, location.origin).href : null;
}

/** The first language of this very kiosk, where that is not the clinic's: `?lang=es`. */
function askedLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  return languages.find(tag => tag === asked);
}

/** Which of the clinic's kiosks this is: `?kiosk=2`. */
function kioskName() {
  const name = new URLSearchParams(location.search).get('kiosk') ?? '';
  return /^[\w-]{1,16}$/.test(name) ? name : '1';
}

customElements.define('cq-kiosk', Kiosk);
