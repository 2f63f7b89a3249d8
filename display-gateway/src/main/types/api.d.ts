// What docs/api describes, for the scripts of the pages. Written by ApiTypesTest with -Dcarequeue.write=true; nobody
// else changes it.

declare namespace Api {
  /** The identity of a ticket, which is the operating day and the number. */
  type TicketId = string;

  /** What the patient holds, a service line's letter (not I, O or Q) and 3 to 6 digits. Unique for one operating day only. */
  type TicketNumber = string;

  /** A ticket's id or its bare number; lower case is taken, too. */
  type TicketReference = string;

  /** The ticket's id and the prescription's place there, from 1 on. */
  type PrescriptionId = string;

  /** A short name of the clinic's settings, of a service line or a level. */
  type Code = string;

  /** The name of a room or a counter. */
  type Place = string;

  /** A moment, in UTC. */
  type Time = string;

  /** ISO 8601, in hours, minutes and seconds. */
  type Duration = string;

  /** Where a visit stands. The first five are open, the others are ends. */
  type VisitStatus = 'waiting' | 'called' | 'in-consultation' | 'parked' | 'skipped' | 'finished' | 'cancelled' | 'no-show' | 'day-ended' | 'replaced';

  /** Where a prescription stands. */
  type PrescriptionStatus = 'submitted' | 'claimed' | 'ready' | 'handed-over' | 'cancelled' | 'not-collected' | 'returned';

  /** By which rule the next patient is found. */
  type Policy = 'ratio' | 'due' | 'strict' | 'fifo';

  /** What something is called in further languages, by language tag; at most 4. */
  type Names = Record<string, string>;

  /** Which number is wanted. */
  type IssueTicket = {
    /** Code of a service line; the clinic's first where none is named. */
    serviceLine?: Code;
  };

  /** How urgent a ticket is to be. */
  type SetPriority = {
    /** Code of a level of the clinic's scale. */
    priority: Code;
  };

  /** Who is to be called. */
  type CallTicket = {
    ticket: TicketReference;
    /** Why, where it is not its turn; one line. */
    reason?: string;
  };

  /** What is said of a patient who is away for a while. */
  type Park = {
    /** One line, for staff alone. */
    note?: string;
  };

  /** Where to, a service line, a room, or both. One of them is needed. */
  type Transfer = {
    /** Code of the service line; where it is absent it stays. */
    serviceLine?: Code;
    /** The one room for which the patient waits; any of the service line's where it is absent. */
    room?: Place;
    /** One line, for whoever sees the patient next. */
    note?: string;
  };

  /** What is ordered. Blanks around a text are dropped, and a text of blanks alone counts as absent. */
  type Prescribe = {
    /** Who it is for, where the clinic records that. */
    patient?: Patient;
    /** Where the patient is a child. */
    weightKg?: Quantity;
    /** As told. */
    allergies?: string;
    items: Array<OrderedMedicine>;
  };

  /** One medicine of an order. */
  type OrderedMedicine = {
    /** Its name. */
    medicine: string;
    /** For example `500 mg`. */
    strength?: string;
    /** For example `capsule`. */
    form?: string;
    /** How much at a time. */
    dose: Amount;
    /** For example `oral`. */
    route?: string;
    /** For example `every-8-hours`. */
    frequency: string;
    /** For how long. */
    durationDays?: number;
    /** How much to hand over. */
    quantity: Amount;
    /** How often it may be supplied again. */
    repeats?: number;
    /** For what, where it is not taken regularly. */
    asNeeded?: string;
    /** Whether another maker's will do. */
    substitutionAllowed?: boolean;
    /** For the pharmacist. */
    notes?: string;
  };

  /** Where it is prepared. */
  type Claim = {
    /** A counter of the clinic's settings; the workplace's, where that is one. */
    counter?: Place;
  };

  /** Where it is prepared from now on. */
  type TakeOver = {
    /** A counter of the clinic's settings; the workplace's, where that is one. */
    counter?: Place;
    /** The prescription's, as it was seen. */
    version: number;
  };

  /** To whom. */
  type HandOver = {
    /** The number on the patient's slip as somebody typed it: it is compared. */
    ticket?: string;
  };

  /** What is undone. */
  type UndoStep = {
    /** The prescription's, as it was seen. */
    version: number;
  };

  /** For whom. */
  type RequestHelp = {
    /** One that nobody knows is left out; help comes all the same. */
    ticket?: TicketReference;
  };

