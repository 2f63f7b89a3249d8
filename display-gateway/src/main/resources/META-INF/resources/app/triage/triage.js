import { html } from 'lit';

import '../shared/access/staff-page.js';
import '../shared/page/connection-banner.js';
import '../shared/controls/shortcuts.js';
import '../shared/staff/alerts.js';
import '../shared/staff/last-move.js';
import './triage-list.js';
import './triage-patient.js';
import { isMeant, waitingInOrder } from '../shared/board/board-order.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { numberOfId } from '../shared/board/open-day.js';
import { levelsOf } from '../shared/board/settings.js';
import { Commands, whyNot } from '../shared/controls/commands.js';
import { focusOn, stepTo } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { AtHand } from '../shared/page/at-hand.js';
import { PageElement } from '../shared/page/element.js';
import { plural, text } from '../shared/page/texts.js';
import { rowAfter } from '../shared/staff/steady-order.js';
import { arranged, grouped, GROUPS, idsOf, newsOf, seenOf } from './triage-rules.js';

const STEPS = new Set(['ArrowDown', 'ArrowUp']);

/** What is to be seen at once has no time to wait. */
const AT_ONCE = 'PT0S';

/**
 * The desk's commands, one after the other: a level, and what takes it back, come in the order in which they were pressed. What
 * was refused the page says, beside the patient of whom it is.
 */
class DeskCommands extends Commands {
  /** @type {Promise<unknown>} */
  #before = Promise.resolve();
  #told;

  /** @param {(reply: Promise<any>) => Promise<any>} told hears how each goes */
  constructor(told) {
    super('triage');
    this.#told = told;
  }

  /** @type {Commands['send']} */
  send(endpoint, body, options) {
    const reply = this.#before.then(() => super.send(endpoint, body, options));
    this.#before = reply.catch(() => undefined);
    return this.#told(reply);
  }
}

/**
 * The triage desk: who has not been looked at yet, who is to be looked at again, and who waits. Everything by key as by
 * finger; nothing moves while somebody is at it.
 */
class Triage extends PageElement {
  static properties = {
    chosen: { state: true },
    wanted: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'triage');
    this.commands = new DeskCommands(reply => this.#told(reply));
    this.alerting = new Commands('triage');
    this.atHand = new AtHand(this);
    /** @type {Page.TriageGroups | undefined} as the list shows them */
    this.groups = undefined;
    /** How many have come since somebody is at the list. */
    this.late = 0;
    /** @type {Map<string, Page.TriageSeen> | undefined} */
    this.seen = undefined;
    /**
     * The id of who is looked at.
     * @type {string | undefined}
     */
    this.chosen = undefined;
    /** What stands in the field for numbers. */
    this.wanted = '';
    /**
     * Why something was refused, and of whom.
     * @type {{id: string | undefined, why: string} | undefined}
     */
    this.notice = undefined;
    /** @type {Map<string, string>} complaints that are typed and not kept yet, by ticket */
    this.drafts = new Map();
    /** @type {string | undefined} the complaint that is under way */
    this.saving = undefined;
    /** @param {KeyboardEvent} event */
    this.pressed = event => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
  }

  willUpdate() {
    const { board, hasBoard } = this.live;
    if (!hasBoard) {
      return;
    }
    const levels = levelsOf(board.settings);
    const atOnce = new Set(levels.filter(({ target }) => target === AT_ONCE).map(({ code }) => code));
    const waiting = waitingInOrder(board.tickets.values(), levels, board.waitingOrder);
    const { groups, late } = arranged(this.groups, grouped(waiting, board.reassess, atOnce), this.atHand.held, this.chosen);
    this.chosen = this.chosen && board.tickets.has(this.chosen) ? this.chosen : this.groups ? undefined : idsOf(groups)[0];
    this.groups = groups;
    this.late = late;
    this.seen = seenOf(this.seen, board.tickets.values(), board.reassess, this.chosen);
  }

  render() {
    const { board, hasBoard } = this.live;
    return html`
      <cq-alerts .board=${board} .commands=${this.alerting}></cq-alerts>
      <form class="triage-find" role="search" aria-label=${text('triage.find')} @submit=${this.#submit}>
        <label for="number">${text('triage.find')} <kbd aria-hidden="true">/</kbd></label>
        <input id="number" type="search" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="search"
          aria-keyshortcuts="/" data-keys-name=${text('triage.find')} data-testid="number" .value=${this.wanted} @input=${this.#typed}
          @keydown=${this.#down}>
      </form>
      <div class="triage-acts">
        <cq-last-move .board=${board} .commands=${this.commands}></cq-last-move>
        <div role="status"><button type="button" class="button ${this.late > 0 ? 'primary' : 'plain'}" data-testid="first" data-lasting
          aria-keyshortcuts="N" data-keys-name=${text('triage.keyFirst')} @click=${this.#first}>${this.late > 0
            ? plural('triage.late', this.late, { count: this.late }) : text('triage.first')}</button></div>
        <cq-shortcuts></cq-shortcuts>
      </div>
      ${hasBoard ? html`<div class="triage-columns">
        <div class="triage-list panel" role="region" aria-label=${text('triage.list')}>
          <cq-triage-list .groups=${this.#listed()} .board=${board} .chosen=${this.chosen} .news=${this.#news}
            @chosen=${this.#picked}></cq-triage-list></div>
        <cq-triage-patient class="panel" .ticket=${this.#patient} .board=${board} .commands=${this.commands}
          .draft=${this.drafts.get(this.chosen ?? '')} .problem=${this.#problem}
          @typed=${this.#writes} @said=${this.#said}></cq-triage-patient>
      </div>` : html`<p class="empty">${text('shared.connecting')}</p>`}`;
  }

  firstUpdated() {
    focusOn(document.getElementById('main'));
  }

  get #patient() {
    return this.live.board.tickets.get(this.chosen ?? '');
  }

  get #panel() {
    return /** @type {import('./triage-patient.js').TriagePatient | null} */ (this.querySelector('cq-triage-patient'));
  }

  /** Of whom it is, where that is somebody else by now. */
  get #problem() {
    const { notice } = this;
    return !notice ? '' : notice.id && notice.id !== this.chosen ? `${numberOfId(notice.id)}: ${notice.why}` : notice.why;
  }

  /**
   * Who stands in the list; whoever somebody looks for may be called, or away.
   * @returns {['atOnce' | 'unseen' | 'due' | 'others' | 'found', Page.Ticket<'triage'>[]][]}
   */
  #listed() {
    const { tickets } = this.live.board;
    if (this.wanted.trim() !== '') {
      return [['found', [...tickets.values()].filter(({ number }) => isMeant(number, this.wanted))]];
    }
    const { groups } = this;
    return !groups ? [] : GROUPS.map(name => [name,
      groups[name].map(id => tickets.get(id)).filter(ticket => ticket !== undefined)]);
  }

  #news = (/** @type {Page.Ticket<'triage'>} */ ticket) => newsOf(ticket, this.live.board.reassess.has(ticket.id),
    this.seen?.get(ticket.id));

