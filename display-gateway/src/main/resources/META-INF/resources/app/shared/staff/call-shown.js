import { html, nothing } from 'lit';

import { plural, text } from '../page/texts.js';

/**
 * Whether the public screens have shown a call, for whoever waits for the patient: a few words at the end of a line.
 * @param {ReturnType<typeof import('./screen-rules.js').seenOf>} seen
 */
export function callShown(seen) {
  const said = wordsOf(seen);
  return said === '' ? nothing : html` · <span class="call-shown ${seen === 'late' ? 'late' : ''}" data-testid="call-shown"
    data-seen=${typeof seen === 'string' ? seen : 'shown'}>${said}</span>`;
}

/** @param {ReturnType<typeof import('./screen-rules.js').seenOf>} seen */
function wordsOf(seen) {
  switch (seen) {
    case 'awaited':
      return '';
    case 'none':
      return text('staff.noScreen');
    case 'late':
      return text('staff.notShown');
    default:
      return [plural('staff.shownOn', seen.shown, { count: seen.shown }),
        seen.spoken > 0 ? text('staff.spokenOn', { count: seen.spoken }) : '',
        seen.chimed > 0 ? text('staff.chimedOn', { count: seen.chimed }) : '',
      ].filter(Boolean).join(', ');
  }
}
