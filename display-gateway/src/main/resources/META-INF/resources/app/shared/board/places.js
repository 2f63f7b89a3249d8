import { keep, kept } from '../page/keeping.js';
import { text } from '../page/texts.js';

/** The workplace of the front desk, of which there is one name. */
export const RECEPTION = 'reception';

/**
 * A room or counter without its kind: a workplace is written `room 3`, the settings say `3`.
 * @param {string | null | undefined} place
 */
export function placeName(place) {
  return (place ?? '').replace(/^(room|counter) /, '');
}

/**
 * A room or counter as a workplace is written.
 * @param {'room' | 'counter'} kind
 * @param {string} place
 * @returns {string} empty for no place
 */
export function workplaceOf(kind, place) {
  return place === '' ? '' : `${kind} ${place}`;
}

/**
 * A workplace as people call it: `kiosk 1` is Kiosk 1, and `reception` the reception.
 * @param {string} workplace
 */
export function workplaceName(workplace) {
  const [, kind, name] = /^(room|counter|kiosk) (.+)$/.exec(workplace) ?? [];
  return kind ? text(`shared.${kind}`, { [kind]: name })
    : workplace === RECEPTION ? text('shared.reception') : workplace;
}

/**
 * Who else has a page open at a workplace, by name; nobody where nobody signs in.
 * @param {Api.Staffed[]} present
 * @param {string} workplace
 * @param {string} [own] the name of whoever asks, who may be there, too
 * @returns {string[]}
 */
export function othersAt(present, workplace, own) {
  const people = present.find(staffed => staffed.workplace === workplace)?.people ?? [];
  const self = people.indexOf(own ?? '');
  return people.filter((_, index) => index !== self);
}

/**
 * The room or counter that this page stands for: from the address, else what was chosen here before.
 * @param {string} kind `room` or `counter`
 * @returns {string} empty where nothing was chosen yet
 */
export function chosenPlace(kind) {
  return new URLSearchParams(location.search).get(kind) ?? kept('localStorage', storageKey(kind)) ?? '';
}

/**
 * Keeps the choice for the next visit, and in the address, so that the page can be bookmarked.
 * @param {string} kind `room` or `counter`
 * @param {string} place
 */
export function choosePlace(kind, place) {
  const address = new URL(location.href);
  if (place) {
    address.searchParams.set(kind, place);
  } else {
    address.searchParams.delete(kind);
  }
  history.replaceState(null, '', address);
  keep('localStorage', storageKey(kind), place);
}

/** @param {string} kind */
function storageKey(kind) {
  return `carequeue.${kind}`;
}
