import { listed, text, wordText } from '../shared/page/texts.js';

/** Those that people can hold. */
export const OF_PEOPLE = ['reception', 'nurse', 'doctor', 'pharmacist', 'manager'];
/** Those that programs can: of people, and of devices. */
export const OF_PROGRAMS = [...OF_PEOPLE, 'kiosk', 'screen'];

/**
 * A field of a `<cq-ask>` in which they are chosen.
 * @param {string[]} roles
 * @param {string[]} [held] those that are chosen at first
 */
export function rolesField(roles, held = []) {
  return { name: 'roles', label: text('manager.roles'), boxes: roles.map(role =>
    ({ value: role, label: wordText('manager', 'role', role), checked: held.includes(role) })) };
}

/** @param {string[]} roles */
export function listOf(roles) {
  return listed(roles.map(role => wordText('manager', 'role', role)));
}
