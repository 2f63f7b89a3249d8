import { text } from '../shared/page/texts.js';
import { line, names, numbers } from './chart-style.js';
import { behindStep, stepsOf } from './days.js';
import { count, stepLabel, duration, minutes, minutesLabel } from './formats.js';

/**
 * How long something took, as time goes on: half of it no longer than the one line, nine of ten no longer than the other.
 * @param {Page.Period} period
 * @param {Api.FiguresOfGroup[]} groups by hour, day, week or month
 * @param {(group: Api.FiguresOfGroup) => Api.MeasuredTimes | undefined} timesOf
 * @param {Api.MeasuredTimes | undefined} all of the whole period
 * @returns {Page.Chart}
 */
export function timesChart(period, groups, timesOf, all) {
  const found = new Map(groups.map(group => [group.key, timesOf(group)]));
  const steps = stepsOf(period, [...found.keys()]);
  const times = steps.map(key => found.get(key));
  const behind = steps.map(key => behindStep(period, key));
  return {
    kind: 'time',
    summary: text('statistics.timesSummary', { median: duration(all?.median), p90: duration(all?.p90),
      measured: count(all?.measured ?? 0) }),
    option: colours => ({
      tooltip: { trigger: 'axis', valueFormatter: (/** @type {number | null} */ value) => (value === null ? '–' : minutesLabel(value)) },
      xAxis: names(colours, steps.map(key => stepLabel(key))),
      yAxis: numbers(colours, minutesLabel),
      series: [
        line(text('statistics.median'), times.map(each => minutes(each?.median)), colours.chart),
        line(text('statistics.p90'), times.map(each => minutes(each?.p90)), colours['chart-other'], 'dashed'),
      ],
    }),
    columns: [text('statistics.when'), text('statistics.median'), text('statistics.p90'), text('statistics.measured')],
    rows: times.some(each => each?.measured) ? steps.map((key, index) => ({ head: stepLabel(key, true), cells: [
      { said: duration(times[index]?.median) }, { said: duration(times[index]?.p90) },
      { said: count(times[index]?.measured ?? 0), behind: behind[index] }] })) : [],
    behind: ({ dataIndex }) => behind[dataIndex],
  };
}
