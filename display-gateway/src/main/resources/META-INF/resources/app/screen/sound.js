import { dayMark } from '../shared/board/open-day.js';
import { play } from '../shared/page/bell.js';
import { text } from '../shared/page/texts.js';
import { sayable, speech, voiceOf } from '../shared/page/voices.js';
import { chimeOf, queued, spelled, stepsOf, stillStanding } from './announcements.js';

/** How long each note of a chime rings, in seconds. */
const NOTE = 0.45;
const LOUDNESS = 0.35;
/** A browser that never says that it has ended must not silence the screen for good. */
const CHIME_PATIENCE = 6_000;
const VOICE_PATIENCE = 20_000;
const GATEWAY_PATIENCE = 10_000;
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
 * Fires `change` when `on`, `mute` or what voices there are has changed, and `heard` when a call was: in words, or with the chime
 * alone.
 */
export class Sound extends EventTarget {
  /** Whether it can be heard. */
  on = false;
  /** Whether the device's voice has not answered the last time: then there are chime and screen. */
  mute = false;
  /** @type {import('./spotlight.js').Call[]} */
  #waiting = [];
  #busy = false;
  /** Whether what was to be said last was said. */
  #spoke = false;
  /** @type {AudioContext | null} */
  #audio = null;
  #languages;
  /**
   * For which the gateway has a voice.
   * @type {string[]}
   */
  #gateways = [];
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
    this.#askVoices();
  }

  /** Whether the gateway can speak for a device that cannot; where nobody answers, it cannot. */
  async #askVoices() {
    try {
      const answer = await fetch('/api/speech', { signal: AbortSignal.timeout(GATEWAY_PATIENCE) });
      this.#gateways = answer.ok ? (await answer.json()).languages : [];
      this.#changed();
    } catch {
      this.#gateways = [];
    }
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
    return this.#languages().filter(language => !this.#hasVoice(language));
  }

  /** @param {string} language */
  #hasVoice(language) {
    return voiceOf(language) !== undefined || this.#gateways.includes(language);
  }

  /**
   * @param {import('./spotlight.js').Call[]} news the oldest first
   * @param {(call: import('./spotlight.js').Call) => boolean} stands whether it is on the screen
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

  /** @param {import('./spotlight.js').Call} announcement */
  async #sound(announcement) {
    let answers = true;
    /** @type {'chime' | 'voice' | undefined} */
    let heard;
    for (const step of stepsOf(this.#languages(), language => this.#hasVoice(language))) {
      if (this.on && this.#audio && step.chime) {
        heard = await this.#chime(this.#audio, chimeOf(announcement)) ? 'chime' : heard;
      } else if (this.on && answers && step.say) {
        answers = await this.#say(announcement, step.say);
        this.#answered(answers);
        if (answers && this.#spoke && heard !== 'voice') {
          heard = 'voice';
          this.#tell(announcement, heard);
        }
      }
    }
    if (heard === 'chime') {
      this.#tell(announcement, heard);
    }
  }

  /**
   * @param {import('./spotlight.js').Call} call
   * @param {'chime' | 'voice'} heard
   */
  #tell(call, heard) {
    this.dispatchEvent(new CustomEvent('heard', { detail: { call, heard } }));
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

  /**
   * @param {AudioContext} audio
   * @param {number[]} notes
   */
  #chime(audio, notes) {
    return ended(CHIME_PATIENCE, done => {
      play(audio, notes, NOTE, LOUDNESS).onended = () => done(true);
    });
  }

  /**
   * @param {import('./announcements.js').Announcement} announcement
   * @param {string} language
   */
  #say(announcement, language) {
    this.#spoke = true;
    return ended(VOICE_PATIENCE, done => {
      const voice = voiceOf(language);
      if (!voice) {
        // Where there is none at all it went since the announcement began: then there are chime and screen.
        this.#sayFromGateway(announcement, language).catch(cause => console.warn(`The gateway says nothing: ${cause}`))
          .then(spoke => { this.#spoke = spoke === true; }).finally(() => done(true));
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

  /**
   * What the gateway's voice says, to its end.
   * @param {import('./announcements.js').Announcement} announcement
   * @param {string} language
   */
  async #sayFromGateway({ kind, ticket, place }, language) {
    if (!this.#audio || !this.#gateways.includes(language)) {
      return false;
    }
    const answer = await fetch('/api/speech', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind, ticket, place, language }),
      signal: AbortSignal.timeout(GATEWAY_PATIENCE),
    });
    if (answer.status !== 200) {
      return false; // it is called no more, or nothing could be said
    }
    const source = new AudioBufferSourceNode(this.#audio, { buffer: await this.#audio.decodeAudioData(await answer.arrayBuffer()) });
    source.connect(this.#audio.destination);
    await new Promise(resolve => {
      source.onended = resolve;
      source.start();
    });
    return true;
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

/**
 * @param {import('./announcements.js').Announcement} announcement
 * @param {string} language
 */
function sentenceOf({ kind, ticket, number, place }, language) {
  const digits = text('screen.digits', {}, language).split(' ');
  return sayable(text(kind === 'call' ? 'screen.sayCall' : 'screen.sayReady',
    { number: [spelled(number, digits), dayMark(ticket, language)].filter(Boolean).join(', '), place: spelled(place, digits) }, language));
}
