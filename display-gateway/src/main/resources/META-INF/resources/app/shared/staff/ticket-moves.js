import { html } from 'lit';

import '../controls/ask-button.js';
import { numberOf } from '../board/open-day.js';
import { commandButton } from '../controls/action-button.js';
import * as endpoints from '../controls/endpoints.js';
import { nameOf, text } from '../page/texts.js';

/** Moves that a patient can be asked for while waiting as well as before the doctor. Each is a button with its form. */

/**
 * Sends the patient away for a while.
 * @param {Page.MovedTicket} ticket
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 * @param {string} [key]
 */
export function parkButton(ticket, commands, disabled = false, key = undefined) {
  const { id } = ticket;
  return html`<cq-ask testid="park-${ticket.number}" .label=${text('doctor.park')}
    .name=${text('doctor.parkNumber', { number: numberOf(ticket) })} .key=${key}
    .disabled=${disabled} .fields=${[{ name: 'note', label: text('doctor.parkNote') }]}
    .run=${commands.sendingWith(endpoints.parkOf(id))}></cq-ask>`;
}

/**
 * Has the patient wait elsewhere.
 * @param {Page.MovedTicket} ticket
 * @param {Page.Settings<'doctor' | 'reception' | 'pharmacist'> | null} settings
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 * @param {string} [key]
 */
export function transferButton(ticket, settings, commands, disabled = false, key = undefined) {
  const { id, serviceLine } = ticket;
  const lines = (settings?.serviceLines ?? []).filter(({ code }) => code !== serviceLine);
  const rooms = settings?.rooms ?? [];
  return html`<cq-ask testid="transfer-${ticket.number}" .label=${text('doctor.transfer')}
    .name=${text('doctor.transferNumber', { number: numberOf(ticket) })} .hint=${text('doctor.transferHint')} .key=${key} .disabled=${disabled}
    .fields=${[
      { name: 'serviceLine', label: text('doctor.transferLine'),
        options: [{ value: '', label: text('doctor.transferSameLine') },
          ...lines.map(line => ({ value: line.code, label: nameOf(line) }))] },
      { name: 'room', label: text('doctor.transferRoom'),
        options: [{ value: '', label: text('doctor.transferAnyRoom') },
          ...rooms.map(({ name }) => ({ value: name, label: text('shared.room', { room: name }) }))] },
      { name: 'note', label: text('doctor.transferNote') },
    ]}
    .run=${commands.sendingWith(endpoints.transferOf(id))}></cq-ask>`;
}

/**
 * Gives the ticket up, after asking.
 * @param {Page.MovedTicket} ticket
 * @param {Page.Commands} commands
 * @param {boolean} disabled
 * @param {string} testid
 */
export function cancelButton(ticket, commands, disabled = false, testid = `cancel-${ticket.number}`) {
  const number = numberOf(ticket);
  return html`<cq-action testid=${testid} kind="quiet" .label=${text('doctor.cancel')}
    .name=${text('doctor.cancelNumber', { number })} .disabled=${disabled}
    .question=${text('doctor.cancelQuestion', { number })} .yes=${text('doctor.cancelYes')}
    .run=${commands.sending(endpoints.cancelOf(ticket.id))}></cq-action>`;
}

/**
 * One press, one move.
 * @param {string} name of the text in the doctor's bundle
 * @param {string} testid
 * @param {Page.MovedTicket} ticket
 * @param {Page.Endpoint<Page.Operation>} endpoint
 * @param {Page.Commands} commands
 * @param {object} [options] as commandButton has them
 */
export function moveButton(name, testid, ticket, endpoint, commands, options) {
  return commandButton(testid, text(`doctor.${name}`), numberOf(ticket), commands, endpoint, options);
}
