import { visitor } from '../access/door.js';
import { keep, kept } from '../page/keeping.js';
import { isLeaving } from '../page/leaving.js';
import { draftsIn, ownOf, stillKept, withDraft, withoutDraft } from './drafts.js';

/**
 * Keeps drafts in this tab's own storage: they outlive a reload and a restart of anything, and go with the tab. A browser
 * that keeps nothing keeps them as long as the page is open. Where people sign in, each finds their own there and no others.
 */
const KEY = 'carequeue.drafts';

const by = visitor?.name;
let drafts = draftsIn(kept('sessionStorage', KEY));

/** The browser asks whoever closes the tab, and the page does not load itself anew meanwhile. */
for (const [target, kind] of /** @type {[EventTarget, string][]} */ ([[globalThis, 'beforeunload'], [document, 'cq-leave']])) {
  target.addEventListener(kind, event => !isLeaving() && ownOf(stillKept(drafts, Date.now()), by).length > 0
    && event.preventDefault());
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
  return ownOf(stillKept(drafts, Date.now()), by).find(draft => draft.ticket === ticket);
}

/** @param {Omit<import('./drafts.js').Draft, 'at' | 'by'>} draft as it is now */
export function keepDraft(draft) {
  keepAll(withDraft(drafts, { ...draft, by, at: Date.now() }));
}

/** @param {string} ticket whose draft was sent or discarded */
export function forgetDraft(ticket) {
  keepAll(withoutDraft(drafts, ticket, by));
}

/** @param {(ticket: string) => boolean} isKnown whether the clinic's board still has a ticket */
export function forgetDraftsBut(isKnown) {
  const left = stillKept(drafts, Date.now(), isKnown);
  if (left.length < drafts.length) {
    keepAll(left);
  }
}
