import { html, nothing } from 'lit';

import { PageElement } from './element.js';
import { text, wordText } from './texts.js';
import { timeOfDay } from './time.js';

/** Says what is wrong with the line to the board, as long as something is: `<cq-connection-banner>`. */
class ConnectionBanner extends PageElement {
  static properties = { connection: { attribute: false } };

  constructor() {
    super();
    this.connection = null;
  }

  render() {
    const lines = this.connection ? linesOf(this.connection) : [];
    return html`<div role="status">${lines.length === 0 ? nothing : html`
      <div class="connection-banner" data-testid="connection-banner">
        ${lines.map(line => html`<p>${line}</p>`)}
      </div>`}</div>`;
  }
}

/** @returns {string[]} nothing while all is well */
function linesOf({ live, failed, hasBoard, problem, since, services, status }) {
  if (problem) {
    return []; // the line is well, and the page itself says what is wrong
  }
  if (!live) {
    if (!hasBoard) {
      return failed ? [text('shared.notConnectedSince', { time: timeOfDay(since) })] : [];
    }
    return [text('shared.disconnectedSince', { time: timeOfDay(since) })];
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
