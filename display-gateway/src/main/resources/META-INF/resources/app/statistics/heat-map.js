import { text } from '../shared/page/texts.js';
import { names } from './chart-style.js';
import { count, hourLabel, weekdayLabel } from './formats.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * When numbers are given out: a row for each weekday, a column for each hour in which there were any.
 * @param {Api.FiguresOfGroup[]} groups by weekday and hour, `1-8`
 * @returns {Page.Chart}
 */
export function heatMap(groups) {
  const issued = new Map(groups.map(({ key, visits }) => [key, visits?.issued ?? 0]));
  const used = [...issued.keys()].map(key => Number(key.split('-')[1]));
  const first = Math.min(...used);
  const hours = Array.from({ length: Math.max(0, Math.max(...used) - first + 1) }, (_, index) => first + index);
  const at = (/** @type {number} */ weekday, /** @type {number} */ hour) => issued.get(`${weekday}-${hour}`) ?? 0;
  const cells = WEEKDAYS.flatMap(weekday => hours.map(hour => ({ weekday, hour, visits: at(weekday, hour) })));
  const most = cells.reduce((one, other) => (other.visits > one.visits ? other : one), { weekday: 1, hour: 0, visits: 0 });
  const behind = (/** @type {{weekday: number, hour: number}} */ { weekday, hour }) => ({ weekday: String(weekday), hour: String(hour) });
  return {
    kind: 'heat',
    summary: text('statistics.heatSummary', { weekday: weekdayLabel(most.weekday, 'long'), hour: hourLabel(most.hour),
      visits: count(most.visits) }),
    option: colours => ({
      grid: { left: 8, right: 12, top: 8, bottom: 4, containLabel: true },
      tooltip: { formatter: (/** @type {Page.Point} */ { dataIndex }) => {
        const { weekday, hour, visits } = cells[dataIndex];
        return `${weekdayLabel(weekday, 'long')} ${hourLabel(hour)}: ${count(visits)}`;
      } },
      xAxis: { ...names(colours, hours.map(hour => String(hour))), splitArea: { show: false } },
      yAxis: { ...names(colours, WEEKDAYS.map(weekday => weekdayLabel(weekday))), inverse: true },
      visualMap: { show: false, min: 0, max: Math.max(1, most.visits),
        inRange: { color: [colours['heat-none'], colours['heat-some'], colours['heat-most']] } },
      series: [{ type: 'heatmap', data: cells.map(({ weekday, hour, visits }) => [hours.indexOf(hour), weekday - 1, visits]),
        itemStyle: { borderColor: colours.surface, borderWidth: 1.5, borderRadius: 3 } }],
    }),
    columns: [text('statistics.hour'), ...WEEKDAYS.map(weekday => weekdayLabel(weekday))],
    rows: hours.map(hour => ({ head: hourLabel(hour), cells: WEEKDAYS.map(weekday =>
      ({ said: count(at(weekday, hour)), behind: at(weekday, hour) ? behind({ weekday, hour }) : undefined })) })),
    behind: ({ dataIndex }) => behind(cells[dataIndex]),
  };
}
