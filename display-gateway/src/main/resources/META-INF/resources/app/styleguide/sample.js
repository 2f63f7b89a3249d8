import { emptyBoard } from '../shared/board/board-state.js';
import { Commands } from '../shared/controls/commands.js';
import { now } from '../shared/page/time.js';

/** What components need to show something: a patient, a prescription, a board. Nobody has ever been called by this number. */

const MINUTE = 60_000;

/** Sends nothing. */
export class NoCommands extends Commands {
  constructor() {
    super('styleguide');
  }

  /** @type {Commands['send']} */
  async send() {
    return /** @type {any} */ ({});
  }
}

/** @param {number} minutes */
function ago(minutes) {
  return new Date(now() - minutes * MINUTE).toISOString();
}

/**
 * @param {Api.Level[]} levels
 * @returns {any} as much of a clinic's settings as the components read
 */
export function settingsWith(levels) {
  return {
    levels, serviceLines: [{ code: 'general', letter: 'A', name: 'General' }], rooms: [{ name: '1' }, { name: '2' }], counters: ['1', '2'],
    calling: { undoWithin: 'PT10M' }, pharmacy: { checkedBy: 'nobody', lease: 'PT30M', targets: {} },
  };
}

/**
 * @param {Api.Level} level
 * @param {number} minutes how long it has waited
 * @returns {any}
 */
export function ticketOf(level, minutes) {
  return {
    id: '2026-01-01-A042', number: 'A042', status: 'waiting', serviceLine: 'general', priority: level.code, target: level.target, triaged: true,
    issuedAt: ago(minutes), times: { since: ago(minutes), waiting: 'PT0S' }, unanswered: 0, version: 1,
    lastMove: { type: 'ticket-transferred', at: ago(1) }, lastLevel: { from: level.code, triaged: false, at: ago(1) },
  };
}

/** @returns {any} */
export function prescription() {
  return {
    id: '2026-01-01-A042-P1', ticketId: '2026-01-01-A042', status: 'question', priority: 'normal', submittedAt: ago(12), version: 1, room: '1',
    patient: { name: 'Patient One', birthDate: '1985-04-02' }, weightKg: 70, allergies: 'penicillin', overrides: [],
    items: [{ medicine: 'Cetirizine', strength: '10 mg', form: 'tablet', dose: { amount: 1, unit: 'tablet' }, frequency: 'once-daily',
      route: 'oral', durationDays: 10, quantity: { amount: 10, unit: 'tablet' }, repeats: 1, asNeeded: 'itching', substitutionAllowed: false }],
    dispensing: { questions: [{ by: 'counter 1', at: ago(3), text: '10 mg?' }, { by: 'room 1', at: ago(2), text: '10 mg.', answer: true }] },
  };
}

/**
 * All that staff can be told to notice, at once.
 * @param {Api.Level[]} levels
 * @returns {any}
 */
export function alarmed(levels) {
  const critical = { ...ticketOf(levels[0], 3), status: 'waiting' };
  return {
    ...emptyBoard(), settings: settingsWith(levels), tickets: new Map([[critical.id, critical]]),
    help: new Map([['1', { id: '1', workplace: 'kiosk 1', requestedAt: ago(2) }]]),
    unserved: [{ tier: 1, levels: [levels[1].code], since: ago(25), waiting: 4 }],
    overlooked: { worst: [{ ticket: '2026-01-01-A007', number: 'A007', why: 'room-idle', room: '2', since: ago(40) }], total: 3 },
  };
}

/**
 * How the line to the board can stand.
 * @returns {any[]}
 */
export function connections() {
  const well = { live: true, failed: false, standsStill: false, hasBoard: true, problem: null, notLetIn: false, since: now() - MINUTE, services: [], status: null };
  return [
    { ...well, live: false, failed: true, hasBoard: false },
    { ...well, live: false },
    { ...well, live: false, standsStill: true },
    { ...well, services: [{ name: 'pharmacy-service', connected: false, since: ago(2) }] },
  ];
}
