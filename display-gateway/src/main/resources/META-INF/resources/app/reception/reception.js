import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/access/staff-page.js';
import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import '../shared/staff/intake-list.js';
import './desk-queue.js';
import './desk-search.js';
import './found-ticket.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo, RECEPTION } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import { Commands } from '../shared/controls/commands.js';
import { focusOn, stepTo } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { hourAndMinute, now } from '../shared/page/time.js';
import { printAt, receiptOf } from '../shared/slip/receipt.js';
import { drawingOf, loadPaper, printing, printSlip, slip } from '../shared/slip/slip.js';
import { PrinterWatch } from '../shared/staff/printer-watch.js';
import { KEYS, meaningOf, stopAfter } from './desk-rules.js';
import { fieldsOfNumber, NumberFor } from './number-for.js';

/** Whatever was done, the next number is typed or scanned. */
class DeskCommands extends Commands {
  #done;

  /** @param {() => void} done */
  constructor(done) {
    super(RECEPTION);
    this.#done = done;
  }

  /** @type {Commands['send']} */
  async send(endpoint, body, options) {
    try {
      return await super.send(endpoint, body, options);
    } finally {
      this.#done();
    }
  }
}

/**
 * The front desk: any number, as somebody types or scans it, where it stands, and what can be done for it. All of it by
 * keyboard: the focus is in the field for numbers, and comes back there after each act.
 */
class Reception extends PageElement {
  static properties = {
    found: { state: true },
    chosen: { state: true },
    wanted: { state: true },
    again: { state: true },
    paper: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'reception');
    this.commands = new DeskCommands(() => this.#toField());
    this.numbers = new NumberFor();
    this.printers = new PrinterWatch(this);
    /**
     * Ids of all that can be meant by what was typed last.
     * @type {string[]}
     */
    this.found = [];
    /**
     * The id of who is shown.
     * @type {string | undefined}
     */
    this.chosen = undefined;
    /** What stands in the field. */
    this.wanted = '';
    /** The service line for which the number over there is to be replaced. */
    this.again = '';
    /**
     * The last number that was taken here, with what leads to it: nobody is told that again.
     * @type {Api.IssuedTicket | undefined}
     */
    this.issued = undefined;
    /**
     * Ids of those whose slip was printed here.
     * @type {Set<string>}
     */
    this.printed = new Set();
    /** @type {{slip: Parameters<typeof slip>} | null} what is on paper while it is printed */
    this.paper = null;
    this.prints = Promise.resolve();
    this.printing = printing();
    this.notice = '';
    /** @param {KeyboardEvent} event */
    this.pressed = event => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    loadPaper();
    document.addEventListener('keydown', this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
  }

  get search() {
    return /** @type {import('./desk-search.js').DeskSearch} */ (this.querySelector('cq-desk-search'));
  }

  render() {
    const { board, hasBoard } = this.live;
    const { chosen } = this;
    return html`
      <cq-alerts .board=${board} .commands=${this.commands} .printers=${this.printers.troubled}></cq-alerts>
      <div class="desk-bar">
        <cq-desk-search .commands=${this.commands} @asked=${this.#asked} @found=${this.#found}
          @typed=${this.#typed}></cq-desk-search>
        <div class="actions">
          <span class="keyed" data-act="number">
            <cq-ask testid="number-for" .label=${text('reception.numberFor')} .yes=${text('reception.numberForYes')}
              .fields=${fieldsOfNumber(board, this.again)} .disabled=${!board.settings}
              .run=${this.#take}></cq-ask><kbd aria-hidden="true">${KEYS.number}</kbd></span>
          <cq-action testid="ask-help" kind="quiet" .label=${text('reception.help')} .final=${true}
            .question=${text('reception.helpQuestion')} .yes=${text('kiosk.helpYes')}
            .run=${this.commands.sending(endpoints.help, chosen ? { ticket: chosen } : {})}></cq-action>
        </div>
      </div>
      <p class="notice" role="status" data-testid="notice">${this.notice}</p>
      ${hasBoard ? html`<div class="desk-columns">
        <div class="desk-column">${this.#candidates()} ${this.#ticket()} ${keysHint()}
          <cq-intake .board=${board} .commands=${this.commands}></cq-intake></div>
        <cq-desk-queue .board=${board} .chosen=${chosen} .wanted=${this.wanted} @chosen=${this.#chosen}></cq-desk-queue>
      </div>` : html`<p class="empty">${text('shared.connecting')}</p>`}
      ${this.paper ? slip(...this.paper.slip) : nothing}`;
  }

  /** Several who can be meant: which, the patient says. */
  #candidates() {
    if (this.found.length < 2) {
      return nothing;
    }
    const { tickets, settings } = this.live.board;
    const all = this.found.map(id => tickets.get(id)).filter(ticket => ticket !== undefined);
    return html`<section class="panel" aria-labelledby="candidates-heading" data-testid="candidates">
      <h2 id="candidates-heading" role="status">${text('reception.several', { count: all.length })}</h2>
      <ul data-stops>${repeat(all, ({ id }) => id, ticket => html`<li>
        <button type="button" class="desk-row" data-testid="candidate-${ticket.number}" data-ticket=${ticket.id}
          aria-pressed=${String(ticket.id === this.chosen)} @click=${() => this.#choose(ticket.id)}>
          <span class="ticket-number">${numberOf(ticket)}</span>
          <span class="status">${wordText('shared', 'visit', ticket.status)}</span>
          <span class="desk-line">${lineName(settings, ticket.serviceLine)}</span>
          ${calledTo(ticket) ? html`<span>${calledTo(ticket)}</span>` : nothing}
          <span class="desk-time">${hourAndMinute(ticket.times.since)}</span>
        </button></li>`)}</ul>
    </section>`;
  }

  #ticket() {
    const ticket = this.chosen ? this.live.board.tickets.get(this.chosen) : undefined;
    return ticket ? html`<cq-found-ticket .ticket=${ticket} .board=${this.live.board} .commands=${this.commands}
        .isNew=${this.#isNew(ticket.id)}
        .hasPrinter=${this.printing !== 'off'} .printers=${this.printers.all} @print=${this.#print} @print-at=${this.#printAt} @again=${this.#again}></cq-found-ticket>`
      : html`<p class="empty" data-testid="nobody-shown">${text('reception.nobodyShown')}</p>`;
  }

  // ── who is shown ──

  /** Whoever was shown is not meant any more: a scanner's second Enter must do nothing for them. */
  #asked() {
    this.found = [];
    this.#show(undefined);
  }

  /** @param {CustomEvent<{ids: string[]}>} event */
  #found({ detail: { ids } }) {
    this.found = ids;
    this.#show(ids.length === 1 ? ids[0] : undefined);
  }

