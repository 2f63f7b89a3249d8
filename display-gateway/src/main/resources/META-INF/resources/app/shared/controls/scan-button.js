import { html, nothing } from 'lit';

import { PageElement } from '../page/element.js';
import { noteFault } from '../page/faults.js';
import { text } from '../page/texts.js';

/** How often the picture is looked at, in milliseconds. */
const LOOK_EVERY = 200;
/** Nobody holds a slip before a camera for longer, in milliseconds: it goes off by itself. */
const LONGEST = 60_000;

/**
 * Reads a slip's code with the device's camera, where the browser can: `<cq-scan>`. The picture stays in this page. Fires
 * `scanned` with what the code says.
 */
class ScanButton extends PageElement {
  static properties = { testid: {}, on: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {string | undefined} */
    this.testid = undefined;
    this.on = false;
    this.problem = '';
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} when it is looked next */
    this.next = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} when it goes off */
    this.end = undefined;
    /** Counts how often it went on or off: what an earlier press was still waiting for is too late. */
    this.turn = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    return canScan() ? html`<div class="scan">
      <button type="button" class="button plain" data-testid="${this.testid}-scan" aria-pressed=${String(this.on)} @click=${this.#toggle}>
        ${text(this.on ? 'shared.scanStop' : 'shared.scan')}</button>
      ${this.on ? html`<video class="scan-picture" muted playsinline aria-label=${text('shared.scanHint')} data-testid="${this.testid}-camera"></video>` : nothing}
      <p class="field-problem" role="alert">${this.problem}</p></div>` : nothing;
  }

  #toggle() {
    return this.on ? this.#stop() : this.#begin();
  }

  async #begin() {
    this.problem = '';
    this.on = true;
    const turn = ++this.turn;
    this.end = setTimeout(() => this.#stop(), LONGEST);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      if (turn !== this.turn) {
        off(stream);
        return;
      }
      this.stream = stream;
      await this.updateComplete;
      const video = /** @type {HTMLVideoElement} */ (this.querySelector('video'));
      video.srcObject = stream;
      await video.play();
      await this.#look(video, new BarcodeDetector({ formats: ['qr_code'] }), turn);
    } catch (failure) {
      this.#failed(failure, turn);
    }
  }

  /**
   * @param {HTMLVideoElement} video
   * @param {BarcodeDetector} detector
   * @param {number} turn of the press that this is for
   */
  async #look(video, detector, turn) {
    const [code] = await detector.detect(video);
    if (turn !== this.turn) {
      return;
    }
    if (code) {
      this.#stop();
      this.dispatchEvent(new CustomEvent('scanned', { detail: code.rawValue }));
    } else {
      this.next = setTimeout(() => this.#look(video, detector, turn).catch(failure => this.#failed(failure, turn)), LOOK_EVERY);
    }
  }

  /**
   * @param {unknown} failure who does not allow it has said so, and needs no more than that
   * @param {number} turn of the press that has failed
   */
  #failed(failure, turn) {
    if (turn !== this.turn) {
      return;
    }
    this.#stop();
    this.problem = text('shared.scanFailed');
    if (!(failure instanceof DOMException)) {
      noteFault(failure);
    }
  }

  #stop() {
    clearTimeout(this.next);
    clearTimeout(this.end);
    this.turn++;
    if (this.stream) {
      off(this.stream);
    }
    this.stream = null;
    this.on = false;
  }
}

/** Whether this browser reads codes, and this page may see. */
function canScan() {
  return 'BarcodeDetector' in globalThis && navigator.mediaDevices?.getUserMedia !== undefined;
}

/** @param {MediaStream} stream */
function off(stream) {
  stream.getTracks().forEach(track => track.stop());
}

customElements.define('cq-scan', ScanButton);
