import { hasTwoReadings } from '../staff/quantity.js';

/** Medicines that were prescribed before, as the form shows them again. Pure functions. */

/** How many favourites one person has: the newest. */
export const MOST_FAVOURITES = 30;

/** What of a medicine is worth keeping for another patient: no notes, which are about one. */
const KEPT = ['medicine', 'strength', 'form', 'dose.amount', 'dose.unit', 'route', 'frequency', 'durationDays', 'quantity.amount',
  'quantity.unit', 'repeats', 'substitutionAllowed'];

/**
 * What the form's controls hold for a medicine, by path below it.
 * @param {Partial<Api.OrderedMedicine>} item
 * @returns {[string, string | boolean][]}
 */
export function fieldsOf(item) {
  return Object.entries(item).flatMap(([name, value]) => value === null || value === undefined ? []
    : typeof value === 'object' ? Object.entries(value).map(([part, of]) => /** @type {[string, string | boolean]} */ (
        [`${name}.${part}`, said(of)]))
    : [/** @type {[string, string | boolean]} */ ([name, said(value)])]);
}

/**
 * As somebody would type it: what has three decimals gets a fourth, because it could be read as thousands.
 * @param {string | number | boolean} value
 */
function said(value) {
  const typed = String(value);
  return typeof value === 'boolean' ? value : typeof value === 'number' && hasTwoReadings(typed) ? `${typed}0` : typed;
}

/**
 * The draft of a prescription that has the medicines of an earlier one.
 * @param {Partial<Api.OrderedMedicine>[]} items
 * @returns {{items: number, values: [string, string | boolean][]}}
 */
export function draftOfItems(items) {
  return {
    items: items.length,
    values: items.flatMap((item, index) => fieldsOf(item).map(([path, value]) =>
      /** @type {[string, string | boolean]} */ ([`items.${index}.${path}`, value]))),
  };
}

/**
 * The draft of what is ordered instead of an order: everything that the doctor wrote.
 * @param {Pick<Api.Prescription, 'patient' | 'weightKg' | 'allergies' | 'items'>} order
 */
export function draftOfOrder({ patient, weightKg, allergies, items }) {
  const { values, ...draft } = draftOfItems(items);
  return { ...draft, values: [...values, ...fieldsOf(/** @type {object} */ ({ patient, weightKg, allergies }))] };
}

/**
 * What of a medicine in the form can be a favourite.
 * @param {[string, string | boolean][]} values of the form's controls
 * @param {number} index its place in the form
 * @returns {[string, string | boolean][]} by path below the medicine
 */
export function favouriteOf(values, index) {
  const beginning = `items.${index}.`;
  return values.filter(([path]) => path.startsWith(beginning))
    .map(([path, value]) => /** @type {[string, string | boolean]} */ ([path.slice(beginning.length), value]))
    .filter(([path, value]) => KEPT.includes(path) && value !== '');
}

/** @typedef {{by: string, fields: [string, string | boolean][]}} Favourite `by` whose it is; empty where nobody signs in */

/**
 * With one more, the newest first; the same one is there once.
 * @param {Favourite[]} favourites of all people at this computer
 * @param {Favourite} favourite
 */
export function withFavourite(favourites, favourite) {
  const others = favourites.filter(({ by }) => by !== favourite.by);
  const own = [favourite, ...withoutFavourite(favourites, favourite).filter(({ by }) => by === favourite.by)];
  return [...own.slice(0, MOST_FAVOURITES), ...others];
}

/**
 * @param {Favourite[]} favourites
 * @param {Favourite} favourite
 */
export function withoutFavourite(favourites, favourite) {
  const same = JSON.stringify(favourite.fields);
  return favourites.filter(({ by, fields }) => by !== favourite.by || JSON.stringify(fields) !== same);
}

/**
 * What is kept as text; what cannot be read, because another build has written it, counts as nothing.
 * @param {string | null} text
 * @returns {Favourite[]}
 */
export function favouritesIn(text) {
  try {
    const favourites = JSON.parse(text ?? '[]');
    return Array.isArray(favourites) ? favourites.filter(isFavourite) : [];
  } catch {
    return [];
  }
}

/** @param {any} favourite */
function isFavourite(favourite) {
  return typeof favourite?.by === 'string' && Array.isArray(favourite.fields) && favourite.fields.every((/** @type {any} */ field) =>
    Array.isArray(field) && KEPT.includes(field[0]) && ['string', 'boolean'].includes(typeof field[1]))
    && favourite.fields.some((/** @type {any} */ field) => field[0] === 'medicine' && field[1] !== '');
}
