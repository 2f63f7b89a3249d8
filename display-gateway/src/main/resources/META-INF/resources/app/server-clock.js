import { goBy } from './time.js';

const PATIENCE = 5_000;

/**
 * Asks the server for its time. Without an answer the page goes on by what it knows: a line that is down is the
 * connection banner's to tell, and with the next connection the page asks again.
 */
export async function readClock() {
  const asked = Date.now();
  try {
    const answer = await fetch('/api/clock', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) {
      goBy(await answer.json(), asked, Date.now());
    }
  } catch (failure) {
    console.debug('The server has not said its time', failure);
  }
}
