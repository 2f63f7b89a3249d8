import { html, nothing } from 'lit';

import './action-button.js';
import './clock.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { levelBadge } from './levels.js';
import { placeName } from './places.js';
import { prescriptionContent } from './prescription-view.js';
import { text, wordText } from './texts.js';
import { hourAndMinute } from './time.js';

/** One prescription in the pharmacist's queue, and the step that comes next. */
class PrescriptionCard extends PageElement {
  static properties = {
    prescription: { attribute: false },
    level: { attribute: false },
    counter: { attribute: false },
    commands: { attribute: false },
  };

  constructor() {
    super();
    this.prescription = null;
    this.level = undefined;
    this.counter = '';
    this.commands = null;
  }

  get isMine() {
    return this.counter !== '' && placeName(this.prescription.counter) === this.counter;
  }

  render() {
    const { id, ticketNumber, status, priority, submittedAt, room } = this.prescription;
    const claimed = this.prescription.counter ? this.isMine ? 'mine' : 'others' : '';
    return html`<article class="panel rx-card ${claimed}" data-testid="prescription-${id}" data-status=${status}
      aria-label=${text('pharmacist.prescriptionFor', { number: ticketNumber })}>
      <header>
        <span class="ticket-number">${ticketNumber}</span>
        ${levelBadge(this.level, priority)}
        <span class="status" data-testid="status">${wordText('shared', 'prescription', status)}</span>
        ${this.#holder()}
        <span class="rx-when">${room ? html`${text('shared.room', { room: placeName(room) })} · ` : nothing}
          ${hourAndMinute(submittedAt)} · <cq-elapsed since=${submittedAt}></cq-elapsed></span>
      </header>
      ${prescriptionContent(this.prescription)}
      <div class="actions">${this.#step()}</div>
    </article>`;
  }

  #holder() {
    const { counter } = this.prescription;
    if (!counter) {
      return nothing;
    }
    return html`<span class="holder" data-testid="holder">${this.isMine ? text('pharmacist.mine')
      : text('pharmacist.heldBy', { counter: placeName(counter) })}</span>`;
  }

  #step() {
    const { id, status } = this.prescription;
    switch (status) {
      case 'submitted':
        return this.#action('claim', 'claim', endpoints.claimOf(id));
      case 'claimed':
        return this.isMine ? this.#action('ready', 'ready', endpoints.readyOf(id)) : nothing;
      case 'ready':
        return this.isMine ? this.#action('hand-over', 'handOver', endpoints.handOverOf(id)) : nothing;
      default:
        return nothing;
    }
  }

  #action(testid, label, path) {
    const { ticketNumber } = this.prescription;
    return html`<cq-action testid=${testid} kind="primary" .disabled=${this.counter === ''}
      .label=${text(`pharmacist.${label}`)} .name=${`${text(`pharmacist.${label}`)}: ${ticketNumber}`}
      .run=${onRetry => this.commands.send(path, {}, { onRetry })}></cq-action>`;
  }
}

customElements.define('cq-prescription', PrescriptionCard);
