import { SETTLES, acts, heir, staysQuiet } from './press.js';

/**
 * The one place that decides whether a press acts and where the focus goes, on all pages. It stands before all components
 * in each page and sees every control appear, change its meaning and be pressed, so that no component can forget it.
 *
 * What does not act yet says so by `aria-disabled`, and looks as always: else it would flash. `aria-busy` says that its
 * command is under way; it keeps the focus meanwhile, where `disabled` would lose it. The page says by attributes:
 * `data-final`, that this cannot be taken back, or not for long: the focus never goes there by itself;
 * `data-focus`, that this may have the focus when what had it is gone;
 * `data-lasting`, that words which change in here, such as a count, leave the meaning as it is.
 */

const CONTROL = 'button, a[href]';
const TEXT = 'textarea, [contenteditable]';
const LINE = 'select, input:not([type=checkbox], [type=radio])';
/** How far from the first the second tap of a finger may be, in pixels. */
const REACH = 24;

const clock = () => performance.now();

/** @type {WeakMap<Element, number>} since when a control is what it is, where it is */
const settled = new WeakMap();
/** @type {Set<Element>} those that say that they do not act yet */
const inert = new Set();
/**
 * When the press that is not over began, and whether by a pointer.
 * @type {{began: number, byPointer: boolean} | null}
 */
let press = null;
/**
 * Where the pointer was last, and the controls that were there then.
 * @type {{points: number[][], controls: (Element | null)[]}}
 */
let pointer = { points: [], controls: [] };
/**
 * What had the focus last, and all that it stood in, from the nearest outwards.
 * @type {{element: HTMLElement, around: HTMLElement[]} | null}
 */
let held = null;
let looking = false;
let releasing = false;

/** @param {Element} control */
function unsettle(control) {
  settled.set(control, clock());
  control.setAttribute('aria-disabled', 'true');
  inert.add(control);
  release();
}

function release() {
  if (releasing || inert.size === 0) {
    return;
  }
  releasing = true;
  setTimeout(() => {
    releasing = false;
    for (const control of inert) {
      if (!control.isConnected || acts({ began: clock(), settled: settled.get(control), busy: isBusy(control) })) {
        inert.delete(control);
        control.removeAttribute('aria-disabled');
      }
    }
    release();
  }, SETTLES / 8);
}

/** @param {Element} control */
function isBusy(control) {
  return control.getAttribute('aria-busy') === 'true';
}

// ── what changes ──

/** @param {(MutationRecord & {target: Element})[]} records */
function changed(records) {
  for (const { target, addedNodes, attributeName, oldValue } of records) {
    if (attributeName === null) {
      addedNodes.forEach(appeared);
      renamed(target);
    } else if (target.matches(CONTROL) && target.getAttribute(attributeName) !== oldValue) {
      unsettle(target);
    }
  }
  if (!looking) {
    looking = true;
    requestAnimationFrame(look);
  }
}

/** @param {Node} node */
function appeared(node) {
  if (node instanceof Element && node.isConnected) {
    [node, ...node.querySelectorAll(CONTROL)].filter(element => element.matches(CONTROL)).forEach(unsettle);
  }
}

/** @param {Node} node */
function renamed(node) {
  const element = node instanceof Element ? node : node.parentElement;
  const control = element?.closest(CONTROL);
  if (control && !element?.closest('[data-lasting]')) {
    unsettle(control);
  }
}

/** After a change: what has come under the resting pointer, and whether the focus is on nothing. */
function look() {
  if (!looking) {
    return;
  }
  looking = false;
  const controls = pointer.points.map(controlAt);
  controls.forEach((control, index) => {
    if (control && control !== pointer.controls[index]) {
      unsettle(control);
    }
  });
  pointer.controls = controls;
  keepFocus();
}

/** @param {number[]} point */
function controlAt([x, y]) {
  return document.elementFromPoint(x, y)?.closest(CONTROL) ?? null;
}

// ── who presses ──

