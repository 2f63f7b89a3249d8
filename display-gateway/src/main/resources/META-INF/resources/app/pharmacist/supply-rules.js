/** What a pharmacist says of each medicine, as what the server takes. Pure functions. */

/** What can become of a medicine, in the order in which it is offered. */
export const OUTCOMES = /** @type {Api.SupplyOutcome[]} */ (['supplied', 'partial', 'substituted', 'declined']);

/**
 * Which of them a medicine may have.
 * @param {Api.Medicine} item
 * @returns {Api.SupplyOutcome[]}
 */
export function outcomesOf({ substitutionAllowed }) {
  return OUTCOMES.filter(outcome => outcome !== 'substituted' || substitutionAllowed);
}

/**
 * What is asked about each of them beside the outcome.
 * @param {Api.SupplyOutcome} outcome
 * @returns {{amount: boolean, medicine: boolean, reason: boolean}}
 */
export function askedOf(outcome) {
  return {
    amount: outcome === 'partial' || outcome === 'substituted',
    medicine: outcome === 'substituted',
    reason: outcome !== 'supplied',
  };
}

/**
 * What was said of a medicine, from the form's controls.
 * @param {number} item its place in the order
 * @param {Record<string, string>} values by name, as typed
 * @param {(text: string) => number | string} numberOf the text itself where it is none
 * @returns {Api.SupplyOfItem}
 */
export function supplyOf(item, values, numberOf) {
  const outcome = /** @type {Api.SupplyOutcome} */ (values.outcome ?? 'supplied');
  const asked = askedOf(outcome);
  const said = /** @type {(name: string) => string | undefined} */ (name => values[name]?.trim() || undefined);
  return {
    item,
    outcome,
    ...asked.amount && said('amount') ? { amount: /** @type {number} */ (numberOf(values.amount)) } : {},
    ...asked.medicine && said('medicine') ? { medicine: said('medicine') } : {},
    ...asked.reason && said('reason') ? { reason: said('reason') } : {},
  };
}

/**
 * Whether somebody has said of each medicine what becomes of it.
 * @param {Api.Prescription} prescription
 */
export function isWhole({ items, dispensing }) {
  return dispensing !== undefined && dispensing.supplies.length === items.length;
}
