import { dayMark } from '../shared/board/open-day.js';
import { play } from '../shared/page/bell.js';
import { text } from '../shared/page/texts.js';
import { queued, spelled, stepsOf, stillStanding } from './announcements.js';

/** Frequencies of the chime's notes, in hertz, and how long each rings, in seconds. */
const CHIME = [659.3, 523.3];
const NOTE = 0.45;
const LOUDNESS = 0.35;
/** A browser that never says that it has ended must not silence the screen for good. */
const CHIME_PATIENCE = 3_000;
const VOICE_PATIENCE = 20_000;
/** What a voice says that cannot speak; that it was stopped is none. */
const FAILURES = new Set(['synthesis-failed', 'synthesis-unavailable', 'audio-hardware', 'audio-busy', 'network',
  'language-unavailable', 'voice-unavailable']);
/** Somewhat slower than people talk. */
const RATE = 0.9;

/**
 * The public screen's chime and voices. One announcement at a time, one step at a time. Only voices of the device itself
 * speak, so that it works without the internet. Nothing sounds before somebody has touched the page: browsers see to
 * that; what is called until then is not said later.
 *
 * Fires `change` when `on`, `mute` or what voices there are has changed.
 */
export class Sound extends EventTarget {
  /** Whether it can be heard. */
  on = false;
  /** Whether the device's voice has not answered the last time: then there are chime and screen. */
  mute = false;
  /** @type {import('./announcements.js').Announcement[]} */
  #waiting = [];
  #busy = false;
  /** @type {AudioContext | null} */
  #audio = null;
  #languages;
  /**
   * While it speaks: some browsers forget an utterance that nobody holds.
   * @type {SpeechSynthesisUtterance | null}
   */
  #utterance = null;

  /** @param {() => string[]} languages in which it speaks, each time anew */
  constructor(languages) {
    super();
    this.#languages = languages;
  }

  /** Where the browser allows it, sound is on at once: a screen that nobody can touch is started with that permission. */
  start() {
    speech()?.addEventListener('voiceschanged', this.#changed);
    if (!globalThis.AudioContext) {
      return; // a device without sound: the screen is all that there is
    }
    this.#audio = new AudioContext();
    this.#audio.onstatechange = () => this.#heard();
    this.#heard();
  }

  stop() {
    speech()?.removeEventListener('voiceschanged', this.#changed);
    this.switchOff();
    this.#audio?.close();
  }

  /** To be called from a touch or key. */
  async switchOn() {
    await this.#audio?.resume();
    this.#heard();
  }

  async switchOff() {
    this.#waiting = [];
    speech()?.cancel();
    if (this.#audio?.state === 'running') {
      await this.#audio.suspend();
    }
    this.#heard();
  }

  /** Languages for which this device has no voice. */
  get voiceless() {
    return this.#languages().filter(language => !voiceOf(language));
  }

  /**
   * @param {import('./announcements.js').Announcement[]} news the oldest first
   * @param {(announcement: import('./announcements.js').Announcement) => boolean} stands whether it is on the screen
   */
  announce(news, stands) {
    this.#waiting = this.on ? news.reduce(queued, stillStanding(this.#waiting, stands)) : [];
    this.#next();
  }

  #heard() {
    const on = this.#audio?.state === 'running';
    if (on !== this.on) {
      this.on = on;
      this.#changed();
    }
  }

  #changed = () => this.dispatchEvent(new Event('change'));

  async #next() {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      while (this.on && this.#waiting.length > 0) {
        const [announcement, ...others] = this.#waiting;
        this.#waiting = others;
        await this.#sound(announcement);
      }
    } finally {
      this.#busy = false; // what fails with one call must not silence the next ones
    }
  }

  /** @param {import('./announcements.js').Announcement} announcement */
  async #sound(announcement) {
    let answers = true;
    for (const step of stepsOf(this.#languages(), language => voiceOf(language) !== undefined)) {
      if (this.on && this.#audio && step.chime) {
        await this.#chime(this.#audio);
      } else if (this.on && answers && step.say) {
        answers = await this.#say(announcement, step.say);
        this.#answered(answers);
      }
    }
  }

  /**
   * Each announcement tries the voice once more.
   * @param {boolean} answers
   */
  #answered(answers) {
    if (this.mute === answers) {
      this.mute = !answers;
      this.#changed();
    }
  }

  /** @param {AudioContext} audio */
  #chime(audio) {
    return ended(CHIME_PATIENCE, done => {
      play(audio, CHIME, NOTE, LOUDNESS).onended = () => done(true);
    });
  }

  /**
   * @param {import('./announcements.js').Announcement} announcement
   * @param {string} language
   */
  #say(announcement, language) {
    return ended(VOICE_PATIENCE, done => {
      const voice = voiceOf(language);
      if (!voice) {
        done(true); // it went since the announcement began: then there are chime and screen
        return;
      }
      const utterance = new SpeechSynthesisUtterance(sentenceOf(announcement, language));
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = RATE;
      utterance.onend = () => done(true);
      utterance.onerror = event => done(!FAILURES.has(event?.error));
      this.#utterance = utterance;
      speech().speak(this.#utterance);
    }, () => speech().cancel());
  }
}

/**
 * Resolves to what `begin` says when it is done, and at the latest after so many milliseconds, after `giveUp`, to false.
 * @param {number} patience milliseconds
 * @param {(done: (well: boolean) => void) => void} begin
 * @param {() => void} [giveUp]
 * @returns {Promise<boolean>}
 */
function ended(patience, begin, giveUp = () => {}) {
  return new Promise(resolve => {
    const late = setTimeout(() => {
      giveUp();
      resolve(false);
    }, patience);
    begin(well => {
      clearTimeout(late);
      resolve(well);
    });
  });
}

/** Some browsers have none. */
function speech() {
  return globalThis.speechSynthesis;
}

/**
 * The device's own voice for a language; its usual one, where it has several.
 * @param {string} language
 * @returns {SpeechSynthesisVoice | undefined} none where it has no such voice, or not any more
 */
function voiceOf(language) {
  const ours = (speech()?.getVoices() ?? [])
    .filter(({ localService, lang }) => localService && lang.split(/[-_]/)[0].toLowerCase() === language);
  return ours.find(voice => voice.default) ?? ours[0];
}

/**
 * @param {import('./announcements.js').Announcement} announcement
 * @param {string} language
 */
function sentenceOf({ kind, ticket, number, place }, language) {
  const digits = text('screen.digits', {}, language).split(' ');
  return text(kind === 'call' ? 'screen.sayCall' : 'screen.sayReady',
    { number: [spelled(number, digits), dayMark(ticket, language)].filter(Boolean).join(', '), place: spelled(place, digits) }, language);
}
