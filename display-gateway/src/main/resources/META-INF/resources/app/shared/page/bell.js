/** How long a note rings, in seconds, and how loud. */
const NOTE = 0.3;
const LOUDNESS = 0.4;

/**
 * Plays notes one after the other. Sines: nothing has to be loaded.
 * @param {AudioContext} audio
 * @param {number[]} notes frequencies in hertz, one at least
 * @param {number} seconds how long each rings
 * @param {number} loudness 1 at most
 * @returns {OscillatorNode} the last one, which ends when all have
 */
export function play(audio, notes, seconds, loudness) {
  const tones = notes.map((frequency, place) => {
    const from = audio.currentTime + place * seconds;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0.001, from);
    volume.gain.exponentialRampToValueAtTime(loudness, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + seconds);
    return tone;
  });
  return tones[tones.length - 1];
}

/**
 * A page's bell. Browsers let nothing sound before somebody has touched the page, so any touch or key switches it on,
 * and `on` says whether it can be heard. A bell that cannot sound holds up nobody.
 *
 * Fires `change` when `on` has changed.
 */
export class Bell extends EventTarget {
  /** Whether it can be heard. */
  on = false;
  /** @type {AudioContext | null} */
  #audio = null;

  start() {
    if (!globalThis.AudioContext) {
      return; // the page says that nothing can be heard
    }
    this.#audio = new AudioContext();
    this.#audio.onstatechange = () => this.#heard();
    addEventListener('pointerdown', this.#touched, true);
    addEventListener('keydown', this.#touched, true);
    this.#heard();
  }

  stop() {
    removeEventListener('pointerdown', this.#touched, true);
    removeEventListener('keydown', this.#touched, true);
    this.#audio?.close();
    this.#audio = null;
    this.on = false;
  }

  /** @param {number[]} notes frequencies in hertz, one after the other */
  ring(notes) {
    if (this.on && this.#audio) {
      play(this.#audio, notes, NOTE, LOUDNESS);
    }
  }

  #touched = () => {
    if (this.#audio?.state === 'suspended') {
      this.#audio.resume().catch(() => this.#heard());
    }
  };

  #heard() {
    const on = this.#audio?.state === 'running';
    if (on !== this.on) {
      this.on = on;
      this.dispatchEvent(new Event('change'));
    }
  }
}
