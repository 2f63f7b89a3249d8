/**
 * The states in which nothing is printed.
 * @type {Api.PrinterState[]}
 */
const NOT_NOW = ['no-paper', 'cover-open', 'in-trouble', 'strange', 'away', 'not-allowed'];

/**
 * Whether slips come out, as far as that is known.
 * @param {Api.PrinterState | undefined} state
 */
export function prints(state) {
  return state === undefined || !NOT_NOW.includes(state);
}
