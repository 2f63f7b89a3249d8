import { html, nothing } from 'lit';

import '../controls/action-button.js';
import { closedAll, intakeOf } from '../board/intake.js';
import * as endpoints from '../controls/endpoints.js';
import { given, PageElement } from '../page/element.js';
import { listed, nameOf, text } from '../page/texts.js';
import { coming, now } from '../page/time.js';

/**
 * Which service lines give numbers, folded; by hand each of them, or all, can be closed for the rest of the day and opened again:
 * `<cq-intake>`.
 */
class IntakeList extends PageElement {
  static properties = { board: { attribute: false }, commands: { attribute: false } };

  constructor() {
    super();
    /** @type {Page.Board<'manager'> | Page.Board<'reception'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
  }

  render() {
    const { intake, settings } = this.board;
    const lines = settings?.serviceLines ?? [];
    const closed = lines.filter(({ code }) => !intakeOf(intake, code).open);
    return html`<details class="intake ${closed.length > 0 ? 'closed' : ''}" data-testid="intake">
      <summary data-lasting data-testid="intake-summary">${closed.length === 0 ? text('staff.intakeAll')
        : text('staff.intakeClosed', { lines: listed(closed.map(nameOf)) })}</summary>
      <ul>${lines.map(line => this.#line(line, intakeOf(intake, line.code)))}
        ${lines.length > 1 ? html`<li data-testid="intake-everywhere"><strong>${text('staff.intakeEverywhere')}</strong>
          <span class="actions">${this.#acts(undefined, text('staff.intakeEverywhere'), closedAll(intake, lines.map(({ code }) => code)).closed,
            intake.some(({ byHand }) => byHand))}</span></li>` : nothing}</ul>
    </details>`;
  }

  /**
   * @param {Page.Named} line
   * @param {Api.LineIntake} intake
   */
  #line(line, { open, until, byHand }) {
    const state = !until ? text(open ? 'staff.intakeOpen' : 'staff.intakeNone')
      : text(open ? 'staff.intakeOpenUntil' : 'staff.intakeNoneUntil', { time: coming(until, now()) });
    return html`<li data-testid="intake-${line.code}" data-open=${open}><strong>${nameOf(line)}</strong>
      <span>${state} ${byHand ? text('staff.intakeByHand') : nothing}</span>
      <span class="actions">${this.#acts(line.code, nameOf(line), !open, byHand)}</span></li>`;
  }

  /**
   * @param {string | undefined} serviceLine all of them where it is none
   * @param {string} name
   * @param {boolean} closed
   * @param {boolean} byHand
   */
  #acts(serviceLine, name, closed, byHand) {
    const act = (/** @type {Api.SetIntake['intake']} */ intake, /** @type {string} */ key, /** @type {string | undefined} */ question) => html`
      <cq-action testid="intake-${intake}-${serviceLine ?? 'all'}" kind="plain" .label=${text(key)} .name=${`${text(key)}: ${name}`} .question=${question}
        .run=${this.commands.sending(endpoints.intake, { serviceLine, intake })}></cq-action>`;
    return html`${closed ? act('open', 'staff.intakeOpenAgain', undefined)
      : act('closed', 'staff.intakeClose', text('staff.intakeQuestion', { line: name }))}
      ${byHand ? act('hours', 'staff.intakeHours', undefined) : nothing}`;
  }
}

customElements.define('cq-intake', IntakeList);
