/** For so long after it was last moved, a pointer that rests on a part of a page is somebody's. */
const POINTED = 20_000;
/** A finger that has left the glass may come back. */
const TOUCHED = 3_000;

/**
 * Whether somebody is at a component: with a pointer, a finger, or the focus of a keyboard. So long nothing in it moves
 * that they may be about to press. Its host is rendered anew as soon as nobody is.
 */
export class AtHand {
  #host;
  #until = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #over;

  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    for (const [type, listener] of Object.entries(this.#listeners)) {
      this.#host.addEventListener(type, listener, { capture: true, passive: true });
    }
  }

  hostDisconnected() {
    for (const [type, listener] of Object.entries(this.#listeners)) {
      this.#host.removeEventListener(type, listener, { capture: true });
    }
    clearTimeout(this.#over);
  }

  get held() {
    return performance.now() < this.#until;
  }

  /** Whoever is at it wants to see how things stand. */
  letGo() {
    clearTimeout(this.#over);
    this.#until = 0;
    this.#host.requestUpdate();
  }

  /** @param {number} time in milliseconds */
  #hold(time) {
    const until = performance.now() + time;
    if (until > this.#until) {
      this.#until = until;
      clearTimeout(this.#over);
      this.#over = setTimeout(() => this.letGo(), time);
    }
  }

  /** @type {Record<string, (event: any) => void>} */
  #listeners = {
    pointermove: event => this.#pointed(event),
    pointerdown: event => this.#pointed(event),
    pointerup: event => this.#pointed(event),
    pointercancel: event => this.#pointed(event),
    scroll: () => this.held && this.#hold(TOUCHED),
    keydown: () => this.#hold(POINTED),
    focusin: event => event.target.matches(':focus-visible') && this.#hold(POINTED),
    focusout: event => this.#left(event.relatedTarget),
    pointerout: event => event.pointerType !== 'touch' && this.#left(event.relatedTarget),
  };

  /** @param {PointerEvent} event */
  #pointed({ pointerType }) {
    this.#hold(pointerType === 'touch' ? TOUCHED : POINTED);
  }

  /** @param {Node | null} to */
  #left(to) {
    const isHere = this.#host.contains(to) || this.#host.matches(':hover') || this.#host.querySelector(':focus-visible');
    if (this.held && !isHere) {
      this.letGo();
    }
  }
}
