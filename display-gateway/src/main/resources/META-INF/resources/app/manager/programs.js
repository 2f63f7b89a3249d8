import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import { focusOn } from '../shared/controls/controls.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { text } from '../shared/page/texts.js';
import { dayAndTime } from '../shared/page/time.js';
import { FoldedList } from './folded-list.js';
import { listOf, OF_PROGRAMS, rolesField } from './roles.js';

/** As the server has it. */
const LONGEST_NAME = 40;

/**
 * The programs that have keys, folded: `<cq-programs>`. The key of a new one is shown until it is put away, and never again.
 * @extends {FoldedList<Api.Program>}
 */
class Programs extends FoldedList {
  static properties = {
    ...FoldedList.properties,
    added: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.AddedProgram | null} whose key is shown */
    this.added = null;
    this.copied = false;
  }

  ask() {
    return this.commands.send(endpoints.allPrograms);
  }

  render() {
    return html`<details class="panel folded" data-testid="programs" @toggle=${this.toggled}>
      <summary data-focus><h2>${text('manager.programs')}</h2></summary>
      <p class="hint">${text('manager.programsHint')}</p>
      <div class="actions">
        <cq-ask testid="add-program" kind="primary" .label=${text('manager.addProgram')} .fields=${[
          { name: 'name', label: text('manager.programName'), required: true, most: LONGEST_NAME },
          rolesField(OF_PROGRAMS)]}
          .run=${(/** @type {Api.AddProgram} */ said) => this.reloadAfter(this.#add(said))}></cq-ask>
        <cq-action testid="programs-again" .label=${text('manager.lookAgain')} .run=${() => this.load()}></cq-action>
      </div>
      ${this.trouble}
      ${this.added ? this.#key(this.added) : nothing}
      ${this.rows?.length === 0 ? html`<p class="empty">${text('manager.noPrograms')}</p>` : nothing}
      <ul class="access-list">${repeat(this.rows ?? [], ({ id }) => id, program => this.#row(program))}</ul>
    </details>`;
  }

  /** @param {Api.AddProgram} said */
  async #add(said) {
    this.copied = false;
    this.added = await this.commands.send(endpoints.programs, said);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (changed.has('added') && this.added) {
      focusOn(this.querySelector('.key-of-program h3'));
    }
  }

  /** @param {Api.AddedProgram} program */
  #key({ name, key }) {
    return html`<section class="key-of-program" aria-labelledby="key-heading" data-testid="program-key">
      <h3 id="key-heading" tabindex="-1">${text('manager.keyOf', { name })}</h3>
      ${key ? html`<p>${text('manager.keyHint')}</p>
        <input readonly aria-labelledby="key-heading" value=${key} spellcheck="false" data-testid="key" @focus=${select}>`
        : html`<p role="alert">${text('manager.keyLost')}</p>`}
      <div class="actions">
        ${key && navigator.clipboard ? html`<button type="button" class="button plain" data-testid="copy-key"
          @click=${() => this.#copy(key)}>${text('manager.copyKey')}</button>` : nothing}
        <button type="button" class="button plain" data-testid="put-key-away" @click=${this.#putAway}>${
          text('manager.putKeyAway')}</button>
        <span role="status">${this.copied ? text('manager.keyCopied') : nothing}</span>
      </div>
    </section>`;
  }

  /** @param {string} key */
  async #copy(key) {
    try {
      await navigator.clipboard.writeText(key);
      this.copied = true;
    } catch {
      // Not every browser lets a page do so: what is selected is copied by hand.
      focusOn(this.querySelector('[data-testid=key]'));
    }
  }

  async #putAway() {
    this.added = null;
    await this.updateComplete;
    focusOn(this.querySelector('[data-testid=add-program]'));
  }

  /** @param {Api.Program} program */
  #row({ id, name, roles, made, lastSeen, connected }) {
    return html`<li data-testid="program" data-connected=${String(connected)}>
      <div class="facts"><strong>${name}</strong>
        <span>${listOf(roles)}</span>
        <span class="status">${text(connected ? 'manager.connected' : 'manager.notConnected')}</span>
        <span>${text('manager.keySince', { time: dayAndTime(made) })}</span>
        <span data-testid="last-seen">${lastSeen ? text('manager.lastSeen', { time: dayAndTime(lastSeen) })
          : text('manager.notSeen')}</span>
      </div>
      <div class="actions"><cq-action testid="remove-program" .label=${text('manager.remove')}
        .name=${`${text('manager.remove')}: ${name}`} .question=${text('manager.removeProgramQuestion', { name })}
        .run=${() => this.reloadAfter(this.commands.send(endpoints.programOf(id)))}></cq-action></div>
    </li>`;
  }
}

/** @param {FocusEvent & {target: HTMLInputElement}} event */
function select({ target }) {
  target.select();
}

customElements.define('cq-programs', Programs);
