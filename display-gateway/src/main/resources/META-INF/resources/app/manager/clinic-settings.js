import { html } from 'lit';

import '../shared/controls/ask-button.js';
import { lineName } from '../shared/board/settings.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { nameOf, text, wordText } from '../shared/page/texts.js';
import { levelBadge } from '../shared/staff/levels.js';
import { fieldsOfNotices, noticesOf, noticeText } from './notice-settings.js';
import { fieldsOfPharmacy, fieldsOfPrescribing, fieldsOfStatistics, minutesOf, pharmacyOf, prescribingOf, statisticsOf,
  targetsOf } from './pharmacy-settings.js';

/** How the clinic has set itself up, folded: `<cq-clinic-settings>`. What concerns the pharmacy and the figures is changed here, too. */
class ClinicSettings extends PageElement {
  static properties = { settings: { attribute: false }, commands: { attribute: false } };

  constructor() {
    super();
    /** @type {Api.ClinicSettings} */
    this.settings = given();
    /** @type {Page.Commands} */
    this.commands = given();
  }

  render() {
    const { version, clinic, name = clinic, zone, dayStartsAt, atDayEnd, languages, counters, calling, screen } = this.settings;
    return html`<details class="panel clinic-settings" data-testid="settings">
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
        })}</section>
        <section><h3>${text('manager.calling')}</h3>${facts({
          'manager.policy': wordText('staff', 'policy', calling.policy),
          'manager.roomOrder': wordText('manager', 'roomOrder', calling.roomOrder),
          'manager.attempts': calling.attempts,
          'manager.pause': minutes(calling.pause),
          'manager.returnWithin': minutes(calling.returnWithin),
          'manager.undoWithin': minutes(calling.undoWithin),
          'manager.unservedAfter': minutes(calling.unservedAfter),
        })}</section>
        ${this.#lines()} ${this.#notices()}
        ${this.#pharmacy()} ${this.#prescribing()} ${this.#statistics()}
      </div>
      ${this.#scale()} ${this.#rooms()}
    </details>`;
  }

  #lines() {
    return html`<section><h3>${text('manager.serviceLines')}</h3>
      <ul>${this.settings.serviceLines.map(line => html`<li><strong>${line.letter}</strong> ${nameOf(line)}${
        line.policy ? html` · ${wordText('staff', 'policy', line.policy)}` : ''}</li>`)}</ul></section>`;
  }

  #notices() {
    const { screen } = this.settings;
    const { notices = [] } = screen;
    return html`<section data-testid="settings-notices"><h3>${text('manager.notices')}</h3>
      ${notices.length === 0 ? html`<p class="hint">${text('manager.noNotices')}</p>`
        : html`<ul>${notices.map(notice => html`<li><bdi>${noticeText(notice)}</bdi></li>`)}</ul>`}
      <cq-ask testid="change-notices" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text('manager.notices')}`}
        .yes=${text('manager.save')} .hint=${text('manager.noticesHint')} .fields=${fieldsOfNotices(notices)}
        .run=${this.#changing(said => ({ screen: { ...screen, notices: noticesOf(said) } }))}></cq-ask></section>`;
  }

  #pharmacy() {
    const { settings } = this;
    const { checkedBy, lease } = settings.pharmacy;
    return html`<section data-testid="settings-pharmacy"><h3>${text('manager.pharmacy')}</h3>${facts({
      'manager.checkedBy': wordText('manager', 'checkedBy', checkedBy),
      'manager.lease': minutes(lease),
      'manager.targets': targetsOf(settings).map(({ name, target }) => `${name} ${minutes(target)}`).join(', '),
    })}
    <cq-ask testid="change-pharmacy" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text('manager.pharmacy')}`}
      .yes=${text('manager.save')} .hint=${text('manager.changeHint')} .fields=${fieldsOfPharmacy(settings)}
      .run=${this.#changing(said => ({ pharmacy: pharmacyOf(said, this.settings) }))}></cq-ask></section>`;
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
    <cq-ask testid="change-prescribing" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text('manager.prescribing')}`}
      .yes=${text('manager.save')} .hint=${text('manager.prescribingHint')} .fields=${fieldsOfPrescribing(this.settings.prescribing)}
      .run=${this.#changing(said => ({ prescribing: prescribingOf(said) }))}></cq-ask></section>`;
  }

  #statistics() {
    const { staff } = this.settings.statistics;
    return html`<section data-testid="settings-statistics"><h3>${text('manager.statistics')}</h3>${facts({
      'manager.staffKept': wordText('manager', 'staffKept', staff),
    })}
    <cq-ask testid="change-statistics" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text('manager.statistics')}`}
      .yes=${text('manager.save')} .hint=${text('manager.staffKeptHint')} .fields=${fieldsOfStatistics(this.settings.statistics)}
      .run=${this.#changing(said => ({ statistics: statisticsOf(said) }))}></cq-ask></section>`;
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
      </table></div>`;
  }

  #rooms() {
    const byLines = Map.groupBy(this.settings.rooms, ({ serviceLines }) =>
      serviceLines.map(code => lineName(this.settings, code)).join(', ') || text('manager.allLines'));
    return html`<h3>${text('manager.rooms')}</h3>
      <dl class="setting-facts">${[...byLines].map(([lines, those]) => html`<div>
        <dt>${lines}</dt><dd>${those.map(room => room.name).join(', ')}</dd></div>`)}</dl>`;
  }
}

/** @param {Record<string, unknown>} values */
function facts(values) {
  return html`<dl class="setting-facts">${Object.entries(values).map(([label, value]) => html`<div>
    <dt>${text(label)}</dt><dd>${value}</dd></div>`)}</dl>`;
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
