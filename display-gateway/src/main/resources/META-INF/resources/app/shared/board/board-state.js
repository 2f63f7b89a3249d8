/**
 * What a page knows of the board, and how messages change it. Pure functions: a state is never altered, a changed one
 * is a new object.
 */

/** Who is shown no patient who was sent away for a while. */
const PUBLIC = new Set(['screen', 'kiosk']);

/** Who is shown a ticket, too, of which nothing will become any more; a doctor may have ended it by mistake, and patients ask the desk. */
const TO_THE_END = new Set(['reception', 'doctor', 'pharmacist', 'manager', 'ticket']);

/**
 * What a message says of a ticket's status where it carries none.
 * @type {Record<string, Api.VisitStatus>}
 */
const TICKET_STATUS = {
  'new-ticket': 'waiting',
  'ticket-called': 'called',
  'ticket-recalled': 'called',
  'ticket-not-present': 'waiting',
  'ticket-skipped': 'skipped',
  'ticket-parked': 'parked',
  'ticket-returned': 'waiting',
  'ticket-transferred': 'waiting',
  'ticket-no-show': 'no-show',
  'consultation-started': 'in-consultation',
  'consultation-finished': 'finished',
  'ticket-cancelled': 'cancelled',
  'visit-closed': 'day-ended',
  // Where it stands again is said, unless that is nowhere.
  'move-undone': 'parked',
};

/**
 * What a message to the public says of a prescription's status; a snapshot shows it only those that are ready.
 * @type {Record<string, Api.PrescriptionStatus>}
 */
const PUBLIC_STATUS = {
  'prescription-handed-over': 'handed-over',
  'prescription-cancelled': 'cancelled',
  'prescription-not-collected': 'not-collected',
  'prescription-returned': 'returned',
  // Its counter is none any more, or something else is ordered: it is fetched nowhere.
  'prescription-released': 'claimed',
  'prescription-amended': 'claimed',
  // Where it stands again is said, unless the public does not hear of it there.
  'prescription-step-undone': 'claimed',
};

/** Messages that call a patient, so that the screen shows the number first. */
const CALLS = new Set(['ticket-called', 'ticket-recalled']);

const OVER = new Set(['finished', 'cancelled', 'no-show', 'day-ended', 'replaced']);
const SETTLED = new Set(['handed-over', 'declined', 'cancelled', 'returned']);

/**
 * Of which prescriptions those hear who are not of the staff: a patient may still collect what the screens have forgotten.
 * @type {Partial<Record<Page.Audience, Api.PrescriptionStatus[]>>}
 */
const HEARD = { screen: ['ready'], kiosk: ['ready'], ticket: ['preparing', 'ready', 'not-collected', 'handed-over'] };

/** @returns {Page.Board} what a page knows before anything was said */
export function emptyBoard() {
  return {
    day: null, tickets: new Map(), prescriptions: new Map(), settings: null, intake: [], waitingOrder: [], next: {}, reassess: new Set(),
    unserved: [], overlooked: { worst: [], total: 0 }, present: [], screens: { connected: [], calls: new Map() }, standsStillUntil: null,
    help: new Map(), place: null, waits: { lines: new Map(), tickets: new Map() }, wait: null, services: [], status: null, heard: 0,
  };
}

/**
 * Whether all services are heard from which the board comes, as far as its audience is told.
 * @param {Page.Board} board
 */
export function isHeard({ services, status }) {
  return status?.live !== false && services.every(({ connected }) => connected);
}

/**
 * Until when what is reckoned of the board is known to be so.
 * @param {Page.Board} board
 * @param {Page.Audience} audience
 * @param {number} now in milliseconds, for a service of which nobody says since when it is missing
 * @returns {number | null} none while the service is heard whose times they are
 */
export function knownUntil({ services, status }, audience, now) {
  const owner = audience === 'pharmacist' ? 'pharmacy-service' : 'triage-service';
  const missing = status?.live === false ? status : services.find(({ name, connected }) => name === owner && !connected);
  return missing ? Date.parse(missing.since) || now : null;
}

