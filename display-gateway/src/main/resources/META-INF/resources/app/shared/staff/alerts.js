import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../controls/action-button.js';
import { alarmsOf, tellTitle } from '../board/alarm.js';
import { numberOfId } from '../board/open-day.js';
import { peopleAt, workplaceName, workplaceOf } from '../board/places.js';
import { levelName } from '../board/settings.js';
import * as endpoints from '../controls/endpoints.js';
import { Bell } from '../page/bell.js';
import { given, heightAs, PageElement } from '../page/element.js';
import { listed, text, wordText } from '../page/texts.js';
import { dateOf, hourAndMinute } from '../page/time.js';

/** Another bell than the public screen's. */
const NOTES = [880, 660, 880, 660];
const AGAIN_AFTER = 10_000;
/** More than staff look at; the rest is counted. */
const MOST_OVERLOOKED = 3;

const OVERLOOKED = {
  'room-idle': 'staff.overlookedRoom',
  'line-idle': 'staff.overlookedLine',
  'late': 'staff.overlookedLate',
};

/**
 * What staff are to notice, on top of each of their pages: who is to be seen at once, who needs help, tiers of which
 * nobody is called, patients who may have been forgotten, and that times stand still. The first two ring, also on a page
 * that nobody looks at, and stand in its title, until somebody calls the patient or goes there; who has heard a bell can
 * silence it here. Nothing ticks, moves or flashes.
 */
class Alerts extends PageElement {
  static properties = {
    board: { attribute: false },
    commands: { attribute: false },
    workplace: { attribute: false },
    printers: { attribute: false },
    silenced: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.StaffBoard} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    /** Where this page sits. */
    this.workplace = '';
    /**
     * Receipt printers for which somebody has to do something.
     * @type {Api.Printer[]}
     */
    this.printers = [];
    /**
     * Keys of the alarms that somebody has heard on this page.
     * @type {Set<string>}
     */
    this.silenced = new Set();
    /** @type {Page.Alarm[]} */
    this.alarms = [];
    this.bell = new Bell();
    this.bell.addEventListener('change', () => this.requestUpdate());
    /**
     * Keys of those that have rung.
     * @type {Set<string>}
     */
    this.rung = new Set();
    /** @type {number | undefined} */
    this.again = undefined;
    /** Nothing that has the focus stands behind them. */
    this.sized = heightAs('--alerts-height');
  }

  connectedCallback() {
    super.connectedCallback();
    this.bell.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.again);
    this.again = undefined;
    this.bell.stop();
    this.sized.disconnect();
    tellTitle('');
  }

  willUpdate() {
    this.alarms = alarmsOf(this.board);
  }

  firstUpdated() {
    this.sized.observe(/** @type {Element} */ (this.querySelector('.alerts')));
  }

  updated() {
    tellTitle(this.alarms.length === 0 ? '' : `(${this.alarms.length}) ${shortly(this.alarms[0])}`);
    const loud = this.alarms.map(({ key }) => key).filter(key => !this.silenced.has(key));
    const isNew = loud.some(key => !this.rung.has(key));
    this.rung = new Set(this.bell.on ? loud : []);
    if (loud.length === 0 || !this.bell.on) {
      clearInterval(this.again);
      this.again = undefined;
    } else if (isNew || !this.again) {
      clearInterval(this.again);
      this.bell.ring(NOTES);
      this.again = setInterval(() => this.bell.ring(NOTES), AGAIN_AFTER);
    }
  }

  render() {
    const { unserved, overlooked, present, standsStillUntil } = this.board;
    const shared = present.filter(({ workplace, pages }) => workplace === this.workplace && pages > 1);
    const ringing = new Set(this.alarms.map(alarm => (alarm.kind === 'critical' ? alarm.ticket.id : undefined)));
    const quiet = overlooked.worst.filter(({ ticket }) => !ringing.has(ticket));
    const worst = quiet.slice(0, MOST_OVERLOOKED);
    const more = overlooked.total - (overlooked.worst.length - quiet.length) - worst.length;
    return html`<div class="alerts" role="region" aria-label=${text('staff.alerts')}
      ?hidden=${this.alarms.length + unserved.length + worst.length + shared.length + this.printers.length === 0 && !standsStillUntil}>
      <div role="alert" aria-live="assertive" aria-atomic="false"><ul>
        ${standsStillUntil ? clockAlert(standsStillUntil) : nothing}
        ${repeat(this.alarms, ({ key }) => key, alarm => (alarm.kind === 'help' ? this.#help(alarm) : this.#critical(alarm)))}
        ${repeat(unserved, ({ tier }) => `tier ${tier}`, tier => this.#tier(tier))}
        ${shared.map(staffed => ({ ...staffed, people: peopleAt(staffed) })).map(({ workplace, pages, people }) => html`<li class="alert unserved" data-testid="shared-workplace">
          <span class="alert-sign" aria-hidden="true">!</span>
          <strong>${people.length > 1 ? text('staff.sharedPeople', { workplace: workplaceName(workplace), people: listed(people) })
            : text('staff.sharedWorkplace', { workplace: workplaceName(workplace), pages })}</strong></li>`)}
        ${repeat(worst, ({ ticket }) => ticket, patient => overlookedRow(patient, present))}
        ${more > 0 ? html`<li class="alert unserved" data-testid="overlooked-more">
          ${text('staff.overlookedMore', { count: more })}</li>` : nothing}
        ${repeat(this.printers, ({ device }) => device, printerRow)}
      </ul></div></div>
      ${this.bell.on ? nothing : html`<p class="bell-off" data-testid="bell-off">${text('staff.bellOff')}</p>`}`;
  }

  /** @param {Page.HelpAlarm} alarm */
  #help({ key, request: { id, workplace: from, ticket, requestedAt } }) {
    const time = hourAndMinute(requestedAt);
    const workplace = workplaceName(from);
    return html`<li class="alert help" data-testid="help-${id}">
      <span class="alert-sign" aria-hidden="true">!</span>
      <strong>${ticket ? text('staff.helpFor', { workplace, number: numberOfId(ticket) }) : text('staff.help', { workplace })}</strong>
      <span>${text('staff.since', { time })}</span>
      ${this.#silence(key, workplace)}
      <cq-action testid="acknowledge-${id}" kind="primary" .label=${text('staff.acknowledge')}
        .name=${text('staff.acknowledgeAt', { workplace })}
        .run=${this.commands.sending(endpoints.acknowledgeOf(String(id)))}></cq-action>
    </li>`;
  }

  /** @param {Page.CriticalAlarm} alarm */
  #critical({ key, ticket: { number, priority, issuedAt } }) {
    return html`<li class="alert help" data-testid="critical-${number}">
      <span class="alert-sign" aria-hidden="true">!</span>
      <strong>${text('staff.critical', { number, level: levelName(this.board.settings, priority) })}</strong>
      ${issuedAt ? html`<span>${text('staff.since', { time: hourAndMinute(issuedAt) })}</span>` : nothing}
      ${this.#silence(key, number)}
    </li>`;
  }

  /**
   * @param {string} key
   * @param {string} what
   */
  #silence(key, what) {
    return this.silenced.has(key) ? html`<span class="silenced">${text('staff.silenced')}</span>`
      : html`<button type="button" class="button plain" data-testid="silence" aria-label=${text('staff.silenceOf', { what })}
        @click=${() => { this.silenced = new Set([...this.silenced, key]); }}>${text('staff.silence')}</button>`;
  }

  /** @param {Api.Unserved} unserved */
  #tier({ tier, levels, since, waiting }) {
    const names = levels.map(code => levelName(this.board.settings, code)).join(', ');
    return html`<li class="alert unserved" data-testid="unserved-${tier}">
      <span class="alert-sign" aria-hidden="true">!</span>
      <strong>${text('staff.unserved', { levels: names, time: hourAndMinute(since) })}</strong>
      ${waiting ? html`<span>${text('staff.unservedWaiting', { count: waiting })}</span>` : nothing}
    </li>`;
  }
}

