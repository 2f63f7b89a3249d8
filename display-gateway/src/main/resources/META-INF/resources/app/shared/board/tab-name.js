import { newKey } from '../controls/commands.js';
import { keep, kept } from '../page/keeping.js';

const KEY = 'carequeue.tab';

let name = '';

/**
 * A made-up name of this very page. It stays the same when the page is loaded again, so that nobody takes it for a second
 * one; a page that was opened as a copy of this one gets another.
 * @returns {string}
 */
export function tabName() {
  name ||= (isReload() && kept('sessionStorage', KEY)) || newKey();
  keep('sessionStorage', KEY, name);
  return name;
}

function isReload() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return entry?.type === 'reload';
}
