/** What a doctor has changed in an order. Pure functions. */

/** What of a medicine is compared, as its labels are called. */
const COMPARED = /** @type {const} */ (['form', 'dose', 'frequency', 'route', 'durationDays', 'quantity', 'repeats', 'asNeeded',
  'substitutionAllowed', 'notes']);
/** The same of the patient. */
const OF_PATIENT = /** @type {const} */ (['patientName', 'birthDate', 'weightKg', 'allergies']);

/**
 * @typedef {{field: string, before: unknown, after: unknown}} Change of one field
 * @typedef {{kind: 'added' | 'removed' | 'changed', item: Api.Medicine, changes: Change[]}} ItemChange
 * @typedef {Pick<Api.Prescription, 'patient' | 'weightKg' | 'allergies' | 'items'>} Order
 */

/**
 * What is another than before, per medicine: those of the same name and strength are the same one. Of several of them, each is
 * compared with the one in its place among them.
 * @param {Order['items']} before
 * @param {Order['items']} after
 * @returns {ItemChange[]} in the order in which they stand now, what was removed behind them
 */
export function itemChanges(before, after) {
  const left = new Map(byMedicine(before));
  const found = byMedicine(after).map(([key, item]) => {
    const old = left.get(key);
    left.delete(key);
    return { kind: old ? /** @type {const} */ ('changed') : /** @type {const} */ ('added'), item,
      changes: old ? differences(COMPARED, old, item) : [] };
  });
  return [
    ...found.filter(({ kind, changes }) => kind === 'added' || changes.length > 0),
    ...[...left.values()].map(item => ({ kind: /** @type {const} */ ('removed'), item, changes: [] })),
  ];
}

/**
 * What is another of the patient.
 * @param {Partial<Order>} before
 * @param {Partial<Order>} after
 * @returns {Change[]}
 */
export function patientChanges(before, after) {
  return differences(OF_PATIENT, ofPatient(before), ofPatient(after));
}

/** @param {Partial<Order>} order */
function ofPatient({ patient, weightKg, allergies }) {
  return { patientName: patient?.name, birthDate: patient?.birthDate, weightKg, allergies };
}

/**
 * @param {Order['items']} items
 * @returns {[string, Api.Medicine][]} each under a key that no other one has
 */
function byMedicine(items) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return items.map(item => {
    const name = JSON.stringify([plain(item.medicine), plain(item.strength)]);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return [`${name} ${time}`, item];
  });
}

/** @param {string | null | undefined} said */
function plain(said) {
  return (said ?? '').trim().toLowerCase();
}

/**
 * @param {readonly string[]} fields
 * @param {object} before
 * @param {object} after
 * @returns {Change[]}
 */
function differences(fields, before, after) {
  const old = /** @type {Record<string, unknown>} */ (before);
  const now = /** @type {Record<string, unknown>} */ (after);
  return fields.map(field => ({ field, before: worth(old[field]), after: worth(now[field]) }))
    .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/**
 * Nothing is nothing, however it is said; an amount is one whatever the order of its parts.
 * @param {any} value
 */
function worth(value) {
  return value === undefined || value === '' ? null
    : typeof value === 'object' && value !== null ? { amount: value.amount, unit: value.unit } : value;
}
