import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/page/every-page.js';
import '../shared/page/awake.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import '../shared/access/pairing.js';
import './ask-help.js';
import { Ease, numberAloud } from './ease.js';
import { columnsOf, tilesOf, waitingByLetter } from './kiosk-tiles.js';
import { DeviceReport } from '../shared/access/device-report.js';
import { door } from '../shared/access/door.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { closedAll, intakeOf } from '../shared/board/intake.js';
import { lineName } from '../shared/board/settings.js';
import { waitBrief, waitWords } from '../shared/board/waits.js';
import { Commands, newKey, Refused, whyNot } from '../shared/controls/commands.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { chosenFor, hearPrinter, printerState } from '../shared/page/device.js';
import { PageElement } from '../shared/page/element.js';
import { wear } from '../shared/page/look.js';
import { language, languages, nameOf, speak, speakAsSet, spoken, text } from '../shared/page/texts.js';
import { coming, everySecond, hourAndMinute, now } from '../shared/page/time.js';
import { prints } from '../shared/slip/printer-states.js';
import { printAt, receiptOf, sentenceOf } from '../shared/slip/receipt.js';
import { drawingOf, loadPaper, printing, printSlip, qrCode, roll, slip } from '../shared/slip/slip.js';

/** @typedef {Api.IssuedTicket & {wait?: Api.OwnWait}} Issued a ticket, and how long it was expected to wait when it was taken */

/** How long without a touch until the next patient finds the start again, in the clinic's first language. */
const IDLE_FOR = 45_000;
/** So long before it is said, for whoever still reads. */
const WARNED_FOR = 20_000;
/** How often that is said anew. */
const STEP = 5_000;
/** A drawing that did not come is asked for again after so long. */
const DRAW_AGAIN = 3_000;

/** Takes a patient's wish and shows the number: one button for each service line, and for each of the clinic's languages. */
class Kiosk extends PageElement {
  static properties = {
    asked: { state: true },
    retrying: { state: true },
    issued: { state: true },
    paper: { state: true },
    said: { state: true },
    left: { state: true },
    seconds: { state: true },
    group: { state: true },
    drawing: { state: true },
    problem: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    this.live = new LiveBoard(this, 'kiosk');
    this.commands = commands();
    /**
     * The service line that was pressed and has no answer yet.
     * @type {string | null}
     */
    this.asked = null;
    this.retrying = false;
    /**
     * The ticket that is shown.
     * @type {Issued | null}
     */
    this.issued = null;
    /**
     * The QR code of its link, once it is drawn.
     * @type {import('../shared/slip/slip.js').Drawing | null}
     */
    this.drawing = null;
    this.printing = printing();
    /**
     * What is printed while its patient may have gone.
     * @type {{ticket: Issued, drawing: import('../shared/slip/slip.js').Drawing | null} | null}
     */
    this.paper = null;
    /**
     * What is said of the slip of the ticket that is shown.
     * @type {() => string}
     */
    this.said = () => '';
    /**
     * Ids of those that may have come out of a receipt printer since the last number was shown.
     * @type {Set<string>}
     */
    this.printed = new Set();
    /** The prints that wait for their turn, and how many. */
    this.prints = Promise.resolve();
    this.unprinted = 0;
    /** Until when nobody has to touch the screen, and how many seconds are left, once that is said. */
    this.until = Infinity;
    /** @type {number | null} */
    this.left = null;
    /** The same at each moment, for whoever sees it tick; none while nothing ends. */
    this.seconds = 0;
    /**
     * The group of lines that somebody has chosen.
     * @type {string | null}
     */
    this.group = null;
    this.ease = new Ease(this);
    this.problem = '';
    /**
     * Keys of the presses that nobody has answered: pressed again, they are the same wish.
     * @type {Map<string, string>}
     */
    this.keys = new Map();
    /** Whether the language goes back to the first once all is printed. */
    this.leaving = false;
    /** Whether somebody has chosen the language that is spoken. */
    this.chosen = false;
    this.touched = () => this.#stay();
    this.report = new DeviceReport(() => 'none', this.live.socket);
    this.setUp = () => this.#setUp();
    /** @param {Event} event */
    this.kept = event => event.preventDefault();
    /** @param {WheelEvent} event */
    this.zoomed = event => event.ctrlKey && event.preventDefault();
    /**
     * Nobody's number vanishes because the page is loaded anew.
     * @param {Event} event
     */
    this.stays = event => (this.issued || this.asked !== null || this.unprinted > 0) && event.preventDefault();
  }

