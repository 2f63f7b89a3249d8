/**
 * Leaving a page on purpose, after whoever sits there was asked: then the browser does not ask once more, and what stood there
 * does not come back when the next person presses Back.
 */

let leaving = false;

/** Whether somebody has said that they leave. */
export function isLeaving() {
  return leaving;
}

/** @param {string} address */
export function leaveFor(address) {
  leaving = true;
  location.assign(address);
}

/**
 * Leaves by sending a form, of which nothing stands in the address.
 * @param {{action: string, fields: Record<string, string>}} said
 */
export function leaveBy({ action, fields }) {
  leaving = true;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.append(...Object.entries(fields).map(([name, value]) => {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    return field;
  }));
  document.body.append(form);
  form.submit();
}

/** Whether something is typed that would be lost; a component that keeps something says so to `cq-leave`. */
export function hasTyped() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('main input, main textarea'));
  return [...fields].some(field => !['checkbox', 'radio'].includes(field.type) && field.value !== field.defaultValue)
    || !document.dispatchEvent(new Event('cq-leave', { cancelable: true }));
}

addEventListener('pagehide', () => {
  if (leaving) {
    document.documentElement.dataset.left = ''; // and is not seen again until it is loaded anew
  }
});
addEventListener('pageshow', ({ persisted }) => persisted && leaving && location.reload());
