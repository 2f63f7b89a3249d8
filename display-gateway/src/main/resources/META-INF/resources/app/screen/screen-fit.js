import { text } from '../shared/page/texts.js';
import { firstTurn, layoutOf, turned } from './screen-layout.js';

/** @typedef {'calls' | 'ready' | 'missed'} List of the screen, as screen.js names it */

/** A letter smaller than this part of what it should be is no more worth trying. */
const SMALLEST = 0.1;
const ONE_PAGE = { pages: 1, perPage: Infinity };
/** On a phone all of it is one list, to be scrolled. */
const NARROW = matchMedia('(max-width: 900px)');

/**
 * Measures the lists of the public screen, arranges them as screen-layout.js says, and shows of each the page that it is
 * time for.
 */
export class ScreenFit {
  /** Whether the letters are as large as they must be; else the part of it that fits. */
  reached = 1;
  /**
   * As screen-layout.js has found it last.
   * @type {ReturnType<typeof layoutOf> | undefined}
   */
  #layout = undefined;
  /** @type {Record<string, import('./screen-layout.js').Turn>} which page of each list stands */
  #turns = {};
  /**
   * The newest entry of each list when its page was last thought about.
   * @type {Record<string, number | undefined>}
   */
  #newest = {};
  #screen;

  /** @param {HTMLElement} screen the component with the lists */
  constructor(screen) {
    this.#screen = screen;
  }

  /**
   * Letters as large as the readers' distance asks; columns and pages hold what then does not fit one below the other.
   * Only where a list has no room for a single row, the letters give way.
   * What the clinic shows beside the calls has what room they leave: where one of them would have to wait for a page, or be
   * smaller, it gives way.
   * @param {number} capital how high a capital is to be, in pixels
   */
  letters(capital) {
    const strip = /** @type {HTMLElement | null} */ (this.#screen.querySelector('.screen-media'));
    strip?.toggleAttribute('hidden', true);
    const wanted = capital / capitalShare(getComputedStyle(this.#screen).fontFamily);
    let share = 1;
    let layout = this.#layoutAt(wanted);
    while (!NARROW.matches && !layout.fits && share > SMALLEST) {
      share *= 0.95;
      layout = this.#layoutAt(wanted * share);
    }
    if (strip && !NARROW.matches && isWhole(layout, share)) {
      strip.hidden = false;
      const beside = this.#layoutAt(wanted);
      strip.hidden = !isWhole(beside, share);
      layout = strip.hidden ? layout : beside;
    }
    this.reached = share;
    this.#layout = layout;
    this.#lists().forEach(element => arrange(element, layout[listOf(element)]));
  }

  /**
   * Shows of each list the page that it is time for.
   * @param {(list: List) => number | undefined} newestOf when the newest of a list was heard
   * @param {number} at for how long the lists have been seen, in milliseconds
   */
  turn(newestOf, at) {
    for (const element of this.#lists()) {
      const name = listOf(element);
      const { pages, perPage } = NARROW.matches ? ONE_PAGE : this.#layout?.[name] ?? ONE_PAGE;
      const newest = newestOf(name);
      const isNews = newest !== undefined && newest > (this.#newest[name] ?? newest);
      this.#newest[name] = newest;
      this.#turns[name] = turned(this.#turns[name] ?? firstTurn(at), at, pages, isNews);
      showPage(element, this.#turns[name].page, pages, perPage);
    }
  }

  /** @param {number} size */
  #layoutAt(size) {
    document.documentElement.style.setProperty('--screen-wanted', `${size}px`);
    this.#screen.classList.add('measured');
    const lists = this.#lists();
    const widths = Object.fromEntries(lists.map(element => [listOf(element), rowsOf(element).map(widthsOf)]));
    const found = layoutOf(measuresOf(lists[0]), /** @type {Parameters<typeof layoutOf>[1]} */ (widths));
    this.#screen.classList.remove('measured');
    return found;
  }

  #lists() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.#screen.querySelectorAll('.screen-list'))];
  }
}

/**
 * Whether everybody stands on the one page, in letters as large as they must be.
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {number} share
 */
function isWhole({ fits, calls, ready, missed }, share) {
  return fits && share === 1 && [calls, ready, missed].every(({ pages }) => pages === 1);
}

/** @type {Map<string, number>} by font */
const shares = new Map();

/**
 * How much of the font size a capital is high, in the font that this device has.
 * @param {string} font
 */
function capitalShare(font) {
  let share = shares.get(font);
  if (share === undefined) {
    const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    canvas.font = `700 1000px ${font}`;
    share = canvas.measureText('H').actualBoundingBoxAscent / 1000;
    shares.set(font, share);
  }
  return share;
}

/**
 * While the page is measured its lists have no height of their own but the first, which has all that is left, and rows
 * are as wide as their words.
 * @param {HTMLElement} first
 */
function measuresOf(first) {
  const { fontSize, rowGap } = getComputedStyle(first);
  const size = Number.parseFloat(fontSize);
  const row = /** @type {HTMLElement | null} */ (first.closest('cq-screen')?.querySelector('.screen-row'));
  return {
    width: first.clientWidth,
    height: first.clientHeight,
    row: row?.offsetHeight ?? size,
    gap: Number.parseFloat(rowGap),
    size,
  };
}

/** @param {HTMLElement} element */
function listOf(element) {
  return /** @type {List} */ (element.dataset.list);
}

/** @param {HTMLElement} list */
function rowsOf(list) {
  return /** @type {HTMLElement[]} */ ([...list.children]);
}

/** @param {HTMLElement} row */
function widthsOf(row) {
  const [number, name, kind] = ['.screen-number', '.screen-name', '.screen-kind']
    .map(part => row.querySelector(part)?.getBoundingClientRect().width ?? 0);
  return { number, name, kind };
}

/**
 * @param {HTMLElement} element
 * @param {import('./screen-layout.js').Arrangement} arrangement
 */
function arrange(element, { columns, rows, kind, places }) {
  element.style.setProperty('--columns', String(columns));
  element.style.setProperty('--rows', String(Math.max(1, rows)));
  element.style.setProperty('--kind', `${kind}em`);
  rowsOf(element).forEach((row, index) => {
    row.style.setProperty('--place', `${places[index].size}em`);
    row.dataset.lines = String(places[index].lines);
    row.classList.toggle('wordless', !places[index].word);
  });
}

/**
 * @param {HTMLElement} element
 * @param {number} page
 * @param {number} pages
 * @param {number} perPage
 */
function showPage(element, page, pages, perPage) {
  const rows = rowsOf(element);
  rows.forEach((row, index) => { row.hidden = Math.floor(index / perPage) !== page; });
  const note = /** @type {HTMLElement} */ (element.parentElement?.querySelector('.screen-page'));
  const said = pages === 1 ? '' : text('screen.page', { page: page + 1, pages, count: rows.length });
  if (note.textContent !== said) {
    note.textContent = said;
    note.hidden = said === '';
  }
}
