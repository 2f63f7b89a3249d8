import { levelName, lineName } from '../shared/board/settings.js';
import { text, wordText } from '../shared/page/texts.js';
import { dayLabel, duration, hourLabel, weekdayLabel } from './formats.js';

/**
 * Which visits are meant, in words.
 * @param {Page.Query} query
 * @param {Page.Settings<'manager'> | null} settings
 */
export function described({ from, to, serviceLine, level, room, counter, person, weekday, hour, waitFrom, waitTo, outcome }, settings) {
  return [
    from === to ? dayLabel(from, true) : text('statistics.fromTo', { from: dayLabel(from, true), to: dayLabel(to, true) }),
    weekday && weekdayLabel(Number(weekday), 'long'),
    hour && text('statistics.issuedIn', { hour: hourLabel(Number(hour)) }),
    serviceLine && lineName(settings, serviceLine),
    level && levelName(settings, level),
    room && text('shared.room', { room }),
    counter && text('shared.counter', { counter }),
    person,
    waitFrom && (waitTo ? text('statistics.waitedFromTo', { from: duration(waitFrom), to: duration(waitTo) })
      : text('statistics.waitedFrom', { from: duration(waitFrom) })),
    outcome && wordText('statistics', 'outcome', outcome),
  ].filter(Boolean).join(' · ');
}
