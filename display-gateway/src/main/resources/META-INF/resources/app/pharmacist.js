import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import './alerts.js';
import './connection-banner.js';
import './prescription-card.js';
import { levelsOf, pharmacyQueue } from './board-order.js';
import { Commands } from './commands.js';
import { PageElement } from './element.js';
import { LiveBoard } from './live-board.js';
import { placeSelect } from './place-select.js';
import { choosePlace, chosenPlace } from './places.js';
import { text } from './texts.js';

/** The pharmacist's page: what is to be prepared and handed over, the most urgent first. */
class Pharmacist extends PageElement {
  static properties = { counter: { state: true } };

  constructor() {
    super();
    this.live = new LiveBoard(this, 'pharmacist');
    this.#standAt(chosenPlace('counter'));
  }

  #standAt(counter) {
    this.counter = counter;
    this.commands = new Commands(counter === '' ? 'pharmacy' : `counter ${counter}`);
  }

  #choose(counter) {
    choosePlace('counter', counter);
    this.#standAt(counter);
  }

  render() {
    const { board, hasBoard } = this.live;
    const levels = levelsOf(board.settings);
    const queue = pharmacyQueue(board.prescriptions.values(), levels);
    return html`
      <cq-alerts .board=${board} .commands=${this.commands}></cq-alerts>
      <div class="toolbar">
        ${placeSelect('counter', board.settings?.counters ?? [], this.counter, counter => this.#choose(counter))}
        ${this.counter === '' ? html`<p class="hint">${text('pharmacist.chooseCounter')}</p>` : ''}
      </div>
      <section aria-labelledby="queue-heading">
        <h2 id="queue-heading">${text('pharmacist.queueHeading')}
          <span class="count" data-testid="queue-count">${queue.length}</span></h2>
        ${hasBoard ? this.#queue(queue, levels) : html`<p class="empty">${text('shared.connecting')}</p>`}
      </section>`;
  }

  #queue(queue, levels) {
    return queue.length === 0
      ? html`<p class="empty" data-testid="nothing-to-do">${text('pharmacist.nothingToDo')}</p>`
      : html`<ol class="rx-queue">${repeat(queue, ({ id }) => id, prescription => html`<li>
          <cq-prescription .prescription=${prescription} .counter=${this.counter} .commands=${this.commands}
            .level=${levels.find(({ code }) => code === prescription.priority)}></cq-prescription></li>`)}</ol>`;
  }
}

customElements.define('cq-pharmacist', Pharmacist);
