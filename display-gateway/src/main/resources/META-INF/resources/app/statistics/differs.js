/**
 * A property that is made anew at each rendering, and is another only where it says something else.
 */
export const BY_WHAT_IT_SAYS = {
  attribute: false,
  hasChanged: (/** @type {unknown} */ one, /** @type {unknown} */ other) => JSON.stringify(one) !== JSON.stringify(other),
};
