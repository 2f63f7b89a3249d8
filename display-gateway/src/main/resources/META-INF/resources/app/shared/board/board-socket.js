import { noteFault } from '../page/faults.js';
import { now } from '../page/time.js';
import { boardOf, emptyBoard, reduce } from './board-state.js';

const SUBPROTOCOL = 'carequeue.batch';
const SHORTEST_WAIT = 200;
const LONGEST_WAIT = 5_000;
/** Three missed heartbeats: within ten seconds a page says that it is not live. */
const SILENCE = 9_000;
/** The server's word for a session that has ended, or may hear something else from now on. */
const SESSION_ENDED = 4401;
/** A connection that has held so long was a good one: the next attempt after it comes soon again. */
const SETTLED_AFTER = 5_000;

/**
 * A page's line to the board: opens the socket, keeps the board, and begins anew with a fresh snapshot whenever the
 * line breaks, falls silent or has left a version out. It never gives up.
 *
 * Fires `change` when `board`, `live`, `standsStill`, `since` or `problem` is another than before, and `refused` when the
 * server may have turned this page away: a browser cannot tell that from a server that is not there.
 */
export class BoardSocket extends EventTarget {
  /** @type {Page.Board} what was heard last, also while the line is down */
  board = emptyBoard();
  /** Whether the board is what the server shows now, and the server's moves. */
  live = false;
  /** Whether the line is there, and the server has said that its board does not move. */
  standsStill = false;
  /** When it ceased to be live, by the clinic's clock, in milliseconds. */
  since = now();
  /** Whether there was a board at all since the page was opened. */
  hasBoard = false;
  /** Whether an attempt to connect has failed since the line was last live. */
  failed = false;
  /** @type {Api.Problem | null} why the server shows this page no board, where it said so */
  problem = null;

  #audience;
  #greeting;
  #open;
  /** @type {WebSocket | null} */
  #socket = null;
  /** Whether this connection has brought a whole board, on top of which the next message comes. */
  #whole = false;
  #generation = 0;
  #attempts = 0;
  #nextVersion = 0;
  /** @type {Page.Snapshot[]} of the snapshot that is not whole yet; none between snapshots */
  #parts = [];
  /** @type {Page.Message[]} what came after it began */
  #late = [];
  /** @type {number | undefined} */
  #watchdog = undefined;
  /** @type {number | undefined} */
  #retry = undefined;
  /** @type {number | undefined} */
  #settled = undefined;

  /**
   * @param {Page.Audience} audience what the page is
   * @param {Page.Greeting} [greeting] what the page says first, on each connection
   * @param {(url: string, protocols: string[]) => WebSocket} [open]
   */
  constructor(audience, greeting = undefined, open = (url, protocols) => new WebSocket(url, protocols)) {
    super();
    this.#audience = audience;
    this.#greeting = greeting;
    this.#open = open;
  }

