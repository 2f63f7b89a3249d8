/**
 * Where the numbers of the public screen stand: columns side by side, as many as keep the letters' size, and pages of
 * what does not fit. Pure functions; lengths are pixels.
 *
 * @typedef {object} RowWidths of one entry, in letters of the full size
 * @property {number} number
 * @property {number} name of the room or counter; 0 where there is none
 * @property {number} kind the word before it
 *
 * @typedef {object} Measures
 * @property {number} width of a list
 * @property {number} height free for all lists together
 * @property {number} row height of one
 * @property {number} gap between rows, and between columns
 * @property {number} size of the letters
 */

/** How long a page stands, in milliseconds; at least, when something is new on the first; and the first at most. */
const STANDS = 8_000;
const STANDS_AT_LEAST = 4_000;
const STANDS_AT_MOST = 12_000;

/** What a row has beside its letters: at its ends, between number and place, between the parts of a place. In letters. */
const ENDS = 0.5;
const BETWEEN = 0.3;
const INSIDE = 0.15;
/** The word before a room is no news to anybody: it takes what is left, and goes where that is too little to read. */
const LARGEST_KIND = 0.36;
const SMALLEST_KIND = 0.14;
/** A name on one line is at least so large beside its number; else it stands on two or three lines. */
const SMALLEST_ON_ONE_LINE = 0.6;
const TWO_LINES = 0.45;
const THREE_LINES = 0.3;
/** Lines break where words do: of their length so much is used. */
const FILLED = 0.8;

/**
 * How the three lists share a screen. Calls have what they need before the pharmacy has; but each that holds anything has
 * a row at least.
 * @param {Measures} measures
 * @param {{calls: RowWidths[], ready: RowWidths[], missed: RowWidths[]}} entries
 * @returns {{fits: boolean, calls: Arrangement, ready: Arrangement, missed: Arrangement}} fits: whether letters of this
 *   size leave each list a row
 */
export function layoutOf(measures, { calls, ready, missed }) {
  const rows = whole(measures.height, measures.row, measures.gap);
  const most = [calls, ready, missed].map(entries => columnsFor(entries, measures));
  const needed = [calls, ready, missed].map((entries, list) => Math.ceil(entries.length / most[list]));
  const forMissed = Math.min(1, needed[2]);
  const forReady = needed[1] === 0 ? 0
    : Math.max(1, Math.min(needed[1], rows - forMissed - Math.max(1, needed[0])));
  const forCalls = Math.max(1, rows - forMissed - forReady);
  return {
    fits: forCalls + forReady + forMissed <= rows && [...calls, ...ready, ...missed].every(entry =>
      numberOf(entry, measures) <= measures.width),
    calls: arranged(calls, forCalls, most[0], measures),
    ready: arranged(ready, forReady, most[1], measures),
    missed: arranged(missed, forMissed, most[2], measures),
  };
}

/**
 * How many times a length and a gap fit, where the last needs no gap.
 * @param {number} space
 * @param {number} length
 * @param {number} gap
 */
function whole(space, length, gap) {
  return Math.max(0, Math.floor((space + gap) / (length + gap)));
}

/**
 * The columns that most entries fit side by side. A longer name is its own row's trouble, and narrows nobody else.
 * @param {RowWidths[]} entries
 * @param {Measures} measures
 */
function columnsFor(entries, measures) {
  const widths = entries.map(entry => leastWidth(entry, measures)).sort((one, other) => one - other);
  return Math.max(1, whole(measures.width, widths[Math.floor((widths.length - 1) / 2)] ?? Infinity, measures.gap));
}

/**
 * @param {RowWidths} entry
 * @param {Measures} measures
 */
function leastWidth(entry, { size }) {
  return entry.name === 0 ? entry.number + ENDS * size
    : entry.number + entry.name + SMALLEST_KIND * entry.kind + (ENDS + BETWEEN + INSIDE) * size;
}

/**
 * Not even the narrowest place would be left beside a number that is wider.
 * @param {RowWidths} entry
 * @param {Measures} measures
 */
function numberOf(entry, { size }) {
  return entry.number + (entry.name === 0 ? ENDS : ENDS + BETWEEN + 1) * size;
}

