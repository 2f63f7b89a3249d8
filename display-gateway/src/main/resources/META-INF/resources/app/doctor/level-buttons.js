import { html, nothing } from 'lit';

import '../shared/controls/action-button.js';
import { numberOf } from '../shared/board/open-day.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { nameOf, text } from '../shared/page/texts.js';
import { millisOf, now } from '../shared/page/time.js';
import { coloured, levelShape } from '../shared/staff/levels.js';
import { levelBefore } from './level-change.js';

/**
 * One button for each level, which gives it to the ticket; and for as long as any mistake one that gives back what was
 * before.
 * @param {object} ticket
 * @param {object[]} levels
 * @param {import('../shared/controls/commands.js').Commands} commands
 * @param {{undoWithin: string} | undefined} calling
 * @param {boolean} [disabled]
 */
export function levelButtons(ticket, levels, commands, calling, disabled = false) {
  return html`<div class="levels" role="group" aria-label=${text('doctor.priorityOf', { number: numberOf(ticket) })}>
    ${levels.map(level => levelButton(ticket, level, commands, disabled))}
    ${undoButton(ticket, levels, commands, calling, disabled)}
  </div>`;
}

function levelButton({ id, number, priority, triaged }, level, commands, disabled) {
  return html`<cq-action ${coloured(level)} testid="priority-${number}-${level.code}" kind="level"
    .content=${html`${levelShape(level)}<span>${nameOf(level)}</span>`} .disabled=${disabled}
    .pressed=${String(triaged === true && priority === level.code)}
    .run=${onRetry => commands.send(endpoints.priorityOf(id), { priority: level.code }, { method: 'PUT', onRetry })}></cq-action>`;
}

function undoButton(ticket, levels, commands, calling, disabled) {
  const before = levelBefore(ticket, now(), millisOf(calling?.undoWithin));
  const known = levels.find(({ code }) => code === before?.from);
  if (known === undefined) {
    return nothing;
  }
  const level = nameOf(known);
  const number = numberOf(ticket);
  return html`<cq-action testid="undo-level-${ticket.number}" kind="level"
    .label=${before.triaged ? text('doctor.undoLevel', { level }) : text('doctor.undoTriage')} .disabled=${disabled}
    .name=${before.triaged ? text('doctor.undoLevelOf', { number, level }) : text('doctor.undoTriageOf', { number })}
    .run=${onRetry => commands.send(endpoints.undoPriorityOf(ticket.id), {}, { onRetry })}></cq-action>`;
}
