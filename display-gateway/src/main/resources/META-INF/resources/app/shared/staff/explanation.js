import { html, nothing } from 'lit';

import { calledTo } from '../board/places.js';
import { numberOf, numberOfId } from '../board/open-day.js';
import { levelName } from '../board/settings.js';
import { text, wordText } from '../page/texts.js';
import { millisOf, span, timeOfDay } from '../page/time.js';
import { shareOf, shareText } from './share.js';

/**
 * Why this patient was called, folded: who could have been, how they stood, and the reason of a call out of order.
 * @param {Page.Ticket<'doctor'>} ticket
 * @param {Page.WithLevels | null} settings
 */
export function whyCalled(ticket, settings) {
  const { why, id } = ticket;
  const number = numberOf(ticket);
  if (!why) {
    return nothing;
  }
  const place = why.best.findIndex(({ ticket: candidate }) => candidate === id);
  return html`<details class="why" data-testid="why-${ticket.number}">
    <summary>${text('staff.why', { number })}</summary>
    <p>${text('staff.whyCalled', { number, place: calledTo(why), time: timeOfDay(why.at) })}
      ${wordText('staff', 'policy', why.policy)}</p>
    <ol>${why.best.map(candidate => html`<li class=${candidate.ticket === id ? 'chosen' : nothing}>
      ${candidateText(candidate, settings)}${candidate.ticket === id ? html` <strong>${text('staff.whyChosen')}</strong>`
        : nothing}</li>`)}</ol>
    ${place < 0 ? html`<p>${text('staff.whyBehind', { number })}</p>` : nothing}
    ${why.reason ? html`<p class="why-reason"><strong>${text('staff.whyReason')}</strong> <bdi>${why.reason}</bdi></p>`
      : html`<p>${text('staff.whyNext', { number })}</p>`}
  </details>`;
}

/**
 * @param {Api.Candidate} candidate
 * @param {Page.WithLevels | null} settings
 */
function candidateText({ ticket, priority, waited, target }, settings) {
  const [wait, most] = [millisOf(waited), millisOf(target)];
  return text('staff.whyCandidate', { number: numberOfId(ticket), level: levelName(settings, priority), waited: span(wait),
    share: shareText(shareOf(wait, most), most) });
}
