import { html, nothing } from 'lit';

import '../shared/access/staff-page.js';
import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import './clinic-look.js';
import './clinic-settings.js';
import './devices.js';
import './overview.js';
import './people.js';
import './programs.js';
import './screens.js';
import { isElsewhere } from '../shared/access/door.js';
import { LiveBoard } from '../shared/board/live-board.js';
import { Commands } from '../shared/controls/commands.js';
import { PageElement } from '../shared/page/element.js';
import { wear } from '../shared/page/look.js';
import { text } from '../shared/page/texts.js';
import { PrinterWatch } from '../shared/staff/printer-watch.js';

/** Where nobody signs in, there is nobody to be let in. */
const isOpen = document.documentElement.dataset.access === 'open';

/**
 * The manager's page: how the clinic runs, and who is let in. Of patients it changes nothing but who goes where help is
 * needed, and what earlier days have left open.
 */
class Manager extends PageElement {
  constructor() {
    super();
    this.live = new LiveBoard(this, 'manager');
    this.commands = new Commands('manager');
    this.printers = new PrinterWatch(this);
  }

  willUpdate() {
    wear(this.live.board.settings?.colours);
  }

  render() {
    const { board, hasBoard } = this.live;
    if (!hasBoard) {
      return html`<p class="empty">${text('shared.connecting')}</p>`;
    }
    return html`
      <cq-alerts .board=${board} .commands=${this.commands} .printers=${this.printers.troubled}></cq-alerts>
      <cq-overview .board=${board} .commands=${this.commands} .slipsLocal=${this.dataset.slips === 'local'}></cq-overview>
      <cq-screens .board=${board}></cq-screens>
      ${isOpen ? nothing : html`<cq-devices .commands=${this.commands}></cq-devices>
        ${isElsewhere ? nothing : html`<cq-people .commands=${this.commands}></cq-people>`}
        <cq-programs .commands=${this.commands}></cq-programs>`}
      ${board.settings ? html`<cq-clinic-look .settings=${board.settings} .commands=${this.commands}></cq-clinic-look>
      <cq-clinic-settings .settings=${board.settings} .board=${board}
        .commands=${this.commands}></cq-clinic-settings>` : nothing}`;
  }
}

customElements.define('cq-manager', Manager);
