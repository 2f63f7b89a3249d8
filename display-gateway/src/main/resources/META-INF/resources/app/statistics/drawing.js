import { noteFault } from '../shared/page/faults.js';
import { coloursNow, common } from './chart-style.js';

/** Charts are sharp on paper, too. */
const SHARPNESS = Math.max(2, devicePixelRatio);
/** Half of a sheet's width: drawn larger, and shrunk by statistics.css to where it stands, as letters are smaller on paper. */
const ON_PAPER = { width: 428, height: 200 };

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
/** @type {Promise<typeof import('echarts')> | undefined} what draws, which comes after the figures */
let library = undefined;

/** Keeps one chart drawn on an element: in its size, in the page's colours, and on paper while that is printed. */
export class Drawing {
  /** @type {import('echarts').Chart | undefined} */
  #chart = undefined;
  /** @type {Page.Chart | undefined} */
  #what = undefined;
  #element;
  #pressed;
  #observer = new ResizeObserver(() => this.#chart?.resize());

  /**
   * @param {HTMLElement} element
   * @param {(point: Page.Point) => void} pressed hears of presses on what is drawn
   */
  constructor(element, pressed) {
    this.#element = element;
    this.#pressed = pressed;
    this.#observer.observe(element);
    dark.addEventListener('change', this.#again);
    addEventListener('beforeprint', this.#toPaper);
    addEventListener('afterprint', this.#fromPaper);
  }

  /** @param {Page.Chart} what */
  async draw(what) {
    this.#what = what;
    try {
      const { init } = await (library ??= import('echarts'));
      if (this.#what && !this.#chart) {
        this.#chart = init(this.#element, null, { renderer: 'canvas', devicePixelRatio: SHARPNESS });
        this.#chart.on('click', this.#pressed);
        this.#paint(!still.matches);
      } else {
        this.#paint(false);
      }
    } catch (failure) {
      library = undefined;
      noteFault(failure);
    }
  }

  end() {
    this.#observer.disconnect();
    dark.removeEventListener('change', this.#again);
    removeEventListener('beforeprint', this.#toPaper);
    removeEventListener('afterprint', this.#fromPaper);
    this.#chart?.dispose();
    this.#what = undefined;
  }

  #again = () => this.#paint(false);

  /** @param {boolean} moves as it appears; what changes later is there at once */
  #paint(moves) {
    if (this.#what) {
      const colours = coloursNow();
      const all = common(colours, moves);
      const own = this.#what.option(colours);
      this.#chart?.setOption({ ...all, ...own, tooltip: { ...all.tooltip, ...own.tooltip } }, { notMerge: true });
    }
  }

  #toPaper = () => {
    this.#chart?.resize(ON_PAPER);
    this.#paint(false);
  };

  #fromPaper = () => {
    this.#chart?.resize({ width: 'auto', height: 'auto' });
    this.#paint(false);
  };
}
