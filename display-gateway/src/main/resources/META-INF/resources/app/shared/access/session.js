import { problemOf, Refused, retryAfter, Unanswered } from '../controls/commands.js';
import { leaveBy, leaveFor } from '../page/leaving.js';

/** A password takes the server a moment, on purpose. */
const PATIENCE = 20_000;
/** A device is let wait for 20 s before it is answered. */
const PATIENCE_OF_A_DEVICE = 30_000;
/** What a proxy says for a server that is not there. */
const NOBODY = new Set([502, 504]);
const JSON_TYPE = 'application/json';

/** A sign-in that is refused for a while, whatever is typed. */
export class RefusedForNow extends Refused {
  /**
   * @param {Partial<Api.Problem>} problem
   * @param {number} wait in milliseconds
   */
  constructor(problem, wait) {
    super(problem);
    this.wait = wait;
  }
}

/**
 * @param {string} method
 * @param {unknown} [body]
 * @param {string} [path]
 * @param {AbortSignal} [signal] ends it
 * @returns {Promise<Response | null>} null where nobody answered
 */
async function ask(method, body, path = '/api/session', signal = AbortSignal.timeout(PATIENCE)) {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'Accept': `${JSON_TYPE}, application/problem+json`, ...(body ? { 'Content-Type': JSON_TYPE } : {}) },
      body: body ? JSON.stringify(body) : undefined,
      cache: 'no-store',
      signal,
    });
    return NOBODY.has(answer.status) ? null : answer;
  } catch {
    return null;
  }
}

/** @param {Response} answer */
async function refusalOf(answer) {
  const problem = await problemOf(answer);
  return answer.status === 429 ? new RefusedForNow(problem, retryAfter(answer)) : new Refused(problem);
}

/**
 * Who is signed in in this browser.
 * @returns {Promise<{status: number, body: any} | null>} null where nobody answered
 */
export async function askSession() {
  const answer = await ask('GET');
  return answer && { status: answer.status, body: await answer.json().catch(() => undefined) };
}

/**
 * Asks for a code, or what has become of it.
 * @param {Api.DeviceRole | undefined} device for which a code is asked; none where there is one
 * @param {AbortSignal} here ends it
 * @returns {Promise<{status: number, body: any, wait: number} | null>} null where nobody answered
 */
export async function askPairing(device, here) {
  const answer = await ask(device ? 'POST' : 'GET', device && { role: device }, '/api/pairing',
    AbortSignal.any([here, AbortSignal.timeout(PATIENCE_OF_A_DEVICE)]));
  return answer && { status: answer.status, body: await answer.json().catch(() => undefined), wait: retryAfter(answer) };
}

/**
 * What this device says of itself. Nobody waits for it: it is said again in a minute.
 * @param {Api.ReportDevice} report
 * @returns {Promise<Api.OwnDevice | null | undefined>} what the gateway says of the device; null where it lets none in here, none
 *   where it says nothing
 */
export async function report(report) {
  const answer = await ask('PUT', report, '/api/device');
  return answer?.status === 401 ? null : answer?.status === 200 ? answer.json().catch(() => undefined) : undefined;
}

/**
 * @param {string} name
 * @param {string} password
 * @returns {Promise<Page.Person>} who is signed in now
 * @throws {Refused | Unanswered}
 */
export async function signIn(name, password) {
  return (await answered('POST', { name, password })).json();
}

/**
 * Signs out and leaves this page: by way of the clinic's own sign-in server where there is one, which is left, too.
 * @param {string} address to where else
 * @throws {Refused | Unanswered}
 */
export async function signOutTo(address) {
  const answer = await answered('DELETE');
  if (answer.status === 204) {
    leaveFor(address);
  } else {
    leaveBy((await answer.json()).form);
  }
}

/**
 * One's own. It is asked once: asked again, the old password would be none any more.
 * @param {Api.ChangePassword} change
 * @throws {Refused | Unanswered}
 */
export async function changePassword(change) {
  await answered('PUT', change, '/api/session/password');
}

/**
 * By the code that they have set in this browser.
 * @param {string} name
 * @param {string} code
 * @returns {Promise<Page.Person>} who is signed in now
 * @throws {Refused | Unanswered}
 */
export async function comeBack(name, code) {
  return (await answered('POST', { name, code })).json();
}

const QUICK_CODE = '/api/session/quick-code';

/**
 * Who comes back by a code in this browser.
 * @returns {Promise<Api.QuickCodes>}
 * @throws {Refused | Unanswered}
 */
export async function quickCodes() {
  return (await answered('GET', undefined, QUICK_CODE)).json();
}

/**
 * @param {Api.SetQuickCode} said
 * @throws {Refused | Unanswered}
 */
export async function setQuickCode(said) {
  await answered('PUT', said, QUICK_CODE);
}

/** @throws {Refused | Unanswered} */
export async function forgetQuickCode() {
  await answered('DELETE', undefined, QUICK_CODE);
}

/**
 * @param {string} method
 * @param {unknown} [body]
 * @param {string} [path]
 * @returns {Promise<Response>}
 * @throws {Refused | Unanswered}
 */
async function answered(method, body, path) {
  const answer = await ask(method, body, path);
  if (!answer) {
    throw new Unanswered();
  }
  if (!answer.ok) {
    const refusal = await refusalOf(answer);
    if (refusal.problem.code === 'not-signed-in') {
      document.dispatchEvent(new Event('cq-turned-away'));
    }
    throw refusal;
  }
  return answer;
}
