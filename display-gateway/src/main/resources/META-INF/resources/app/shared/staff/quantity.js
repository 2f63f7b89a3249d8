/** How much, as people type it. Pure functions. */

const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)$/;
/** A thousand to some, and one to others. What begins with a zero has no thousands. */
const TWO_READINGS = /^[+-]?[1-9]\d*[.,]\d{3}$/;

/**
 * Whether a text means one number to those who write thousands with a separator, and another to those who do not.
 * @param {string} text
 */
export function hasTwoReadings(text) {
  return TWO_READINGS.test(text.trim());
}

/**
 * A number as people type it, with a point or a comma before the decimals, whatever the page's language.
 * @param {string} text
 * @returns {number | string} the text itself where it is none, or could be two
 */
export function quantityOf(text) {
  const said = text.trim();
  return NUMBER.test(said) && !hasTwoReadings(said) ? Number(said.replace(',', '.')) : text;
}
