import { text } from '../shared/page/texts.js';

/** What managers write for the public screens: a field of a `<cq-ask>`, and the notices from what was typed there. */

/** 10 notices of 120 letters in six languages, with what stands between them. */
const LONGEST = 7_800;

/** @param {Api.Notice[]} notices */
export function fieldsOfNotices(notices) {
  return [{ name: 'notices', label: text('manager.notices'), value: notices.map(noticeText).join('\n'), most: LONGEST, rows: 4 }];
}

/**
 * As it is typed: a line for each, and behind it other languages: `Closed at 13:00 | es: Cerrado a las 13:00`.
 * @param {Api.Notice} notice
 */
export function noticeText({ text: said, texts = {} }) {
  return [said, ...Object.entries(texts).map(([language, other]) => `${language}: ${other}`)].join(' | ');
}

/**
 * What cannot be is sent as it is typed: the owner says what is wrong with it.
 * @param {Record<string, string>} said
 * @returns {Api.Notice[]}
 */
export function noticesOf({ notices = '' }) {
  return notices.split('\n').map(line => line.split('|').map(part => part.trim())).filter(([first]) => first).map(([first, ...others]) => {
    const texts = others.filter(Boolean).map(other => /^([a-z]{2,3}(?:-[A-Z]{2})?):\s*(.*)$/.exec(other)?.slice(1) ?? ['', other]);
    return { text: first, ...(texts.length > 0 ? { texts: Object.fromEntries(texts) } : {}) };
  });
}
