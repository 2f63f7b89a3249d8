import { html, nothing } from 'lit';

import './action-button.js';
import * as endpoints from './endpoints.js';
import { levelBefore } from './level-change.js';
import { coloured, levelShape } from './levels.js';
import { numberOf } from './open-day.js';
import { nameOf, text } from './texts.js';
import { millisOf, now } from './time.js';

/** @type {import('./level-change.js').LevelChange | null} the last that was made on this page */
let change = null;

/**
 * One button for each level, which gives it to the ticket; and for as long as any mistake one that gives back what was
 * before.
 * @param {object} ticket
 * @param {object[]} levels
 * @param {import('./commands.js').Commands} commands
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
    .run=${async onRetry => {
      await give(id, level.code, commands, onRetry);
      change = { ticket: id, from: priority, to: level.code, at: now() };
    }}></cq-action>`;
}

function undoButton(ticket, levels, commands, calling, disabled) {
  const before = levelBefore(change, ticket, now(), millisOf(calling?.undoWithin));
  const level = levels.find(({ code }) => code === before);
  return level === undefined ? nothing : html`<cq-action testid="undo-level-${ticket.number}" kind="level"
    .label=${text('doctor.undoLevel', { level: nameOf(level) })} .disabled=${disabled}
    .name=${text('doctor.undoLevelOf', { number: numberOf(ticket), level: nameOf(level) })}
    .run=${async onRetry => {
      await give(ticket.id, before, commands, onRetry);
      change = null;
    }}></cq-action>`;
}

function give(id, priority, commands, onRetry) {
  return commands.send(endpoints.priorityOf(id), { priority }, { method: 'PUT', onRetry });
}
