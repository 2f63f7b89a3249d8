import { html } from 'lit';

import '../controls/ask-button.js';
import { numberOfId } from '../board/open-day.js';
import { placeName } from '../board/places.js';
import { commandButton } from '../controls/action-button.js';
import * as endpoints from '../controls/endpoints.js';
import { text } from '../page/texts.js';

/** What can be done with a prescription, one button each. Whoever shows them says where they stand. */

/**
 * A step that is done at once; it can be undone for a while, or taken back by another one.
 * @template {Page.Operation} O
 * @param {string} testid
 * @param {string} label name of a text in the pharmacist's bundle
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 * @param {Page.Endpoint<O>} endpoint
 * @param {{kind?: string, body?: Api.Operations[O]['body'], disabled?: boolean, heir?: boolean, question?: string}} [options]
 */
function act(testid, label, { ticketId }, commands, endpoint, options) {
  return commandButton(testid, text(`pharmacist.${label}`), numberOfId(ticketId), commands, endpoint, options);
}

/**
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
export function claimButton(prescription, commands, disabled) {
  return act('claim', 'claim', prescription, commands, endpoints.claimOf(prescription.id), { kind: 'primary', disabled });
}

/**
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 */
export function readyButton(prescription, commands) {
  return act('ready', 'ready', prescription, commands, endpoints.readyOf(prescription.id), { kind: 'primary', heir: true });
}

/**
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 */
export function releaseButton(prescription, commands) {
  return act('release', 'release', prescription, commands, endpoints.releaseOf(prescription.id));
}

/**
 * Both counters see it afterwards; before, whoever does it is told whose it is.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
export function takeOverButton(prescription, commands, disabled) {
  const { id, version, ticketId } = prescription;
  const number = numberOfId(ticketId);
  const counter = placeName(prescription.counter);
  return act('take-over', 'takeOver', prescription, commands, endpoints.takeOverOf(id), {
    body: { version }, disabled, question: text('pharmacist.takeOverQuestion', { number, counter }),
  });
}

/**
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
export function putAwayButton(prescription, commands, disabled) {
  return act('put-away', 'putAway', prescription, commands, endpoints.putAwayOf(prescription.id), {
    disabled, question: text('pharmacist.putAwayQuestion', { number: numberOfId(prescription.ticketId) }),
  });
}

/**
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 */
export function returnButton(prescription, commands) {
  return act('return', 'returnToShelf', prescription, commands, endpoints.returnToShelfOf(prescription.id), {
    question: text('pharmacist.returnQuestion', { number: numberOfId(prescription.ticketId) }),
  });
}

/**
 * The last step asks for the number on the patient's slip.
 * @param {Page.StaffPrescription} prescription
 * @param {Page.Commands} commands
 */
export function handOverButton({ id, ticketId }, commands) {
  return html`<cq-ask testid="hand-over" kind="primary" .label=${text('pharmacist.handOver')}
    .name=${`${text('pharmacist.handOver')}: ${numberOfId(ticketId)}`} .yes=${text('pharmacist.handOverYes')}
    .fields=${[{ name: 'ticket', label: text('pharmacist.numberOnSlip'), required: true, most: 16 }]}
    .run=${commands.sendingWith(endpoints.handOverOf(id))}></cq-ask>`;
}
