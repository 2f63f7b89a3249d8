/** An order that stands still under somebody's hand. Pure functions. */

/**
 * What stays where it is while somebody aims at it. Whoever has gone keeps the place, whoever has come stands at the end, but for
 * those who cannot wait.
 * @param {string[]} shown ids as they stand
 * @param {string[]} wanted ids as they would stand
 * @param {(id: string) => boolean} breaksIn whether it stands in front at once
 */
export function steady(shown, wanted, breaksIn) {
  const known = new Set(shown);
  const come = wanted.filter(id => !known.has(id));
  return [...come.filter(breaksIn), ...shown, ...come.filter(id => !breaksIn(id))];
}

/**
 * Which row an arrow leads to.
 * @template T
 * @param {string} key
 * @param {T[]} rows in their order, or their ids
 * @param {T | undefined} from
 * @returns {T | undefined} none where it leads nowhere
 */
export function rowAfter(key, rows, from) {
  const at = from === undefined ? -1 : rows.indexOf(from);
  const to = key === 'ArrowDown' ? at + 1 : key === 'ArrowUp' ? at - 1 : key === 'Home' ? 0 : key === 'End' ? rows.length - 1 : -1;
  return rows[to];
}
