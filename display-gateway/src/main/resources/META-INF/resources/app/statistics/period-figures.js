import * as endpoints from '../shared/controls/endpoints.js';
import { ask } from './asking.js';
import { stepOf } from './days.js';

/** What is told apart how, beside what goes on in time. */
const GROUPINGS = ['nothing', 'weekday-hour', 'room', 'counter', 'person'];

/**
 * All that the page shows of a period.
 * @param {Page.Query & Page.Period} query period and filters
 * @returns {Promise<Page.PeriodFigures>}
 */
export async function askPeriod(query) {
  const step = stepOf(query);
  const [waits, ...figures] = await Promise.all([ask(endpoints.waits, query),
    ...[step, ...GROUPINGS].map(by => ask(endpoints.figures, { ...query, by }))]);
  const [inTime, all, byWeekdayHour, byRoom, byCounter, byPerson] = figures.map(({ groups }) => groups);
  const { totalsUpTo } = figures[0];
  return { waits, totalsUpTo, all: all[0], inTime, byRoom, byCounter, byWeekdayHour: byWeekdayHour.filter(({ visits }) => visits),
    people: byPerson.map(({ key }) => key).filter(key => key !== '-') };
}
