/**
 * What a page knows of the board, and how messages change it. Pure functions: a state is never altered, a changed one
 * is a new object.
 *
 * @typedef {object} Board
 * @property {Map<string, object>} tickets by id; for the screen and the kiosk, who hear no ids, by number
 * @property {Map<string, object>} prescriptions by id; for the screen and the kiosk by number and counter
 * @property {object | null} settings what the page's audience hears of them
 * @property {string[]} waitingOrder ids of the tickets that are called next
 * @property {object[]} services which of the services the gateway hears
 * @property {{live: boolean, since?: string} | null} status the public form of it
 * @property {number} heard counts calls, so that the newest can be told
 */

const PUBLIC = new Set(['screen', 'kiosk']);

/** What a message says of a ticket's status where it carries none. */
const TICKET_STATUS = {
  'new-ticket': 'waiting',
  'ticket-called': 'called',
  'consultation-started': 'in-consultation',
  'consultation-finished': 'finished',
  'ticket-cancelled': 'cancelled',
  'visit-closed': 'day-ended',
};

/** What a message says of a prescription's status where it carries none. */
const PRESCRIPTION_STATUS = {
  'prescription-claimed': 'claimed',
  'prescription-ready': 'ready',
  'prescription-handed-over': 'handed-over',
  'prescription-cancelled': 'cancelled',
};

const OVER = new Set(['finished', 'cancelled', 'no-show', 'day-ended']);
const SETTLED = new Set(['handed-over', 'cancelled']);

/** @returns {Board} what a page knows before anything was said */
export function emptyBoard() {
  return {
    tickets: new Map(), prescriptions: new Map(), settings: null, waitingOrder: [], services: [], status: null, heard: 0,
  };
}

/**
 * The board of a whole snapshot.
 * @param {object[]} parts in their order
 * @param {string} audience
 * @param {Board} [before] what the page knew until then: who was called before stays older than who is new
 * @returns {Board}
 */
export function boardOf(parts, audience, before = emptyBoard()) {
  const board = { ...emptyBoard(), heard: before.heard };
  for (const part of parts) {
    for (const ticket of part.tickets ?? []) {
      mergeTicket(board, ticket, undefined, audience);
    }
    for (const prescription of part.prescriptions ?? []) {
      mergePrescription(board, prescription, undefined, audience);
    }
    board.settings = part.settings ?? board.settings;
    board.waitingOrder = orderOf(part.waitingOrder) ?? board.waitingOrder;
    board.services = part.services ?? board.services;
    board.status = part.status ?? board.status;
  }
  keepAges(board.tickets, before.tickets);
  keepAges(board.prescriptions, before.prescriptions);
  return board;
}

function keepAges(entries, before) {
  for (const [key, entry] of entries) {
    const old = before.get(key);
    if (old && old.status === entry.status && old.room === entry.room) {
      entries.set(key, { ...entry, heard: old.heard });
    }
  }
}

/**
 * The board after some messages, which came together.
 * @param {Board} before
 * @param {object[]} messages
 * @param {string} audience
 * @returns {Board}
 */
export function reduce(before, messages, audience) {
  const board = { ...before, tickets: new Map(before.tickets), prescriptions: new Map(before.prescriptions) };
  for (const message of messages) {
    apply(board, message, audience);
  }
  return board;
}

/** Alters the copy that reduce has made. */
function apply(board, message, audience) {
  switch (message.type) {
    case 'waiting-order':
      board.waitingOrder = orderOf(message) ?? [];
      break;
    case 'service-status':
      board.services = message.services ?? [];
      break;
    case 'board-status':
      board.status = { live: message.live, since: message.since };
      break;
    case 'clinic-configured':
      board.settings = message.settings;
      break;
    default:
      if (message.ticket) {
        mergeTicket(board, message.ticket, message.type, audience);
      }
      if (message.data) {
        mergePrescription(board, message.data, message.type, audience);
      }
  }
}

function mergeTicket(board, ticket, type, audience) {
  const key = PUBLIC.has(audience) ? ticket.number : ticket.id;
  const known = board.tickets.get(key);
  const merged = { ...remains(known, type, audience), ...ticket };
  merged.status = ticket.status ?? TICKET_STATUS[type] ?? merged.status ?? 'waiting';
  merged.heard = type === 'ticket-called' || !known ? ++board.heard : known.heard;
  if (!OVER.has(merged.status)) {
    board.tickets.set(key, merged);
    return;
  }
  board.tickets.delete(key);
  if (audience === 'doctor') {
    forgetPrescriptionsOf(board, merged.id);
  }
}

/**
 * What stays of an entry when a message comes. Staff hear the whole entry each time, without what is empty: nothing of
 * the old one may shine through. The public hears what is new, and a number that is issued again, on another day, is
 * another patient's.
 */
function remains(known, type, audience) {
  return PUBLIC.has(audience) && type !== 'new-ticket' ? known : undefined;
}

function mergePrescription(board, prescription, type, audience) {
  // One patient may have something at two counters.
  const key = PUBLIC.has(audience) ? `${prescription.number} ${prescription.counter ?? ''}` : prescription.id;
  const known = board.prescriptions.get(key);
  const merged = { ...remains(known, type, audience), ...(PUBLIC.has(audience) ? prescription : flat(prescription)) };
  merged.status = prescription.status ?? PRESCRIPTION_STATUS[type] ?? merged.status ?? 'submitted';
  merged.heard = known?.status === merged.status ? known.heard : ++board.heard;
  const shownWhenSettled = audience === 'doctor' && board.tickets.has(merged.ticketId);
  if (SETTLED.has(merged.status) && !shownWhenSettled) {
    board.prescriptions.delete(key);
  } else {
    board.prescriptions.set(key, merged);
  }
}

/** What the doctor wrote stands beside what became of it, and the ticket is named as such. */
function flat({ ticket, number, order, ...rest }) {
  return { ticketId: ticket, ticketNumber: number, ...order, ...rest };
}

function forgetPrescriptionsOf(board, ticketId) {
  for (const [key, prescription] of board.prescriptions) {
    if (prescription.ticketId === ticketId) {
      board.prescriptions.delete(key);
    }
  }
}

/** The order stands bare in a snapshot's field or in a message of its own. */
function orderOf(value) {
  return Array.isArray(value) ? value : value?.order;
}
