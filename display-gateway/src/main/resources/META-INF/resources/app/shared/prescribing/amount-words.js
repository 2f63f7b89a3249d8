import { locale, text } from '../page/texts.js';

/** Amounts as they are read aloud, in the page's language: what was typed for another number is heard. Pure functions. */

/** Up to there a number is said as a whole; a longer one digit by digit, which nobody can mishear. */
const SAID_AS_A_WHOLE = 9_999;
const DECIMALS = 4;
/** By the fraction's digits: its sign, and the text that says it. */
const FRACTIONS = new Map([['25', { sign: '¼', said: 'prescription.quarter' }], ['5', { sign: '½', said: 'prescription.half' }],
  ['75', { sign: '¾', said: 'prescription.threeQuarters' }]]);

const words = (/** @type {string} */ key) => text(key).split(',');

/** @param {string} digits */
function oneByOne(digits) {
  return [...digits].map(digit => words('prescription.numbers')[Number(digit)]).join(' ');
}

/**
 * A whole number in words.
 * @param {number} number 0 to 9,999
 * @returns {string}
 */
function whole(number) {
  const numbers = words('prescription.numbers');
  if (number < 100) {
    return numbers[number];
  }
  const [unit, exact, before] = number < 1000 ? [100, 'hundreds', 'hundredsBefore'] : [1000, 'thousands', 'thousands'];
  const rest = number % unit;
  const hundreds = words(`prescription.${rest === 0 ? exact : before}`)[Math.floor(number / unit) - 1];
  return rest === 0 ? hundreds
    : text(number > 1000 && rest >= 100 ? 'prescription.thousandsAndHundreds' : 'prescription.hundredsAndRest',
      { hundreds, rest: whole(rest) });
}

/**
 * An amount in words, for those who listen: `zero point five, a half`.
 * @param {number} amount more than zero
 */
export function inWords(amount) {
  const [before, behind = ''] = plainDigits(amount).split('.');
  const number = Number(before);
  const said = number > SAID_AS_A_WHOLE ? oneByOne(before) : whole(number);
  if (behind === '') {
    return said;
  }
  const digits = `${said} ${text('prescription.point')} ${oneByOne(behind)}`;
  const fraction = FRACTIONS.get(behind);
  if (!fraction || number > SAID_AS_A_WHOLE) {
    return digits;
  }
  const part = text(fraction.said);
  return `${digits}, ${number === 0 ? part : text('prescription.wholeAndPart', { whole: said, part })}`;
}

/**
 * An amount in digits and in words: `0.5 (½: zero point five, a half)`, `21 (twenty-one)`.
 * @param {number} amount more than zero
 */
export function readAloud(amount) {
  const digits = new Intl.NumberFormat(locale(), { useGrouping: false, maximumFractionDigits: DECIMALS }).format(amount);
  const [before, behind = ''] = plainDigits(amount).split('.');
  const sign = FRACTIONS.get(behind)?.sign;
  const short = sign ? `${before === '0' ? '' : before}${sign}: ` : '';
  return `${digits} (${short}${inWords(amount)})`;
}

/** @param {number} amount */
function plainDigits(amount) {
  return amount.toFixed(DECIMALS).replace(/\.?0+$/, '');
}
