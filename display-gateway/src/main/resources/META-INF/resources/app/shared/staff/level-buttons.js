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
 * @param {Page.Settings<'doctor' | 'reception' | 'triage'> | null} settings
 * @param {Page.Commands} commands
 * @param {boolean} [disabled]
 * @param {{stop: boolean}} [byKey] on a page with shortcuts: the digits press the levels, and all of them are one stop of the Tab
 *   key, or none
 */
export function levelButtons(ticket, settings, commands, disabled = false, byKey = undefined) {
  const levels = levelsOf(settings);
  const pressed = Math.max(0, levels.findIndex(({ code }) => isGiven(ticket, code)));
  return html`<div class="levels" role=${byKey ? 'toolbar' : 'group'} aria-label=${text('doctor.priorityOf', { number: numberOf(ticket) })}>
    ${levels.map((level, index) => levelButton(ticket, level, commands, disabled,
      byKey ? { key: String(index + 1), stop: byKey.stop && index === pressed } : {}))}
    ${undoLevelButton(ticket, settings, commands, { disabled, stop: !byKey })}
  </div>`;
}

/**
 * @param {Page.StaffTicket} ticket
 * @param {string} code
 */
function isGiven({ priority, triaged }, code) {
  return triaged === true && priority === code;
}

/**
 * @param {Page.StaffTicket} ticket
 * @param {Api.Level} level
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 * @param {{key?: string, stop?: boolean}} byKey
 */
function levelButton(ticket, level, commands, disabled, { key, stop = true }) {
  const { id, number } = ticket;
  return html`<cq-action ${coloured(level)} testid="priority-${number}-${level.code}" kind="level"
    .content=${html`${levelShape(level)}<span>${nameOf(level)}</span>`} .disabled=${disabled} .key=${key} .stop=${stop}
    .pressed=${String(isGiven(ticket, level.code))}
    .run=${commands.sending(endpoints.priorityOf(id), { priority: level.code })}></cq-action>`;
}

/**
 * What gives back the level of before; nothing where there is none, or too late.
 * @param {Page.StaffTicket} ticket
 * @param {Page.Settings<'doctor' | 'reception' | 'triage'> | null} settings
 * @param {Page.Commands} commands
 * @param {{disabled?: boolean, stop?: boolean, testid?: string, key?: string}} [options]
 */
export function undoLevelButton(ticket, settings, commands,
  { disabled = false, stop = true, testid = `undo-level-${ticket.number}`, key = undefined } = {}) {
  const before = levelBefore(ticket, now(), millisOf(settings?.calling?.undoWithin));
  const known = before && levelOf(settings, before.from);
  if (!before || !known) {
    return nothing;
  }
  const level = nameOf(known);
  const number = numberOf(ticket);
  return html`<cq-action testid=${testid} kind="level undo" .disabled=${disabled} .stop=${stop} .key=${key}
    .content=${html`<span>${before.triaged ? text('doctor.undoLevel', { level }) : text('doctor.undoTriage')}</span>`}
    .name=${before.triaged ? text('doctor.undoLevelOf', { number, level }) : text('doctor.undoTriageOf', { number })}
    .run=${commands.sending(endpoints.undoPriorityOf(ticket.id))}></cq-action>`;
}
