import { html } from 'lit';

import '../shared/controls/ask-button.js';
import './settings-history.js';
import { lineName } from '../shared/board/settings.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { nameOf, text, wordText } from '../shared/page/texts.js';
import { weekdayName } from '../shared/page/time.js';
import { levelBadge } from '../shared/staff/levels.js';
import { allFrom, callingOf, dayOf, fieldsOfAll, fieldsOfCalling, fieldsOfDay, fieldsOfHours, fieldsOfLines, fieldsOfRooms, fieldsOfScale, hoursOf,
  linesFrom, roomsFrom, scaleFrom, WEEK } from './clinic-forms.js';
import { effectsOf } from './effects.js';
import { fieldsOfNotices, noticesOf, noticeText } from './notice-settings.js';
import { fieldsOfPharmacy, fieldsOfPrescribing, fieldsOfStatistics, minutesOf, pharmacyOf, prescribingOf, statisticsOf,
  targetsOf } from './pharmacy-settings.js';

/** How the clinic has set itself up, folded: `<cq-clinic-settings>`. All of it is changed here, checked as one types, and can be taken back. */
class ClinicSettings extends PageElement {
  static properties = { settings: { attribute: false }, board: { attribute: false }, commands: { attribute: false }, opened: { state: true } };

  constructor() {
    super();
    /** @type {Api.ClinicSettings} */
    this.settings = given();
    /** @type {Page.Board<'manager'>} */
    this.board = given();
    /** @type {Page.Commands} */
    this.commands = given();
    this.opened = false;
  }

  render() {
    const { version, clinic, name = clinic, zone, dayStartsAt, atDayEnd, languages, counters, calling, screen } = this.settings;
    return html`<details class="panel clinic-settings" data-testid="settings" @toggle=${this.#toggled}>
      <summary><h2>${text('manager.settings')}</h2>
        <span>${text('manager.settingsVersion', { clinic: name, version })}</span></summary>
      <div class="manager-facts">
        <section><h3>${text('manager.day')}</h3>${facts({
          'manager.zone': zone,
          'manager.dayStartsAt': dayStartsAt,
          'manager.atDayEnd': wordText('manager', 'atDayEnd', atDayEnd.replace('_', '-')),
          'manager.languages': languages.join(', '),
          'manager.counters': counters.join(', '),
          'manager.viewingDistance': text('manager.metres', { metres: screen.viewingDistance }),
        })}
        ${this.#change('day', 'manager.day', fieldsOfDay(this.settings), said => dayOf(said, this.settings), text('manager.dayHint'))}</section>
        <section><h3>${text('manager.calling')}</h3>${facts({
          'manager.policy': wordText('staff', 'policy', calling.policy),
          'manager.roomOrder': wordText('manager', 'roomOrder', calling.roomOrder),
          'manager.attempts': calling.attempts,
          'manager.pause': minutes(calling.pause),
          'manager.returnWithin': minutes(calling.returnWithin),
          'manager.undoWithin': minutes(calling.undoWithin),
          'manager.unservedAfter': minutes(calling.unservedAfter),
        })}
        ${this.#change('calling', 'manager.calling', fieldsOfCalling(calling), said => ({ calling: callingOf(said) }))}</section>
        ${this.#hours()} ${this.#lines()} ${this.#notices()}
        ${this.#pharmacy()} ${this.#prescribing()} ${this.#statistics()}
      </div>
      ${this.#scale()} ${this.#rooms()}
      <section data-testid="settings-all"><h3>${text('manager.allSettings')}</h3>
        ${this.#change('all', 'manager.allSettings', fieldsOfAll(this.settings), allFrom, text('manager.allHint'))}</section>
      ${this.opened ? html`<cq-settings-history .version=${version} .commands=${this.commands}></cq-settings-history>` : ''}
    </details>`;
  }

