import { text } from '../shared/page/texts.js';
import { names, numbers } from './chart-style.js';
import { count, hours, hoursLabel, NONE } from './formats.js';

/** What belongs to no place. */
const NOWHERE = '-';

/**
 * How much each room had to do.
 * @param {Api.FiguresOfGroup[]} groups by room
 * @returns {Page.Chart}
 */
export function roomLoad(groups) {
  return load(groups.flatMap(({ key, visits }) => (key === NOWHERE || !visits ? [] : [{ name: text('shared.room', { room: key }),
    value: hours(visits.load) ?? 0, done: visits.finished, behind: { room: key } }])), text('statistics.figureLoad'),
  text('statistics.figureFinished'), hoursLabel);
}

/**
 * How much each counter had to do.
 * @param {Api.FiguresOfGroup[]} groups by counter
 * @returns {Page.Chart}
 */
export function counterLoad(groups) {
  return load(groups.flatMap(({ key, prescriptions }) => (key === NOWHERE || !prescriptions ? [] : [{
    name: text('shared.counter', { counter: key }), value: prescriptions.submitted, done: prescriptions.handedOver,
    behind: { counter: key } }])), text('statistics.figureSubmitted'), text('statistics.figureHandedOver'), count);
}

/**
 * @param {{name: string, value: number, done: number, behind: Page.Query}[]} places
 * @param {string} value what is drawn
 * @param {string} done what stands beside it in the table
 * @param {(value: number) => string} label of a value
 * @returns {Page.Chart}
 */
function load(places, value, done, label) {
  const most = places.reduce((one, other) => (other.value > one.value ? other : one), { name: NONE, value: 0 });
  return {
    kind: 'places',
    summary: text('statistics.loadSummary', { place: most.name, value: label(most.value) }),
    option: colours => ({
      legend: { show: false },
      grid: { left: 8, right: 28, top: 4, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: label },
      xAxis: numbers(colours, label),
      yAxis: { ...names(colours, places.map(({ name }) => name)), inverse: true },
      series: [{ name: value, type: 'bar', data: places.map(place => place.value), color: colours.chart, barMaxWidth: 22 }],
    }),
    columns: [text('statistics.place'), value, done],
    rows: most.value === 0 ? [] : places.map(place => ({ head: place.name, cells: [{ said: label(place.value), behind: place.behind },
      { said: count(place.done) }] })),
    behind: ({ dataIndex }) => places[dataIndex]?.behind,
  };
}
