import { html } from 'lit';

import '../controls/ask-button.js';
import { numberOfId } from '../board/open-day.js';
import { placeName } from '../board/places.js';
import { commandButton } from '../controls/action-button.js';
import { Refused } from '../controls/commands.js';
import * as endpoints from '../controls/endpoints.js';
import { plural, text } from '../page/texts.js';
import { now } from '../page/time.js';

/** What can be done with a prescription, one button each. Whoever shows them says where they stand. */

/** As many characters has a reason, and a question or an answer. */
const MOST_REASON = 200;
const MOST_WORDS = 500;

/** As long as the link may be that a scanner makes of a slip. */
const MOST_LINK = 400;
const LINK = /\/t\//;

/** Which key does each where a page has keys, by its test id. What is over for somebody has none. */
const KEYS = { claim: 'C', check: 'X', ready: 'R', 'hand-over': 'H', question: 'Q', hold: 'O', decline: 'D', release: 'E', 'take-over': 'T', resume: 'S' };

/**
 * @param {string} testid
 * @returns {string | undefined}
 */
function keyOf(testid) {
  return /** @type {Record<string, string>} */ (KEYS)[testid];
}

/** For how long something is put on hold, in hours. */
const HOURS = [1, 4, 24, 72, 168];
const HOUR = 3_600_000;

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
  return commandButton(testid, text(`pharmacist.${label}`), numberOfId(ticketId), commands, endpoint, { ...options, key: keyOf(testid) });
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
  return html`<cq-ask testid="take-over" .key=${keyOf('take-over')} .label=${text('pharmacist.takeOver')} .name=${`${text('pharmacist.takeOver')}: ${number}`}
    .disabled=${disabled} .hint=${counter ? text('pharmacist.takeOverQuestion', { number, counter }) : undefined}
    .fields=${[{ name: 'reason', label: text('pharmacist.takeOverReason'), most: MOST_REASON }]}
    .run=${commands.sendingWith(endpoints.takeOverOf(id), { version })}></cq-ask>`;
}

/**
 * Somebody else has to look at it where the clinic wants that.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 */
export function checkButton(prescription, commands) {
  const { id, version } = prescription;
  return act('check', 'check', prescription, commands, endpoints.checkPreparedOf(id), { kind: 'primary', body: { version }, heir: true });
}

/**
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
export function resumeButton(prescription, commands, disabled) {
  return act('resume', 'resume', prescription, commands, endpoints.resumeOf(prescription.id), { kind: 'primary', disabled });
}

/**
 * Asks for a few words, and sends them with what was seen.
 * @template {Page.Operation} O
 * @param {{testid: string, label: string, field: string, most: number}} what names of the texts of the pharmacist's bundle
 * @param {Page.StaffPrescription & {version: number}} prescription
 * @param {Page.Commands} commands
 * @param {Page.Endpoint<O>} endpoint
 * @param {{hint?: string, more?: object[], kind?: string, run?: (said: any, onRetry: () => void) => Promise<unknown>}} [options]
 */
function words({ testid, label, field, most }, { ticketId, version }, commands, endpoint, { hint, more = [], kind = 'plain', run } = {}) {
  const said = text(`pharmacist.${label}`);
  const send = commands.sendingWith(endpoint, /** @type {any} */ ({ version }));
  return html`<cq-ask testid=${testid} kind=${kind} .key=${keyOf(testid)} .label=${said} .name=${`${said}: ${numberOfId(ticketId)}`} .hint=${hint}
    .fields=${[{ name: field, label: text(`pharmacist.${label}Label`), required: true, most }, ...more]}
    .run=${run ?? send}></cq-ask>`;
}

/**
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 */
export function questionButton(prescription, commands) {
  return words({ testid: 'question', label: 'ask', field: 'text', most: MOST_WORDS }, prescription, commands,
    endpoints.questionOf(prescription.id));
}

/**
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 */
export function answerButton(prescription, commands) {
  return words({ testid: 'answer', label: 'answer', field: 'text', most: MOST_WORDS }, prescription, commands,
    endpoints.answerOf(prescription.id), { kind: 'primary' });
}