  connectedCallback() {
    super.connectedCallback();
    loadPaper();
    this.report.start();
    document.addEventListener('cq-device', this.setUp);
    document.addEventListener('cq-leave', this.stays);
    addEventListener('pointerdown', this.touched);
    addEventListener('keydown', this.touched);
    addEventListener('contextmenu', this.kept);
    addEventListener('dragstart', this.kept);
    addEventListener('wheel', this.zoomed, { passive: false });
    this.#stop = everySecond(() => this.#look());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.report.stop();
    document.removeEventListener('cq-device', this.setUp);
    document.removeEventListener('cq-leave', this.stays);
    removeEventListener('pointerdown', this.touched);
    removeEventListener('keydown', this.touched);
    removeEventListener('contextmenu', this.kept);
    removeEventListener('dragstart', this.kept);
    removeEventListener('wheel', this.zoomed);
    this.#stop();
  }

  /** A manager may have set it up otherwise. */
  #setUp() {
    this.commands = commands();
    this.printing = printing();
    loadPaper();
    this.requestUpdate();
  }

  get lines() {
    return this.live.board.settings?.serviceLines ?? [];
  }

  /** The clinic's languages may be others than when the page was painted. */
  willUpdate() {
    if (this.live.hasBoard) {
      wear(this.live.board.settings?.colours);
    }
    if (!this.chosen && this.live.hasBoard) {
      speakAsSet(this.live.board.settings);
    }
  }

  render() {
    return html`${this.issued ? this.#ticket(this.issued) : door.mustPair ? html`<cq-pairing device="kiosk"></cq-pairing>` : this.#wishes()}
      <p class="kiosk-return ${this.left === null ? '' : 'warned'}" role="status" data-testid="kiosk-return">${this.#returns()}</p>
      ${this.#slip()}
      <div class="kiosk-foot">${this.#options()}
        ${door.mustPair ? nothing : html`<cq-ask-help .commands=${this.commands} .ticket=${this.issued?.id}
          @touched=${this.touched}></cq-ask-help>`}</div>`;
  }

  #returns() {
    if (this.left !== null) {
      return text('kiosk.warning', { seconds: this.left });
    }
    return this.issued ? text('kiosk.returns', { seconds: IDLE_FOR / 1000 }) : nothing;
  }

  #slip() {
    const { ticket, drawing } = this.paper ?? { ticket: this.issued, drawing: this.drawing };
    return ticket ? slip(ticket, this.live.board.settings, this.#linkTo(ticket), drawing) : nothing;
  }

  /** Below all else, where somebody who sits can reach them. */
  #options() {
    const { large, contrast, aloud, hasVoice } = this.ease;
    return html`<div class="kiosk-options">${this.#languages()}
      ${door.mustPair ? nothing : html`<div class="kiosk-ease" role="group" aria-label=${text('kiosk.ease')}>
        ${this.#switch('large', large, svg`<path d="M2 19 7 7l5 12M4 15h6m4 4 4-9 4 9m-7-3h6"/>`)}
        ${this.#switch('contrast', contrast, svg`<circle cx="12" cy="12" r="9"/><path class="filled" d="M12 3a9 9 0 0 1 0 18z"/>`)}
        ${hasVoice ? this.#switch('aloud', aloud, svg`<path d="M3 9v6h4l5 5V4L7 9H3zm13 0a4 4 0 0 1 0 6m3-9a8 8 0 0 1 0 12"/>`) : nothing}
      </div>`}</div>`;
  }

  /**
   * @param {'large' | 'contrast' | 'aloud'} what
   * @param {boolean} on
   * @param {unknown} sign
   */
  #switch(what, on, sign) {
    return html`<button type="button" class="kiosk-switch" data-testid="kiosk-${what}" aria-pressed=${String(on)}
      @click=${() => this.ease.toggle(what)}>${svg`<svg viewBox="0 0 24 24" aria-hidden="true">${sign}</svg>`}<span>${text(`kiosk.${what}`)}</span></button>`;
  }

  #languages() {
    const offered = door.mustPair && !this.live.hasBoard ? languages : spoken(this.live.board.settings);
    return offered.length < 2 ? nothing : html`<div class="kiosk-languages" role="group"
      aria-label=${text('shared.languages')}>${offered.map(tag => html`
        <button type="button" class="kiosk-language" lang=${tag} data-testid="language-${tag}"
          aria-pressed=${String(tag === language)} @click=${() => this.#choose(tag)}>
          ${text('shared.language', {}, tag)}</button>`)}</div>`;
  }

  /** @param {string} tag */
  #choose(tag) {
    this.chosen = true;
    this.leaving = false;
    this.problem = '';
    speak(tag);
  }

  /** Whoever comes next has not chosen a language; but a slip is printed in the one that its patient reads. */
  #first() {
    if (this.unprinted > 0) {
      this.leaving = true;
      return;
    }
    this.leaving = false;
    this.chosen = false;
    this.problem = '';
    this.group = null;
    this.ease.reset();
    this.requestUpdate();
  }

  #wishes() {
    const tiles = tilesOf(this.lines, this.group);
    const waiting = this.live.socket.live ? waitingByLetter(this.live.board.tickets.values()) : undefined;
    const isOpen = this.group !== null && tiles.every(({ lines }) => lines.length === 1);
    const columns = columnsOf(tiles.length);
    const [heading, lead] = this.#heading();
    return html`
      <h1 tabindex="-1" data-focus data-testid="kiosk-heading">${heading}</h1>
      <p class="kiosk-lead" data-testid="kiosk-lead">${lead}</p>
      ${this.live.hasBoard ? nothing : html`<p class="empty">${text('shared.connecting')}</p>`}
      <div class="kiosk-lines" .style=${`--columns: ${columns}; --rows: ${Math.ceil(tiles.length / columns)}`}>
        ${repeat(tiles, ({ key }) => key, ({ key, lines }) => lines.length === 1 ? this.#line(lines[0], waiting, columns) : this.#group(key, lines))}
      </div>
      <div class="kiosk-notes">
        ${isOpen ? html`<button type="button" class="button plain kiosk-button" data-testid="kiosk-back" @click=${() => this.#open(null)}>
          ${text('kiosk.back')}</button>` : nothing}
        <p role="status" data-testid="kiosk-status">${this.#status()}</p>
        ${hasReceipts() && !prints(printerState()) ? html`<p class="kiosk-no-slips" data-testid="kiosk-no-slips">${text('kiosk.noSlips')}</p>` : nothing}
        ${this.problem ? html`<p class="action-problem" role="alert" data-testid="problem">${this.problem}</p>` : nothing}
      </div>`;
  }

  /** What is asked; where no number is given, when the next one is. */
  #heading() {
    const { closed, until } = closedAll(this.live.board.intake, this.lines.map(({ code }) => code));
    return closed ? [text('kiosk.closedHeading'), until ? text('kiosk.closedLead', { time: coming(until, now()) }) : text('kiosk.closedAsk')]
      : [text('kiosk.heading'), text('kiosk.lead')];
  }

  /**
   * @param {import('./kiosk-tiles.js').Line} line
   * @param {Map<string, number> | undefined} waiting none while nobody knows
   * @param {number} columns
   */
  #line(line, waiting, columns) {
    const name = nameOf(line);
    const { open, until, byHand } = intakeOf(this.live.board.intake, line.code);
    return html`<button type="button" class="kiosk-line" data-testid="line-${line.code}" ?disabled=${this.asked !== null || !open}
      .style=${`--letters: ${name.length}`} aria-busy=${this.asked === line.code} @click=${() => this.#ask(line.code)}>
      <span class="kiosk-letter" aria-hidden="true">${line.letter}</span>
      <span class="kiosk-name">${name}</span>
      ${!open ? html`<span class="kiosk-waiting brief" data-testid="closed-${line.code}">${
        until && !byHand ? text('kiosk.opens', { time: coming(until, now()) }) : text('kiosk.closed')}</span>` : waiting ? html`<span class="kiosk-waiting ${columns === 1 ? '' : 'brief'}"><span data-testid="waiting-${line.code}">${
        text('kiosk.waiting', { count: waiting.get(line.letter) ?? 0 })}</span>${this.#expected(line.code, columns)}</span>` : nothing}
    </button>`;
  }

  /**
   * How long whoever takes a ticket now would wait; where there is little room, in few words.
   * @param {string} line
   * @param {number} columns
   */
  #expected(line, columns) {
    const wait = this.live.board.waits.lines.get(line);
    return wait ? html`<span data-testid="wait-${line}">${columns === 1 ? text('kiosk.wait', { wait: waitWords(wait) }) : waitBrief(wait)}</span>` : nothing;
  }

  /**
   * Says all that is in it: nobody has to guess.
   * @param {string} key
   * @param {import('./kiosk-tiles.js').Line[]} lines
   */
  #group(key, lines) {
    const names = lines.map(nameOf);
    return html`<button type="button" class="kiosk-line of-lines" data-testid="group-${key}" .style=${`--letters: ${Math.max(...names.map(name => name.length))}`}
      @click=${() => this.#open(key)}>
      <span class="kiosk-names">${names.map(name => html`<span class="kiosk-name">${name}</span>`)}</span>
      <span class="kiosk-more" aria-hidden="true">›</span>
    </button>`;
  }

  /** @param {string | null} group */
  async #open(group) {
    this.group = group;
    this.problem = '';
    await this.updateComplete;
    focusOn(this.querySelector('h1'));
  }

  /** What is read to whoever wishes it, as it stands there. */
  #sentences() {
    if (this.issued) {
      return [`${text('kiosk.yourNumber')}: ${numberAloud(this.issued.number)}.`, lineName(this.live.board.settings, this.issued.serviceLine),
        ...this.issued.wait ? [text('kiosk.wait', { wait: waitWords(this.issued.wait) })] : [], text('kiosk.order'), text('kiosk.watchScreen')];
    }
    return [...this.#heading(), ...tilesOf(this.lines, this.group).flatMap(({ lines }) => lines.map(nameOf))];
  }

  updated() {
    const sign = document.querySelector('.page-header .product span');
    const clinic = this.live.board.settings?.name;
    if (sign && clinic && sign.textContent !== clinic) {
      sign.textContent = clinic; // whose house it is; what it runs on is nothing to its patients
    }
    this.ease.read(this.#sentences());
  }

  #status() {
    if (this.asked === null) {
      return nothing;
    }
    return this.retrying ? text('shared.tryingAgain') : text('kiosk.oneMoment');
  }

  /** @param {Issued} ticket */
  #ticket(ticket) {
    const link = this.#linkTo(ticket);
    return html`
      <section class="kiosk-ticket" aria-labelledby="ticket-heading">
        <div class="kiosk-facts" .style=${`--letters: ${ticket.number.length}`}>
          <h1 id="ticket-heading" tabindex="-1" data-focus>${text('kiosk.yourNumber')}</h1>
          <p class="kiosk-number" data-testid="kiosk-number" role="status">${ticket.number}</p>
          <p class="kiosk-line-name">${lineName(this.live.board.settings, ticket.serviceLine)}</p>
          <p>${text('kiosk.issuedAt', { time: hourAndMinute(ticket.issuedAt) })}</p>
          ${ticket.wait ? html`<p class="kiosk-wait" data-testid="kiosk-wait">${text('kiosk.wait', { wait: waitWords(ticket.wait) })}</p>` : nothing}
          <p class="kiosk-order">${text('kiosk.order')}</p>
          <p>${text('kiosk.watchScreen')}</p>
        </div>
        ${link ? html`<div class="kiosk-tracking"><p>${text('kiosk.tracking')}</p>
          <div class="kiosk-qr">${qrCode(this.drawing)}</div>
          <p class="kiosk-link" data-testid="kiosk-tracking">${link}</p></div>` : nothing}
        ${hasReceipts() ? html`<p class="kiosk-slip" role="status" data-testid="kiosk-slip">${this.said()}</p>` : nothing}
        <div class="kiosk-buttons">
          ${this.printing === 'off' ? nothing : html`<button type="button" class="button plain kiosk-button"
            data-testid="kiosk-print" @click=${() => this.#print(ticket, this.drawing)}>${text('kiosk.print')}</button>`}
          <button type="button" class="button primary kiosk-button kiosk-done" data-testid="kiosk-done"
            @click=${this.#start}>${text('kiosk.done')} ${this.#ring()}</button>
        </div>
      </section>`;
  }

  /** What is left of the time; it is said beside it, too. */
  #ring() {
    return svg`<svg class="kiosk-ring" viewBox="0 0 36 36" aria-hidden="true" data-testid="kiosk-ring">
      <circle cx="18" cy="18" r="15" pathLength="100"></circle>
      <circle class="left" cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="${100 * this.seconds * 1000 / IDLE_FOR} 100"></circle>
      <text x="18" y="18">${this.seconds}</text></svg>`;
  }

  /** @param {string} serviceLine */
  async #ask(serviceLine) {
    if (this.asked !== null) {
      return;
    }
    this.asked = serviceLine;
    this.problem = '';
    const key = this.keys.get(serviceLine) ?? newKey();
    this.keys.set(serviceLine, key);
    const wait = this.live.board.waits.lines.get(serviceLine);
    try {
      const issued = await this.commands.send(endpoints.tickets, { serviceLine },
        { key, onRetry: () => { this.retrying = true; } });
      const ticket = { ...issued, wait };
      this.keys.delete(serviceLine);
      await this.#show(ticket);
    } catch (failure) {
      if (failure instanceof Refused) {
        this.keys.delete(serviceLine);
      }
      this.problem = whyNot(failure);
    } finally {
      this.asked = null;
      this.retrying = false;
    }
  }

  /** @param {Issued} ticket */
  async #show(ticket) {
    this.issued = ticket;
    this.drawing = null;
    this.said = () => '';
    this.printed.clear(); // a kiosk runs for months
    this.#stay();
    await this.updateComplete;
    focusOn(this.querySelector('#ticket-heading'));
    this.#draw(ticket);
  }

  /** @param {Issued} ticket */
  async #draw(ticket) {
    const link = this.#linkTo(ticket);
    const drawn = link ? drawingOf(link) : Promise.resolve(null);
    if (this.printing === 'auto') {
      this.#print(ticket, drawn);
    }
    const drawing = await drawn;
    if (this.issued === ticket) {
      this.drawing = drawing;
    }
    this.#drawAgain(ticket, link);
  }

  /**
   * A drawing that did not come is asked for as long as somebody stands there.
   * @param {Issued} ticket
   * @param {string | null} link
   */
  async #drawAgain(ticket, link) {
    while (link && this.drawing === null && this.issued === ticket) {
      await new Promise(resolve => setTimeout(resolve, DRAW_AGAIN));
      const drawing = await drawingOf(link);
      if (this.issued === ticket) {
        this.drawing = drawing;
      }
    }
  }

  /**
   * One after the other, and each to its end, whoever stands there by then.
   * @param {Issued} ticket
   * @param {Promise<import('../shared/slip/slip.js').Drawing | null> | import('../shared/slip/slip.js').Drawing | null} drawn
   */
  #print(ticket, drawn) {
    this.unprinted++;
    this.prints = this.prints.then(async () => {
      if (hasReceipts()) {
        await this.#receipt(ticket, await drawn);
      } else {
        this.paper = { ticket, drawing: await drawn };
        await this.updateComplete;
        await printSlip();
        this.paper = null;
      }
      this.unprinted--;
      if (this.leaving) {
        this.#first();
      }
    });
  }

  /**
   * At the receipt printer. What comes of it is waited for by nobody but its patient.
   * @param {Api.IssuedTicket} ticket
   * @param {import('../shared/slip/slip.js').Drawing | null} drawing
   */
  async #receipt(ticket, drawing) {
    const { settings } = this.live.board;
    this.#say(ticket, () => text('kiosk.slipComes'));
    const copied = this.printed.has(ticket.id) ? new Date(now()).toISOString() : null;
    const receipt = await receiptOf([ticket, settings, this.#linkTo(ticket), drawing, copied], settings?.name ?? '', roll());
    printAt(this.commands, 'own', receipt).then(printed => {
      if (printed.outcome !== 'not-printed' && printed.outcome !== 'busy') {
        this.printed.add(ticket.id);
      }
      hearPrinter(printed.printer);
      this.#say(ticket, () => sentenceOf(printed));
      this.requestUpdate();
    });
  }

  /**
   * @param {Api.IssuedTicket} ticket
   * @param {() => string} said
   */
  #say(ticket, said) {
    if (this.issued?.id === ticket.id) {
      this.said = said;
    }
  }

  /** Whoever is still there gets the whole time again. */
  #stay() {
    this.until = Date.now() + IDLE_FOR;
    this.left = null;
    this.seconds = IDLE_FOR / 1000;
  }

  #look() {
    const left = this.until - Date.now();
    this.seconds = left > 0 && this.issued ? Math.ceil(left / 1000) : 0;
    if (left <= 0) {
      this.#start();
    } else if (left <= WARNED_FOR && this.#isSomebodys) {
      this.left = Math.ceil(left / STEP) * STEP / 1000;
    }
  }

  /** Whether something here is that of whoever stands there. */
  get #isSomebodys() {
    const { large, contrast, aloud } = this.ease;
    return Boolean(this.issued) || this.chosen || this.group !== null || large || contrast || aloud;
  }

  /**
   * A ticket's own page, as a phone finds it: at the address that the operator has set, else at the one by which the kiosk
   * found this page.
   * @param {Issued} ticket
   */
  #linkTo({ trackingPath }) {
    return trackingPath ? new URL(trackingPath, this.dataset.address || location.origin).href : null;
  }

  #start() {
    this.until = Infinity;
    this.left = null;
    this.issued = null;
    this.#first();
    scrollTo(0, 0);
    this.querySelector('.kiosk-lines')?.scrollTo(0, 0);
  }
}

/** Whether the gateway prints for this kiosk, and not its browser. */
function hasReceipts() {
  return chosenFor('printer') !== undefined;
}

/** Those of this one of the clinic's kiosks: `?kiosk=2`, or as a manager calls it. */
function commands() {
  const names = [new URLSearchParams(location.search).get('kiosk'), chosenFor('kiosk')];
  return new Commands(`kiosk ${names.find(name => /^[\w-]{1,16}$/.test(name ?? '')) ?? '1'}`);
}

customElements.define('cq-kiosk', Kiosk);