/** @param {PointerEvent & {target: Element}} event */
function pointed({ clientX, clientY, target }) {
  look();
  pointer = { points: [[clientX, clientY]], controls: [target.closest?.(CONTROL) ?? null] };
}

/** @param {PointerEvent & {target: Element}} event */
function pointerDown({ clientX, clientY }) {
  look();
  const points = [[0, 0], [REACH, 0], [-REACH, 0], [0, REACH], [0, -REACH]].map(([x, y]) => [clientX + x, clientY + y]);
  pointer = { points, controls: points.map(controlAt) };
  press = { began: clock(), byPointer: true };
  held = null;
}

/** Whoever scrolls moves what is under the pointer. */
function scrolled() {
  if (!looking) {
    pointer.controls = pointer.points.map(controlAt);
  }
}

/** @param {KeyboardEvent & {target: Element}} event */
function keyDown(event) {
  const { key, target } = event;
  if (!event.repeat) {
    if (key === 'Enter' || key === ' ') {
      press = { began: clock(), byPointer: false };
    }
  } else if (staysQuiet(key, target.closest?.(TEXT) ? 'text' : target.closest?.(LINE) ? 'line' : 'nothing')) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** The click of a key comes with its end. */
function keyUp() {
  setTimeout(() => {
    if (press?.byPointer === false) {
      press = null;
    }
  });
}

/**
 * A click by neither pointer nor key, as of a screen reader, begins when it comes.
 * @param {MouseEvent & {target: Element}} event
 */
function clicked(event) {
  const control = event.target.closest?.(CONTROL);
  const began = press?.byPointer === (event.detail > 0) ? press.began : clock();
  press = null;
  if (control && !acts({ began, settled: settled.get(control), busy: isBusy(control) })) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

// ── where the focus is ──

/**
 * Moves the focus to where nobody has asked for it: never to a final act, and a control does not act there at once.
 * @param {Element | null | undefined} element
 */
export function focusOn(element) {
  if (element instanceof HTMLElement && !element.matches('[data-final]')) {
    moveFocus(element);
  }
}

/**
 * Moves the focus to where somebody has asked for it by a key, as Tab does.
 * @param {HTMLElement} element
 */
export function stepTo(element) {
  element.focus();
}

/** @param {HTMLElement} element */
function moveFocus(element) {
  element.focus({ preventScroll: element === held?.element });
  if (element.matches(CONTROL)) {
    unsettle(element);
  }
}

/** @param {FocusEvent & {target: HTMLElement}} event */
function focused({ target }) {
  const around = [];
  for (let element = target.parentElement; element; element = element.parentElement) {
    around.push(element);
  }
  held = { element: target, around };
}

/** What had the focus may have been moved, taken away or disabled; who works by keyboard goes on from near there. */
function keepFocus() {
  const { activeElement } = document;
  if (!held || (activeElement !== document.body && activeElement !== held.element)) {
    return;
  }
  if (!isThere(held.element)) {
    const near = held.around.filter(({ isConnected }) => isConnected).map(one =>
      [.../** @type {NodeListOf<HTMLElement>} */ (one.querySelectorAll('[data-focus]'))]);
    const main = /** @type {HTMLElement} */ (document.getElementById('main')); // each page has one
    focusOn(heir([...near, [main]], candidate => candidate.matches('[data-final]'), isThere));
  } else if (activeElement === document.body) {
    moveFocus(held.element);
  }
}

/** @param {HTMLElement & {disabled?: boolean}} element */
function isThere(element) {
  return element.isConnected && !element.disabled && element.checkVisibility();
}

new MutationObserver(changed).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeOldValue: true,
  attributeFilter: ['aria-label', 'aria-expanded', 'aria-busy'],
});
for (const [type, listener] of Object.entries({
  pointermove: pointed, pointerdown: pointerDown, scroll: scrolled, keydown: keyDown, keyup: keyUp, click: clicked,
  focusin: focused,
})) {
  addEventListener(type, listener, { capture: true });
}
