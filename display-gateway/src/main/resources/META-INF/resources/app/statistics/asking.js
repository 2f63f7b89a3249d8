import { answered, Unanswered } from '../shared/controls/commands.js';

/** Longer than the longest question may take. */
const PATIENCE = 20_000;

/**
 * Asks for figures, once: whoever shows them says so where there is no answer, and asks again.
 * @template {Page.Operation} O
 * @param {Page.Endpoint<O>} endpoint
 * @param {Page.Query} [query]
 * @returns {Promise<Api.Operations[O]['reply']>}
 * @throws {import('../shared/controls/commands.js').Refused | Unanswered}
 */
export async function ask(endpoint, query = {}) {
  const answer = await fetch(addressOf(endpoint, query), {
    headers: { Accept: 'application/json, application/problem+json' },
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  if (!answer) {
    throw new Unanswered();
  }
  return answered(answer);
}

/**
 * Where an answer is, for a link to it, too.
 * @param {Page.Endpoint<Page.Operation>} endpoint
 * @param {Page.Query} query
 */
export function addressOf({ path }, query) {
  return `/api${path}?${new URLSearchParams(query)}`;
}
