// What the pages make of that which api.d.ts describes.

/** Not in every browser, and not in the compiler's own types: https://wicg.github.io/shape-detection-api/ */
declare class BarcodeDetector {
  constructor(options: { formats: string[] });
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

declare namespace Page {

  type Audience = keyof Api.Hears;

  /** Whatever a page may hear. */
  type Message = Api.Hears[Audience];

  /** Those that are part of the board. */
  type Versioned = Extract<Message, { version: number }>;

  /** What a page says of itself. */
  type Greeting = Api.Messages['track'] | Api.Messages['present'] | Api.Messages['shows'];

  /** A part of a snapshot, as an audience hears it. */
  type Snapshot<A extends Audience = Audience> = Extract<Api.Hears[A], { type: 'snapshot' }>;

  /** A ticket as some message says it: which fields there are differs by audience. */
  type SaidTicket = { id: string; number: string } & Partial<Api.TicketOnBoard>;

  /** The same of a prescription. */
  type SaidPrescription = { id: string; number?: string } & Partial<Api.Prescription>;

  /** A part of a snapshot, whoever hears it. */
  type Part = Partial<Omit<Api.Messages['noneSnapshot'], 'tickets' | 'prescriptions' | 'settings' | 'waitingOrder' | 'waits'>> & {
    tickets: SaidTicket[];
    prescriptions: SaidPrescription[];
    settings?: Settings;
    waitingOrder?: SaidOrder;
    waits?: SaidWaits;
    wait?: Api.OwnWait;
  };

  /** How long it will still take as some message says it: to a kiosk, nothing of those who wait. */
  type SaidWaits = Api.LineWaits & Partial<Api.ExpectedWaits>;

  /** Who is next as some message says it: to a patient, the own place. */
  type SaidOrder = Api.OwnPlace & Partial<Api.WaitingOrder>;

  /** What a page adds to what was said. */
  interface Heard {
    /** Counts calls, the newest is the highest. */
    heard: number;
  }

  /** A ticket as a page knows it that is of this audience. */
  type Ticket<A extends Audience = 'none'> = Snapshot<A>['tickets'][number] & Heard & {
    status: Api.VisitStatus;
    /** Whether it was called again. */
    again: boolean;
  };

  /** The same of a prescription. */
  type Prescription<A extends Audience = 'none'> = Snapshot<A>['prescriptions'][number] & Heard & {
    status: Api.PrescriptionStatus;
    counter?: Api.Place;
  };

  /** What an audience hears of the clinic's settings. */
  type Settings<A extends Audience = Audience> = NonNullable<Extract<Snapshot<A>, { settings?: unknown }>['settings']>;

  /** Settings of those who hear of the scale. */
  type WithLevels = { levels?: Api.Levels; scale?: Api.Scale };

  /** Settings of those who hear of the service lines. */
  type WithLines = { serviceLines: Named[] };

  /** What a page knows of the board. */
  interface Board<A extends Audience = Audience> {
    /** The operating day that is open; tickets of an earlier one are another day's. */
    day: string | null;
    /** By id. */
    tickets: Map<string, Ticket<A>>;
    /** By id. */
    prescriptions: Map<string, Prescription<A>>;
    settings: Settings<A> | null;
    /** The service lines of which there is something to say; all others give numbers at all times. */
    intake: Api.LineIntake[];
    /** Ids of the tickets that are called next. */
    waitingOrder: string[];
    /** By room, the id of whom it would be given now. */
    next: Record<string, string>;
    /** Ids of those who should be looked at again. */
    reassess: Set<string>;
    /** Tiers of which nobody was called for too long. */
    unserved: Api.Unserved[];
    /** Patients who may have been forgotten. */
    overlooked: Api.Overlooked;
    /** Where somebody has a doctor's or pharmacist's page open. */
    present: Api.Staffed[];
    /** What the public screens have shown, by the id of what is called. */
    screens: { connected: Api.ConnectedScreens[]; calls: Map<string, Api.CallSeen> };
    /** When times go on, where the server's clock was set back. */
    standsStillUntil: string | null;
    /** Requests that nobody has acknowledged, by id. */
    help: Map<number, Api.StaffHelp>;
    /** What a patient hears of the order of waiting. */
    place: Api.OwnPlace | null;
    /** How long whoever takes a ticket now would wait, by the service line's code; and those who wait, by the ticket's id. */
    waits: { lines: Map<string, Api.OwnWait>; tickets: Map<string, Api.OwnWait> };
    /** What a patient hears of that; none where nothing is said of it. */
    wait: Api.OwnWait | null;
    /** Which of the services the gateway hears. */
    services: Api.ServiceStatus[];
    /** The public form of it. */
    status: Api.BoardStatus | null;
    /** Counts calls, so that the newest can be told. */
    heard: number;
  }

