import { sayable, speech, voiceOf } from '../shared/page/voices.js';
import { language } from '../shared/page/texts.js';

const { dataset } = document.documentElement;

/** Somewhat slower than people talk. */
const RATE = 0.9;

/**
 * What makes a kiosk easier for whoever stands there: larger letters, stronger contrast, and a voice. It is that person's
 * alone, and ends with them.
 */
export class Ease {
  large = false;
  contrast = false;
  aloud = false;
  #host;
  #said = '';

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    speech()?.addEventListener('voiceschanged', this.#changed);
  }

  hostDisconnected() {
    speech()?.removeEventListener('voiceschanged', this.#changed);
    this.reset();
  }

  #changed = () => this.#host.requestUpdate();

  /** Whether the device has a voice for the language of the page. */
  get hasVoice() {
    return voiceOf(language) !== undefined;
  }

  /** @param {'large' | 'contrast' | 'aloud'} what */
  toggle(what) {
    this[what] = !this[what];
    this.#apply();
  }

  reset() {
    if (this.large || this.contrast || this.aloud) {
      Object.assign(this, { large: false, contrast: false, aloud: false });
      this.#apply();
    }
  }

  #apply() {
    for (const what of /** @type {const} */ (['large', 'contrast'])) {
      if (this[what]) {
        dataset[what] = '';
      } else {
        delete dataset[what];
      }
    }
    if (!this.aloud) {
      this.#said = '';
      speech()?.cancel();
    }
    this.#host.requestUpdate();
  }

  /**
   * Reads what stands there, once, as long as that is wished.
   * @param {string[]} sentences
   */
  read(sentences) {
    const said = sentences.join(' ');
    if (!this.aloud || said === this.#said) {
      return;
    }
    this.#said = said;
    const voice = voiceOf(language);
    if (voice) {
      speech().cancel();
      for (const sentence of sentences) { // one after the other, so that each is short enough for every voice
        const utterance = new SpeechSynthesisUtterance(sayable(sentence));
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = RATE;
        speech().speak(utterance);
      }
    }
  }
}

/**
 * A number as it is said, sign by sign.
 * @param {string} number
 */
export function numberAloud(number) {
  return [...number].join(', ');
}