/**
 * What it waits for is expected at some time, or nobody knows.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 */
export function holdButton(prescription, commands) {
  const { id, version } = prescription;
  const options = [{ value: '', label: text('pharmacist.holdOpen') },
    ...HOURS.map(hours => ({ value: String(hours), label: plural('pharmacist.holdHours', hours, { count: hours }) }))];
  return words({ testid: 'hold', label: 'hold', field: 'reason', most: MOST_REASON }, prescription, commands,
    endpoints.holdOf(id), {
      more: [{ name: 'hours', label: text('pharmacist.holdUntil'), options }],
      run: ({ reason, hours }, onRetry) => commands.send(endpoints.holdOf(id),
        { reason, version, ...hours ? { until: new Date(now() + Number(hours) * HOUR).toISOString() } : {} }, { onRetry }),
    });
}

/**
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 */
export function declineButton(prescription, commands) {
  return words({ testid: 'decline', label: 'decline', field: 'reason', most: MOST_REASON }, prescription, commands,
    endpoints.declineOf(prescription.id), { hint: text('pharmacist.declineQuestion', { number: numberOfId(prescription.ticketId) }) });
}

/**
 * The doctor takes it back.
 * @param {Page.Prescription<'doctor'>} prescription
 * @param {Page.Commands} commands
 */
export function takeBackButton(prescription, commands) {
  return words({ testid: 'take-back', label: 'takeBack', field: 'reason', most: MOST_REASON }, prescription, commands,
    endpoints.takeBackOf(prescription.id), { hint: text('pharmacist.takeBackQuestion', { number: numberOfId(prescription.ticketId) }) });
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
 * The last step asks for the number on the patient's slip and, where the prescription names the patient, whether they have
 * stated who they are.
 * @param {Page.Prescription<'pharmacist'>} prescription
 * @param {Page.Commands} commands
 * @param {{place: number, of: number}} [among] which of how many that the patient has here
 */
export function handOverButton({ id, ticketId, version, patient }, commands, { place, of } = { place: 1, of: 1 }) {
  const facts = patient && { name: patient.name, date: patient.birthDate ?? '' };
  const identity = facts && {
    name: 'identified', label: text('pharmacist.identity'),
    boxes: [{ value: 'yes', label: text(facts.date ? 'pharmacist.identityBoth' : 'pharmacist.identityName', facts), checked: false }],
  };
  return html`<cq-ask testid="hand-over" kind="primary" .key=${keyOf('hand-over')} .label=${text('pharmacist.handOver')}
    .name=${`${text('pharmacist.handOver')}: ${numberOfId(ticketId)}`} .yes=${text('pharmacist.handOverYes')}
    .hint=${of > 1 ? text('pharmacist.amongOf', { place, of }) : undefined}
    .fields=${[{ name: 'ticket', label: text('pharmacist.numberOnSlip'), required: true, most: MOST_LINK, scan: true }, ...identity ? [identity] : []]}
    .run=${async (/** @type {any} */ said, /** @type {() => void} */ onRetry) => commands.send(endpoints.handOverOf(id),
      { ticket: await numberOn(said.ticket, ticketId, commands, onRetry), version,
        ...identity ? { identified: said.identified.length > 0 } : {} }, { onRetry })}></cq-ask>`;
}

/**
 * The number on a slip: as somebody has typed it, or that of the ticket to which a scanned link leads. The link itself is for
 * the board alone.
 * @param {string} said
 * @param {string} ticketId whose slip it is to be
 * @param {Page.Commands} commands
 * @param {() => void} onRetry
 */
async function numberOn(said, ticketId, commands, onRetry) {
  if (!LINK.test(said)) {
    return said;
  }
  const { tickets } = await commands.send(endpoints.search, { typed: said }, { onRetry });
  if (!tickets.some(({ id }) => id === ticketId)) {
    throw new Refused({ code: 'wrong-ticket', field: 'ticket', detail: text('pharmacist.otherSlip', { number: numberOfId(ticketId) }) });
  }
  return numberOfId(ticketId);
}
