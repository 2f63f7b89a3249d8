import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { text } from '../shared/page/texts.js';
import { FoldedList } from './folded-list.js';
import { listOf, OF_PEOPLE, rolesField } from './roles.js';

/** As the server has them. */
const LONGEST_NAME = 32;
const LONGEST_DISPLAY_NAME = 60;
const LONGEST_PASSWORD = 128;

/**
 * Everybody who can sign in, folded: `<cq-people>`.
 * @extends {FoldedList<Api.Person>}
 */
class People extends FoldedList {
  ask() {
    return this.commands.send(endpoints.allPeople);
  }

  render() {
    return html`<details class="panel folded" data-testid="people" @toggle=${this.toggled}>
      <summary data-focus><h2>${text('manager.people')}</h2></summary>
      <p class="hint">${text('manager.peopleHint')}</p>
      <div class="actions">
        <cq-ask testid="add-person" kind="primary" .label=${text('manager.addPerson')} .fields=${[
          { name: 'name', label: text('manager.personName'), required: true, most: LONGEST_NAME },
          { name: 'displayName', label: text('manager.displayName'), most: LONGEST_DISPLAY_NAME },
          rolesField(OF_PEOPLE),
          passwordField()]}
          .run=${(/** @type {Api.AddPerson} */ said) => this.reloadAfter(this.commands.send(endpoints.people, said))}></cq-ask>
      </div>
      ${this.trouble}
      <ul class="access-list">${repeat(this.rows ?? [], ({ name }) => name, person => this.#row(person))}</ul>
    </details>`;
  }

  /** @param {Api.Person} person */
  #row({ name, displayName, roles }) {
    const about = (/** @type {string} */ label) => `${label}: ${displayName}`;
    return html`<li data-testid="person-${name}">
      <div class="facts"><strong>${displayName}</strong> <span>${name}</span> <span data-testid="roles">${listOf(roles)}</span></div>
      <div class="actions">
        <cq-ask testid="set-roles" .label=${text('manager.setRoles')} .name=${about(text('manager.setRoles'))}
          .yes=${text('manager.save')} .fields=${[rolesField(OF_PEOPLE, roles)]}
          .run=${(/** @type {Api.SetRoles} */ said) => this.reloadAfter(this.commands.send(endpoints.rolesOf(name), said))}></cq-ask>
        <cq-ask testid="set-password" .label=${text('manager.setPassword')} .name=${about(text('manager.setPassword'))}
          .yes=${text('manager.save')} .hint=${text('manager.setPasswordHint')} .fields=${[passwordField()]}
          .run=${(/** @type {Api.SetPassword} */ said) => this.commands.send(endpoints.passwordOf(name), said)}></cq-ask>
        <cq-action testid="remove-person" .label=${text('manager.remove')} .name=${about(text('manager.remove'))}
          .question=${text('manager.removePersonQuestion', { name: displayName })}
          .run=${() => this.reloadAfter(this.commands.send(endpoints.personOf(name)))}></cq-action>
      </div>
    </li>`;
  }
}

function passwordField() {
  return { name: 'password', label: text('manager.password'), required: true, most: LONGEST_PASSWORD, secret: true };
}

customElements.define('cq-people', People);
