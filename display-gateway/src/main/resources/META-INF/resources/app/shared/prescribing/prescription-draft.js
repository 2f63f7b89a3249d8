/** What the prescription form holds, as what the server takes. Pure functions. */

import { hasTwoReadings, quantityOf } from '../staff/quantity.js';

/** What the server needs of each item; everything else may be left out. */
export const REQUIRED = ['medicine', 'dose.amount', 'dose.unit', 'frequency', 'quantity.amount', 'quantity.unit'];

/** The same of the patient, where the clinic prescribes for nobody unknown. */
const REQUIRED_OF_PATIENT = ['patient.name', 'patient.birthDate'];

/** Where it says who wrote a prescription that somebody has brought along. */
export const OUTSIDE = 'outside.prescriber';

const NUMBERS = new Set(['weightKg', 'amount', 'durationDays', 'repeats']);

/**
 * The order from the form's values.
 * @param {Iterable<[string, string | boolean]>} values by path, `items.0.dose.amount`; empty ones are left out
 * @returns {Api.Prescribe}
 */
export function orderOf(values) {
  /** @type {Api.Prescribe} */
  const order = { items: [] };
  for (const [path, value] of values) {
    const said = typeof value === 'string' ? value.trim() : value;
    if (said !== '') {
      put(order, path.split('.'), said);
    }
  }
  return order;
}

/**
 * @param {any} order
 * @param {string[]} steps
 * @param {string | boolean} value
 */
function put(order, steps, value) {
  const last = steps[steps.length - 1];
  let at = order;
  steps.slice(0, -1).forEach((step, index) => {
    at[step] ??= /^\d+$/.test(steps[index + 1]) ? [] : {};
    at = at[step];
  });
  at[last] = NUMBERS.has(last) ? quantityOf(String(value)) : value;
}

/**
 * The order as far as it can be checked: what is no number yet is left out.
 * @param {[string, string | boolean][]} values
 * @returns {Api.Prescribe}
 */
export function checkable(values) {
  const unreadable = new Set([...notNumbers(values), ...withTwoReadings(values)]);
  const order = orderOf(values.filter(([path]) => !unreadable.has(path)));
  return { ...order, items: Array.from(order.items, item => item ?? {}) };
}

/**
 * Which fields should hold a number and do not.
 * @param {Iterable<[string, string | boolean]>} values
 * @returns {string[]} their paths
 */
export function notNumbers(values) {
  return numbersIn(values).filter(({ said }) => said.trim() !== '' && typeof quantityOf(said) === 'string'
    && !hasTwoReadings(said)).map(({ path }) => path);
}

/**
 * Which fields hold a number that can be read in two ways.
 * @param {Iterable<[string, string | boolean]>} values
 * @returns {string[]} their paths
 */
export function withTwoReadings(values) {
  return numbersIn(values).filter(({ said }) => hasTwoReadings(said)).map(({ path }) => path);
}

/** @param {Iterable<[string, string | boolean]>} values */
function numbersIn(values) {
  return [...values].filter(([path]) => NUMBERS.has(path.slice(path.lastIndexOf('.') + 1)))
    .map(([path, value]) => ({ path, said: String(value) }));
}

/**
 * Which required fields are empty.
 * @param {Api.Prescribe} order
 * @param {number} count how many items the form shows
 * @param {boolean} [isForKnown] whether the patient's name and birth date are required
 * @returns {string[]} their paths
 */
export function missing(order, count, isForKnown = false) {
  const isMissing = (/** @type {any} */ within, /** @type {string} */ path) => path.split('.').reduce((at, step) => at?.[step], within) === undefined;
  return [
    ...Array.from({ length: count }, (_, index) => REQUIRED.filter(path => isMissing(order.items[index], path))
      .map(path => `items.${index}.${path}`)).flat(),
    ...(isForKnown ? REQUIRED_OF_PATIENT.filter(path => isMissing(order, path)) : []),
  ];
}

/**
 * The form's field that a server means by `items[0].dose.amount`, `/items/0/dose/amount` or a part of it.
 * @param {string} said
 * @param {string[]} paths the form's fields
 * @returns {string | undefined}
 */
export function fieldNamed(said, paths) {
  const path = said.replace(/\[(\d+)\]/g, '.$1').replaceAll('/', '.').replace(/^\.+/, '');
  return paths.find(name => name === path)
    ?? paths.find(name => path.endsWith(`.${name}`))
    ?? paths.find(name => name.startsWith(`${path}.`));
}
