import { noteFault } from '../page/faults.js';
import { language, problemText, text } from '../page/texts.js';

/** How long an answer is waited for, all attempts together. */
const PATIENCE = 20_000;
/** How long one attempt may take. */
const ONE_ATTEMPT = 8_000;
/** Where there is one alone. */
const ONLY_ATTEMPT = 45_000;
const SHORTEST_PAUSE = 300;
const LONGEST_PAUSE = 4_000;
/** The answers of a server that is not up, or not yet: they may come from a proxy, too. */
const TRY_AGAIN = new Set([502, 503, 504]);

/** What is refused because of who asks; the page hears it as `cq-turned-away`, for its door to find out why. */
const TURNED_AWAY = new Set(['not-signed-in', 'not-permitted']);

/** The language in which the services write their sentences. */
const SERVICES_WRITE = 'en';

/** What a server said no to; `message` is the sentence for the person who asked. */
export class Refused extends Error {
  /** @param {Partial<Api.Problem>} problem */
  constructor(problem) {
    super(sentenceOf(problem));
    this.problem = problem;
  }

  /** @returns {{field: string, message: string}[]} which field is wrong, where the server names one */
  get fields() {
    const { field } = this.problem;
    return field ? [{ field, message: this.message }] : [];
  }
}

/**
 * The service's own sentence says most. A page in another language has a text for each kind of refusal instead, before which stand
 * the numbers and rooms that the sentence names; for one that it does not know yet, an English sentence is better than none.
 * @param {Partial<Api.Problem>} problem
 */
function sentenceOf({ code, detail, title, status, about }) {
  const written = detail || title;
  const why = problemText(code);
  const things = why && about ? named(about) : '';
  const ours = things ? text('shared.about', { things, why }) : why;
  return (language === SERVICES_WRITE ? written || ours : ours || written) || text('shared.refused', { status });
}

/** @param {NonNullable<Api.Problem['about']>} about */
function named({ number, prescription, room, counter }) {
  return [number, prescription && `P${prescription}`, room && text('shared.room', { room }),
    counter && text('shared.counter', { counter })].filter(Boolean).join(' · ');
}

/** Nobody answered: whether the command has had an effect is not known. The same key finds it out. */
export class Unanswered extends Error {
  constructor() {
    super(text('shared.unanswered'));
  }
}

/**
 * Why a command did not go through, for the person who asked.
 * @param {unknown} failure what `Commands.send` threw, or what went wrong on the way there and back
 * @returns {string}
 */
export function whyNot(failure) {
  if (failure instanceof Refused || failure instanceof Unanswered) {
    return failure.message;
  }
  noteFault(failure);
  return text('shared.wentWrong');
}

/** @returns {string} a new idempotency key */
export function newKey() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  // Outside a secure context, as on a kiosk that is reached by plain http, there is no randomUUID.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A page's commands, all under one workplace. A command is sent until somebody answers, each time with the same key, so
 * that it takes effect at most once; what it changes the page hears from the board. Whoever wants to know that it was this page that
 * did it hears `cq-done` with what was answered.
 */
export class Commands {
  #workplace;

  /** @param {string} workplace `room 3`, `counter 1`, `kiosk 1` */
  constructor(workplace) {
    this.#workplace = workplace;
  }

  /**
   * @template {Page.Operation} O
   * @param {Page.Endpoint<O>} endpoint
   * @param {Api.Operations[O]['body']} [body]
   * @param {{key?: string, onRetry?: () => void, once?: boolean}} [options] onRetry hears of each further attempt; once: there is one,
   *   which may take long
   * @returns {Promise<Api.Operations[O]['reply']>} what the server answers
   * @throws {Refused | Unanswered}
   */
  async send(endpoint, body, { key = newKey(), onRetry = () => {}, once = false } = {}) {
    const deadline = Date.now() + (once ? 0 : PATIENCE);
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#attempt(endpoint, JSON.stringify(body ?? {}), key,
        once ? ONLY_ATTEMPT : Math.min(ONE_ATTEMPT, deadline - Date.now()));
      if (answer && !TRY_AGAIN.has(answer.status)) {
        const reply = await answered(answer);
        document.dispatchEvent(new CustomEvent('cq-done', { detail: reply }));
        return reply;
      }
      const pause = Math.max(retryAfter(answer), backOff(attempt));
      if (Date.now() + pause >= deadline) {
        throw answer ? new Refused(await problemOf(answer)) : new Unanswered();
      }
      onRetry();
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }

  /**
   * As a `<cq-action>` runs it.
   * @template {Page.Operation} O
   * @param {Page.Endpoint<O>} endpoint
   * @param {Api.Operations[O]['body']} [body]
   * @returns {(onRetry: () => void) => Promise<Api.Operations[O]['reply']>}
   */
  sending(endpoint, body) {
    return onRetry => this.send(endpoint, body, { onRetry });
  }

  /**
   * As a `<cq-ask>` runs it, with what somebody has filled in.
   * @template {Page.Operation} O
   * @param {Page.Endpoint<O>} endpoint
   * @param {Partial<Api.Operations[O]['body']>} [body] what is sent beside it
   * @returns {(said: Api.Operations[O]['body'], onRetry: () => void) => Promise<Api.Operations[O]['reply']>}
   */
  sendingWith(endpoint, body) {
    return (said, onRetry) => this.send(endpoint, { ...body, ...said }, { onRetry });
  }

  /**
   * @param {Page.Endpoint<Page.Operation>} endpoint
   * @param {string} body
   * @param {string} key
   * @param {number} patience
   * @returns {Promise<Response | null>} null where nobody answered
   */
  async #attempt({ method, path }, body, key, patience) {
    try {
      return await fetch(`/api${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          'Accept': 'application/json, application/problem+json',
          'Idempotency-Key': key,
          'CareQueue-Actor': this.#workplace,
          'CareQueue-Workplace': this.#workplace,
        },
        body: method === 'GET' ? undefined : body,
        cache: 'no-store',
        signal: AbortSignal.timeout(Math.max(1, patience)),
      });
    } catch {
      return null;
    }
  }
}

/**
 * What was answered.
 * @param {Response} answer
 * @throws {Refused}
 */
export async function answered(answer) {
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (TURNED_AWAY.has(problem.code ?? '')) {
      document.dispatchEvent(new Event('cq-turned-away'));
    }
    throw new Refused(problem);
  }
  return answer.status === 204 ? {} : answer.json();
}

/**
 * @param {Response} answer
 * @returns {Promise<Partial<Api.Problem>>}
 */
export async function problemOf(answer) {
  const said = await answer.json().catch(() => ({}));
  return { status: answer.status, ...said };
}

/**
 * What the server asked for, in milliseconds.
 * @param {Response | null} answer
 */
export function retryAfter(answer) {
  const said = answer?.headers.get('Retry-After');
  if (!said) {
    return 0;
  }
  return /^\d+$/.test(said) ? Number(said) * 1000 : Math.max(0, Date.parse(said) - Date.now()) || 0;
}

/** @param {number} attempt */
function backOff(attempt) {
  return Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** attempt) * (0.5 + Math.random() / 2);
}
