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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
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
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      if (!this.on || !this.isConnected) {
        off(stream);
        return;
      }
      this.stream = stream;
      await this.updateComplete;
      const video = /** @type {HTMLVideoElement} */ (this.querySelector('video'));
      video.srcObject = stream;
      await video.play();
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      this.#look(video, detector, performance.now() + LONGEST);
    } catch (failure) {
      this.#failed(failure);
    }
  }

  /**
   * @param {HTMLVideoElement} video
   * @param {BarcodeDetector} detector
   * @param {number} until when it goes off, by this machine's clock
   */
  async #look(video, detector, until) {
    try {
      const [code] = await detector.detect(video);
      if (!this.on || !this.isConnected) {
        return;
      }
      if (code) {
        this.#stop();
        this.dispatchEvent(new CustomEvent('scanned', { detail: code.rawValue }));
      } else if (performance.now() > until) {
        this.#stop();
      } else {
        this.timer = setTimeout(() => this.#look(video, detector, until), LOOK_EVERY);
      }
    } catch (failure) {
      this.#failed(failure);
    }
  }

  /** @param {unknown} failure who does not allow it has said so, and needs no more than that */
  #failed(failure) {
    this.#stop();
    this.problem = text('shared.scanFailed');
    if (!(failure instanceof DOMException)) {
      noteFault(failure);
    }
  }

  #stop() {
    clearTimeout(this.timer);
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