/**
 * The board of a whole snapshot.
 * @param {Page.Snapshot[]} parts in their order
 * @param {Page.Audience} audience
 * @param {Page.Board} [before] what the page knew until then: who was called before stays older than who is new
 * @returns {Page.Board}
 */
export function boardOf(parts, audience, before = emptyBoard()) {
  const board = { ...emptyBoard(), heard: before.heard };
  for (const part of /** @type {Page.Part[]} */ (parts)) {
    for (const ticket of part.tickets ?? []) {
      mergeTicket(board, ticket, 'snapshot', audience);
    }
    for (const prescription of part.prescriptions ?? []) {
      mergePrescription(board, prescription, 'snapshot', audience);
    }
    board.day = part.day ?? board.day;
    board.settings = part.settings ?? board.settings;
    board.intake = part.intake ?? board.intake;
    if (part.waitingOrder) {
      takeOrder(board, part.waitingOrder, audience);
    }
    board.waits = part.waits ? waitsOf(part.waits) : board.waits;
    board.wait = part.wait ?? board.wait;
    board.unserved = part.unserved ?? board.unserved;
    board.overlooked = part.overlooked ?? board.overlooked;
    board.present = part.present ?? board.present;
    takeScreens(board, part.screens);
    board.standsStillUntil = part.standsStillUntil ?? board.standsStillUntil;
    for (const help of part.help ?? []) {
      board.help.set(help.id, help);
    }
    board.services = part.services ?? board.services;
    board.status = part.status ?? board.status;
  }
  keepAges(board.tickets, before.tickets);
  if (audience === 'ticket') {
    keepOwn(board.tickets, before.tickets);
  }
  keepAges(board.prescriptions, before.prescriptions);
  return board;
}

/**
 * A patient's ticket is not on the board any more once a new day has begun: what became of it stays true.
 * @param {Page.Board['tickets']} tickets
 * @param {Page.Board['tickets']} before
 */
function keepOwn(tickets, before) {
  for (const [key, old] of tickets.size === 0 ? before : []) {
    tickets.set(key, OVER.has(old.status) ? old
      : /** @type {Page.Ticket<Page.Audience>} */ ({ ...old, status: 'day-ended', room: undefined, counter: undefined }));
  }
}

/**
 * What stands where it stood is no news, by the same call.
 * @template {Page.Heard & {status: string, room?: string, counter?: string, call?: number, again?: boolean}} Entry
 * @param {Map<string, Entry>} entries
 * @param {Map<string, Entry>} before
 */
function keepAges(entries, before) {
  for (const [key, entry] of entries) {
    const old = before.get(key);
    if (old && old.status === entry.status && old.room === entry.room && old.counter === entry.counter && old.call === entry.call) {
      entries.set(key, { ...entry, heard: old.heard, again: old.again });
    }
  }
}

/**
 * The board after some messages, which came together.
 * @param {Page.Board} before
 * @param {Page.Message[]} messages
 * @param {Page.Audience} audience
 * @returns {Page.Board}
 */
export function reduce(before, messages, audience) {
  const board = { ...before, tickets: new Map(before.tickets), prescriptions: new Map(before.prescriptions),
    help: new Map(before.help) };
  for (const message of messages) {
    apply(board, message, audience);
  }
  return board;
}

/**
 * Alters the copy that reduce has made.
 * @param {Page.Board} board
 * @param {Page.Message} message
 * @param {Page.Audience} audience
 */
function apply(board, message, audience) {
  switch (message.type) {
    case 'waiting-order':
      takeOrder(board, message, audience);
      break;
    case 'waits':
      board.waits = waitsOf(message.waits);
      break;
    case 'wait':
      board.wait = message.wait ?? null;
      break;
    case 'tiers-unserved':
      board.unserved = message.unserved ?? [];
      break;
    case 'patients-overlooked':
      board.overlooked = message.overlooked;
      break;
    case 'staff-present':
      board.present = message.present;
      break;
    case 'screens-shown':
      takeScreens(board, message.screens);
      break;
    case 'time-stands-still':
      board.standsStillUntil = message.until ?? null;
      break;
    case 'help-requested':
      board.help.set(message.help.id, message.help);
      break;
    case 'help-acknowledged':
      board.help.delete(message.help.id);
      break;
    case 'service-status':
      board.services = message.services ?? [];
      break;
    case 'board-status':
      board.status = { live: message.live, since: message.since };
      break;
    case 'intake-changed':
      board.intake = message.intake;
      break;
    case 'clinic-configured':
      board.settings = message.settings;
      break;
    default:
      if ('ticket' in message) {
        mergeTicket(board, message.ticket, message.type, audience);
      }
      if ('data' in message) {
        mergePrescription(board, message.data, message.type, audience);
      }
  }
}

