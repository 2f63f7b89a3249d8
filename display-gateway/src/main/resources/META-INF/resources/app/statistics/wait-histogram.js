import { levelName, levelOf } from '../shared/board/settings.js';
import { millisOf } from '../shared/board/figures.js';
import { text } from '../shared/page/texts.js';
import { BELOW_LEVELS, names, numbers } from './chart-style.js';
import { count, time } from './formats.js';

/** So many steps are half an hour. */
const SOON = 6;

/**
 * How many waited how long, a colour for each level.
 * @param {Api.Operations['getWaits']['reply']} waits
 * @param {Page.WithLevels | null} settings what levels are called
 * @returns {Page.Chart}
 */
export function waitHistogram({ step, levels }, settings) {
  const width = millisOf(step);
  const bins = levels[0]?.visits.length ?? 0;
  const used = Math.max(1, ...levels.map(({ visits }) => visits.findLastIndex(each => each > 0) + 1));
  const shown = Array.from({ length: Math.min(bins, used) }, (_, bin) => bin);
  const all = levels.reduce((sum, { measured }) => sum + measured, 0);
  const isLast = (/** @type {number} */ bin) => bin === bins - 1;
  const nameOf = (/** @type {number} */ bin) => (isLast(bin) ? text('statistics.orLonger', { time: time(bin * width) })
    : text('statistics.fromTo', { from: String(bin * width / 60_000), to: time((bin + 1) * width) }));
  const behind = (/** @type {string} */ level, /** @type {number} */ bin) => ({ level, waitFrom: `PT${bin * width / 1000}S`,
    ...(isLast(bin) ? {} : { waitTo: `PT${(bin + 1) * width / 1000}S` }) });
  return {
    kind: 'time',
    summary: text('statistics.waitsSummary', { all: count(all),
      soon: count(levels.reduce((sum, { visits }) => sum + visits.slice(0, SOON).reduce((some, each) => some + each, 0), 0)),
      time: time(SOON * width) }),
    option: colours => ({
      grid: BELOW_LEVELS,
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: axis(colours, shown.map(nameOf), bin => `${bin * width / 60_000}${isLast(bin) ? '+' : ''}`),
      yAxis: numbers(colours, count),
      series: levels.map(({ level, visits }) => ({ name: levelName(settings, level), type: 'bar', stack: 'waits',
        data: shown.map(bin => visits[bin]), color: levelOf(settings, level)?.colour, barCategoryGap: '12%', barMaxWidth: 48,
        itemStyle: { borderColor: colours.surface, borderWidth: 0.5 } })),
    }),
    columns: [text('statistics.figureToCall'), ...levels.map(({ level }) => levelName(settings, level))],
    rows: all === 0 ? [] : shown.map(bin => ({ head: nameOf(bin), cells: levels.map(({ level, visits }) =>
      ({ said: count(visits[bin]), behind: visits[bin] ? behind(level, bin) : undefined })) })),
    behind: ({ seriesIndex, dataIndex }) => behind(levels[seriesIndex].level, shown[dataIndex]),
  };
}

/**
 * Where each bin begins stands below it, in minutes; whoever points at it reads where it ends.
 * @param {Page.Colours} colours
 * @param {string[]} all
 * @param {(bin: number) => string} short
 */
function axis(colours, all, short) {
  const { axisLabel, ...rest } = names(colours, all);
  return { ...rest, axisLabel: { ...axisLabel, formatter: (/** @type {string} */ _, /** @type {number} */ index) => short(index) } };
}
