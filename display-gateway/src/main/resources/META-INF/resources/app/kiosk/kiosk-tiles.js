/**
 * What a kiosk offers at once: lines, or groups of neighbours where there are too many to be read. Pure functions.
 *
 * @typedef {{code: string, letter: string, name: string, names?: Record<string, string>}} Line
 * @typedef {{key: string, lines: Line[]}} Tile a service line; or a group, of two lines at least
 */

/** So many tiles stand one below the other, and so many in two columns. */
const ONE_COLUMN = 4;
const AT_ONCE = 12;
/** As many lines are read on one tile. */
const OF_A_GROUP = 4;

/**
 * The clinic's order decides who are neighbours.
 * @param {Line[]} lines
 * @param {string | null} open the key of the group that somebody has chosen
 * @returns {Tile[]} of the group, where it is one
 */
export function tilesOf(lines, open) {
  const all = lines.length <= AT_ONCE ? lines.map(line => [line]) : chunksOf(lines);
  const tiles = all.map(those => ({ key: those.length === 1 ? those[0].code : `${those[0].letter}-${those[those.length - 1].letter}`, lines: those }));
  const chosen = tiles.find(({ key, lines: those }) => key === open && those.length > 1);
  return chosen ? chosen.lines.map(line => ({ key: line.code, lines: [line] })) : tiles;
}

/** @param {Line[]} lines */
function chunksOf(lines) {
  const count = Math.ceil(lines.length / OF_A_GROUP);
  return Array.from({ length: count }, (_, place) =>
    lines.slice(Math.round(place * lines.length / count), Math.round((place + 1) * lines.length / count)));
}

/**
 * How many columns tiles stand in.
 * @param {number} count of tiles
 */
export function columnsOf(count) {
  return count <= ONE_COLUMN ? 1 : 2;
}

/**
 * How many wait with numbers of each letter.
 * @param {Iterable<{number: string, status: string}>} tickets
 * @returns {Map<string, number>}
 */
export function waitingByLetter(tickets) {
  const counts = new Map();
  for (const { number, status } of tickets) {
    if (status === 'waiting') {
      counts.set(number[0], (counts.get(number[0]) ?? 0) + 1);
    }
  }
  return counts;
}
