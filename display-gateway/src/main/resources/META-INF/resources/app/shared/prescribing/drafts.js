/**
 * What was typed for a ticket and not sent, kept on this device. Pure functions.
 *
 * It names patients and medicines: so it is kept for a shift at most, for so many tickets, and for none that the clinic's
 * board no longer knows.
 *
 * @typedef {{ticket: string, by?: string, at: number, items: number, values: [string, string | boolean][]}} Draft
 *   `by` whom, where people sign in: nobody else is shown it; `at` when it was typed, in milliseconds; `items` how many medicines the form showed; `values` by the controls' names
 */

/** How many drafts one device keeps: the newest. */
export const MOST_DRAFTS = 20;
/** How long a draft is kept after the last letter, in milliseconds. */
export const DRAFT_KEPT_FOR = 12 * 3_600_000;

/**
 * With a draft, which takes the place of what was typed for its ticket before.
 * @param {Draft[]} drafts
 * @param {Draft} draft
 * @returns {Draft[]} the newest first
 */
export function withDraft(drafts, draft) {
  return stillKept([draft, ...withoutDraft(drafts, draft.ticket, draft.by)], draft.at);
}

/**
 * Without what somebody has typed for a ticket.
 * @param {Draft[]} drafts
 * @param {string} ticket
 * @param {string} [by]
 */
export function withoutDraft(drafts, ticket, by) {
  return drafts.filter(draft => draft.ticket !== ticket || draft.by !== by);
}

/**
 * Those of one person; where nobody signs in, those of nobody in particular.
 * @param {Draft[]} drafts
 * @param {string} [by]
 */
export function ownOf(drafts, by) {
  return drafts.filter(draft => draft.by === by);
}

/**
 * Those that may still be kept.
 * @param {Draft[]} drafts the newest first
 * @param {number} now in milliseconds
 * @param {(ticket: string) => boolean} [isKnown] whether the clinic's board still has a ticket
 */
export function stillKept(drafts, now, isKnown = () => true) {
  return drafts.filter(({ ticket, at }) => now - at < DRAFT_KEPT_FOR && isKnown(ticket)).slice(0, MOST_DRAFTS);
}

/**
 * What is kept as text; what cannot be read, because another build has written it, counts as nothing.
 * @param {string | null} said
 * @returns {Draft[]}
 */
export function draftsIn(said) {
  try {
    const drafts = JSON.parse(said ?? '[]');
    return Array.isArray(drafts) ? drafts.filter(isDraft) : [];
  } catch {
    return [];
  }
}

/** @param {any} draft */
function isDraft(draft) {
  return typeof draft?.ticket === 'string' && ['string', 'undefined'].includes(typeof draft.by)
    && Number.isFinite(draft.at) && Number.isInteger(draft.items) && draft.items > 0 && Array.isArray(draft.values) && draft.values.every(isValue);
}

/** @param {any} value */
function isValue(value) {
  return Array.isArray(value) && typeof value[0] === 'string' && ['string', 'boolean'].includes(typeof value[1]);
}