  #toggled(/** @type {{target: EventTarget | null}} */ { target }) {
    this.opened = /** @type {HTMLDetailsElement} */ (target).open;
  }

  /**
   * A button that opens a form; what it will do is said while it is filled in.
   * @param {string} name
   * @param {string} heading
   * @param {{name: string, label: string}[]} fields
   * @param {(said: Record<string, string>) => Api.ChangeSettings} changeOf
   * @param {string} [hint]
   */
  #change(name, heading, fields, changeOf, hint = text('manager.changeHint')) {
    return html`<cq-ask testid="change-${name}" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text(heading)}`}
      .yes=${text('manager.save')} .hint=${hint} .fields=${fields} .check=${this.#checking(changeOf)} .run=${this.#changing(changeOf)}></cq-ask>`;
  }

  /**
   * @param {(said: Record<string, string>) => Api.ChangeSettings} changeOf
   * @returns {(said: Record<string, string>) => Promise<string[]>}
   */
  #checking(changeOf) {
    return async said => {
      const difference = await this.commands.send(endpoints.settingsCheck, { version: this.settings.version, ...changeOf(said) });
      return effectsOf(/** @type {Partial<Api.ClinicSettings>} */ (difference), this.settings, this.board); // nothing is shortened in it
    };
  }

  #hours() {
    const { hours } = this.settings;
    return html`<section data-testid="settings-hours"><h3>${text('manager.hours')}</h3>
      ${hours?.week ? html`<dl class="setting-facts">${WEEK.map((day, place) => html`<div><dt>${weekdayName(place)}</dt>
          <dd><bdi>${spansText(hours.week?.[day])}</bdi></dd></div>`)}
          ${Object.entries(hours.days ?? {}).map(([day, spans]) => html`<div><dt>${day}</dt><dd><bdi>${spansText(spans)}</bdi></dd></div>`)}</dl>`
        : html`<p class="hint">${text('manager.hoursAlways')}</p>`}
      ${this.#change('hours', 'manager.hours', fieldsOfHours(hours), said => ({ hours: hoursOf(said) }), text('manager.hoursHint'))}</section>`;
  }

  #lines() {
    return html`<section><h3>${text('manager.serviceLines')}</h3>
      <ul>${this.settings.serviceLines.map(line => html`<li><strong>${line.letter}</strong> ${nameOf(line)}${
        line.policy ? html` · ${wordText('staff', 'policy', line.policy)}` : ''}</li>`)}</ul>
      ${this.#change('lines', 'manager.serviceLines', fieldsOfLines(this.settings.serviceLines), said => ({ serviceLines: linesFrom(said, this.settings.serviceLines) }),
        text('manager.linesHint'))}</section>`;
  }

  #notices() {
    const { screen } = this.settings;
    const { notices = [] } = screen;
    return html`<section data-testid="settings-notices"><h3>${text('manager.notices')}</h3>
      ${notices.length === 0 ? html`<p class="hint">${text('manager.noNotices')}</p>`
        : html`<ul>${notices.map(notice => html`<li><bdi>${noticeText(notice)}</bdi></li>`)}</ul>`}
      ${this.#change('notices', 'manager.notices', fieldsOfNotices(notices), said => ({ screen: { ...screen, notices: noticesOf(said) } }),
        text('manager.noticesHint'))}</section>`;
  }

  #pharmacy() {
    const { settings } = this;
    const { checkedBy, lease } = settings.pharmacy;
    return html`<section data-testid="settings-pharmacy"><h3>${text('manager.pharmacy')}</h3>${facts({
      'manager.checkedBy': wordText('manager', 'checkedBy', checkedBy),
      'manager.lease': minutes(lease),
      'manager.targets': targetsOf(settings).map(({ name, target }) => `${name} ${minutes(target)}`).join(', '),
    })}
    ${this.#change('pharmacy', 'manager.pharmacy', fieldsOfPharmacy(settings), said => ({ pharmacy: pharmacyOf(said, this.settings) }))}</section>`;
  }

  #prescribing() {
    const { forms, routes, frequencies, freeText, patient, weightBelowAge } = this.settings.prescribing;
    return html`<section data-testid="settings-prescribing"><h3>${text('manager.prescribing')}</h3>${facts({
      'manager.forms': words('form', forms),
      'manager.routes': words('route', routes),
      'manager.frequencies': words('frequency', frequencies.map(({ code }) => code)),
      'manager.freeText': wordText('manager', 'freeText', String(freeText)),
      'manager.patient': wordText('manager', 'patient', patient),
      'manager.weight': weightBelowAge > 0 ? text('manager.weightBelowAge', { years: weightBelowAge }) : text('manager.weightNever'),
    })}
    ${this.#change('prescribing', 'manager.prescribing', fieldsOfPrescribing(this.settings.prescribing), said => ({ prescribing: prescribingOf(said) }),
      text('manager.prescribingHint'))}</section>`;
  }

  #statistics() {
    const { staff } = this.settings.statistics;
    return html`<section data-testid="settings-statistics"><h3>${text('manager.statistics')}</h3>${facts({
      'manager.staffKept': wordText('manager', 'staffKept', staff),
    })}
    ${this.#change('statistics', 'manager.statistics', fieldsOfStatistics(this.settings.statistics), said => ({ statistics: statisticsOf(said) }),
      text('manager.staffKeptHint'))}</section>`;
  }

  /**
   * Changes the settings that are shown, and no others: what somebody else has changed meanwhile is looked at first.
   * @param {(said: Record<string, string>) => Api.ChangeSettings} changeOf
   * @returns {(said: Record<string, string>, onRetry: () => void) => Promise<unknown>}
   */
  #changing(changeOf) {
    return (said, onRetry) => this.commands.send(endpoints.settings, { version: this.settings.version, ...changeOf(said) }, { onRetry });
  }

  #scale() {
    const { levels, initial } = this.settings.scale;
    return html`<h3>${text('manager.scale')}</h3>
      <div class="table-frame" role="region" tabindex="0" aria-label=${text('manager.scale')}><table class="tickets">
        <thead><tr>${['manager.level', 'manager.tier', 'manager.target', 'manager.reassessAfter']
          .map(label => html`<th scope="col">${text(label)}</th>`)}</tr></thead>
        <tbody>${levels.map(level => html`<tr>
          <th scope="row">${levelBadge(this.settings, level.code)} ${level.code === initial ? text('manager.initial') : ''}</th>
          <td>${level.tier}</td><td>${minutes(level.target)}</td><td>${minutes(level.reassessAfter)}</td></tr>`)}</tbody>
      </table></div>
      ${this.#change('scale', 'manager.scale', fieldsOfScale(this.settings.scale), said => ({ scale: scaleFrom(said, this.settings) }))}`;
  }

  #rooms() {
    const byLines = Map.groupBy(this.settings.rooms, ({ serviceLines }) =>
      serviceLines.map(code => lineName(this.settings, code)).join(', ') || text('manager.allLines'));
    return html`<h3>${text('manager.rooms')}</h3>
      <dl class="setting-facts">${[...byLines].map(([lines, those]) => html`<div>
        <dt>${lines}</dt><dd>${those.map(room => room.name).join(', ')}</dd></div>`)}</dl>
      ${this.#change('rooms', 'manager.rooms', fieldsOfRooms(this.settings.rooms), said => ({ rooms: roomsFrom(said) }), text('manager.roomsHint'))}`;
  }
}

/** @param {Record<string, unknown>} values */
function facts(values) {
  return html`<dl class="setting-facts">${Object.entries(values).map(([label, value]) => html`<div>
    <dt>${text(label)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** @param {string[]} [spans] */
function spansText(spans = []) {
  return spans.length > 0 ? spans.join(', ') : text('manager.hoursClosed');
}

/** @param {string} duration */
function minutes(duration) {
  return text('manager.minutes', { minutes: minutesOf(duration) });
}

/**
 * The clinic's words as doctors read them.
 * @param {string} prefix
 * @param {string[]} codes
 */
function words(prefix, codes) {
  return codes.map(code => wordText('prescription', prefix, code)).join(', ');
}

customElements.define('cq-clinic-settings', ClinicSettings);
