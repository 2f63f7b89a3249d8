import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { text, wordText } from '../shared/page/texts.js';
import { dayAndTime } from '../shared/page/time.js';
import { fieldsOf, sentenceOf, settingsOf } from './device-settings.js';
import { FoldedList } from './folded-list.js';

/** Of which build this page is. */
const ours = document.documentElement.dataset.build;
/** As the server has it. */
const LONGEST_NAME = 40;
/** A code, and what people put between its signs. */
const LONGEST_CODE = 20;

/**
 * The kiosks and screens that are let in, folded: `<cq-devices>`. Another one is let in by the code that it shows.
 * @extends {FoldedList<Api.Device>}
 */
class Devices extends FoldedList {
  ask() {
    return this.commands.send(endpoints.allDevices);
  }

  render() {
    return html`<details class="panel folded" data-testid="devices" @toggle=${this.toggled}>
      <summary data-focus><h2>${text('manager.devices')}</h2></summary>
      <p class="hint">${text('manager.devicesHint')}</p>
      <div class="actions">
        ${this.#pair('kiosk')}${this.#pair('screen')}
        <cq-action testid="devices-again" .label=${text('manager.lookAgain')} .run=${() => this.load()}></cq-action>
      </div>
      ${this.trouble}
      ${this.rows?.length === 0 ? html`<p class="empty">${text('manager.noDevices')}</p>` : nothing}
      <ul class="access-list">${repeat(this.rows ?? [], ({ id }) => id, device => this.#row(device))}</ul>
    </details>`;
  }

  /** @param {Api.DeviceRole} role of the device that shows a code */
  #pair(role) {
    return html`<cq-ask testid="pair-${role}" kind="primary" .label=${text(role === 'kiosk' ? 'manager.pairKiosk' : 'manager.pairScreen')}
      .fields=${[{ name: 'code', label: text('manager.code'), required: true, most: LONGEST_CODE },
        { name: 'name', label: text('manager.deviceName'), required: true, most: LONGEST_NAME }, ...fieldsOf(role)]}
      .run=${(/** @type {Record<string, string>} */ { code, name, ...typed }) => this.reloadAfter(
        this.commands.send(endpoints.devices, { code, name, role, settings: settingsOf(typed) }))}></cq-ask>`;
  }

  /** @param {Api.Device} device */
  #row({ id, role, name, settings, paired, lastSeen, connected, build, sound, printer }) {
    const sentence = sentenceOf(settings);
    return html`<li data-testid="device" data-connected=${String(connected)}>
      <div class="facts"><strong>${name}</strong>
        <span>${wordText('manager', 'role', role)}</span>
        ${sentence ? html`<span data-testid="device-settings">${sentence}</span>` : nothing}
        <span class="status">${text(connected ? 'manager.connected' : 'manager.notConnected')}</span>
        <span>${text('manager.letInSince', { time: dayAndTime(paired) })}</span>
        ${sound && sound !== 'none' ? html`<span data-testid="device-sound" data-sound=${sound} class=${
          sound === 'on' ? '' : 'status'}>${wordText('manager', 'sound', sound)}</span>` : nothing}
        ${printer ? html`<span data-testid="device-printer" data-state=${printer} class=${printer === 'ready' ? '' : 'status'}>${
          text('manager.printerIs', { state: wordText('staff', 'printer', printer) })}</span>` : nothing}
        ${build && build !== ours ? html`<span class="status" data-testid="device-older">${text('manager.olderPage')}</span>` : nothing}
        <span>${lastSeen ? text('manager.lastSeen', { time: dayAndTime(lastSeen) }) : text('manager.notSeen')}</span>
      </div>
      <div class="actions">
        <cq-ask testid="set-up-device" .label=${text('manager.setUp')} .name=${`${text('manager.setUp')}: ${name}`}
          .yes=${text('manager.save')} .hint=${text('manager.setUpHint')} .fields=${fieldsOf(role, settings)}
          .run=${(/** @type {Record<string, string>} */ typed) => this.reloadAfter(
            this.commands.send(endpoints.settingsOfDevice(id), settingsOf(typed)))}></cq-ask>
        <cq-action testid="remove-device" .label=${text('manager.remove')}
        .name=${`${text('manager.remove')}: ${name}`} .question=${text('manager.removeDeviceQuestion', { name })}
        .run=${() => this.reloadAfter(this.commands.send(endpoints.deviceOf(id)))}></cq-action></div>
    </li>`;
  }
}

customElements.define('cq-devices', Devices);
