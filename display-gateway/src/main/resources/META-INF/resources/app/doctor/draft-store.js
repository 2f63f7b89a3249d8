import { draftsIn, stillKept, withDraft, withoutDraft } from './drafts.js';

/**
 * Keeps drafts in this tab's own storage: they outlive a reload and a restart of anything, and go with the tab. A browser
 * that keeps nothing keeps them as long as the page is open.
 */
const KEY = 'carequeue.drafts';

let drafts = read();

/** The browser asks whoever closes the tab, and the page does not load itself anew meanwhile. */
for (const [target, kind] of [[globalThis, 'beforeunload'], [document, 'cq-leave']]) {
  target.addEventListener(kind, event => stillKept(drafts, Date.now()).length > 0 && event.preventDefault());
}

function read() {
  try {
    return draftsIn(sessionStorage.getItem(KEY));
  } catch {
    return [];
  }
}

function keep(changed) {
  drafts = changed;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drafts));
  } catch (refused) {
    console.warn('This browser keeps no drafts', refused);
  }
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
  keep(withDraft(drafts, { ...draft, at: Date.now() }));
}

/** @param {string} ticket whose draft was sent or discarded */
export function forgetDraft(ticket) {
  keep(withoutDraft(drafts, ticket));
}

/** @param {(ticket: string) => boolean} isKnown whether the clinic's board still has a ticket */
export function forgetDraftsBut(isKnown) {
  const left = stillKept(drafts, Date.now(), isKnown);
  if (left.length < drafts.length) {
    keep(left);
  }
}
