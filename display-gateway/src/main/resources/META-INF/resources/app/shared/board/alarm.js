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
    .map(ticket => alarm('critical', ticket.id, { ticket }));
  return [...critical, ...[...help.values()].map(request => alarm('help', request.id, { request }))];
}

/**
 * @param {'critical' | 'help'} kind
 * @param {string | number} id of the ticket or the request
 * @param {Pick<Page.Alarm, 'ticket' | 'request'>} about
 * @returns {Page.Alarm}
 */
function alarm(kind, id, about) {
  return { key: `${kind} ${id}`, kind, ...about };
}

/**
 * The page's name in the browser's tab, behind what somebody should see who looks at another one. It stands still: what
 * blinks is read by nobody.
 * @param {string} before nothing for the name alone
 */
export function tellTitle(before) {
  const own = document.querySelector('title').dataset.text;
  const title = `${before ? `${before} – ` : ''}${text(own)} – ${text('shared.product')}`;
  if (document.title !== title) {
    document.title = title;
  }
}
