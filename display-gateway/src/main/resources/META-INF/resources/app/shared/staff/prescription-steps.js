import { html } from 'lit';

import '../controls/action-button.js';
import '../controls/ask-button.js';
import { numberOfId } from '../board/open-day.js';
import { placeName } from '../board/places.js';
import * as endpoints from '../controls/endpoints.js';
import { text } from '../page/texts.js';

/** What can be done with a prescription, one button each. Whoever shows them says where they stand. */

/** A step that is done at once; it can be undone for a while, or taken back by another one. */
function act(testid, label, kind, { ticketId }, commands, path, { body = {}, question, disabled = false, heir = false } = {}) {
  return html`<cq-action testid=${testid} kind=${kind} .disabled=${disabled} .heir=${heir} .label=${text(`pharmacist.${label}`)}
    .name=${`${text(`pharmacist.${label}`)}: ${numberOfId(ticketId)}`} .question=${question}
    .run=${onRetry => commands.send(path, body, { onRetry })}></cq-action>`;
}

export function claimButton(prescription, commands, disabled) {
  return act('claim', 'claim', 'primary', prescription, commands, endpoints.claimOf(prescription.id), { disabled });
}

export function readyButton(prescription, commands) {
  return act('ready', 'ready', 'primary', prescription, commands, endpoints.readyOf(prescription.id),
    { heir: true });
}

export function releaseButton(prescription, commands) {
  return act('release', 'release', 'plain', prescription, commands, endpoints.releaseOf(prescription.id));
}

/** Both counters see it afterwards; before, whoever does it is told whose it is. */
export function takeOverButton(prescription, commands, disabled) {
  const { id, version, ticketId } = prescription;
  const number = numberOfId(ticketId);
  const counter = placeName(prescription.counter);
  return act('take-over', 'takeOver', 'plain', prescription, commands, endpoints.takeOverOf(id), {
    body: { version }, disabled, question: text('pharmacist.takeOverQuestion', { number, counter }),
  });
}

export function putAwayButton(prescription, commands, disabled) {
  return act('put-away', 'putAway', 'plain', prescription, commands, endpoints.putAwayOf(prescription.id), {
    disabled, question: text('pharmacist.putAwayQuestion', { number: numberOfId(prescription.ticketId) }),
  });
}

export function returnButton(prescription, commands) {
  return act('return', 'returnToShelf', 'plain', prescription, commands, endpoints.returnToShelfOf(prescription.id), {
    question: text('pharmacist.returnQuestion', { number: numberOfId(prescription.ticketId) }),
  });
}

/** The last step asks for the number on the patient's slip. */
export function handOverButton({ id, ticketId }, commands) {
  return html`<cq-ask testid="hand-over" kind="primary" .label=${text('pharmacist.handOver')}
    .name=${`${text('pharmacist.handOver')}: ${numberOfId(ticketId)}`} .yes=${text('pharmacist.handOverYes')}
    .fields=${[{ name: 'ticket', label: text('pharmacist.numberOnSlip'), required: true, most: 16 }]}
    .run=${(said, onRetry) => commands.send(endpoints.handOverOf(id), said, { onRetry })}></cq-ask>`;
}