/**
 * @param {Api.Overlooked['worst'][number]} patient
 * @param {Api.Staffed[]} present
 */
function overlookedRow({ ticket, number, why, room, since }, present) {
  const nobody = room && !present.some(({ workplace }) => workplace === workplaceOf('room', room));
  return html`<li class="alert unserved" data-testid="overlooked-${number}" data-why=${why}>
    <span class="alert-sign" aria-hidden="true">!</span>
    <strong>${text(OVERLOOKED[why] ?? OVERLOOKED.late, { number: numberOfId(ticket), room })}</strong>
    <span>${text('staff.since', { time: hourAndMinute(since) })}</span>
    ${nobody ? html`<span>${text('staff.nobodySits', { room })}</span>` : nothing}
  </li>`;
}

/** @param {Api.Printer} printer */
function printerRow({ name, state, since }) {
  return html`<li class="alert unserved" data-testid="printer-alert" data-state=${state}>
    <span class="alert-sign" aria-hidden="true">!</span>
    <strong>${text('staff.printer', { name, state: wordText('staff', 'printer', state) })}</strong>
    ${since ? html`<span>${text('staff.since', { time: hourAndMinute(since) })}</span>` : nothing}
  </li>`;
}

/**
 * As it fits a browser's tab.
 * @param {Page.Alarm} alarm
 */
function shortly(alarm) {
  return alarm.kind === 'help' ? text('staff.titleHelp', { workplace: workplaceName(alarm.request.workplace) })
    : text('staff.titleCritical', { number: alarm.ticket.number });
}

/**
 * The server's clock was ahead, and is behind what has happened since: the operator has to know.
 * @param {string} until
 */
function clockAlert(until) {
  return html`<li class="alert unserved" data-testid="stands-still"><span class="alert-sign" aria-hidden="true">!</span>
    <strong>${text('staff.standsStill', { time: `${dateOf(until)}, ${hourAndMinute(until)}` })}</strong>
    <span>${text('staff.standsStillHint')}</span></li>`;
}

customElements.define('cq-alerts', Alerts);
