import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import './action-button.js';
import { PageElement } from './element.js';
import * as endpoints from './endpoints.js';
import { levelsOf } from './board-order.js';
import { numberOfId } from './open-day.js';
import { workplaceName } from './places.js';
import { nameOf, text } from './texts.js';
import { dateOf, hourAndMinute } from './time.js';

/**
 * What staff are to notice, on top of each of their pages: who needs help, until somebody goes there, tiers of which
 * nobody is called, and that times stand still. It is said once when it comes; nothing here ticks, moves or flashes.
 */
class Alerts extends PageElement {
  static properties = {
    board: { attribute: false },
    commands: { attribute: false },
  };

  constructor() {
    super();
    this.board = null;
    this.commands = null;
  }

  render() {
    const help = [...this.board.help.values()];
    const { unserved, standsStillUntil } = this.board;
    return html`<div class="alerts" role="region" aria-label=${text('staff.alerts')}
      ?hidden=${help.length + unserved.length === 0 && !standsStillUntil}>
      <div role="alert"><ul>
        ${standsStillUntil ? clockAlert(standsStillUntil) : nothing}
        ${repeat(help, ({ id }) => `help ${id}`, request => this.#help(request))}
        ${repeat(unserved, ({ tier }) => `tier ${tier}`, tier => this.#tier(tier))}
      </ul></div></div>`;
  }

  #help({ id, workplace: from, ticket, requestedAt }) {
    const time = hourAndMinute(requestedAt);
    const workplace = workplaceName(from);
    return html`<li class="alert help" data-testid="help-${id}">
      <span class="alert-sign" aria-hidden="true">!</span>
      <strong>${ticket ? text('staff.helpFor', { workplace, number: numberOfId(ticket) }) : text('staff.help', { workplace })}</strong>
      <span>${text('staff.since', { time })}</span>
      <cq-action testid="acknowledge-${id}" kind="primary" .label=${text('staff.acknowledge')}
        .name=${text('staff.acknowledgeAt', { workplace })}
        .run=${onRetry => this.commands.send(endpoints.acknowledgeOf(String(id)), {}, { onRetry })}></cq-action>
    </li>`;
  }

  #tier({ tier, levels, since, waiting }) {
    const known = levelsOf(this.board.settings);
    const names = levels.map(code => {
      const level = known.find(one => one.code === code);
      return level ? nameOf(level) : code;
    }).join(', ');
    return html`<li class="alert unserved" data-testid="unserved-${tier}">
      <span class="alert-sign" aria-hidden="true">!</span>
      <strong>${text('staff.unserved', { levels: names, time: hourAndMinute(since) })}</strong>
      ${waiting ? html`<span>${text('staff.unservedWaiting', { count: waiting })}</span>` : nothing}
    </li>`;
  }
}

/** The server's clock was ahead, and is behind what has happened since: the operator has to know. */
function clockAlert(until) {
  return html`<li class="alert unserved" data-testid="stands-still"><span class="alert-sign" aria-hidden="true">!</span>
    <strong>${text('staff.standsStill', { time: `${dateOf(until)}, ${hourAndMinute(until)}` })}</strong>
    <span>${text('staff.standsStillHint')}</span></li>`;
}

customElements.define('cq-alerts', Alerts);