  /** What is to be different. What is left out stays as it is; a list that is given replaces the whole list. SETTINGS.md says what each means. */
  type ChangeSettings = {
    /** The version that the change is based on; where it is given, another one is refused as `settings-changed`. */
    version?: number;
    /** Can only be what it is. */
    clinic?: string;
    zone?: string;
    dayStartsAt?: TimeOfDay;
    atDayEnd?: AtDayEnd;
    languages?: Languages;
    serviceLines?: ServiceLines;
    /** A room that takes all service lines may be its name alone. */
    rooms?: Array<Room | Place | number>;
    counters?: Counters;
    /** A scale, or the name of one that there is. */
    scale?: Scale | 'five-levels' | 'three-levels';
    /** What is left out in it has its default. */
    calling?: {
      policy?: Policy;
      /** What a room with several service lines does with them. */
      roomOrder?: 'best-of-all' | 'own-first';
      /** After how many unanswered calls a patient is skipped. */
      attempts?: number;
      /** For how long others go first after a call that was not answered, up to an hour. */
      pause?: Duration;
      /** For how long a skipped patient may come back, 1 minute to 12 hours. */
      returnWithin?: Duration;
      /** For how long a move may be undone, up to an hour. */
      undoWithin?: Duration;
      /** When staff are told of a tier that nobody serves, 1 minute to 12 hours. */
      unservedAfter?: Duration;
    };
    screen?: {
      /** Metres from a screen to whoever sits furthest away. */
      viewingDistance?: number;
    };
  };

  /** Where the effect stands, in the log of the service that owns the fact. */
  type Position = {
    /** Names that log. */
    log: string;
    /** The place in it. */
    sequence: number;
  };

  /** What the patient hears who took a number. */
  type IssuedTicket = {
    id: TicketId;
    number: TicketNumber;
    serviceLine: Code;
    issuedAt: Time;
    /** The level of a ticket that nobody has looked at yet. */
    priority: Code;
    triaged: false;
    status: 'waiting';
    /** A secret. Whoever has it can follow this ticket, over the socket by the message `track`. */
    trackingToken: string;
    /** The ticket's own page, for the QR code. */
    trackingPath: string;
  };

  /** The visit, as the triage-service has it. */
  type Visit = {
    id: TicketId;
    number: TicketNumber;
    serviceLine: Code;
    /** The reference of the wait; nothing that happens later changes it. */
    issuedAt: Time;
    priority: Code;
    /** Whether a person has set the priority. */
    triaged: boolean;
    status: VisitStatus;
    /** Where the patient was called to. */
    room?: Place;
    /** How often the patient was called. */
    calls: number;
    /** The first call. */
    calledAt?: Time;
    /** The consultation's start, the first one. */
    startedAt?: Time;
    /** The consultation's end, or the end of the visit without one. */
    finishedAt?: Time;
    /** When a person last looked at the patient. */
    assessedAt?: Time;
    /** The room for which the patient waits; any where it is absent. */
    onlyRoom?: Place;
    /** Others go first until then, because a call was not answered. */
    notBefore?: Time;
    /** What was said at a transfer or when the patient was parked. */
    note?: string;
    /** Until the last move, before the first call. */
    waited: Duration;
    /** With a doctor, until the last move. */
    consulted: Duration;
    /** Parked or skipped, until the last move. */
    away: Duration;
    /** Why the patient was called the last time. */
    why?: CallExplanation;
  };

  /** Why a patient was called. */
  type CallExplanation = {
    at: Time;
    room: Place;
    policy: Policy;
    /** The first of those who could have been called, the next one first. */
    best: Array<Candidate>;
    /** Why somebody else than the next one was picked. */
    reason?: string;
  };

  /** One who could have been called. */
  type Candidate = {
    ticket: TicketId;
    serviceLine: Code;
    priority: Code;
    tier: number;
    /** Since the ticket was issued. */
    waited: Duration;
    /** The level's target wait. */
    target: Duration;
  };

  /** What all services together know of a ticket, without what was prescribed. */
  type Ticket = TicketOnBoard & {
    prescriptions: Array<PrescriptionProgress>;
  };

