import { text } from '../page/texts.js';

/** As the server has it. */
const LONGEST_CODE = 8;

/**
 * A field of a `<cq-ask>` in which a quick code is typed.
 * @param {string} label the key of its text
 */
export function codeField(label) {
  return { name: 'code', label: text(label), required: true, most: LONGEST_CODE, secret: true, digits: true, autocomplete: 'off' };
}
