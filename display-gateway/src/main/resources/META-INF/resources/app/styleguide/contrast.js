/** How well text can be told from its ground, as the Web Content Accessibility Guidelines 2.2 reckon it. Pure functions. */

/**
 * @param {string} one a colour as a browser reckons it, `rgb(21, 32, 43)`
 * @param {string} other
 * @returns {number} 1 for not at all, 21 for black on white
 */
export function contrastOf(one, other) {
  const [bright, dark] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (bright + 0.05) / (dark + 0.05);
}

/** @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * On which tokens a token is read; of the others nothing has to be read.
 * @param {string} name `--ink`
 * @returns {string[]}
 */
export function groundsOf(name) {
  if (name.startsWith('--on-')) {
    return [`--${name.slice('--on-'.length)}`];
  }
  const [, meaning] = /^--(brand|danger|warning|mine)(?:-strong)?$/.exec(name) ?? [];
  return /^--ink(?:-soft)?$/.test(name) ? ['--surface', '--surface-soft', '--page']
    : meaning ? ['--surface', '--page', `--${meaning}-soft`] : [];
}
