/**
 * An error that is no refusal is a mistake of ours. The console has it whole, the gateway counts it, and the page says that
 * something went wrong here: what a browser says of it helps nobody who works here. It stands in each page before all
 * components but controls.js.
 *
 * Nothing of an error is sent but the page's name: its words may repeat what somebody has typed.
 */

/** So many are told to the gateway until the page is loaded again: some would come with each message. */
const MOST_TOLD = 20;
/** How long the page says so after the last one, in milliseconds. */
const SAID_FOR = 60_000;

let told = 0;
/** @type {number | undefined} */
let forgetting = undefined;

/**
 * Notes an error that somebody has caught, and says what that means where it was.
 * @param {unknown} error
 */
export function noteFault(error) {
  console.error(error);
  tell();
}

/** Whether something went wrong just now that nobody has caught. Fires `cq-fault` at the document when it changes. */
export function isFaulty() {
  return document.documentElement.hasAttribute('data-fault');
}

function uncaught() {
  tell();
  say(true);
  clearTimeout(forgetting);
  forgetting = setTimeout(() => say(false), SAID_FOR);
}

/**
 * Only what changes is told: whoever fails in saying it would be asked again and again.
 * @param {boolean} faulty
 */
function say(faulty) {
  if (isFaulty() !== faulty) {
    document.documentElement.toggleAttribute('data-fault', faulty);
    document.dispatchEvent(new Event('cq-fault'));
  }
}

function tell() {
  if (told < MOST_TOLD) {
    told++;
    const [, page] = /(?:^| )page-([\w-]+)/.exec(document.documentElement.className) ?? [];
    fetch('/api/page-errors', {
      method: 'POST', headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: page, cache: 'no-store', keepalive: true,
    }).catch(unheard => console.debug('Nobody counts this error', unheard));
  }
}

// What is no error but a note of the browser's, such as of a ResizeObserver, has none with it.
addEventListener('error', ({ error }) => error && uncaught());
addEventListener('unhandledrejection', uncaught);
