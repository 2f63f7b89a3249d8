import { html, nothing } from 'lit';

import '../shared/controls/action-button.js';
import '../shared/staff/share.js';
import { standing, waited } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { calledTo } from '../shared/board/places.js';
import { lineName } from '../shared/board/settings.js';
import { stepTo } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { shown } from '../shared/page/clock.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';

/** As the server has it. */
const LONGEST_COMPLAINT = 120;
/** As many as a browser counts for one character at most. */
const UNITS = 2;

/**
 * Who is looked at: what they come with, and how urgent that is: `<cq-triage-patient>`. Its buttons stand where they stand,
 * whoever it is. Fires `typed` with what stands in the field for the complaint, and `said` when that is to be kept: `true`
 * by whoever is done with it.
 */
export class TriagePatient extends PageElement {
  static properties = {
    ticket: { attribute: false },
    board: { attribute: false },
    commands: { attribute: false },
    draft: { attribute: false },
    problem: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page.Ticket<'triage'> | undefined} */
    this.ticket = undefined;
    /** @type {Page.Board<'triage'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /**
     * What is typed and not kept yet.
     * @type {string | undefined}
     */
    this.draft = undefined;
    /** Why something was refused. */
    this.problem = '';
  }

  /** The next that is typed is what the patient comes with. */
  write() {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector('#complaint'));
    if (field) {
      stepTo(field);
      field.select();
    }
  }

  render() {
    const { ticket, board, commands } = this;
    if (!ticket) {
      return html`<p class="empty" data-testid="nobody-chosen">${text('triage.choose')}</p>`;
    }
    const { settings } = board;
    const due = board.reassess.has(ticket.id);
    return html`<section aria-labelledby="triage-number" data-testid="patient" data-ticket=${ticket.id}>
      <div class="triage-head">
        <h2 id="triage-number" class="ticket-number large">${numberOf(ticket)}</h2>
        <cq-action testid="reassess" kind=${due ? 'primary' : 'plain'} .disabled=${!ticket.triaged} key="A" .label=${text('doctor.reassess')}
          .run=${commands.sending(endpoints.reassessOf(ticket.id))}></cq-action>
        <p class="triage-facts">
          ${ticket.triaged ? levelBadge(settings, ticket.priority) : html`<span class="mark">${text('doctor.notTriaged')}</span>`}
          ${due && ticket.triaged ? html`<span class="mark due" data-testid="due">${text('doctor.reassessDue')}</span>` : nothing}
          <span>${lineName(settings, ticket.serviceLine)}</span>
          ${this.#time(ticket)}
        </p>
      </div>
      ${this.#complaint(ticket)}
      ${levelButtons(ticket, settings, commands, false, { stop: true })}
    </section>`;
  }

  /** @param {Page.Ticket<'triage'>} ticket */
  #time(ticket) {
    return ticket.status === 'waiting'
      ? html`<span>${text('doctor.waits')} ${shown(waited(ticket))} · <cq-share since=${ticket.issuedAt} target=${ticket.target}></cq-share></span>`
      : html`<span class="status" data-testid="patient-status">${wordText('shared', 'visit', ticket.status)} ${calledTo(ticket)}</span>
        <span>${shown(standing(ticket))}</span>`;
  }

  /** @param {Page.Ticket<'triage'>} ticket */
  #complaint({ complaint = '' }) {
    const { draft } = this;
    const isOpen = draft !== undefined && draft.trim() !== complaint;
    return html`<form class="triage-complaint" @submit=${this.#submit}>
      <label for="complaint">${text('triage.complaint')} <kbd aria-hidden="true">C</kbd></label>
      <input id="complaint" type="text" autocomplete="off" enterkeyhint="done" maxlength=${UNITS * LONGEST_COMPLAINT}
        aria-keyshortcuts="C" data-keys-name=${text('triage.complaint')} aria-describedby="complaint-hint" data-testid="complaint" dir="auto" .defaultValue=${complaint} .value=${draft ?? complaint}
        @input=${this.#typed} @change=${this.#said} @keydown=${this.#key}>
      <button type="submit" class="button plain" data-testid="save-complaint" ?disabled=${!isOpen}>${text('triage.save')}</button>
      <div id="complaint-hint"><p class="hint">${text('triage.complaintHint')}</p>
        <div role="alert">${this.problem ? html`<p class="field-problem" data-testid="problem">${this.problem}</p>` : nothing}</div></div>
    </form>`;
  }

  /** @param {Page.InputEvent} event */
  #typed({ target }) {
    this.dispatchEvent(new CustomEvent('typed', { detail: target.value }));
  }

  /** Whoever goes on to something else has said it, too. */
  #said() {
    this.dispatchEvent(new CustomEvent('said', { detail: false }));
  }

  /**
   * A browser would press the button for it, which takes no press while it has only just come to be one.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.key === 'Enter' && !event.isComposing) {
      this.#submit(event);
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('said', { detail: true }));
  }
}

customElements.define('cq-triage-patient', TriagePatient);
