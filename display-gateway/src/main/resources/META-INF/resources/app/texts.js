/** The page's texts, as the server rendered them into it: `{"kiosk":{"takeNumber":"…"},"shared":{…}}`. */
const bundles = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');

/** The language the texts are in, for dates and numbers. */
export const language = document.documentElement.lang || 'en';

/**
 * A text of the page.
 * @param {string} key bundle and name, `kiosk.takeNumber`
 * @param {Record<string, unknown>} [values] for its placeholders
 * @returns {string} the key itself where there is no such text, so that the gap is seen
 */
export function text(key, values = {}) {
  const [bundle, name] = key.split('.', 2);
  const found = bundles[bundle]?.[name];
  if (found === undefined) {
    console.error(`No text ${key}`);
    return key;
  }
  return found.replace(/\{(\w+)\}/g, (placeholder, value) => String(values[value] ?? placeholder));
}

/**
 * A text for a word of the wire, such as a status: `in-consultation` finds `inConsultation`.
 * @param {string} bundle
 * @param {string} prefix of the names, `status` for `statusInConsultation`
 * @param {string} word lower-case words with hyphens
 * @returns {string} the word itself where there is no text, because a newer server may know more words
 */
export function wordText(bundle, prefix, word) {
  const name = prefix + word.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  return bundles[bundle]?.[name] ?? word;
}