  /** Somebody who signs in. */
  interface Person {
    name: string;
    /** As colleagues read it. */
    displayName: string;
    roles: string[];
  }

  /** How the line to the board is, for whoever says so. */
  interface Connection {
    live: boolean;
    /** Whether an attempt to connect has failed since it was last live. */
    failed: boolean;
    /** Whether the server has said that its board does not move. */
    standsStill: boolean;
    hasBoard: boolean;
    /** Why there is no board, where the server said so. */
    problem: Api.Problem | null;
    /** Whether this is a device that nobody has let in, which the page says itself. */
    notLetIn: boolean;
    /** When it ceased to be live, in milliseconds. */
    since: number;
    services: Api.ServiceStatus[];
    status: Api.BoardStatus | null;
  }

  /** The board of whoever is of the staff. */
  type StaffBoard = Board<'reception' | 'triage' | 'doctor' | 'pharmacist' | 'manager'>;

  /** A ticket as far as the front desk hears of it; doctors and managers hear all. */
  type StaffTicket = Ticket<'reception'> & Partial<Ticket<'doctor'>>;
  /** What all staff hear of a ticket who can move it. */
  type MovedTicket = Ticket<'pharmacist'>;

  /** As far as a manager hears of it; whoever is of the pharmacy hears all. */
  type StaffPrescription = Prescription<'manager'> & Partial<Prescription<'pharmacist'>>;

  /** What rings on each page of the staff. */
  type Alarm = CriticalAlarm | HelpAlarm;

  interface CriticalAlarm {
    key: string;
    kind: 'critical';
    /** Who is to be seen at once. */
    ticket: Ticket<'pharmacist'>;
  }

  interface HelpAlarm {
    key: string;
    kind: 'help';
    /** To which nobody has gone yet. */
    request: Api.StaffHelp;
  }

  /** What the server painted, and which text it is. */
  type Painted = HTMLElement & { dataset: { text: string } };

  type InputEvent = Event & { target: HTMLInputElement };

  /** An operation of the API, by its id. */
  type Operation = keyof Api.Operations;

  /** Where one operation is asked for. */
  interface Endpoint<O extends Operation> {
    operation: O;
    method: string;
    /** Below `/api`. */
    path: string;
  }

  type Commands = import('../resources/META-INF/resources/app/shared/controls/commands.js').Commands;

  /** How long something lasted, and goes on: see figures.js. */
  interface Figure {
    /** Milliseconds. */
    spent: number;
    /** The instant from which it goes on; none where it stands still. */
    since: string | undefined;
  }

  /** Ids of who waits at the triage desk, by what is to be done. */
  type TriageGroups = Record<'atOnce' | 'unseen' | 'due' | 'others', string[]>;

  /** What somebody at the triage desk has seen of a patient. */
  interface TriageSeen {
    priority: string;
    triaged: boolean;
    /** Whether the patient was to be looked at again. */
    due: boolean;
  }

  /** A room or counter as a manager sees it: who sits there, whose turn it is there, and how many prescriptions it works on. */
  interface PlaceAtAGlance {
    workplace: string;
    staffed: Api.Staffed | undefined;
    ticket: Ticket<'manager'> | undefined;
    inWork: number;
  }

  /** Which tickets somebody wants to see, and in which order. */
  interface Wanted {
    /** The number as it was typed; empty for all. */
    find: string;
    /** The only status; empty for all. */
    status: string;
    /** The only service line, and the only level, by their codes; empty for all. */
    line: string;
    level: string;
    /** Empty as they stand. */
    sort: string;
    down: boolean;
  }

  /** What is common to everything that is called by a code: service lines and levels. */
  interface Named {
    code: string;
    name: string;
    names?: Api.Names;
  }
}

// Elements of ours that a script looks for.
interface HTMLElementTagNameMap {
  'cq-screen': HTMLElement;
  'cq-connection-banner': import('../resources/META-INF/resources/app/shared/page/connection-banner.js').ConnectionBanner;
  'cq-prescription-form': import('../resources/META-INF/resources/app/shared/prescribing/prescription-form.js').PrescriptionForm;
}
