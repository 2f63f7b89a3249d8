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
 * Where a patient was called to, as a workplace is written.
 * @param {{room?: string | null, counter?: string | null}} called
 * @returns {string} empty for nowhere
 */
export function workplaceOfCall({ room, counter }) {
  return workplaceOf('room', placeName(room)) || workplaceOf('counter', placeName(counter));
}

/**
 * A workplace as people call it: `kiosk 1` is Kiosk 1, and `reception` the reception.
 * @param {string} workplace
 * @param {string} [wanted] another language than the page's
 */
export function workplaceName(workplace, wanted) {
  const [, kind, name] = /^(room|counter|kiosk) (.+)$/.exec(workplace) ?? [];
  return kind ? text(`shared.${kind}`, { [kind]: name }, wanted)
    : workplace === RECEPTION ? text('shared.reception', {}, wanted) : workplace;
}

/**
 * Where a patient was called to, as people call it.
 * @param {{room?: string | null, counter?: string | null}} called
 * @returns {string} empty for nowhere
 */
export function calledTo({ room, counter }) {
  return room ? text('shared.room', { room: placeName(room) })
    : counter ? text('shared.counter', { counter: placeName(counter) }) : '';
}

/**
 * Who has a page open at a workplace, as colleagues read the names: two who are called alike with the name by which each signs in.
 * @param {Api.Staffed} staffed
 * @returns {string[]} nobody where nobody signs in
 */
export function peopleAt({ people, names }) {
  return people.map((called, index) => (people.filter(other => other === called).length > 1 ? `${called} (${names[index]})` : called));
}

/**
 * Who else has a page open at a workplace.
 * @param {Api.Staffed[]} present
 * @param {string} workplace
 * @param {{name: string, displayName: string} | null} [own] whoever asks, who may be there, too
 * @returns {string[]} with the names by which they sign in, where one of them is called as another is, or as whoever asks
 */
export function othersAt(present, workplace, own) {
  const staffed = present.find(one => one.workplace === workplace);
  const told = staffed ? peopleAt(staffed) : [];
  return told.flatMap((said, index) => {
    const name = staffed?.names[index];
    return name === own?.name ? [] : [said === own?.displayName ? `${said} (${name})` : said];
  });
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