  // ── who is looked at ──

  /**
   * Where there is no room for both, what can be done is brought to where the list was.
   * @param {CustomEvent<string>} event
   */
  async #picked({ detail }) {
    this.#choose(detail);
    await this.updateComplete;
    this.#panel?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string | undefined} id */
  #choose(id) {
    this.chosen = id;
    this.notice = undefined;
  }

  /** @param {string} key an arrow, or Home */
  async #step(key) {
    const ids = this.#listed().flatMap(([, tickets]) => tickets).map(({ id }) => id);
    this.#choose(rowAfter(key, ids, this.chosen) ?? this.chosen);
    await this.#toList();
  }

  /** Whoever is to be looked at first, in the list as it is now. */
  #first = async () => {
    this.wanted = '';
    this.atHand.letGo();
    await this.updateComplete;
    await this.#step('Home');
  };

  #toList = async () => {
    await this.updateComplete;
    this.#toRow();
  };

  #toRow() {
    const row = /** @type {HTMLElement | null} */ (this.querySelector('.triage-row[tabindex="0"]'));
    if (row) {
      stepTo(row);
      row.scrollIntoView({ block: 'nearest' });
    }
  }

  // ── what is done ──

  /** @param {Promise<any>} reply of a visit */
  async #told(reply) {
    const about = this.chosen;
    this.notice = undefined;
    try {
      const visit = await reply;
      this.seen?.set(visit.id, { priority: visit.priority, triaged: visit.triaged, due: false });
      return visit;
    } catch (failure) {
      this.notice = { id: about, why: whyNot(failure) };
      return {};
    }
  }

  /** @param {CustomEvent<string>} event */
  #writes({ detail }) {
    this.drafts.set(String(this.chosen), detail);
    this.requestUpdate();
  }

  /** @param {CustomEvent<boolean>} event whether somebody is done with it: then the next key is the list's */
  async #said({ detail: isDone }) {
    const ticket = this.#patient;
    const draft = this.drafts.get(ticket?.id ?? '');
    if (isDone) {
      this.#toRow();
    }
    if (!ticket || draft === undefined || this.saving === draft) {
      return;
    }
    this.saving = draft;
    if (draft.trim() !== (ticket.complaint ?? '')) {
      await this.commands.send(endpoints.complaintOf(ticket.id), { complaint: draft.trim() });
    }
    this.saving = undefined;
    if (this.notice?.id === ticket.id) {
      this.#putRight(ticket.id);
    } else if (this.drafts.get(ticket.id) === draft) {
      this.drafts.delete(ticket.id);
      this.requestUpdate();
    }
  }

  /**
   * What was refused is put right, unless somebody has gone on.
   * @param {string} id
   */
  #putRight(id) {
    if (this.chosen === id && document.activeElement?.matches('.triage-row')) {
      this.#panel?.write();
    }
  }

  // ── keys ──

  /** @param {Page.InputEvent} event */
  #typed({ target }) {
    this.wanted = target.value;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#step('Home');
  }

  /**
   * From what was typed to the first that is meant by it.
   * @param {KeyboardEvent} event
   */
  #down(event) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#step('Home');
    }
  }

  /**
   * From patient to patient, wherever nothing else takes arrows, and out of every field; all other keys are those of controls.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const { key, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    const target = /** @type {Element} */ (event.target);
    if (defaultPrevented || ctrlKey || altKey || metaKey || document.querySelector('dialog[open]')) {
      return;
    }
    if (key === 'Escape') {
      this.#leave();
    } else if (STEPS.has(key) && !target.closest?.('input, select, textarea')) {
      event.preventDefault();
      this.#step(key);
    }
  }

  /** What was typed and not kept is dropped, and the list shows how things stand. */
  #leave() {
    if (document.activeElement?.id === 'complaint') {
      this.drafts.delete(String(this.chosen));
    }
    this.wanted = '';
    this.atHand.letGo();
    return this.#toList();
  }
}

customElements.define('cq-triage', Triage);
