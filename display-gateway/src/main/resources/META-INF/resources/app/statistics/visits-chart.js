import { text } from '../shared/page/texts.js';
import { names, numbers } from './chart-style.js';
import { behindStep, stepsOf } from './days.js';
import { count, stepLabel } from './formats.js';

/**
 * How many numbers were given out, as time goes on.
 * @param {Page.Period} period
 * @param {Api.FiguresOfGroup[]} groups by hour, day, week or month
 * @returns {Page.Chart}
 */
export function visitsChart(period, groups) {
  const found = new Map(groups.map(group => [group.key, group.visits]));
  const steps = stepsOf(period, [...found.keys()]);
  const behind = steps.map(key => behindStep(period, key));
  const issued = steps.map(key => found.get(key)?.issued ?? 0);
  const most = Math.max(...issued);
  return {
    kind: 'time',
    summary: text('statistics.visitsSummary', { all: count(issued.reduce((sum, each) => sum + each, 0)), most: count(most),
      when: stepLabel(steps[issued.indexOf(most)] ?? period.from, true) }),
    option: colours => ({
      legend: { show: false },
      grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: names(colours, steps.map(key => stepLabel(key))),
      yAxis: numbers(colours, count),
      series: [{ name: text('statistics.figureIssued'), type: 'bar', data: issued, color: colours.chart, barCategoryGap: '25%', barMaxWidth: 48 }],
    }),
    columns: [text('statistics.when'), text('statistics.figureIssued'), text('statistics.figureFinished')],
    rows: groups.length === 0 ? [] : steps.map((key, index) => ({ head: stepLabel(key, true), cells: [
      { said: count(issued[index]), behind: behind[index] },
      { said: count(found.get(key)?.finished ?? 0) }] })),
    behind: ({ dataIndex }) => behind[dataIndex],
  };
}