  /** A ticket as the board shows it to staff. */
  type TicketOnBoard = {
    id: TicketId;
    number: TicketNumber;
    serviceLine: Code;
    issuedAt: Time;
    status: VisitStatus;
    priority: Code;
    /** The level's target wait, when the priority was set. */
    target: Duration;
    /** Whether a person has set the priority. */
    triaged: boolean;
    /** When a person last looked at the patient. */
    assessedAt?: Time;
    /** Where the patient was called to. */
    room?: Place;
    /** How often the patient was called in all. */
    calls: number;
    /** How many calls in a row were not answered. */
    unanswered: number;
    /** The first call. */
    calledAt?: Time;
    /** The consultation's start, the first one. */
    startedAt?: Time;
    /** The consultation's end, or the end of the visit without one. */
    finishedAt?: Time;
    /** The room for which the patient waits; any where it is absent. */
    onlyRoom?: Place;
    /** Others go first until then, because a call was not answered. */
    notBefore?: Time;
    times: VisitTimes;
    /** What was said at a transfer or when the patient was parked. */
    note?: string;
    why?: CallExplanation;
    lastMove?: LastMove;
    lastLevel?: LastLevel;
  };

  /** How the patient's time has been spent, up to the last move. */
  type VisitTimes = {
    /** When the visit last moved. */
    since: Time;
    /** Before the first call, without time away. */
    waiting: Duration;
    consultation: Duration;
    /** Parked or skipped. */
    away: Duration;
  };

  /** What the level was before the present one was given, which `priority/undo` would give back. */
  type LastLevel = {
    from: Code;
    /** Whether somebody had given it. */
    triaged: boolean;
    /** When the present one was given. */
    at: Time;
  };

  /** What `undo` would take back. */
  type LastMove = {
    /** The event by its name, `ticket-called` for example. */
    type: string;
    at: Time;
  };

  /** How far a prescription is, without what was ordered. */
  type PrescriptionProgress = {
    id: PrescriptionId;
    ticketId: TicketId;
    ticketNumber: TicketNumber;
    status: PrescriptionStatus;
    priority: Code;
    submittedAt: Time;
    /** Where it was written; absent where the workplace was no room. */
    room?: Place;
    counter?: Place;
    claimedAt?: Time;
    readyAt?: Time;
    handedOverAt?: Time;
    notCollectedAt?: Time;
    returnedAt?: Time;
  };

  /** What the doctor hears who submitted a prescription. */
  type SubmittedPrescription = {
    id: PrescriptionId;
    ticketId: TicketId;
    ticketNumber: TicketNumber;
    status: 'submitted';
    priority: Code;
    submittedAt: Time;
    /** The actor. */
    prescriber: string;
    /** How many medicines. */
    items: number;
  };

  /** All of a prescription. */
  type Prescription = {
    id: PrescriptionId;
    ticketId: TicketId;
    ticketNumber: TicketNumber;
    status: PrescriptionStatus;
    /** Counts every change; 0 until the pharmacy has it. */
    version: number;
    /** Follows the visit's. */
    priority: Code;
    submittedAt: Time;
    /** Who wrote it. */
    prescriber: string;
    /** Where it was written; absent where the workplace was no room. */
    room?: Place;
    /** Where it is prepared, from the claim on. */
    counter?: Place;
    /** Who prepares it. */
    claimedBy?: string;
    claimedAt?: Time;
    readyAt?: Time;
    handedOverAt?: Time;
    takenOver?: TakenOver;
    /** When the day ended at which nobody fetched it. */
    notCollectedAt?: Time;
    /** When it was put back because nobody fetched it. */
    returnedAt?: Time;
    cancelledAt?: Time;
    /** When what a counter had begun, and was cancelled then, was put away. */
    putAwayAt?: Time;
    patient?: Patient;
    weightKg?: Quantity;
    allergies?: string;
    items: Array<Medicine>;
  };

  /** That another counter had it before. */
  type TakenOver = {
    from: Place;
    at: Time;
  };

  /** Who the medicine is for, as the patient states it. */
  type Patient = {
    name: string;
    birthDate?: string;
  };

  /** More than zero, with at most 4 decimal places. */
  type Quantity = number;

  /** So much of something. */
  type Amount = {
    amount: Quantity;
    unit: string;
  };

  /** One medicine of a prescription. The bounds are those of the order. */
  type Medicine = {
    medicine: string;
    strength?: string;
    form?: string;
    dose: Amount;
    route?: string;
    frequency: string;
    durationDays?: number;
    quantity: Amount;
    repeats: number;
    asNeeded?: string;
    substitutionAllowed: boolean;
    notes?: string;
  };

  /** A request for help. */
  type Help = {
    id: number;
    /** Where somebody needs help. */
    workplace: string;
    ticketId?: TicketId;
    number?: TicketNumber;
    /** When it was first asked for. */
    requestedAt: Time;
    /** Who goes there. */
    acknowledgedBy?: string;
    acknowledgedAt?: Time;
  };

