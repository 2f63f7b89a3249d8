import { newKey } from '../controls/commands.js';

const KEPT = 'carequeue.tab';

let name = '';

/**
 * A made-up name of this very page. It stays the same when the page is loaded again, so that nobody takes it for a second
 * one; a page that was opened as a copy of this one gets another.
 * @returns {string}
 */
export function tabName() {
  name ||= (isReload() && kept()) || newKey();
  try {
    sessionStorage.setItem(KEPT, name);
  } catch {
    // a browser that keeps nothing has another name after each reload
  }
  return name;
}

function isReload() {
  return performance.getEntriesByType('navigation')[0]?.type === 'reload';
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
