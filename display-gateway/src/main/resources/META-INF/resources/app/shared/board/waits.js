import { text } from '../page/texts.js';

/** From so many minutes on nobody is told more than that it takes hours. */
const HOURS = 120;

/**
 * How long it will still take, in words that are no more precise than it is.
 * @param {Api.OwnWait | undefined} wait
 */
export function waitWords(wait) {
  if (wait?.from === undefined || wait.to === undefined) {
    return text('shared.waitUnknown');
  }
  const { from, to } = wait;
  return from >= HOURS ? text('shared.waitHours') : from === 0 ? text('shared.waitSoon', { to }) : text('shared.waitRange', { from, to });
}

/**
 * The same beside a row of a list; nothing where it cannot be known.
 * @param {Api.OwnWait | undefined} wait
 */
export function waitBrief(wait) {
  if (wait?.from === undefined || wait.to === undefined) {
    return '';
  }
  const { from, to } = wait;
  return from >= HOURS ? text('shared.waitBriefHours') : text('shared.waitBrief', { from, to });
}
