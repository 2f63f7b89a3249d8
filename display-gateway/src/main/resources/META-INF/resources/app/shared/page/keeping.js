/**
 * What a browser keeps for a page: for good in `localStorage`, as long as the tab is there in `sessionStorage`. Some browsers
 * keep nothing, because somebody has set them so: a page works without it.
 */

/**
 * @param {'localStorage' | 'sessionStorage'} where
 * @param {string} key
 * @returns {string | null} null where there is nothing
 */
export function kept(where, key) {
  try {
    return globalThis[where].getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {'localStorage' | 'sessionStorage'} where
 * @param {string} key
 * @param {string | null} value null to keep nothing any more
 */
export function keep(where, key, value) {
  try {
    if (value === null) {
      globalThis[where].removeItem(key);
    } else {
      globalThis[where].setItem(key, value);
    }
  } catch (refused) {
    console.warn(`This browser does not keep ${key}`, refused);
  }
}