  /** What time it is, and what else a page needs to know of its clinic. */
  type Clock = {
    now: Time;
    /** How many of the clinic's seconds pass in a real one: 1, and more in a demo. */
    pace: number;
    /** The clinic's time zone, as Europe/Paris; left out as long as it is not known. */
    zone?: string;
    /** The clinic's, its first one first; left out as long as they are not known. */
    languages?: Array<string>;
    /** Changes when the pages do. */
    build: string;
  };

  /** The clinic as it set itself up. */
  type ClinicSettings = {
    /** Counts up with each change. */
    version: number;
    clinic: string;
    zone: string;
    dayStartsAt: TimeOfDay;
    atDayEnd: AtDayEnd;
    languages: Languages;
    serviceLines: ServiceLines;
    rooms: Rooms;
    counters: Counters;
    scale: Scale;
    calling: Calling;
    /** How the public screens are set up. */
    screen: {
      /** Metres from a screen to whoever sits furthest away. */
      viewingDistance: number;
    };
  };

  /** When an operating day begins, in the clinic's time zone. */
  type TimeOfDay = string;

  /** What happens to those who still wait when the operating day ends. */
  type AtDayEnd = 'close' | 'carry_over';

  /** Of pages and announcements, the first for whoever asks for none. */
  type Languages = Array<string>;

  /** What patients come for; the first is what a kiosk gives when it asks for none. */
  type ServiceLines = Array<ServiceLine>;

  /** What a patient comes for. */
  type ServiceLine = {
    code: Code;
    /** Prefixes its numbers. */
    letter: string;
    name: string;
    /** Its own rule; the clinic's where it is absent. */
    policy?: Policy;
    names?: Names;
  };

  /** Where doctors work. */
  type Rooms = Array<Room>;

  /** Where a doctor works. */
  type Room = {
    name: Place;
    /** Codes of those that it takes, its own first; empty for all. */
    serviceLines: Array<Code>;
  };

  /** Where pharmacists work. */
  type Counters = Array<Place>;

  /** The triage scale. */
  type Scale = {
    levels: Levels;
    /** The level of a ticket that nobody has looked at yet. */
    initial: Code;
  };

  /** The most urgent first; targets increase strictly, tiers never decrease. */
  type Levels = Array<Level>;

  /** One step of the triage scale. */
  type Level = {
    code: Code;
    name: string;
    /** How long a patient should wait at most, up to 24 hours; zero means at once. */
    target: Duration;
    /** Those of a lower tier always go before those of a higher one. */
    tier: number;
    /** When somebody should look at the waiting patient again, up to 24 hours. */
    reassessAfter: Duration;
    colour: string;
    /** On that colour, at least 7:1. */
    textColour: string;
    /** The second carrier beside the colour, which is never alone. */
    shape: 'octagon' | 'triangle' | 'diamond' | 'square' | 'circle' | 'hexagon' | 'pentagon';
    names?: Names;
  };

  /** How patients are called. */
  type Calling = {
    policy: Policy;
    /** What a room with several service lines does with them. */
    roomOrder: 'best-of-all' | 'own-first';
    /** After how many unanswered calls a patient is skipped. */
    attempts: number;
    /** For how long others go first after a call that was not answered, up to an hour. */
    pause: Duration;
    /** For how long a skipped patient may come back, 1 minute to 12 hours. */
    returnWithin: Duration;
    /** For how long a move may be undone, up to an hour. */
    undoWithin: Duration;
    /** When staff are told of a tier that nobody serves, 1 minute to 12 hours. */
    unservedAfter: Duration;
  };

  /** Why nothing was done (RFC 9457). PROBLEMS.md lists every one, with what to do. 405, 406 and 415 have no `code`. */
  type Problem = {
    /** That prefix, and the code. */
    type: string;
    title: string;
    status: number;
    /** A sentence for the person who asked. */
    detail: string;
    /** The stable name of the refusal. */
    code: string;
    /** What is wrong in the request, where one field is: `items[0].dose.amount`. */
    field?: string;
    /** The path of the request. */
    instance?: string;
  };

  /** The operating day that is open for visits, once one is; a new snapshot comes when another one opens. A ticket whose id begins with an earlier day is not today's, whoever has its number today. */
  type OpenDay = string;

  /** A number. The id tells apart who holds it today from who held it on another day. */
  type Number = {
    id: TicketId;
    number: TicketNumber;
  };

  /** A number, and where it is called to. */
  type NumberAtRoom = {
    id: TicketId;
    number: TicketNumber;
    room?: Place;
  };

  /** A number, and where it fetches its medicine. */
  type NumberAtCounter = {
    id: PrescriptionId;
    number: TicketNumber;
    counter?: Place;
  };