  /** Connects, and stays connected until stop. */
  start() {
    addEventListener('online', this.#hurry);
    addEventListener('pageshow', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
    this.#connect();
  }

  /**
   * What the page says first from now on, on this connection and on each later one.
   * @param {Page.Greeting} greeting
   */
  greet(greeting) {
    this.#greeting = greeting;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#greet(this.#socket);
    }
  }

  /** Says nothing and hears nothing until the next start: what is shown is not how things stand. */
  suspend() {
    this.stop();
    this.standsStill = false;
    this.#isNotLive(now());
    this.#changed();
  }

  stop() {
    removeEventListener('online', this.#hurry);
    removeEventListener('pageshow', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#drop();
  }

  /** Somebody looks again, or the network is back: do not wait out the pause. */
  #hurry = () => {
    if (!this.#socket && document.visibilityState === 'visible') {
      this.#connect();
    }
  };

  #connect() {
    this.#drop();
    const generation = this.#generation;
    const url = new URL(`/api/socket?audience=${this.#audience}`, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = this.#open(url.href, [SUBPROTOCOL]);
    const current = (/** @type {(event: any) => void} */ listener) => (/** @type {Event} */ event) => generation === this.#generation && listener(event);
    let opened = false;
    socket.addEventListener('open', current(() => {
      opened = true;
      this.#greet(socket);
    }));
    socket.addEventListener('message', current(event => this.#heard(event.data)));
    socket.addEventListener('close', current(({ code }) => {
      this.#lost(now());
      if (!opened || code === SESSION_ENDED) {
        this.dispatchEvent(new Event('refused'));
      }
    }));
    this.#socket = socket;
    this.#watch();
  }

  /** @param {WebSocket} socket */
  #greet(socket) {
    if (this.#greeting) {
      socket.send(JSON.stringify(this.#greeting));
    }
  }

  /** Ends the present connection, if any; what it may still say is not heard. */
  #drop() {
    this.#generation++;
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    clearTimeout(this.#settled);
    this.#socket?.close();
    this.#socket = null;
    this.#whole = false;
    this.#parts = [];
    this.#late = [];
  }

  /** Silence is the only sign of a line that broke without a word. */
  #watch() {
    clearTimeout(this.#watchdog);
    if (this.#socket?.readyState === WebSocket.OPEN && this.#socket.protocol !== SUBPROTOCOL) {
      return; // without the subprotocol there are no heartbeats to miss
    }
    const heardAt = now();
    this.#watchdog = setTimeout(() => this.#lost(heardAt), SILENCE);
  }

  /** @param {number} since when the board was last known to be the server's */
  #lost(since) {
    this.#drop();
    this.problem = null;
    this.standsStill = false;
    this.#isNotLive(since);
    const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#attempts++);
    this.#retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2));
    this.#changed();
  }

  /**
   * The board may be another by now: nothing comes, or the server says that its own does not move.
   * @param {number} since
   */
  #isNotLive(since) {
    this.failed = true;
    if (this.live) {
      this.live = false;
      this.since = since;
    }
  }

  #isLive() {
    this.standsStill = false;
    if (this.#whole && !this.live) {
      this.live = true;
      this.failed = false;
      this.since = now();
      clearTimeout(this.#settled);
      this.#settled = setTimeout(() => { this.#attempts = 0; }, SETTLED_AFTER);
    }
  }

  /**
   * Whatever else is well: a board that does not move is not how things stand. The line is kept, for it will go on.
   * @param {Api.Messages['heartbeat']} beat
   */
  #beat({ standsStillSince }) {
    if (this.standsStill === Boolean(standsStillSince)) {
      return;
    }
    if (standsStillSince) {
      this.standsStill = true;
      this.#isNotLive(Date.parse(standsStillSince));
    } else {
      this.#isLive();
    }
    this.#changed();
  }

  /**
   * A message that could not be taken is missing: what the page shows is not the board any more, until it has a whole one.
   * @param {string} frame
   */
  #heard(frame) {
    try {
      this.#hear(frame);
    } catch (error) {
      noteFault(error);
      this.#lost(now());
    }
  }

  /** @param {string} frame one message, or an array of them */
  #hear(frame) {
    this.#watch();
    const said = JSON.parse(frame);
    /** @type {Page.Message[]} */
    const events = [];
    for (const message of /** @type {Page.Message[]} */ (Array.isArray(said) ? said : [said])) {
      if (message.type === 'problem' && message.request === 'track') {
        this.#refused(message.problem);
      }
      if (message.type === 'heartbeat') {
        this.#beat(message);
      }
      if (!('version' in message)) {
        continue; // a heartbeat, or an answer to something said: no part of the board
      }
      if (!this.#inTurn(message)) {
        this.#lost(now());
        return;
      }
      if (message.type === 'snapshot') {
        this.#take(message, events);
      } else {
        (this.#parts.length > 0 ? this.#late : events).push(message);
      }
    }
    if (events.length > 0 && this.#parts.length === 0) {
      this.board = reduce(this.board, events, this.#audience);
      this.#isLive();
      this.#changed();
    }
  }

  /**
   * What was shown is not for this page any more; should that change, a snapshot comes.
   * @param {Api.Problem} problem
   */
  #refused(problem) {
    this.problem = problem;
    this.board = emptyBoard();
    this.hasBoard = false;
    this.#changed();
  }

  /**
   * Versions count up by one; a snapshot's first part begins them anew, its other parts repeat it.
   * @param {Page.Versioned} message
   */
  #inTurn(message) {
    if (message.type === 'snapshot' && message.part === 1) {
      this.#nextVersion = message.version + 1;
      return true;
    }
    if (message.type === 'snapshot') {
      return message.part === this.#parts.length + 1 && message.version === this.#parts[0]?.version;
    }
    return (this.#whole || this.#parts.length > 0) && message.version === this.#nextVersion++;
  }

  /**
   * Keeps the part; with the last one the snapshot is the board, and what was said meanwhile comes on top.
   * @param {Page.Snapshot} part
   * @param {Page.Message[]} events
   */
  #take(part, events) {
    if (part.part === 1) {
      this.#parts = [];
      this.#late = [];
      events.length = 0;
    }
    this.#parts.push(part);
    if (part.part < part.parts) {
      return;
    }
    this.board = reduce(boardOf(this.#parts, this.#audience, this.board), this.#late, this.#audience);
    this.#parts = [];
    this.#late = [];
    this.hasBoard = true;
    this.problem = null;
    this.#whole = true;
    this.#isLive();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
