import { keep, kept } from './keeping.js';

const { classList, dataset } = document.documentElement;

/**
 * As what a manager has let this browser in, whichever page it shows.
 * @type {Api.OwnDevice | null} null where it is not let in, as far as that is known
 */
let ownDevice = JSON.parse(dataset.device ?? 'null');

/**
 * What the gateway says of it by now. Fires `cq-device` at the document where that is another than before.
 * @param {Api.OwnDevice | null} device
 */
export function hearDevice(device) {
  const isOther = JSON.stringify(device) !== JSON.stringify(ownDevice);
  ownDevice = device;
  if (isOther) {
    document.dispatchEvent(new Event('cq-device'));
  }
}

/** Whether this is the page of the device that this browser is. */
export function isOwnPage() {
  return ownDevice !== null && classList.contains(`page-${ownDevice.role}`);
}

/**
 * What a manager has chosen for this device.
 * @param {string} name of the setting, as the address would have it
 * @returns {string | undefined} none where nothing is chosen, or this is not the page for it
 */
export function chosenFor(name) {
  const chosen = isOwnPage() ? /** @type {Record<string, unknown>} */ (ownDevice?.settings)[name] : undefined;
  return chosen === undefined ? undefined : String(chosen);
}

/** How the receipt printer of this kiosk is, as it was said last. */
export function printerState() {
  return isOwnPage() ? ownDevice?.printer : undefined;
}

/**
 * What a slip has come to says that, too.
 * @param {Api.PrinterState | undefined} printer
 */
export function hearPrinter(printer) {
  if (ownDevice && printer) {
    ownDevice = { ...ownDevice, printer };
  }
}

/**
 * What is set for this very device, a kiosk's paper or a screen's size: by the address as it is now, `?paper=a4`; else by
 * a manager; else by an earlier address, for that is kept in this browser, so that it is needed once; empty, `?paper=`, it is
 * forgotten.
 * @param {string} name
 * @param {(value: string) => boolean} fits what does not is passed over
 * @returns {string | undefined} where nothing is set
 */
export function deviceSetting(name, fits) {
  const key = `carequeue.device.${name}`;
  const asked = new URLSearchParams(location.search).get(name);
  if (asked === '') {
    keep('localStorage', key, null);
  } else if (asked !== null && fits(asked)) {
    keep('localStorage', key, asked);
    return asked;
  }
  return [chosenFor(name), kept('localStorage', key) ?? undefined].find(value => value !== undefined && fits(value));
}

/**
 * The same, one of a few words.
 * @param {string} name
 * @template {string} W
 * @param {W[]} words
 * @returns {W} the first one where nothing is set
 */
export function deviceChoice(name, words) {
  return /** @type {W | undefined} */ (deviceSetting(name, value => words.some(word => word === value))) ?? words[0];
}

/**
 * The same, a number.
 * @param {string} name
 * @param {number} least
 * @param {number} most
 */
export function deviceNumber(name, least, most) {
  const found = deviceSetting(name, value => value !== '' && Number(value) >= least && Number(value) <= most);
  return found === undefined ? undefined : Number(found);
}
