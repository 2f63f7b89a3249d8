import { Refused } from '../controls/commands.js';

/**
 * Calls whoever is next. That nobody waits is an answer like any other, and no fault of anybody's.
 * @param {Page.Commands} commands
 * @param {Page.Endpoint<'callNext' | 'callNextToCounter'>} endpoint of the room or counter
 * @param {() => void} onRetry
 * @returns {Promise<boolean>} whether there was somebody
 */
export async function callNext(commands, endpoint, onRetry) {
  try {
    await commands.send(endpoint, {}, { onRetry });
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.problem.code !== 'nobody-waiting') {
      throw refusal;
    }
    return false;
  }
}
