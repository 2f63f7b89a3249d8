import { text } from '../page/texts.js';
import { longestWaitingFirst } from './board-order.js';
import { levelsOf } from './settings.js';

/**
 * What rings on every page of the staff: patients to be seen at once whom nobody has called yet, and requests for help to
 * which nobody goes.
 * @param {Page.StaffBoard} board
 * @returns {Page.Alarm[]} the longest waiting first
 */
export function alarmsOf({ tickets, help, settings }) {
  const atOnce = new Set(levelsOf(settings).filter(({ target }) => target === 'PT0S').map(({ code }) => code));
  const critical = longestWaitingFirst(tickets.values())
    .filter(({ status, priority }) => status === 'waiting' && atOnce.has(priority))
    .map(criticalAlarm);
  return [...critical, ...[...help.values()].map(helpAlarm)];
}

/**
 * @param {Page.CriticalAlarm['ticket']} ticket
 * @returns {Page.Alarm}
 */
function criticalAlarm(ticket) {
  return { key: `critical ${ticket.id}`, kind: 'critical', ticket };
}

/**
 * @param {Api.StaffHelp} request
 * @returns {Page.Alarm}
 */
function helpAlarm(request) {
  return { key: `help ${request.id}`, kind: 'help', request };
}

/**
 * The page's name in the browser's tab, behind what somebody should see who looks at another one. It stands still: what
 * blinks is read by nobody.
 * @param {string} before nothing for the name alone
 */
export function tellTitle(before) {
  const own = /** @type {Page.Painted} */ (document.querySelector('title[data-text]')).dataset.text;
  const title = `${before ? `${before} – ` : ''}${text(own)} – ${text('shared.product')}`;
  if (document.title !== title) {
    document.title = title;
  }
}
