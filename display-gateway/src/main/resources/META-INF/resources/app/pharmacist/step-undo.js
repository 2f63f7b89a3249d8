import { html, nothing } from 'lit';

import '../shared/controls/action-button.js';
import { stepAt } from '../shared/board/board-order.js';
import { numberOfId } from '../shared/board/open-day.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';
import { after, everySecond, hourAndMinute, now } from '../shared/page/time.js';

/** Offers to undo a prescription's last step, for as long as it may be undone: `<cq-step-undo>`. */
class StepUndo extends PageElement {
  static properties = {
    prescription: { attribute: false },
    within: { attribute: false },
    commands: { attribute: false },
    over: { state: true },
  };

  /** @type {() => void} ends what connectedCallback has begun */
  #stop;

  constructor() {
    super();
    /** @type {Page.Prescription<'pharmacist'>} */
    this.prescription = given();
    /** @type {string | undefined} */
    this.within = undefined;
    /** @type {Page.Commands} */
    this.commands = given();
    this.over = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => { this.over = !canBeUndone(this.prescription, this.within); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    if (!canBeUndone(this.prescription, this.within)) {
      return nothing;
    }
    const { id, ticketId, status, version } = this.prescription;
    const step = wordText('pharmacist', 'step', status);
    const time = hourAndMinute(undoableUntil(this.prescription, this.within));
    return html`<cq-action testid="undo" kind="plain" .label=${text('pharmacist.undo', { step })}
      .name=${text('pharmacist.undoOf', { step, number: numberOfId(ticketId), time })}
      .run=${this.commands.sending(endpoints.undoStepOf(id), { version })}></cq-action>`;
  }
}

/**
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {string | undefined} within
 */
function undoableUntil(prescription, within) {
  return after(stepAt(prescription), within);
}

/**
 * Whether a prescription's last step may still be undone.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {string | undefined} within how long after it, as the settings have it
 */
export function canBeUndone(prescription, within) {
  return now() < undoableUntil(prescription, within);
}

customElements.define('cq-step-undo', StepUndo);
