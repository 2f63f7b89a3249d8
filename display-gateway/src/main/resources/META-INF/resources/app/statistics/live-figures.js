/** Nothing is asked more often. */
const SHORTEST_PAUSE = 1_000;
/** A page that nobody tells anything looks by itself, so that what is shown is never much older. */
const LONGEST_PAUSE = 30_000;
/** Where there was no answer. */
const PAUSE_AFTER_FAILURE = 2_000;
/** So often a change is asked after that is not counted yet: the board may be faster than the figures. */
const MOST_TIMES = 5;

/**
 * Asks for figures when something has changed, at most once a second, until they say so, too.
 * @template T
 */
export class LiveFigures {
  /** @type {T | undefined} what was answered last */
  figures = undefined;
  /** @type {unknown} why there was no answer the last time; undefined where there was one */
  failure = undefined;

  #ask;
  #told;
  #ended = false;
  #asking = false;
  #changed = false;
  /** How often it is still asked after. */
  #times = 0;
  /** When it was asked last, by a clock that nobody sets. */
  #asked = -Infinity;
  /** @type {number | undefined} */
  #next = undefined;

  /**
   * @param {() => Promise<T>} ask
   * @param {(figures: T) => string} stateOf another one once something more is counted
   * @param {() => void} told hears of each answer, and of each failure
   */
  constructor(ask, stateOf, told) {
    this.#ask = ask;
    this.#told = told;
    this.stateOf = stateOf;
  }

  /** Something has happened. */
  change() {
    this.#changed = true;
    this.#times = MOST_TIMES;
    if (!this.#asking) {
      this.#after(Math.max(0, this.#asked + SHORTEST_PAUSE - performance.now()));
    }
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#next);
  }

  /** @param {number} pause */
  #after(pause) {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#look(), pause);
  }

  async #look() {
    this.#asking = true;
    this.#changed = false;
    this.#asked = performance.now();
    try {
      const before = this.figures === undefined ? undefined : this.stateOf(this.figures);
      this.figures = await this.#ask();
      this.failure = undefined;
      this.#times = this.stateOf(this.figures) === before ? Math.max(0, this.#times - 1) : 0;
    } catch (failure) {
      this.failure = failure;
    }
    this.#asking = false;
    if (!this.#ended) {
      const pause = this.failure !== undefined ? PAUSE_AFTER_FAILURE
        : this.#changed || this.#times > 0 ? SHORTEST_PAUSE : LONGEST_PAUSE;
      this.#after(Math.max(0, this.#asked + pause - performance.now()));
      this.#told();
    }
  }
}
