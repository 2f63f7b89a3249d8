/** Which service lines give numbers, as the board says. Pure functions. */

/**
 * How a service line stands of which nothing was said: it gives numbers at all times.
 * @param {Api.LineIntake[]} intake
 * @param {string} code
 * @returns {Api.LineIntake}
 */
export function intakeOf(intake, code) {
  return intake.find(({ serviceLine }) => serviceLine === code) ?? { serviceLine: code, open: true, byHand: false };
}

/**
 * When the first of some service lines gives numbers again.
 * @param {Api.LineIntake[]} intake
 * @param {string[]} codes
 * @returns {{closed: boolean, until: string | undefined}} closed: whether none of them gives any; until: none where it is not known
 */
export function closedAll(intake, codes) {
  const lines = codes.map(code => intakeOf(intake, code));
  const [until] = lines.flatMap(line => (line.until && !line.byHand ? [line.until] : [])).sort();
  return { closed: lines.length > 0 && lines.every(({ open }) => !open), until };
}
