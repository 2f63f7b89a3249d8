import { chosenFor } from './device.js';

/** An answer that has not come by then is none, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The page's texts, as the server rendered them into it: `{"en":{"kiosk":{"heading":"…"},"shared":{…}},"es":{…}}`. Of a
 * language that nobody needs yet there is what it is called; the rest comes when somebody does.
 * @type {Record<string, Record<string, Record<string, string>>>}
 */
const all = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');

/** The languages in which there are texts. */
export const languages = Object.keys(all);

/** The language that the page speaks now. */
export let language = document.documentElement.lang || 'en';

/** What it is to speak, as soon as the texts are there. */
let wish = language;

/** @type {Map<string, Promise<void>>} texts that are on their way, by their language */
const coming = new Map();

/** @param {string} tag */
function isHere(tag) {
  return all[tag]?.problem !== undefined;
}

/**
 * Has the texts of a language come, if they are not there yet. What does not come is asked for again with the next wish.
 * @param {string} tag
 */
async function learn(tag) {
  if (!coming.has(tag)) {
    coming.set(tag, ask(tag).finally(() => coming.delete(tag)));
  }
  await coming.get(tag);
}

/** @param {string} tag */
async function ask(tag) {
  const { files, page } = document.documentElement.dataset;
  try {
    const answer = await fetch(`${files}/texts/${page}/${tag}.json`, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) {
      all[tag] = await answer.json();
    }
  } catch (failure) {
    console.debug(`The texts in ${tag} have not come`, failure);
  }
}

/**
 * For dates and numbers: a language as the browser's formats take it. Digits are those of the numbers on slips and doors, whatever
 * else a language has.
 * @param {string} [wanted] another language than the page's
 */
export function locale(wanted = language) {
  return `${wanted}-u-nu-latn`;
}

/**
 * Which way a language is written.
 * @param {string} [wanted] another language than the page's
 * @returns {'ltr' | 'rtl'}
 */
