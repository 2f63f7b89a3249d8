import { html } from 'lit';

import './action-button.js';
import * as endpoints from './endpoints.js';
import { coloured, levelShape } from './levels.js';
import { nameOf, text } from './texts.js';

/**
 * One button for each level, which gives it to the ticket.
 * @param {object} ticket
 * @param {object[]} levels
 * @param {import('./commands.js').Commands} commands
 * @param {boolean} [disabled]
 */
export function levelButtons(ticket, levels, commands, disabled = false) {
  return html`<div class="levels" role="group" aria-label=${text('doctor.priorityOf', { number: ticket.number })}>
    ${levels.map(level => levelButton(ticket, level, commands, disabled))}
  </div>`;
}

function levelButton({ id, number, priority, triaged }, level, commands, disabled) {
  return html`<cq-action ${coloured(level)} testid="priority-${number}-${level.code}" kind="level"
    .content=${html`${levelShape(level)}<span>${nameOf(level)}</span>`} .disabled=${disabled}
    .pressed=${String(triaged === true && priority === level.code)}
    .run=${onRetry => commands.send(endpoints.priorityOf(id), { priority: level.code },
      { method: 'PUT', onRetry })}></cq-action>`;
}
