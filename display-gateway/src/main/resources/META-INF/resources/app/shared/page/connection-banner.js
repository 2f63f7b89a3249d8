import { html, nothing } from 'lit';

import { heightAs, PageElement } from './element.js';
import { isFaulty } from './faults.js';
import { isOutdated } from './newer-build.js';
import { text, wordText } from './texts.js';
import { timeOfDay } from './time.js';

/** Who can do something about a page that is older than its server, or goes wrong. */
const FOR_STAFF = '.for-staff, .page-screen';

/**
 * Says what is wrong with the page or its line to the board, as long as something is, wherever the page is scrolled to:
 * `<cq-connection-banner>`.
 */
export class ConnectionBanner extends PageElement {
  static properties = { connection: { attribute: false } };

  #again = () => this.requestUpdate();
  #sized = heightAs('--banner-height');

  constructor() {
    super();
    /** @type {Page.Connection | null} */
    this.connection = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('cq-newer', this.#again);
    document.addEventListener('cq-fault', this.#again);
    this.#sized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('cq-newer', this.#again);
    document.removeEventListener('cq-fault', this.#again);
    this.#sized.disconnect();
  }

  render() {
    const lines = this.connection && !this.connection.notLetIn ? linesOf(this.connection) : [];
    const forStaff = document.documentElement.matches(FOR_STAFF);
    const isOld = isOutdated() && forStaff;
    return html`<div role="status">${lines.length === 0 && !isOld && !isFaulty() ? nothing : html`
      <div class="connection-banner" data-testid="connection-banner">
        ${lines.map(line => html`<p>${line}</p>`)}
        ${isFaulty() ? html`<p data-testid="fault">${text('shared.pageWentWrong')}
          ${forStaff ? loadButton('shared.loadAgain') : nothing}</p>` : nothing}
        ${isOld ? html`<p data-testid="newer">${text('shared.newer')} ${loadButton('shared.loadNewer')}</p>` : nothing}
      </div>`}</div>`;
  }
}

/** @param {string} label */
function loadButton(label) {
  return html`<button type="button" class="button plain" @click=${() => location.reload()}>${text(label)}</button>`;
}

/**
 * @param {Page.Connection} connection
 * @returns {string[]} nothing while all is well
 */
function linesOf({ live, failed, standsStill, hasBoard, problem, since, services, status }) {
  if (problem) {
    return []; // the line is well, and the page itself says what is wrong
  }
  if (!live) {
    if (!hasBoard) {
      return failed ? [text('shared.notConnectedSince', { time: timeOfDay(since) })] : [];
    }
    return [text(standsStill ? 'shared.notLiveSince' : 'shared.disconnectedSince', { time: timeOfDay(since) })];
  }
  if (status?.live === false) {
    return [status.since ? text('shared.notLiveSince', { time: timeOfDay(status.since) }) : text('shared.notLive')];
  }
  return services.filter(service => !service.connected).map(({ name, since: from }) => {
    const service = wordText('shared', 'service', name);
    return from
      ? text('shared.unreachableSince', { service, time: timeOfDay(from) })
      : text('shared.unreachable', { service });
  });
}

customElements.define('cq-connection-banner', ConnectionBanner);