/**
 * @param {Page.Board} board
 * @param {Page.SaidTicket} ticket
 * @param {Page.Message['type']} type of the message
 * @param {Page.Audience} audience
 */
function mergeTicket(board, ticket, type, audience) {
  const known = board.tickets.get(ticket.id);
  // All that is said of it is said each time, without what is empty: nothing of the old one may shine through.
  const status = ticket.status ?? TICKET_STATUS[type] ?? known?.status ?? 'waiting';
  const heard = CALLS.has(type) || !known ? ++board.heard : known.heard;
  const again = type === 'ticket-recalled' || (status === 'called' && known?.again === true);
  if (isShown(status, audience)) {
    board.tickets.set(ticket.id, /** @type {Page.Ticket<Page.Audience>} */ ({ ...ticket, status, heard, again }));
  } else {
    board.tickets.delete(ticket.id);
  }
}

/**
 * @param {Api.VisitStatus} status
 * @param {Page.Audience} audience
 */
function isShown(status, audience) {
  return TO_THE_END.has(audience) || !(OVER.has(status) || (PUBLIC.has(audience) && status === 'parked'));
}

/**
 * @param {Page.Board} board
 * @param {Page.SaidPrescription} prescription
 * @param {Page.Message['type']} type of the message
 * @param {Page.Audience} audience
 */
function mergePrescription(board, prescription, type, audience) {
  const { id } = prescription;
  const status = prescription.status ?? PUBLIC_STATUS[type] ?? 'ready';
  const known = board.prescriptions.get(id);
  const stays = known?.status === status && known.counter === prescription.counter;
  if (keeps({ ...prescription, status }, board, audience)) {
    const heard = stays ? known.heard : ++board.heard;
    board.prescriptions.set(id, /** @type {Page.Prescription<Page.Audience>} */ ({ ...prescription, status, heard }));
  } else {
    board.prescriptions.delete(id);
  }
}

/**
 * @param {Page.SaidPrescription & {status: Api.PrescriptionStatus}} prescription
 * @param {Page.Board} board
 * @param {Page.Audience} audience
 */
function keeps({ status, ticketId = '' }, board, audience) {
  switch (audience) {
    case 'reception':
    case 'manager':
    case 'pharmacist': // who may have to take back what was done last, or to put away what was cancelled
      return true;
    case 'doctor':
      return !SETTLED.has(status) || board.tickets.has(ticketId);
    default:
      return HEARD[audience]?.includes(status) ?? !SETTLED.has(status);
  }
}

/**
 * Which screens there are is said whole each time, of the calls those that are not as they were.
 * @param {Page.Board} board
 * @param {Api.Screens | undefined} said
 */
function takeScreens(board, said) {
  if (said) {
    board.screens = { connected: said.connected, calls: new Map([...board.screens.calls, ...said.calls.map(call => /** @type {const} */ ([call.id, call]))]) };
  }
}

/**
 * A patient hears the own place in the order, everybody else the order.
 * @param {Page.Board} board
 * @param {Page.SaidOrder} said
 * @param {Page.Audience} audience
 */
function takeOrder(board, said, audience) {
  if (audience === 'ticket') {
    board.place = { position: said.position, total: said.total };
  } else {
    board.waitingOrder = said.order ?? [];
    board.next = said.next ?? {};
    board.reassess = new Set(said.reassess);
  }
}

/**
 * @param {Page.SaidWaits} said
 * @returns {Page.Board['waits']}
 */
function waitsOf({ lines, tickets = [] }) {
  return { lines: new Map(lines.map(({ line, ...wait }) => [line, wait])), tickets: new Map(tickets.map(({ ticket, ...wait }) => [ticket, wait])) };
}
