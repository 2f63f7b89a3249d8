/** Why something is prescribed in spite of warnings, as the form keeps it. Pure functions. */

/** Warnings that are about no single medicine. */
const OF_ALL = new Set(['weight-missing']);

/**
 * Whether a warning is about the whole prescription.
 * @param {string} code
 */
export function isOfAll(code) {
  return OF_ALL.has(code);
}

/**
 * Under which a form keeps the reason for a warning.
 * @param {{item: number, code: string}} warning
 */
export function keyOf({ item, code }) {
  return `${item}.${code}`;
}

/**
 * The reasons that were given for warnings that there are.
 * @param {Api.PrescriptionWarning[]} warnings
 * @param {Map<string, string>} reasons by `keyOf`
 * @returns {Api.WarningOverride[]}
 */
export function overridesOf(warnings, reasons) {
  return warnings.map(({ item, code }) => ({ warning: code, item, reason: (reasons.get(keyOf({ item, code })) ?? '').trim() }))
    .filter(({ reason }) => reason !== '');
}

/**
 * The reasons that are left when a medicine is taken out of the form: those behind it move up.
 * @param {Map<string, string>} reasons by `keyOf`
 * @param {number} removed
 */
export function reasonsWithout(reasons, removed) {
  return new Map([...reasons].map(([key, reason]) => /** @type {const} */ ([key.split('.'), reason]))
    .filter(([[item, code]]) => isOfAll(code) || Number(item) !== removed)
    .map(([[item, code], reason]) => [keyOf({ item: Number(item) - (!isOfAll(code) && Number(item) > removed ? 1 : 0), code }), reason]));
}
