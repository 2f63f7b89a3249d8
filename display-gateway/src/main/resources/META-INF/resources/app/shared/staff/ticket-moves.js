import { html } from 'lit';

import '../controls/action-button.js';
import '../controls/ask-button.js';
import { numberOf } from '../board/open-day.js';
import * as endpoints from '../controls/endpoints.js';
import { nameOf, text } from '../page/texts.js';

/** Moves that a patient can be asked for while waiting as well as before the doctor. Each is a button with its form. */

/**
 * Sends the patient away for a while.
 * @param {object} ticket
 * @param {import('../controls/commands.js').Commands} commands
 * @param {boolean} disabled
 */
export function parkButton(ticket, commands, disabled = false) {
  const { id } = ticket;
  return html`<cq-ask testid="park-${ticket.number}" .label=${text('doctor.park')}
    .name=${text('doctor.parkNumber', { number: numberOf(ticket) })}
    .disabled=${disabled} .fields=${[{ name: 'note', label: text('doctor.parkNote') }]}
    .run=${(said, onRetry) => commands.send(endpoints.parkOf(id), said, { onRetry })}></cq-ask>`;
}

/**
 * Has the patient wait elsewhere.
 * @param {object} ticket
 * @param {object | null} settings
 * @param {import('../controls/commands.js').Commands} commands
 * @param {boolean} disabled
 */
export function transferButton(ticket, settings, commands, disabled = false) {
  const { id, serviceLine } = ticket;
  const lines = (settings?.serviceLines ?? []).filter(({ code }) => code !== serviceLine);
  const rooms = settings?.rooms ?? [];
  return html`<cq-ask testid="transfer-${ticket.number}" .label=${text('doctor.transfer')}
    .name=${text('doctor.transferNumber', { number: numberOf(ticket) })} .hint=${text('doctor.transferHint')} .disabled=${disabled}
    .fields=${[
      { name: 'serviceLine', label: text('doctor.transferLine'),
        options: [{ value: '', label: text('doctor.transferSameLine') },
          ...lines.map(line => ({ value: line.code, label: nameOf(line) }))] },
      { name: 'room', label: text('doctor.transferRoom'),
        options: [{ value: '', label: text('doctor.transferAnyRoom') },
          ...rooms.map(({ name }) => ({ value: name, label: text('shared.room', { room: name }) }))] },
      { name: 'note', label: text('doctor.transferNote') },
    ]}
    .run=${(said, onRetry) => commands.send(endpoints.transferOf(id), said, { onRetry })}></cq-ask>`;
}

/**
 * Gives the ticket up, after asking.
 * @param {object} ticket
 * @param {import('../controls/commands.js').Commands} commands
 * @param {boolean} disabled
 * @param {string} testid
 */
export function cancelButton(ticket, commands, disabled = false, testid = `cancel-${ticket.number}`) {
  const number = numberOf(ticket);
  return html`<cq-action testid=${testid} kind="quiet" .label=${text('doctor.cancel')}
    .name=${text('doctor.cancelNumber', { number })} .disabled=${disabled}
    .question=${text('doctor.cancelQuestion', { number })} .yes=${text('doctor.cancelYes')}
    .run=${onRetry => commands.send(endpoints.cancelOf(ticket.id), {}, { onRetry })}></cq-action>`;
}

/**
 * One press, one move.
 * @param {string} name of the text in the doctor's bundle; the button is known as this and the number
 * @param {string} testid
 * @param {string} number
 * @param {string} path
 * @param {import('../controls/commands.js').Commands} commands
 * @param {{kind?: string, disabled?: boolean, final?: boolean, heir?: boolean, question?: () => string | undefined}} [options]
 *   as `<cq-action>` has them
 */
export function moveButton(name, testid, number, path, commands,
  { kind = 'plain', disabled = false, final = false, heir = false, question = undefined } = {}) {
  const label = text(`doctor.${name}`);
  return html`<cq-action testid=${testid} kind=${kind} .label=${label} .name=${`${label}: ${number}`}
    .disabled=${disabled} .final=${final} .heir=${heir}
    .question=${question} .run=${onRetry => commands.send(path, {}, { onRetry })}></cq-action>`;
}
