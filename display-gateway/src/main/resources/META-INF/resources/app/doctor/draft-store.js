import { keep, kept } from '../shared/page/keeping.js';
import { draftsIn, stillKept, withDraft, withoutDraft } from './drafts.js';

/**
 * Keeps drafts in this tab's own storage: they outlive a reload and a restart of anything, and go with the tab. A browser
 * that keeps nothing keeps them as long as the page is open.
 */
const KEY = 'carequeue.drafts';

let drafts = draftsIn(kept('sessionStorage', KEY));

/** The browser asks whoever closes the tab, and the page does not load itself anew meanwhile. */
for (const [target, kind] of /** @type {[EventTarget, string][]} */ ([[globalThis, 'beforeunload'], [document, 'cq-leave']])) {
  target.addEventListener(kind, event => stillKept(drafts, Date.now()).length > 0 && event.preventDefault());
}

/** @param {import('./drafts.js').Draft[]} changed */
function keepAll(changed) {
  drafts = changed;
  keep('sessionStorage', KEY, JSON.stringify(drafts));
}

/**
 * What was typed for a ticket.
 * @param {string} ticket
 * @returns {import('./drafts.js').Draft | undefined}
 */
export function draftOf(ticket) {
  return stillKept(drafts, Date.now()).find(draft => draft.ticket === ticket);
}

/** @param {Omit<import('./drafts.js').Draft, 'at'>} draft as it is now */
export function keepDraft(draft) {
  keepAll(withDraft(drafts, { ...draft, at: Date.now() }));
}

/** @param {string} ticket whose draft was sent or discarded */
export function forgetDraft(ticket) {
  keepAll(withoutDraft(drafts, ticket));
}

/** @param {(ticket: string) => boolean} isKnown whether the clinic's board still has a ticket */
export function forgetDraftsBut(isKnown) {
  const left = stillKept(drafts, Date.now(), isKnown);
  if (left.length < drafts.length) {
    keepAll(left);
  }
}
