import { keep, kept } from './keeping.js';

/**
 * A page that was opened before the gateway was updated runs old scripts against a new server. It loads itself anew when
 * nobody is at it; until then it says so.
 */

/** So long nobody has touched the page. */
const IDLE = 60_000;
/** Looks whether it may, so often; and not all pages of a clinic at once. */
const LOOK_AGAIN = 10_000;
const PATIENCE = 5_000;
const KEY = 'carequeue.loaded-for';

const ours = document.documentElement.dataset.build;
let touched = performance.now();
/** @type {number | undefined} */
let looking = undefined;

for (const kind of ['pointerdown', 'keydown', 'input']) {
  addEventListener(kind, () => { touched = performance.now(); }, { capture: true, passive: true });
}

/**
 * @param {string | undefined} build what the gateway says that its pages are
 */
export function noteBuild(build) {
  const isNewer = !!ours && !!build && build !== ours;
  document.documentElement.toggleAttribute('data-newer', isNewer);
  document.dispatchEvent(new Event('cq-newer'));
  clearInterval(looking);
  looking = isNewer ? setInterval(() => loadWhenIdle(build), LOOK_AGAIN * (0.5 + Math.random())) : undefined;
}

/** Whether the scripts of this page are older than the server's. */
export function isOutdated() {
  return document.documentElement.hasAttribute('data-newer');
}

/**
 * A page that comes back as old as it was, out of some cache, is not loaded again and again.
 * @param {string} build
 */
async function loadWhenIdle(build) {
  if (performance.now() - touched >= IDLE && !isInUse() && kept('sessionStorage', KEY) !== build && await isThere()) {
    keep('sessionStorage', KEY, build);
    location.reload();
  }
}

/** A page that is loaded while nobody answers is gone. */
async function isThere() {
  try {
    return (await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

/** Something is typed, asked or on its way; or a component has something that loading would end: `cq-leave`. */
function isInUse() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input, textarea'));
  const typed = [...fields].some(field =>
    field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue);
  return typed || document.querySelector('[aria-busy=true], .question, form, dialog[open]') !== null
    || !document.dispatchEvent(new Event('cq-leave', { cancelable: true }));
}
