/** So long a finger or key rests on the screen until its controls are shown, in milliseconds; nobody does that in passing. */
const HOLD = 2_000;
/** So long they stay after the last touch. */
const STAY = 120_000;
/** A finger that moves further meant something else, in pixels. */
const STEADY = 20;

/**
 * What staff set on a public screen is shown to whoever holds it, and for a while: nobody who passes by switches the
 * sound off, and nobody reads there what is for staff alone.
 */
export class StaffControls {
  /** Whether they are shown. */
  shown = false;
  #host;
  /** @type {number | undefined} */
  #holding;
  /** @type {number | undefined} */
  #hiding;
  #from = { x: 0, y: 0 };

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('pointerdown', this.#press);
    addEventListener('pointermove', this.#move);
    addEventListener('keydown', this.#press);
    ['pointerup', 'pointercancel', 'keyup', 'blur'].forEach(type => addEventListener(type, this.#release));
    addEventListener('contextmenu', this.#keep);
  }

  hostDisconnected() {
    removeEventListener('pointerdown', this.#press);
    removeEventListener('pointermove', this.#move);
    removeEventListener('keydown', this.#press);
    ['pointerup', 'pointercancel', 'keyup', 'blur'].forEach(type => removeEventListener(type, this.#release));
    removeEventListener('contextmenu', this.#keep);
    clearTimeout(this.#holding);
    clearTimeout(this.#hiding);
  }

  /** Shows them, until nobody has touched anything for a while. */
  show() {
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => this.#set(false), STAY);
    this.#set(true);
  }

  /** @param {boolean} shown */
  #set(shown) {
    if (this.shown !== shown) {
      this.shown = shown;
      this.#host.requestUpdate();
    }
  }

  #press = (/** @type {PointerEvent | KeyboardEvent} */ event) => {
    if (this.shown) {
      this.show();
    } else if (!('repeat' in event && event.repeat)) {
      this.#from = 'clientX' in event ? { x: event.clientX, y: event.clientY } : this.#from;
      clearTimeout(this.#holding);
      this.#holding = setTimeout(() => this.show(), HOLD);
    }
  };

  #move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    if (Math.hypot(clientX - this.#from.x, clientY - this.#from.y) > STEADY) {
      this.#release();
    }
  };

  #release = () => clearTimeout(this.#holding);

  /** A finger that rests opens no menu of the browser's. */
  #keep = (/** @type {Event} */ event) => event.preventDefault();
}
