import { text } from '../shared/page/texts.js';
import { line, names, numbers } from './chart-style.js';
import { behindStep, stepsOf } from './days.js';
import { count, stepLabel, percent } from './formats.js';

/** As the service picks them out. */
const OUTCOMES = ['left', 'no-show'];

/**
 * Who left without being seen, and who never came, as time goes on.
 * @param {Page.Period} period
 * @param {Api.FiguresOfGroup[]} groups by hour, day, week or month
 * @param {Api.FiguresOfVisits | undefined} all of the whole period
 * @returns {Page.Chart}
 */
export function lossesChart(period, groups, all) {
  const found = new Map(groups.map(group => [group.key, group.visits]));
  const steps = stepsOf(period, [...found.keys()]);
  const behind = steps.map(key => OUTCOMES.map(outcome => ({ ...behindStep(period, key), outcome })));
  return {
    kind: 'time',
    summary: text('statistics.lossesSummary', { left: count(all?.left ?? 0), leftShare: percent(all?.leftShare),
      noShows: count(all?.noShows ?? 0), noShowShare: percent(all?.noShowShare) }),
    option: colours => ({
      tooltip: { trigger: 'axis', valueFormatter: (/** @type {number | undefined} */ value) => percent(value ?? undefined) },
      xAxis: names(colours, steps.map(key => stepLabel(key))),
      yAxis: numbers(colours, percent, 0.01),
      series: [
        line(text('statistics.figureLeftShare'), steps.map(key => found.get(key)?.leftShare ?? null), colours['chart-lost']),
        line(text('statistics.figureNoShowShare'), steps.map(key => found.get(key)?.noShowShare ?? null), colours['chart-other'], 'dashed'),
      ],
    }),
    columns: [text('statistics.when'), text('statistics.figureLeft'), text('statistics.figureNoShows'),
      text('statistics.figureLeftShare'), text('statistics.figureNoShowShare')],
    rows: groups.length === 0 ? [] : steps.map((key, index) => ({ head: stepLabel(key, true), cells: [
      { said: count(found.get(key)?.left ?? 0), behind: behind[index][0] },
      { said: count(found.get(key)?.noShows ?? 0), behind: behind[index][1] },
      { said: percent(found.get(key)?.leftShare) }, { said: percent(found.get(key)?.noShowShare) }] })),
    behind: ({ dataIndex, seriesIndex }) => behind[dataIndex]?.[seriesIndex],
  };
}
