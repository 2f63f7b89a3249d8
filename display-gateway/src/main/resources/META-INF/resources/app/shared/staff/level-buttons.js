import { html, nothing } from 'lit';

import '../controls/action-button.js';
import { numberOf } from '../board/open-day.js';
import { levelOf, levelsOf } from '../board/settings.js';
import * as endpoints from '../controls/endpoints.js';
import { nameOf, text } from '../page/texts.js';
import { millisOf, now } from '../page/time.js';
import { coloured, levelShape } from './levels.js';
import { levelBefore } from './level-change.js';

/**
 * One button for each level, which gives it to the ticket; and for as long as any mistake one that gives back what was
 * before.
 * @param {Page.StaffTicket} ticket
 * @param {Page.Settings<'doctor' | 'reception'> | null} settings
 * @param {Page.Commands} commands
 * @param {boolean} [disabled]
 */
export function levelButtons(ticket, settings, commands, disabled = false) {
  return html`<div class="levels" role="group" aria-label=${text('doctor.priorityOf', { number: numberOf(ticket) })}>
    ${levelsOf(settings).map(level => levelButton(ticket, level, commands, disabled))}
    ${undoButton(ticket, settings, commands, disabled)}
  </div>`;
}

/**
 * @param {Page.StaffTicket} ticket
 * @param {Api.Level} level
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
function levelButton({ id, number, priority, triaged }, level, commands, disabled) {
  return html`<cq-action ${coloured(level)} testid="priority-${number}-${level.code}" kind="level"
    .content=${html`${levelShape(level)}<span>${nameOf(level)}</span>`} .disabled=${disabled}
    .pressed=${String(triaged === true && priority === level.code)}
    .run=${commands.sending(endpoints.priorityOf(id), { priority: level.code })}></cq-action>`;
}

/**
 * @param {Page.StaffTicket} ticket
 * @param {Page.Settings<'doctor' | 'reception'> | null} settings
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 */
function undoButton(ticket, settings, commands, disabled) {
  const before = levelBefore(ticket, now(), millisOf(settings?.calling?.undoWithin));
  const known = before && levelOf(settings, before.from);
  if (!before || !known) {
    return nothing;
  }
  const level = nameOf(known);
  const number = numberOf(ticket);
  return html`<cq-action testid="undo-level-${ticket.number}" kind="level"
    .label=${before.triaged ? text('doctor.undoLevel', { level }) : text('doctor.undoTriage')} .disabled=${disabled}
    .name=${before.triaged ? text('doctor.undoLevelOf', { number, level }) : text('doctor.undoTriageOf', { number })}
    .run=${commands.sending(endpoints.undoPriorityOf(ticket.id))}></cq-action>`;
}
