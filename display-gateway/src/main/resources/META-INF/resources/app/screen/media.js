import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { EMPTY, turnedTo } from './media-rules.js';

/** How often the screen asks what there is, in milliseconds. */
const AGAIN = 300_000;
const PATIENCE = 10_000;

/**
 * The clinic's pictures and videos, without a sound, in a strip of their own.
 */
export class Media {
  /** @type {import('./media-rules.js').Medium[]} */
  #media = [];
  #strip = EMPTY;
  #isOver = false;
  /** Which of them this device cannot show. @type {Set<string>} */
  #failed = new Set();
  #host;
  /** @type {number | undefined} */
  #asking = undefined;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#ask();
    this.#asking = setInterval(() => this.#ask(), AGAIN);
  }

  hostDisconnected() {
    clearInterval(this.#asking);
  }

  async #ask() {
    try {
      const answer = await fetch('/api/media', { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.ok) {
        this.#media = await answer.json();
        this.#failed = new Set();
      }
    } catch {
      return; // what was there stays
    }
    this.turn(performance.now());
  }

  /** @param {number} at */
  turn(at) {
    const strip = turnedTo(this.#strip, at, this.#media.filter(({ name }) => !this.#failed.has(name)), this.#isOver);
    if (strip !== this.#strip) {
      this.#strip = strip;
      this.#isOver = false;
      this.#host.requestUpdate();
    }
  }

  #over = () => {
    this.#isOver = true;
  };

  /** @param {string} name */
  #fails(name) {
    this.#failed.add(name);
    this.turn(performance.now());
  }

  /** The strip; nothing where there is nothing to show. */
  render() {
    const shown = this.#media.filter(({ name }) => this.#strip.names.includes(name));
    return shown.length === 0 ? nothing : html`<div class="screen-media" aria-hidden="true" data-testid="media">${repeat(shown, ({ name }) => name,
      ({ name, kind }) => (kind === 'video'
        ? html`<video .muted=${true} autoplay playsinline src=${addressOf(name)} @ended=${this.#over} @error=${() => this.#fails(name)}></video>`
        : html`<img alt="" src=${addressOf(name)} @error=${() => this.#fails(name)}>`))}</div>`;
  }
}

/** @param {string} name */
function addressOf(name) {
  return `/clinic/media/${encodeURIComponent(name)}`;
}
