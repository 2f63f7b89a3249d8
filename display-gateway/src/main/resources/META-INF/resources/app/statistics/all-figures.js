import { html } from 'lit';

import { text } from '../shared/page/texts.js';
import { count, decimal, duration, percent } from './formats.js';
import { figureName, meaning } from './meaning.js';

/** Every figure, how it is written, and of what it is: in the order of docs/STATISTICS.md. */
const VISITS = { issued: count, called: count, seen: count, finished: count, open: count, toCall: times, withinTarget: percent,
  doorToDoctor: times, response: times, callsAgain: decimal, consultation: times, load: duration, stay: times, left: count,
  leftShare: percent, noShows: count, noShowShare: percent, finishedPerHour: decimal, notMeasured: count };
const PRESCRIPTIONS = { submitted: count, declined: count, cancelled: count, handedOver: count, notCollected: count, toReady: times,
  toHandOver: times, rests: count, items: count, supplied: count, partial: count, substituted: count, refused: count };

/**
 * All figures of a period with their definitions, folded.
 * @param {Api.FiguresOfGroup | undefined} group
 */
export function allFigures(group) {
  return html`<details class="panel all-figures" data-testid="all-figures">
    <summary><h3>${text('statistics.allFigures')}</h3></summary>
    <div class="table-frame" role="region" tabindex="0" aria-label=${text('statistics.allFigures')}><table class="figures">
      <thead><tr><th scope="col">${text('statistics.figure')}</th><th scope="col">${text('statistics.value')}</th>
        <th scope="col">${text('statistics.definition')}</th></tr></thead>
      <tbody>${rows(VISITS, group?.visits)}${rows(PRESCRIPTIONS, group?.prescriptions)}</tbody>
    </table></div></details>`;
}

/**
 * @param {Record<string, (value: any) => string>} forms
 * @param {Record<string, any> | undefined} figures
 */
function rows(forms, figures) {
  return Object.entries(forms).map(([code, form]) => html`<tr><th scope="row">${figureName(code)}</th>
    <td>${form(figures?.[code])}</td><td class="definition">${meaning(code)}</td></tr>`);
}

/**
 * Half of them, and nine of ten.
 * @param {Api.MeasuredTimes | undefined} measured
 */
export function times(measured) {
  return measured?.measured ? text('statistics.medianAndP90', { median: duration(measured.median), p90: duration(measured.p90) })
    : duration(undefined);
}
