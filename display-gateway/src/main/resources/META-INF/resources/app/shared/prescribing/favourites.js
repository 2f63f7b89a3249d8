import { html, nothing } from 'lit';

import { visitor } from '../access/door.js';
import { keep, kept } from '../page/keeping.js';
import { text, wordText } from '../page/texts.js';
import { typed } from '../staff/prescription-view.js';
import { favouritesIn, withFavourite, withoutFavourite } from './prescription-again.js';

/**
 * A doctor's favourites, in this browser and by person: they outlive a sign-out, and the next one at the computer finds their
 * own. No patient stands in them.
 */
const KEY = 'carequeue.favourites';

const by = visitor?.name ?? '';

/** @returns {import('./prescription-again.js').Favourite[]} those of whoever has signed in, the newest first */
export function favourites() {
  return all().filter(favourite => favourite.by === by);
}

/** Read each time: another tab may have changed them. */
function all() {
  return favouritesIn(kept('localStorage', KEY));
}

/** @param {[string, string | boolean][]} fields of a medicine, by path below it */
export function addFavourite(fields) {
  keep('localStorage', KEY, JSON.stringify(withFavourite(all(), { by, fields })));
}

/** @param {import('./prescription-again.js').Favourite} favourite */
function removeFavourite(favourite) {
  keep('localStorage', KEY, JSON.stringify(withoutFavourite(all(), favourite)));
}

/**
 * The list of them, from which one is taken into the form.
 * @param {(fields: [string, string | boolean][]) => void} take
 * @param {() => void} changed hears that there is one less
 */
export function favouriteList(take, changed) {
  const own = favourites();
  return own.length === 0 ? nothing : html`<details class="rx-favourites" data-testid="rx-favourites">
    <summary data-lasting>${text('prescription.favourites', { count: own.length })}</summary>
    <ul>${own.map((favourite, place) => {
      const name = summaryOf(favourite.fields);
      return html`<li>
        <button type="button" class="button plain" data-testid="rx-favourite-${place}"
          @click=${() => take(favourite.fields)}>${typed(name)}</button>
        <button type="button" class="button quiet" data-testid="rx-forget-${place}"
          aria-label=${`${text('prescription.forgetFavourite')}: ${name}`}
          @click=${() => { removeFavourite(favourite); changed(); }}>${text('prescription.forgetFavourite')}</button>
      </li>`;
    })}</ul>
  </details>`;
}

/** @param {[string, string | boolean][]} fields */
function summaryOf(fields) {
  const of = new Map(fields);
  const said = (/** @type {string} */ name) => String(of.get(name) ?? '');
  return [[said('medicine'), said('strength')].filter(Boolean).join(' '),
    [said('dose.amount'), said('dose.unit')].filter(Boolean).join(' '),
    of.has('frequency') && wordText('prescription', 'frequency', said('frequency'))].filter(Boolean).join(' · ');
}
