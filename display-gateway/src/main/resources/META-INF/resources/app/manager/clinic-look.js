import { html, nothing } from 'lit';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import { answered, newKey, whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { logo } from '../shared/page/look.js';
import { text } from '../shared/page/texts.js';
import { smallEnough } from './logo-picture.js';

const COLOUR_LETTERS = 7;

/** The clinic's colours and logo: `<cq-clinic-look>`. */
class ClinicLook extends PageElement {
  static properties = { settings: { attribute: false }, commands: { attribute: false }, logo: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {Api.ClinicSettings} */
    this.settings = given();
    /** @type {Page.Commands} */
    this.commands = given();
    this.logo = logo;
    this.said = '';
  }

  render() {
    const { colours = {} } = this.settings;
    return html`<details class="panel folded" data-testid="look">
      <summary><h2>${text('manager.look')}</h2></summary>
      <p class="hint">${text('manager.lookHint')}</p>
      <dl class="setting-facts">
        ${swatch('manager.primary', colours.primary)} ${swatch('manager.accent', colours.accent)}
      </dl>
      <cq-ask testid="change-colours" .label=${text('manager.change')} .name=${`${text('manager.change')}: ${text('manager.colours')}`}
        .yes=${text('manager.save')} .hint=${text('manager.coloursHint')} .fields=${[
          { name: 'primary', label: text('manager.primary'), most: COLOUR_LETTERS, value: colours.primary },
          { name: 'accent', label: text('manager.accent'), most: COLOUR_LETTERS, value: colours.accent }]}
        .run=${(/** @type {Api.ClinicColours} */ chosen, /** @type {() => void} */ onRetry) => this.commands.send(
          endpoints.settings, { version: this.settings.version, colours: chosen }, { onRetry })}></cq-ask>
      <h3>${text('manager.logo')}</h3>
      ${this.logo ? html`<p><img class="look-logo" data-testid="look-logo" src=${this.logo} alt=${text('manager.logo')}></p>` : nothing}
      <p class="hint">${text('manager.logoHint')}</p>
      <div class="actions">
        <label class="field"><span>${text('manager.chooseLogo')}</span><input type="file" accept="image/png,image/jpeg,image/webp" data-testid="logo-file"
          @change=${this.#choose}></label>
        ${this.logo ? html`<cq-action testid="remove-logo" .label=${text('manager.remove')} .name=${`${text('manager.remove')}: ${text('manager.logo')}`}
          .question=${text('manager.removeLogoQuestion')} .run=${() => this.#put(null)}></cq-action>` : nothing}
      </div>
      <p class="notice" role="status" data-testid="logo-said">${this.said}</p>
    </details>`;
  }

  /** @param {Event & {target: HTMLInputElement}} event */
  async #choose({ target }) {
    const file = target.files?.[0];
    if (!file) {
      return;
    }
    try {
      await this.#put(await smallEnough(file));
      this.said = text('manager.logoSaved');
    } catch (failure) {
      this.said = failure instanceof DOMException ? text('manager.noPicture') : whyNot(failure);
    }
    target.value = '';
  }

  /** @param {Blob | null} picture none to have none */
  async #put(picture) {
    await answered(await fetch('/api/logo', { method: picture ? 'PUT' : 'DELETE', cache: 'no-store', body: picture }));
    this.logo = picture ? `/clinic/logo?${newKey()}` : '';
    this.said = '';
  }
}

/**
 * @param {string} label
 * @param {string | undefined} colour
 */
function swatch(label, colour) {
  return html`<div><dt>${text(label)}</dt><dd>${colour ? html`<span class="look-swatch" .style=${`--swatch: ${colour}`}></span> <bdi>${colour}</bdi>`
    : text('manager.usualColour')}</dd></div>`;
}

customElements.define('cq-clinic-look', ClinicLook);