  /** A number, and whether it fetches its medicine now. */
  type NumberAtCounterAgain = {
    id: PrescriptionId;
    number: TicketNumber;
    status?: 'ready';
    counter?: Place;
  };

  /** The own prescription. It can be fetched while it is ready, and when it was not collected. */
  type OwnPrescription = {
    id: PrescriptionId;
    number: TicketNumber;
    status: PrescriptionStatus;
    counter?: Place;
  };

  /** A number in a snapshot. Those that are called stand in the order of their calls, the last call last. That a consultation has begun the public does not hear. */
  type StandingNumber = {
    id: TicketId;
    number: TicketNumber;
    status: 'waiting' | 'called' | 'skipped';
    room?: Place;
  };

  /** A number that stands where it stood before. */
  type NumberStandingAgain = {
    id: TicketId;
    number: TicketNumber;
    status?: 'waiting' | 'called' | 'skipped';
    room?: Place;
  };

  /** A number in a snapshot whose medicine can be fetched. */
  type ReadyNumber = {
    id: PrescriptionId;
    number: TicketNumber;
    status: 'ready';
    counter?: Place;
  };

  /** The own ticket. */
  type OwnTicket = {
    id: TicketId;
    number: TicketNumber;
    status: VisitStatus;
    room?: Place;
  };

  /** What tells a pharmacist how soon a patient will come. */
  type PharmacistTicket = {
    id: TicketId;
    number: TicketNumber;
    room?: Place;
    priority: Code;
    status: VisitStatus;
  };

  /** Who is next. */
  type WaitingOrder = {
    order: Array<TicketId>;
    total: number;
    policy?: Policy;
    next: Record<string, TicketId>;
    reassess: Array<TicketId>;
  };

  /** The own place; without a position the ticket does not wait. */
  type OwnPlace = {
    position?: number;
    total: number;
  };

  /** A tier that waits, and of which nobody was called for too long. */
  type Unserved = {
    tier: number;
    levels: Array<Code>;
    since: Time;
    waiting: number;
  };

  /** Patients who may have been forgotten. */
  type Overlooked = {
    /** First who waits where nobody works, then by urgency, then who waits longest. */
    worst: Array<{
      ticket: TicketId;
      number: TicketNumber;
      /** `room-idle`, waits for a room alone that has nobody and called nobody for `unservedAfter`; `line-idle`, the same of all rooms that could call the patient; `late`, waits more than twice the target. */
      why: 'room-idle' | 'line-idle' | 'late';
      /** For which the patient waits alone. */
      room?: string;
      /** When this wait began: with the ticket's issue, or after a call with the move that ended it. */
      since: Time;
    }>;
    /** How many there are. */
    total: number;
  };

  /** A workplace at which somebody has a page open. */
  type Staffed = {
    /** A room or counter, as `room 7`. */
    workplace: string;
    pages: number;
  };

  /** A request for help. */
  type StaffHelp = {
    id: number;
    workplace: string;
    ticket?: TicketId;
    number?: TicketNumber;
    requestedAt: Time;
    acknowledgedBy?: string;
    acknowledgedAt?: Time;
  };

  /** Whether the gateway hears a service, and has all that it had to say. */
  type ServiceStatus = {
    name: 'ticket-service' | 'triage-service' | 'pharmacy-service';
    connected: boolean;
    since: Time;
  };

  /** Whether the board shows what is. */
  type BoardStatus = {
    live: boolean;
    since: Time;
  };

  /** How a screen speaks, and how large. */
  type ScreenSettings = {
    version: number;
    languages: Languages;
    viewingDistance: number;
  };

  /** What patients can come for. */
  type KioskSettings = {
    version: number;
    languages: Languages;
    zone: string;
    serviceLines: Array<KioskLine>;
  };

  /** A service line, without its rule. */
  type KioskLine = {
    code: Code;
    letter: string;
    name: string;
    names?: Names;
  };

  /** What a doctor works with. */
  type DoctorSettings = {
    version: number;
    serviceLines: ServiceLines;
    rooms: Rooms;
    levels: Levels;
    calling: Calling;
  };

  /** What a pharmacist works with. */
  type PharmacistSettings = {
    version: number;
    counters: Counters;
    levels: Levels;
    /** For how long a step may be undone. */
    undoWithin: Duration;
  };

