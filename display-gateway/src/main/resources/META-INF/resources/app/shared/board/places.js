import { text } from '../page/texts.js';

/**
 * A room or counter without its kind: a workplace is written `room 3`, the settings say `3`.
 * @param {string | null | undefined} place
 */
export function placeName(place) {
  return (place ?? '').replace(/^(room|counter) /, '');
}

/**
 * A workplace as people call it: `kiosk 1` is Kiosk 1.
 * @param {string} workplace
 */
export function workplaceName(workplace) {
  const [, kind, name] = /^(room|counter|kiosk) (.+)$/.exec(workplace) ?? [];
  return kind ? text(`shared.${kind}`, { [kind]: name }) : workplace;
}

/**
 * The room or counter that this page stands for: from the address, else what was chosen here before.
 * @param {string} kind `room` or `counter`
 * @returns {string} empty where nothing was chosen yet
 */
export function chosenPlace(kind) {
  return new URLSearchParams(location.search).get(kind) ?? remembered(kind);
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
  try {
    localStorage.setItem(storageKey(kind), place);
  } catch {
    // a browser that keeps nothing asks again
  }
}

function remembered(kind) {
  try {
    return localStorage.getItem(storageKey(kind)) ?? '';
  } catch {
    return '';
  }
}

function storageKey(kind) {
  return `carequeue.${kind}`;
}
