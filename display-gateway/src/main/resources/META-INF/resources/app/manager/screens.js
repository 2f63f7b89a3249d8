import { html, nothing } from 'lit';

import { given, PageElement } from '../shared/page/element.js';
import { text, wordText } from '../shared/page/texts.js';

/** The public screens whose page is open: whether each shows, and can be heard. `<cq-screens>` */
class Screens extends PageElement {
  static properties = { board: { attribute: false } };

  constructor() {
    super();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
  }

  render() {
    const { screens: { connected, calls }, tickets, prescriptions } = this.board;
    const late = [...calls.values()].filter(call => call.late
      && (tickets.get(call.id)?.status === 'called' || prescriptions.get(call.id)?.status === 'ready')).length;
    return html`<section class="panel" aria-labelledby="screens-heading">
      <h2 id="screens-heading">${text('manager.screens')}</h2>
      ${connected.length === 0 ? html`<p class="empty" data-testid="no-screen">${text('staff.noScreen')}</p>`
        : html`<ul class="services">${connected.map(screenRow)}</ul>`}
      ${late > 0 && connected.length > 0 ? html`<p class="action-note" role="status" data-testid="calls-late">${text('manager.callsNotShown', { count: late })}</p>` : nothing}
    </section>`;
  }
}

/** @param {Api.ConnectedScreens} screen */
function screenRow({ count, name, rooms, sound, visible }) {
  return html`<li class="service ${visible ? 'connected' : 'missing'}" data-testid="screen-there" data-sound=${sound} data-visible=${String(visible)}>
    <strong>${name ?? text('manager.aScreen')}${count > 1 ? ` × ${count}` : ''}</strong>
    ${rooms ? html`<span>${text('manager.onlyRooms', { rooms: rooms.join(', ') })}</span>` : nothing}
    <span class="service-state">${text(visible ? 'manager.screenShows' : 'manager.screenHidden')}</span>
    <span class="service-since">${wordText('manager', 'sound', sound)}</span>
  </li>`;
}

customElements.define('cq-screens', Screens);