export function directionOf(wanted = language) {
  return all[wanted]?.shared?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * A text of the page.
 * @param {string} key bundle and name, `kiosk.heading`
 * @param {Record<string, unknown>} [values] for its placeholders
 * @param {string} [wanted] another language than the page's
 * @returns {string} the key itself where there is no such text, so that the gap is seen
 */
export function text(key, values = {}, wanted = language) {
  const [bundle, name] = key.split('.', 2);
  const found = all[wanted]?.[bundle]?.[name];
  if (found === undefined) {
    console.error(`No text ${key} in ${wanted}`);
    return key;
  }
  return found.replace(/\{(\w+)\}/g, (placeholder, value) => isolated(String(values[value] ?? placeholder), wanted));
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Which way something begins that somebody has typed: where it is cut off, it is its end that goes.
 * @param {string} value
 * @returns {'ltr' | 'rtl'}
 */
export function beginning(value) {
  return RIGHT_TO_LEFT.test(/\p{Letter}/u.exec(value)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * What is written the other way keeps itself and what stands around it in order: an isolate around it. In a language that is
 * written from right to left that is each number, room and dose.
 * @param {string} value
 * @param {string} wanted the language of the sentence
 */
function isolated(value, wanted) {
  return directionOf(wanted) === 'rtl' || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/**
 * A text of which there is one for each form that the language has for numbers: `doctor.notAnswered` stands for
 * `notAnsweredOne`, `notAnsweredOther` and so on.
 * @param {string} key
 * @param {number} count decides which
 * @param {Record<string, unknown>} [values]
 * @param {string} [wanted] another language than the page's
 */
export function plural(key, count, values = {}, wanted = language) {
  const form = capital(new Intl.PluralRules(wanted).select(count));
  const [bundle, name] = key.split('.', 2);
  return text(`${key}${`${name}${form}` in (all[wanted]?.[bundle] ?? {}) ? form : 'Other'}`, values, wanted);
}

/**
 * Several things in one sentence: `Doctor A and Doctor B`.
 * @param {string[]} things
 */
export function listed(things) {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(things);
}

/**
 * A text for a word of the wire, such as a status: `in-consultation` finds `visitInConsultation`.
 * @param {string} bundle
 * @param {string} prefix of the names, `status` for `statusInConsultation`
 * @param {string} word lower-case words with hyphens
 * @param {string} [wanted] another language than the page's
 * @returns {string} the word itself where there is no text, because a newer server may know more words
 */
export function wordText(bundle, prefix, word, wanted = language) {
  const name = prefix + word.split('-').map(capital).join('');
  return all[wanted]?.[bundle]?.[name] ?? word;
}

/**
 * What is said of a refusal, by its type: `nobody-waiting` finds `nobodyWaiting`.
 * @param {string | undefined} code
 * @returns {string | undefined} none where a newer server knows more types
 */
export function problemText(code = '') {
  const name = code.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return all[language]?.problem?.[name];
}

/**
 * What the clinic calls a service line or level, in the page's language where the settings say so.
 * @param {{name: string, names?: Record<string, string>}} thing
 */
export function nameOf({ name, names }) {
  return names?.[language] ?? name;
}

/**
 * Those of the clinic's languages in which there are texts, its first one first.
 * @param {{languages?: string[]} | null} settings
 * @returns {string[]}
 */
function ofClinic(settings) {
  const ours = (settings?.languages ?? []).map(tag => languages.find(known => known === tag || known === tag.split('-')[0]));
  return [...new Set(ours.filter(tag => tag !== undefined))];
}

/**
 * Which of the clinic's languages the page can speak, its first one first; the page's own where it knows none.
 * @param {{languages?: string[]} | null} settings
 * @returns {string[]}
 */
export function spoken(settings) {
  const those = ofClinic(settings);
  return those.length > 0 ? those : [language];
}

/**
 * The same of which the texts are there; the others come, and the page hears `cq-language` then.
 * @param {{languages?: string[]} | null} settings
 */
export function spokenNow(settings) {
  const those = spoken(settings);
  those.filter(tag => !isHere(tag) && !coming.has(tag))
    .forEach(tag => learn(tag).then(() => isHere(tag) && document.dispatchEvent(new Event('cq-language'))));
  return those.filter(isHere);
}

/** @type {string[]} the clinic's languages, as a page for staff has heard them last */
let clinicSpeaks = [];

/** Those of them in which this page has texts. */
export function spokenHere() {
  return spokenNow({ languages: clinicSpeaks });
}

/** Whether the reader, or whoever set up this device, has said which language it is to be. */
function isChosen() {
  return new URLSearchParams(location.search).has('lang') || /(^|; )carequeue-language=/.test(document.cookie);
}

/**
 * The clinic speaks other languages than before: a page for staff, of which nobody has chosen the language, follows.
 * Kiosk and screen hear it with their settings, and a patient's page is in the phone's.
 * @param {string[] | undefined} clinic its languages, the first one first
 */
export function followClinic(clinic) {
  clinicSpeaks = clinic ?? clinicSpeaks;
  const isStaff = document.documentElement.classList.contains('for-staff');
  if (isStaff && clinic && !isChosen()) {
    speak(ofClinic({ languages: clinic })[0] ?? language);
  }
}

/**
 * Has a page that nobody has at hand speak the language of its very device, `?lang=es` or what a manager has chosen for it, else
 * the clinic's first one.
 * @param {{languages?: string[]} | null} settings
 */
export function speakAsSet(settings) {
  const asked = new URLSearchParams(location.search).get('lang');
  speak([asked, chosenFor('language')].find(tag => languages.some(known => known === tag)) ?? ofClinic(settings)[0] ?? language);
}

/**
 * Has the whole page speak another language: what the server painted is said anew here, and each component hears
 * `cq-language` and renders anew. What is typed and chosen stays. It goes on as before where the texts do not come.
 * @param {string} wanted one of `languages`
 */
export async function speak(wanted) {
  wish = wanted;
  if (wanted === language || !languages.includes(wanted)) {
    return;
  }
  if (!isHere(wanted)) {
    await learn(wanted);
    if (wish !== wanted || wanted === language || !isHere(wanted)) {
      return;
    }
  }
  language = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = directionOf();
  for (const element of /** @type {NodeListOf<Page.Painted>} */ (document.querySelectorAll('[data-text]'))) {
    const said = text(element.dataset.text);
    element.textContent = element.tagName === 'TITLE' ? `${said} – ${text('shared.product')}` : said;
  }
  document.dispatchEvent(new Event('cq-language'));
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
