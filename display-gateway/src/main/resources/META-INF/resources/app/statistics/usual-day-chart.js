import { text, wordText } from '../shared/page/texts.js';
import { line, names, numbers } from './chart-style.js';
import { count, hourLabel, minutes, minutesLabel, weekdayLabel } from './formats.js';

/**
 * What this day can be compared by.
 * @type {Page.Measure[]}
 */
export const MEASURES = ['issued', 'finished', 'toCall'];
/** With fewer days nothing could be called usual. */
const FEWEST = 4;

/**
 * This day, hour by hour, and the band in which such days usually are.
 * @param {Page.Measure} measure
 * @param {Api.UsualDay} usual
 * @param {Page.Today} today
 * @param {number} firstHour in which an operating day begins
 * @returns {Page.Chart}
 */
export function usualDayChart(measure, usual, today, firstHour) {
  const band = usual.days.length >= FEWEST ? new Map(usual.hours.map(hour => [hour.hour, hour])) : new Map();
  const now = valuesOf(measure, today);
  const place = (/** @type {number} */ hour) => (hour - firstHour + 24) % 24;
  const usually = [...band.values()].filter(hour => (measure === 'toCall' ? hour.toCall.measured : hour[measure].p90) > 0).map(({ hour }) => hour);
  const used = [...usually, ...now.keys()].map(place);
  const first = Math.min(...used);
  const hours = Array.from({ length: Math.max(0, Math.max(...used) - first + 1) }, (_, index) => (first + index + firstHour) % 24);
  const values = hours.map(hour => now.get(hour) ?? (place(hour) <= Math.max(...[...now.keys()].map(place)) && measure !== 'toCall' ? 0 : null));
  const bandAt = (/** @type {string} */ rank) => hours.map(hour => numberOf(measure, band.get(hour)?.[measure], rank));
  const [low, middle, high] = ['p10', 'median', 'p90'].map(bandAt);
  const label = measure === 'toCall' ? minutesLabel : count;
  const said = (/** @type {number | null} */ value) => ({ said: value === null ? '–' : label(value) });
  const weekday = weekdayLabel(new Date(Date.parse(usual.day)).getUTCDay() || 7, 'long');
  const summary = text(band.size === 0 ? 'statistics.tooFewDays' : 'statistics.usualSummary', { days: count(usual.days.length), weekday });
  return {
    kind: 'time',
    summary,
    nothing: summary,
    option: colours => ({
      tooltip: { trigger: 'axis', formatter: (/** @type {Page.Point[]} */ points) => tip(points[0].dataIndex) },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colours.ink },
        data: [text('statistics.thisDay'), ...(band.size === 0 ? [] : [text('statistics.usual'), text('statistics.usualBand')])] },
      xAxis: names(colours, hours.map(hour => String(hour))),
      yAxis: numbers(colours, label),
      series: [
        ...(band.size === 0 ? [] : [
          { ...hidden(low), stack: 'band' },
          { ...hidden(high.map((each, index) => (each ?? 0) - (low[index] ?? 0))), stack: 'band', name: text('statistics.usualBand'),
            color: colours['chart-band'], areaStyle: { color: colours['chart-band'], opacity: 1 } },
          { ...line(text('statistics.usual'), middle, colours['ink-soft'], 'dotted'), symbol: 'none' }]),
        measure === 'toCall' ? line(text('statistics.thisDay'), values, colours.chart)
          : { name: text('statistics.thisDay'), type: 'bar', data: values, color: colours.chart, barMaxWidth: 26, barCategoryGap: '45%' },
      ],
    }),
    columns: [text('statistics.hour'), text('statistics.thisDay'), text('statistics.usual'), text('statistics.p10'), text('statistics.p90')],
    rows: hours.map((hour, index) => ({ head: hourLabel(hour), cells: [
      { ...said(values[index]), behind: values[index] ? { hour: String(hour) } : undefined },
      said(middle[index]), said(low[index]), said(high[index])] })),
    behind: ({ dataIndex, seriesName }) => (seriesName === text('statistics.thisDay') ? { hour: String(hours[dataIndex]) } : undefined),
  };

  /** @param {number} index */
  function tip(index) {
    const usually = middle[index] === null ? '' : `\n${text('statistics.usuallyFromTo', { median: label(middle[index]),
      from: label(low[index] ?? 0), to: label(high[index] ?? 0) })}`;
    return `${hourLabel(hours[index])} ${wordText('statistics', 'figure', measure)}: ${said(values[index]).said}${usually}`;
  }
}

/**
 * @param {Page.Measure} measure
 * @param {Page.Today} today
 * @returns {Map<number, number>} by hour
 */
function valuesOf(measure, { byHour, byFinishHour }) {
  return new Map((measure === 'finished' ? byFinishHour : byHour).flatMap(({ key, visits }) => {
    const value = measure === 'toCall' ? minutes(visits?.toCall.median) : visits?.[measure];
    return key === '-' || value === undefined || value === null ? [] : [[Number(key), value]];
  }));
}

/**
 * @param {string} measure
 * @param {any} band
 * @param {string} rank
 * @returns {number | null}
 */
function numberOf(measure, band, rank) {
  return measure === 'toCall' ? minutes(band?.[rank]) : band?.[rank] ?? null;
}

/** @param {(number | null)[]} data */
function hidden(data) {
  return { type: 'line', data, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
}
