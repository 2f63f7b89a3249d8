import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import { whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { given, PageElement } from '../shared/page/element.js';
import { language, text, wordText } from '../shared/page/texts.js';

const ROLES = ['reception', 'nurse', 'doctor', 'pharmacist', 'manager'];
/** As the server has them. */
const LONGEST_NAME = 32;
const LONGEST_DISPLAY_NAME = 60;
const LONGEST_PASSWORD = 128;

/** Everybody who can sign in, folded: `<cq-people>`. */
class People extends PageElement {
  static properties = {
    commands: { attribute: false },
    people: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Page.Commands} */
    this.commands = given();
    /** @type {Api.Person[] | null} none before the section was opened */
    this.people = null;
    this.problem = '';
  }

  render() {
    return html`<details class="panel folded" data-testid="people" @toggle=${this.#toggled}>
      <summary data-focus><h2>${text('manager.people')}</h2></summary>
      <p class="hint">${text('manager.peopleHint')}</p>
      <div class="actions">
        <cq-ask testid="add-person" kind="primary" .label=${text('manager.addPerson')} .fields=${[
          { name: 'name', label: text('manager.personName'), required: true, most: LONGEST_NAME },
          { name: 'displayName', label: text('manager.displayName'), most: LONGEST_DISPLAY_NAME },
          rolesField([]),
          passwordField()]}
          .run=${(/** @type {Api.AddPerson} */ said) => this.#after(this.commands.send(endpoints.people, said))}></cq-ask>
      </div>
      <div role="alert">${this.problem ? html`<p class="action-problem">${this.problem}</p>` : nothing}</div>
      <ul class="access-list">${repeat(this.people ?? [], ({ name }) => name, person => this.#row(person))}</ul>
    </details>`;
  }

  /** @param {Api.Person} person */
  #row({ name, displayName, roles }) {
    const about = (/** @type {string} */ label) => `${label}: ${displayName}`;
    return html`<li data-testid="person-${name}">
      <div class="facts"><strong>${displayName}</strong> <span>${name}</span> <span data-testid="roles">${listOf(roles)}</span></div>
      <div class="actions">
        <cq-ask testid="set-roles" .label=${text('manager.setRoles')} .name=${about(text('manager.setRoles'))}
          .yes=${text('manager.save')} .fields=${[rolesField(roles)]}
          .run=${(/** @type {Api.SetRoles} */ said) => this.#after(this.commands.send(endpoints.rolesOf(name), said))}></cq-ask>
        <cq-ask testid="set-password" .label=${text('manager.setPassword')} .name=${about(text('manager.setPassword'))}
          .yes=${text('manager.save')} .hint=${text('manager.setPasswordHint')} .fields=${[passwordField()]}
          .run=${(/** @type {Api.SetPassword} */ said) => this.commands.send(endpoints.passwordOf(name), said)}></cq-ask>
        <cq-action testid="remove-person" .label=${text('manager.remove')} .name=${about(text('manager.remove'))}
          .question=${text('manager.removePersonQuestion', { name: displayName })}
          .run=${() => this.#after(this.commands.send(endpoints.personOf(name)))}></cq-action>
      </div>
    </li>`;
  }

  /** @param {Event & {target: HTMLDetailsElement}} event */
  #toggled({ target }) {
    if (target.open) {
      this.#load();
    }
  }

  /**
   * What has been done is done, also where the list does not come.
   * @param {Promise<unknown>} command
   */
  async #after(command) {
    await command;
    await this.#load();
  }

  async #load() {
    try {
      this.people = await this.commands.send(endpoints.allPeople);
      this.problem = '';
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }
}

/** @param {string[]} held */
function rolesField(held) {
  return { name: 'roles', label: text('manager.roles'), boxes: ROLES.map(role =>
    ({ value: role, label: wordText('manager', 'role', role), checked: held.includes(role) })) };
}

function passwordField() {
  return { name: 'password', label: text('manager.password'), required: true, most: LONGEST_PASSWORD, secret: true };
}

/** @param {string[]} roles */
function listOf(roles) {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(roles.map(role => wordText('manager', 'role', role)));
}

customElements.define('cq-people', People);
