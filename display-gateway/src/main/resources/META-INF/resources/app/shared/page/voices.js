/** The device's own voices: what they say needs no internet, and leaves the device for nobody. */

/** Some browsers have none. */
export function speech() {
  return globalThis.speechSynthesis;
}

/**
 * A text as a voice takes it: without the signs that keep what is written in order, which some read out.
 * @param {string} text
 */
export function sayable(text) {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/**
 * The device's own voice for a language; its usual one, where it has several.
 * @param {string} language
 * @returns {SpeechSynthesisVoice | undefined} none where it has no such voice, or not any more
 */
export function voiceOf(language) {
  const ours = (speech()?.getVoices() ?? [])
    .filter(({ localService, lang }) => localService && lang.split(/[-_]/)[0].toLowerCase() === language);
  return ours.find(voice => voice.default) ?? ours[0];
}