/**
 * @typedef {object} Arrangement
 * @property {number} columns as few as hold all entries, so that few stand one below the other
 * @property {number} rows of each column
 * @property {number} pages
 * @property {number} perPage
 * @property {number} kind size of the word before a room, as a part of the letters'; 0 where there is no place for it
 * @property {{size: number, lines: number, word: boolean}[]} places of each entry; word: whether the one before it stays
 *
 * @param {RowWidths[]} entries
 * @param {number} rows that there is room for
 * @param {number} most columns
 * @param {Measures} measures
 * @returns {Arrangement}
 */
function arranged(entries, rows, most, measures) {
  const atMost = Math.max(1, rows);
  const columns = Math.max(1, Math.min(most, Math.ceil(entries.length / atMost)));
  const pages = Math.max(1, Math.ceil(entries.length / (atMost * columns)));
  const width = (measures.width - (columns - 1) * measures.gap) / columns;
  const kind = kindIn(entries, width, measures);
  return {
    columns,
    rows: pages > 1 ? atMost : Math.ceil(entries.length / columns),
    pages,
    perPage: atMost * columns,
    kind,
    places: entries.map(entry => placeIn(entry, width, kind, measures)),
  };
}

/**
 * One size for a whole list, by the entry in the middle, so that rows look alike.
 * @param {RowWidths[]} entries
 * @param {number} width
 * @param {Measures} measures
 */
function kindIn(entries, width, { size }) {
  const sizes = entries.filter(({ name }) => name > 0)
    .map(({ number, name, kind }) => (width - number - name - (ENDS + BETWEEN + INSIDE) * size) / kind)
    .sort((one, other) => other - one);
  const middle = Math.min(LARGEST_KIND, sizes[Math.floor((sizes.length - 1) / 2)] ?? LARGEST_KIND);
  return middle < SMALLEST_KIND - 1e-9 ? 0 : middle;
}

/**
 * @param {RowWidths} entry
 * @param {number} width
 * @param {number} kind
 * @param {Measures} measures
 */
function placeIn({ number, name, kind: word }, width, kind, { size }) {
  const left = width - number - (ENDS + BETWEEN) * size;
  if (name + kind * word + INSIDE * size <= left + 0.5) {
    return { size: 1, lines: 1, word: kind > 0 };
  }
  if (left / name >= SMALLEST_ON_ONE_LINE) {
    return { size: Math.min(1, left / name), lines: 1, word: false };
  }
  return name * TWO_LINES <= 2 * FILLED * left ? { size: TWO_LINES, lines: 2, word: false }
    : { size: THREE_LINES, lines: 3, word: false };
}

/**
 * @typedef {object} Turn which page of a list stands
 * @property {number} page counted from 0
 * @property {number} since when, in milliseconds of any clock that only goes on
 * @property {number} until when
 * @property {number} after the page that comes then
 * @property {boolean} news whether the first page has something that has not been seen there yet, or not for long enough
 * @property {number} newsAt when something new has come while the first page stands
 */

/**
 * The first page stands.
 * @param {number} at now
 * @param {number} [after] the page that comes then
 * @returns {Turn}
 */
export function firstTurn(at, after = 1) {
  return { page: 0, since: at, until: at + STANDS, after, news: false, newsAt: -Infinity };
}

/**
 * Pages follow one another. Who is called stands on the first, which comes as soon as the present one has been there long
 * enough to be read; but it gives way again however many are called, so that every page comes.
 * @param {Turn} turn
 * @param {number} at now
 * @param {number} pages
 * @param {boolean} isNews whether somebody was called since the last time
 * @returns {Turn}
 */
export function turned(turn, at, pages, isNews) {
  if (pages === 1 || turn.page >= pages) {
    return firstTurn(at);
  }
  const news = turn.news || isNews;
  if (turn.page === 0) {
    const until = isNews ? Math.min(turn.since + STANDS_AT_MOST, Math.max(turn.until, at + STANDS_AT_LEAST)) : turn.until;
    const newsAt = isNews ? at : turn.newsAt;
    return at < until ? { ...turn, until, news: false, newsAt }
      : { ...pageOf(Math.max(1, turn.after % pages), at), news: at - newsAt < STANDS_AT_LEAST };
  }
  if (news && at >= turn.since + STANDS_AT_LEAST) {
    return firstTurn(at, turn.page + 1);
  }
  return at < turn.until ? { ...turn, news } : turn.page + 1 < pages ? { ...pageOf(turn.page + 1, at), news } : firstTurn(at);
}

/**
 * @param {number} page
 * @param {number} at
 */
function pageOf(page, at) {
  return { page, since: at, until: at + STANDS, after: page + 1, news: false, newsAt: -Infinity };
}