  /** @param {CustomEvent<string>} event */
  #typed({ detail }) {
    this.wanted = detail;
  }

  /** @param {CustomEvent<string>} event */
  #chosen({ detail }) {
    this.found = [detail];
    this.#choose(detail);
  }

  /** @param {string} id */
  #choose(id) {
    this.#show(id);
    this.#toField();
  }

  /** @param {string | undefined} id */
  #show(id) {
    this.chosen = id;
    this.again = '';
    this.notice = '';
  }

  #clear() {
    this.found = [];
    this.#show(undefined);
    this.search.clear();
    focusOn(this.search.field);
  }

  // ── another number ──

  /**
   * @param {Record<string, string | string[]>} said
   * @param {() => void} onRetry
   */
  #take = async ({ serviceLine, priority }, onRetry) => {
    const { ticket, problem } = await this.numbers.take(this.commands, String(serviceLine),
      priority ? String(priority) : undefined, onRetry);
    this.issued = ticket;
    this.found = [ticket.id];
    this.#show(ticket.id);
    this.notice = problem || text('reception.taken', { number: ticket.number });
    if (this.printing === 'auto') {
      this.#print();
    }
  };

  async #again() {
    this.again = this.live.board.tickets.get(this.chosen ?? '')?.serviceLine ?? '';
    await this.updateComplete;
    this.#press('number');
  }

  // ── paper ──

  /** @param {string} id */
  #isNew(id) {
    return this.issued?.id === id && !this.printed.has(id);
  }

  /** One after the other. The way to follow a number stands on its first slip alone, and where its patient is still here. */
  #print = () => {
    const made = this.#slip();
    if (!made) {
      return;
    }
    this.prints = this.prints.then(async () => {
      this.paper = { slip: await made };
      await this.updateComplete;
      await printSlip();
      this.paper = null;
    });
    this.#toField();
  };

  /**
   * At the printer of a kiosk.
   * @param {CustomEvent<Api.Printer>} event
   */
  #printAt = async ({ detail: { device, name, paper } }) => {
    const made = this.#slip();
    if (!made) {
      return;
    }
    this.#toField();
    const { chosen } = this;
    const clinic = document.querySelector('.clinic-name')?.textContent ?? '';
    const { outcome, printer } = await printAt(this.commands, device, await receiptOf(await made, clinic, paper));
    if (this.chosen === chosen) {
      const state = wordText('staff', 'printer', outcome === 'busy' ? 'busy' : printer ?? 'unknown');
      this.notice = outcome === 'printed' || outcome === 'sent' ? text('reception.printedAt', { name })
        : text(outcome === 'unsure' ? 'reception.perhapsPrintedAt' : 'reception.notPrintedAt', { name, state });
    }
    this.printers.look();
  };

  /** Of whoever is shown; from then on it is printed. None where nobody is. */
  #slip() {
    const { board } = this.live;
    const ticket = board.tickets.get(this.chosen ?? '') ?? this.issued;
    if (!ticket) {
      return undefined;
    }
    const copied = this.#isNew(ticket.id) ? null : new Date(now()).toISOString();
    this.printed = new Set([...this.printed, ticket.id]);
    const path = this.issued?.id === ticket.id ? this.issued.trackingPath : undefined;
    const link = path ? new URL(path, this.dataset.address || location.origin).href : null;
    return (async () => /** @type {Parameters<typeof slip>} */ ([ticket, board.settings, link, link ? await drawingOf(link) : null, copied]))();
  }

  // ── keys ──

  /** Unless somebody is asked something, or writes somewhere else. */
  #toField() {
    if (whereIs(document.activeElement, this.search.field) !== 'writing') {
      focusOn(this.search.field);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, repeat: isHeld, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    const { field } = this.search;
    if (isHeld && key !== 'ArrowDown' && key !== 'ArrowUp' || defaultPrevented || document.querySelector('dialog[open]')) {
      return;
    }
    const meaning = meaningOf({ key, withOthers: ctrlKey || altKey || metaKey, at: whereIs(document.activeElement, field),
      empty: field.value.trim() === '' });
    if (!meaning) {
      return;
    }
    if ('press' in meaning) {
      event.preventDefault();
      this.#press(meaning.press);
    } else if (meaning.go === 'clear') {
      this.#clear();
    } else if (meaning.go === 'field') {
      focusOn(field); // which then takes the key
    } else {
      event.preventDefault();
      this.#step(meaning.go);
    }
  }

  /**
   * For whoever is meant now: what is on the page may be a moment older.
   * @param {string} act
   */
  #press(act) {
    if (act !== 'number' && !this.chosen) {
      return;
    }
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-act=${act}] button`))?.click();
  }

  /** @param {'next' | 'previous'} way */
  #step(way) {
    const stops = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-stops] button')])
      .filter(stop => stop.checkVisibility());
    const next = stopAfter(stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)), way, stops.length);
    stepTo(stops[next] ?? this.search.field);
  }
}

/**
 * @param {Element | null} active
 * @param {Element} field
 * @returns {'field' | 'writing' | 'button' | 'nothing'}
 */
function whereIs(active, field) {
  if (active === field) {
    return 'field';
  }
  if (active?.matches('input, select, textarea')) {
    return 'writing';
  }
  return active?.matches('button, a, summary') ? 'button' : 'nothing';
}

/** Which key does what. */
function keysHint() {
  return html`<p class="hint desk-keys" data-testid="keys"><kbd>Enter</kbd> ${text('reception.keyEnter')} <kbd>Esc</kbd>
    ${text('reception.keyEscape')} <kbd>↓</kbd> <kbd>↑</kbd> ${text('reception.keyArrows')}</p>`;
}

customElements.define('cq-reception', Reception);
