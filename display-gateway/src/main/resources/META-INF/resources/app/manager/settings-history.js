import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import { whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { dateOf, hourAndMinute } from '../shared/page/time.js';
import { fieldsIn } from './effects.js';

/** Who changed which settings, and what takes it back: `<cq-settings-history>`. */
class SettingsHistory extends PageElement {
  static properties = {
    version: { attribute: false },
    commands: { attribute: false },
    changes: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** Of the settings that apply. */
    this.version = 0;
    /** @type {Page.Commands} */
    this.commands = given();
    /** @type {Api.SettingsChange[] | undefined} */
    this.changes = undefined;
    this.problem = '';
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('version')) {
      this.#look();
    }
  }

  async #look() {
    try {
      this.changes = await this.commands.send(endpoints.settingsChanges);
      this.problem = '';
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }

  render() {
    const { changes, problem } = this;
    return html`<section data-testid="settings-history"><h3>${text('manager.history')}</h3>
      ${problem ? html`<p class="action-problem" role="alert">${problem}</p>` : nothing}
      ${changes?.length === 0 ? html`<p class="hint">${text('manager.historyNone')}</p>` : nothing}
      <ul class="access-list">${repeat(changes ?? [], ({ version }) => version, change => this.#row(change))}</ul></section>`;
  }

  /** @param {Api.SettingsChange} change */
  #row({ version, at, by, before }) {
    const fields = fieldsIn(before);
    return html`<li data-testid="change-${version}"><div class="facts">
        <strong>${text('manager.historyVersion', { version })}</strong><span>${fields}</span>
        ${at ? html`<span>${dateOf(at)}, ${hourAndMinute(at)}</span>` : nothing}${by ? html`<span>${by}</span>` : nothing}
        <cq-action testid="undo-change-${version}" .label=${text('manager.historyUndo')} .name=${text('manager.historyUndoOf', { version })}
          .question=${text('manager.historyQuestion', { fields, version })} .yes=${text('manager.historyUndo')}
          .run=${this.commands.sending(endpoints.settings, { ...before, version: this.version })}></cq-action>
      </div></li>`;
  }
}

customElements.define('cq-settings-history', SettingsHistory);