  /** Each message of the socket, by its name in the description. */
  interface Messages {
    publicTicket: {
      type: 'new-ticket' | 'ticket-not-present' | 'ticket-skipped' | 'ticket-parked' | 'ticket-returned' | 'ticket-transferred' | 'consultation-finished' | 'ticket-cancelled' | 'ticket-no-show' | 'visit-closed';
      version: number;
      ticket: Number;
    };
    publicCall: {
      type: 'ticket-called' | 'ticket-recalled';
      version: number;
      ticket: NumberAtRoom;
    };
    publicUndone: {
      type: 'move-undone';
      version: number;
      ticket: NumberStandingAgain;
    };
    publicPrescription: {
      type: 'prescription-ready' | 'prescription-handed-over' | 'prescription-cancelled' | 'prescription-taken-over' | 'prescription-not-collected' | 'prescription-returned';
      version: number;
      data: NumberAtCounter;
    };
    publicStepUndone: {
      type: 'prescription-step-undone';
      version: number;
      data: NumberAtCounterAgain;
    };
    ticket: {
      type: 'new-ticket' | 'priority-update' | 'ticket-reassessed' | 'ticket-called' | 'ticket-recalled' | 'ticket-not-present' | 'ticket-skipped' | 'ticket-parked' | 'ticket-returned' | 'ticket-transferred' | 'consultation-started' | 'consultation-finished' | 'ticket-cancelled' | 'ticket-no-show' | 'visit-closed' | 'move-undone';
      version: number;
      ticket: TicketOnBoard;
    };
    pharmacistTicket: {
      type: 'new-ticket' | 'priority-update' | 'ticket-reassessed' | 'ticket-called' | 'ticket-recalled' | 'ticket-not-present' | 'ticket-skipped' | 'ticket-parked' | 'ticket-returned' | 'ticket-transferred' | 'consultation-started' | 'consultation-finished' | 'ticket-cancelled' | 'ticket-no-show' | 'visit-closed' | 'move-undone';
      version: number;
      ticket: PharmacistTicket;
    };
    ownTicket: {
      type: 'new-ticket' | 'ticket-called' | 'ticket-recalled' | 'ticket-not-present' | 'ticket-skipped' | 'ticket-parked' | 'ticket-returned' | 'ticket-transferred' | 'consultation-started' | 'consultation-finished' | 'ticket-cancelled' | 'ticket-no-show' | 'visit-closed' | 'move-undone';
      version: number;
      ticket: OwnTicket;
    };
    prescription: {
      type: 'prescription-submitted' | 'prescription-received' | 'prescription-prioritised' | 'prescription-claimed' | 'prescription-ready' | 'prescription-handed-over' | 'prescription-cancelled' | 'prescription-released' | 'prescription-taken-over' | 'prescription-step-undone' | 'prescription-put-away' | 'prescription-not-collected' | 'prescription-returned';
      version: number;
      data: Prescription;
    };
    prescriptionProgress: {
      type: 'prescription-submitted' | 'prescription-received' | 'prescription-prioritised' | 'prescription-claimed' | 'prescription-ready' | 'prescription-handed-over' | 'prescription-cancelled' | 'prescription-released' | 'prescription-taken-over' | 'prescription-step-undone' | 'prescription-put-away' | 'prescription-not-collected' | 'prescription-returned';
      version: number;
      data: PrescriptionProgress;
    };
    ownPrescription: {
      type: 'prescription-ready' | 'prescription-handed-over' | 'prescription-cancelled' | 'prescription-taken-over' | 'prescription-step-undone' | 'prescription-not-collected' | 'prescription-returned';
      version: number;
      data: OwnPrescription;
    };
    waitingOrder: {
      type: 'waiting-order';
      version: number;
      order: Array<TicketId>;
      total: number;
      policy?: Policy;
      next: Record<string, TicketId>;
      reassess: Array<TicketId>;
    };
    ownPlace: {
      type: 'waiting-order';
      version: number;
      position?: number;
      total: number;
    };
    help: {
      type: 'help-requested' | 'help-acknowledged';
      version: number;
      help: StaffHelp;
    };
    tiersUnserved: {
      type: 'tiers-unserved';
      version: number;
      unserved: Array<Unserved>;
    };
    patientsOverlooked: {
      type: 'patients-overlooked';
      version: number;
      overlooked: Overlooked;
    };
    staffPresent: {
      type: 'staff-present';
      version: number;
      present: Array<Staffed>;
    };
    timeStandsStill: {
      type: 'time-stands-still';
      version: number;
      until?: string;
    };
    serviceStatus: {
      type: 'service-status';
      version: number;
      services: Array<ServiceStatus>;
    };
    boardStatus: {
      type: 'board-status';
      version: number;
      live: boolean;
      since: Time;
    };
    screenSettings: {
      type: 'clinic-configured';
      version: number;
      settings: ScreenSettings;
    };
    kioskSettings: {
      type: 'clinic-configured';
      version: number;
      settings: KioskSettings;
    };
    doctorSettings: {
      type: 'clinic-configured';
      version: number;
      settings: DoctorSettings;
    };
    pharmacistSettings: {
      type: 'clinic-configured';
      version: number;
      settings: PharmacistSettings;
    };
    settings: {
      type: 'clinic-configured';
      version: number;
      settings: ClinicSettings;
    };
    screenSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<StandingNumber>;
      prescriptions: Array<ReadyNumber>;
      settings?: ScreenSettings;
      status?: BoardStatus;
    };
    kioskSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<StandingNumber>;
      prescriptions: Array<ReadyNumber>;
      settings?: KioskSettings;
      status?: BoardStatus;
    };
    doctorSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<TicketOnBoard>;
      prescriptions: Array<Prescription>;
      settings?: DoctorSettings;
      waitingOrder?: WaitingOrder;
      unserved?: Array<Unserved>;
      overlooked?: Overlooked;
      present?: Array<Staffed>;
      /** See `time-stands-still`. */
      standsStillUntil?: string;
      help?: Array<StaffHelp>;
      services?: Array<ServiceStatus>;
    };
    pharmacistSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<PharmacistTicket>;
      prescriptions: Array<Prescription>;
      settings?: PharmacistSettings;
      unserved?: Array<Unserved>;
      overlooked?: Overlooked;
      present?: Array<Staffed>;
      /** See `time-stands-still`. */
      standsStillUntil?: string;
      help?: Array<StaffHelp>;
      services?: Array<ServiceStatus>;
    };
    managerSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<TicketOnBoard>;
      prescriptions: Array<PrescriptionProgress>;
      settings?: ClinicSettings;
      waitingOrder?: WaitingOrder;
      unserved?: Array<Unserved>;
      overlooked?: Overlooked;
      present?: Array<Staffed>;
      /** See `time-stands-still`. */
      standsStillUntil?: string;
      help?: Array<StaffHelp>;
      services?: Array<ServiceStatus>;
    };
    noneSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<TicketOnBoard>;
      prescriptions: Array<Prescription>;
      settings?: ClinicSettings;
      waitingOrder?: WaitingOrder;
      unserved?: Array<Unserved>;
      overlooked?: Overlooked;
      present?: Array<Staffed>;
      /** See `time-stands-still`. */
      standsStillUntil?: string;
      help?: Array<StaffHelp>;
      services?: Array<ServiceStatus>;
      status?: BoardStatus;
    };
    ownSnapshot: {
      type: 'snapshot';
      version: number;
      /** Names this run of the gateway; versions of different runs do not compare. */
      run: string;
      part: number;
      parts: number;
      day?: OpenDay;
      tickets: Array<OwnTicket>;
      prescriptions: Array<OwnPrescription>;
      waitingOrder?: OwnPlace;
      status?: BoardStatus;
    };
    problem: {
      type: 'problem';
      /** The type of what was sent; empty where that cannot be told. */
      request: string;
      problem: Problem;
    };
    heartbeat: {
      type: 'heartbeat';
      /** Since when nothing of the board has been sent to anybody although it was to be. Absent while all is well. The next message, or heartbeat without it, says that the board moves again. */
      standsStillSince?: string;
    };
    track: {
      type: 'track';
      token: string;
    };
    present: {
      type: 'present';
      /** A room or counter, or an empty text for nowhere. */
      workplace: string;
      tab: string;
    };
    issueTicket: {
      type: 'new-ticket';
      ticket?: IssueTicket;
    };
    setPriority: {
      type: 'priority-update';
      ticket: {
        number: TicketReference;
        priority: Code;
      };
    };
    prescribe: {
      type: 'prescription-submitted';
      data: {
        ticketNumber: TicketReference;
      } & Prescribe;
    };
  }

  /** What each audience hears. */
  interface Hears {
    screen: Messages['screenSnapshot'] | Messages['screenSettings'] | Messages['publicTicket'] | Messages['publicCall'] | Messages['publicUndone'] | Messages['publicPrescription'] | Messages['publicStepUndone'] | Messages['boardStatus'] | Messages['problem'] | Messages['heartbeat'];
    kiosk: Messages['kioskSnapshot'] | Messages['kioskSettings'] | Messages['publicTicket'] | Messages['publicCall'] | Messages['publicUndone'] | Messages['publicPrescription'] | Messages['publicStepUndone'] | Messages['boardStatus'] | Messages['problem'] | Messages['heartbeat'];
    doctor: Messages['doctorSnapshot'] | Messages['doctorSettings'] | Messages['ticket'] | Messages['prescription'] | Messages['waitingOrder'] | Messages['help'] | Messages['tiersUnserved'] | Messages['patientsOverlooked'] | Messages['staffPresent'] | Messages['timeStandsStill'] | Messages['serviceStatus'] | Messages['problem'] | Messages['heartbeat'];
    pharmacist: Messages['pharmacistSnapshot'] | Messages['pharmacistSettings'] | Messages['pharmacistTicket'] | Messages['prescription'] | Messages['help'] | Messages['tiersUnserved'] | Messages['patientsOverlooked'] | Messages['staffPresent'] | Messages['timeStandsStill'] | Messages['serviceStatus'] | Messages['problem'] | Messages['heartbeat'];
    manager: Messages['managerSnapshot'] | Messages['settings'] | Messages['ticket'] | Messages['prescriptionProgress'] | Messages['waitingOrder'] | Messages['help'] | Messages['tiersUnserved'] | Messages['patientsOverlooked'] | Messages['staffPresent'] | Messages['timeStandsStill'] | Messages['serviceStatus'] | Messages['problem'] | Messages['heartbeat'];
    ticket: Messages['ownSnapshot'] | Messages['ownTicket'] | Messages['ownPrescription'] | Messages['ownPlace'] | Messages['boardStatus'] | Messages['problem'] | Messages['heartbeat'];
    none: Messages['noneSnapshot'] | Messages['settings'] | Messages['ticket'] | Messages['prescription'] | Messages['waitingOrder'] | Messages['help'] | Messages['tiersUnserved'] | Messages['patientsOverlooked'] | Messages['staffPresent'] | Messages['timeStandsStill'] | Messages['serviceStatus'] | Messages['boardStatus'] | Messages['problem'] | Messages['heartbeat'];
  }

  /** What each operation takes and answers, by its id. */
  interface Operations {
    getClock: { body: Record<string, never>; reply: Clock };
    listHelp: { body: Record<string, never>; reply: Array<Help> };
    requestHelp: { body: RequestHelp; reply: Help & Position };
    acknowledgeHelp: { body: Record<string, never>; reply: Help & Position };
    listPrescriptions: { body: Record<string, never>; reply: Array<Prescription> };
    getPrescription: { body: Record<string, never>; reply: Prescription };
    claimPrescription: { body: Claim; reply: Prescription & Position };
    handOver: { body: HandOver; reply: Prescription & Position };
    putAway: { body: Record<string, never>; reply: Prescription & Position };
    markReady: { body: Record<string, never>; reply: Prescription & Position };
    releasePrescription: { body: Record<string, never>; reply: Prescription & Position };
    returnToShelf: { body: Record<string, never>; reply: Prescription & Position };
    takeOverPrescription: { body: TakeOver; reply: Prescription & Position };
    undoStep: { body: UndoStep; reply: Prescription & Position };
    callTicket: { body: CallTicket; reply: Visit & Position };
    callNext: { body: Record<string, never>; reply: Visit & Position };
    getSettings: { body: Record<string, never>; reply: ClinicSettings };
    changeSettings: { body: ChangeSettings; reply: ClinicSettings & Position };
    issueTicket: { body: IssueTicket; reply: IssuedTicket & Position };
    getTicket: { body: Record<string, never>; reply: Ticket };
    cancelTicket: { body: Record<string, never>; reply: Visit & Position };
    finishConsultation: { body: Record<string, never>; reply: Visit & Position };
    markNotPresent: { body: Record<string, never>; reply: Visit & Position };
    parkTicket: { body: Park; reply: Visit & Position };
    submitPrescription: { body: Prescribe; reply: SubmittedPrescription & Position };
    setPriority: { body: SetPriority; reply: Visit & Position };
    undoTicketPriority: { body: Record<string, never>; reply: Visit & Position };
    reassessTicket: { body: Record<string, never>; reply: Visit & Position };
    recallTicket: { body: Record<string, never>; reply: Visit & Position };
    returnTicket: { body: Record<string, never>; reply: Visit & Position };
    skipTicket: { body: Record<string, never>; reply: Visit & Position };
    startConsultation: { body: Record<string, never>; reply: Visit & Position };
    transferTicket: { body: Transfer; reply: Visit & Position };
    undoMove: { body: Record<string, never>; reply: Visit & Position };
    listWaiting: { body: Record<string, never>; reply: Array<Visit> };
  }
}
