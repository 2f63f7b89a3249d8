import { html, nothing } from 'lit';

import './ask-help.js';
import './connection-banner.js';
import { Commands, newKey, Refused } from './commands.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { LiveBoard } from './live-board.js';
import { text } from './texts.js';
import { hourAndMinute } from './time.js';

/** How long a number stays, unless somebody touches the screen. */
const SHOWN_FOR = 15_000;

/** Takes a patient's wish and shows the number: one button for each service line. */
class Kiosk extends PageElement {
  static properties = {
    asked: { state: true },
    retrying: { state: true },
    issued: { state: true },
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
    this.problem = '';
    /** Keys of the presses that nobody has answered: pressed again, they are the same wish. */
    this.keys = new Map();
    this.back = undefined;
  }

  get lines() {
    return this.live.board.settings?.serviceLines ?? [];
  }

  render() {
    return html`${this.issued ? this.#ticket(this.issued) : this.#wishes()}
      <cq-ask-help .commands=${this.commands} .ticket=${this.issued?.id} @touched=${this.#touched}></cq-ask-help>`;
  }

  #wishes() {
    return html`
      <h1>${text('kiosk.heading')}</h1>
      <p class="kiosk-lead">${text('kiosk.lead')}</p>
      ${this.live.hasBoard ? nothing : html`<p class="empty">${text('shared.connecting')}</p>`}
      <div class="kiosk-lines">
        ${this.lines.map(line => html`
          <button type="button" class="kiosk-line" data-testid="line-${line.code}" ?disabled=${this.asked !== null}
            aria-busy=${this.asked === line.code} @click=${() => this.#ask(line.code)}>
            <span class="kiosk-letter" aria-hidden="true">${line.letter}</span>
            <span class="kiosk-name">${line.name}</span>
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
    return html`
      <section class="kiosk-ticket" aria-labelledby="ticket-heading" @pointerdown=${this.#stay} @keydown=${this.#stay}>
        <h1 id="ticket-heading">${text('kiosk.yourNumber')}</h1>
        <p class="kiosk-number" data-testid="kiosk-number" role="status">${ticket.number}</p>
        <p class="kiosk-line-name">${line?.name ?? ticket.serviceLine}</p>
        <p>${text('kiosk.issuedAt', { time: hourAndMinute(ticket.issuedAt) })}</p>
        <p class="kiosk-order">${text('kiosk.order')}</p>
        <p>${text('kiosk.watchScreen')}</p>
        ${ticket.trackingPath ? html`<p class="kiosk-tracking">${text('kiosk.tracking')}
          ${trackingLink(ticket.trackingPath)}</p>` : nothing}
        <button type="button" class="button primary kiosk-done" data-testid="kiosk-done" @click=${this.#start}>
          ${text('kiosk.done')}</button>
        <p class="kiosk-return">${text('kiosk.returns', { seconds: SHOWN_FOR / 1000 })}</p>
      </section>`;
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
    this.#stay();
    await this.updateComplete;
    this.querySelector('.kiosk-done')?.focus();
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
  }
}

/** Opens beside the kiosk, which stays where it is. */
function trackingLink(path) {
  const { href } = new URL(path, location.origin);
  return html`<a href=${href} target="_blank" rel="noopener noreferrer" data-testid="kiosk-tracking">${href}</a>`;
}

/** Which of the clinic's kiosks this is: `?kiosk=2`. */
function kioskName() {
  const name = new URLSearchParams(location.search).get('kiosk') ?? '';
  return /^[\w-]{1,16}$/.test(name) ? name : '1';
}

customElements.define('cq-kiosk', Kiosk);
