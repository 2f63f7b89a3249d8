import { html, nothing } from 'lit';

import { isInRoom } from '../shared/board/board-order.js';
import { consulted, standing } from '../shared/board/figures.js';
import { numberOf } from '../shared/board/open-day.js';
import { peopleAt, placeName, workplaceOf } from '../shared/board/places.js';
import { shown } from '../shared/page/clock.js';
import { listed, text, wordText } from '../shared/page/texts.js';
import { backText } from '../shared/staff/break.js';

/**
 * The colleagues' rooms at a glance: who is there, with whom, and since when. Rooms in which nobody is stay away.
 * @param {Page.Board<'doctor'>} board
 * @param {string} own room
 */
export function otherRooms(board, own) {
  const { settings, tickets, present } = board;
  const inRoom = new Map([...tickets.values()].filter(isInRoom).map(ticket => [placeName(ticket.room), ticket]));
  const rooms = (settings?.rooms ?? []).map(({ name }) => ({ name, ticket: inRoom.get(name),
    staffed: present.find(({ workplace }) => workplace === workplaceOf('room', name)) }))
    .filter(({ name, ticket, staffed }) => name !== own && (ticket || staffed));
  return rooms.length === 0 ? nothing : html`<section class="panel other-rooms" aria-labelledby="rooms-heading">
    <h2 id="rooms-heading">${text('doctor.roomsHeading')}</h2>
    <ul>${rooms.map(({ name, ticket, staffed }) => html`<li data-testid="room-${name}">
      <strong>${name}</strong>
      <span class="other-room-people">${staffed ? listed(peopleAt(staffed)) : nothing}</span>
      ${ticket ? html`<span class="other-room-number">${numberOf(ticket)}</span>
          <span>${wordText('shared', 'visit', ticket.status)} ${shown(ticket.status === 'called' ? standing(ticket) : consulted(ticket))}</span>`
        : html`<span>${staffed?.back ? backText(staffed.back) : text('doctor.roomFree')}</span>`}</li>`)}</ul>
  </section>`;
}
