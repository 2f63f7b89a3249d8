import { rowAfter } from '../staff/steady-order.js';
import { stepTo } from './controls.js';
import { stepIn } from './shortcut-rules.js';

/**
 * Makes one stop of the Tab key of many controls that a component has itself, each in a row of its own or all in one: arrows lead
 * from one to another, Home and End to the first and the last. The stop is where the focus was last.
 */
export class OneStop {
  #host;
  #controls;
  #along;
  /** @type {Element | undefined} */
  #stop = undefined;

  /**
   * @param {import('lit').ReactiveControllerHost & HTMLElement} host
   * @param {string} controls a selector
   * @param {'rows' | 'line' | 'nothing'} along what arrows lead; nothing where the page has its own way with them
   */
  constructor(host, controls, along) {
    this.#host = host;
    this.#controls = controls;
    this.#along = along;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener('focusin', this.#focused);
    this.#host.addEventListener('keydown', this.#key);
  }

  hostDisconnected() {
    this.#host.removeEventListener('focusin', this.#focused);
    this.#host.removeEventListener('keydown', this.#key);
  }

  hostUpdated() {
    const all = this.#all;
    this.#stop = all.find(control => control === this.#stop && isSeen(control)) ?? all.find(isSeen);
    for (const control of all) {
      control.tabIndex = control === this.#stop ? 0 : -1;
    }
  }

  get #all() {
    return /** @type {HTMLElement[]} */ ([...this.#host.querySelectorAll(this.#controls)]);
  }

  #focused = (/** @type {FocusEvent} */ { target }) => {
    if (/** @type {Element} */ (target).matches(this.#controls)) {
      this.#stop = /** @type {Element} */ (target);
      this.hostUpdated();
    }
  };

  #key = (/** @type {KeyboardEvent} */ event) => {
    const { key, ctrlKey, altKey, metaKey } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (this.#along === 'nothing' || ctrlKey || altKey || metaKey || !target.matches(this.#controls)) {
      return;
    }
    const all = this.#all.filter(isSeen);
    const to = this.#along === 'rows' ? rowAfter(key, all, target)
      : all[stepIn(key, all.indexOf(target), all.length, getComputedStyle(target).direction === 'rtl') ?? -1];
    if (to) {
      event.preventDefault();
      stepTo(to);
    }
  };
}

/** @param {HTMLElement} control */
function isSeen(control) {
  return control.checkVisibility();
}
