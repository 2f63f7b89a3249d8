/** How all charts look, by the colours and sizes of tokens.css. */

const COLOURS = ['ink', 'ink-soft', 'surface', 'line', 'line-strong', 'chart', 'chart-other', 'chart-lost', 'chart-band', 'chart-grid',
  'heat-none', 'heat-some', 'heat-most'];

const GRID = { left: 8, right: 12, top: 34, bottom: 4, containLabel: true };
/** Below a legend of two lines, which levels need on a phone. */
export const BELOW_LEVELS = { ...GRID, top: 50 };

/**
 * Those that the page has now: in the light, in the dark, or for paper.
 * @returns {Page.Colours}
 */
export function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries([...COLOURS.map(name => [name, style.getPropertyValue(`--${name}`).trim()]),
    ['font', style.fontFamily]]);
}

/**
 * What a chart's own options come on top of.
 * @param {Page.Colours} colours
 * @param {boolean} moves whether anything may
 */
export function common(colours, moves) {
  return {
    animation: moves,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: colours.font, color: colours['ink-soft'] },
    grid: GRID,
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colours.ink } },
    tooltip: {
      // A tooltip of HTML brings styles that the page's policy forbids.
      renderMode: 'richText',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours['line-strong'],
      textStyle: { color: colours.ink, fontSize: 13 },
    },
  };
}

/**
 * An axis with a name for each place.
 * @param {Page.Colours} colours
 * @param {string[]} names
 */
export function names(colours, names) {
  return {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours['line-strong'] } },
    axisLabel: { color: colours['ink-soft'], hideOverlap: true },
  };
}

/**
 * An axis of numbers from 0 on.
 * @param {Page.Colours} colours
 * @param {(value: number) => string} label
 * @param {number} [finest] step
 */
export function numbers(colours, label, finest = 1) {
  return {
    type: 'value',
    min: 0,
    minInterval: finest,
    splitNumber: 4,
    axisLabel: { color: colours['ink-soft'], formatter: label },
    splitLine: { lineStyle: { color: colours['chart-grid'] } },
  };
}

/**
 * A line that is also told by its form.
 * @param {string} name
 * @param {(number | null)[]} data
 * @param {string} colour
 * @param {'solid' | 'dashed' | 'dotted'} [form]
 */
export function line(name, data, colour, form = 'solid') {
  return { name, type: 'line', data, color: colour, lineStyle: { color: colour, type: form, width: 2 },
    symbol: form === 'solid' ? 'circle' : 'rect', symbolSize: 5, showAllSymbol: 'auto' };
}
