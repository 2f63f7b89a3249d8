import { html, nothing, svg } from 'lit';

import { lineName } from '../board/settings.js';
import { deviceChoice } from '../page/device.js';
import { logo } from '../page/look.js';
import { text } from '../page/texts.js';
import { dateOf, hourAndMinute } from '../page/time.js';

/** @typedef {{size: number, path: string}} Drawing of a QR code: how many modules a side has, and the dark ones as a path */

/** The first is what a kiosk does that nobody has set up. */
const PAPERS = ['80mm', '58mm', 'a4'];
/** @type {('button' | 'auto' | 'off')[]} */
const PRINTING = ['button', 'auto', 'off'];
/** How long the drawing is waited for: the number must not wait for it. */
const PATIENCE = 4_000;

/** When this kiosk prints: `?print=`. */
export function printing() {
  return deviceChoice('print', PRINTING);
}

/** Without its style sheet a slip is no slip; but a number on the wrong paper is better than none. */
const PAPER_PATIENCE = 4_000;
const PAPER_AGAIN = 5_000;

/** @type {Promise<void>} there once the style sheet of this kiosk's paper is */
let paper = Promise.resolve();

/** Its address; empty before one is loaded. */
let wanted = '';

/**
 * Loads the style sheet of this kiosk's paper: `?paper=80mm` or `58mm`, a roll, or `?paper=a4`; until it is there. To be called
 * again when the device may be set up otherwise.
 */
export function loadPaper() {
  const sheet = /** @type {HTMLLinkElement} */ (document.getElementById('paper'));
  const address = String(sheet.getAttribute('href')).replace(/paper-\w+\.css$/, `paper-${deviceChoice('paper', PAPERS)}.css`);
  if (address === wanted) {
    return;
  }
  if (wanted === '') {
    sheet.addEventListener('error', () => {
      console.warn(`There is no style sheet ${wanted} yet: slips are printed without`);
      setTimeout(() => sheet.setAttribute('href', wanted), PAPER_AGAIN);
    });
  }
  wanted = address;
  if (sheet.getAttribute('href') !== address) {
    sheet.setAttribute('href', address);
  }
  // The one of before may come meanwhile, and is what the page has until this one does.
  paper = new Promise(resolve => {
    const look = () => {
      if (sheet.sheet?.href === new URL(address, location.href).href) {
        sheet.removeEventListener('load', look);
        resolve();
      }
    };
    sheet.addEventListener('load', look);
    look();
  });
}

/** Prints what the page has for paper, once it is known how. */
export async function printSlip() {
  await Promise.race([paper, new Promise(resolve => setTimeout(resolve, PAPER_PATIENCE))]);
  print();
}

/**
 * A QR code of a link.
 * @param {string} link
 * @returns {Promise<Drawing | null>} null where it could not be drawn: the link stands there as text
 */
export async function drawingOf(link) {
  try {
    const answer = await fetch('/api/qr-code', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      body: link,
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/**
 * The drawing, black on white on every ground.
 * @param {Drawing | null} drawing
 */
export function qrCode(drawing) {
  return drawing === null ? nothing
    : html`<svg class="qr" viewBox="0 0 ${drawing.size} ${drawing.size}" role="img" aria-label=${text('kiosk.qrCode')}
        shape-rendering="crispEdges" data-testid="qr">${svg`<rect class="qr-ground" width="100%" height="100%"></rect>
        <path class="qr-dots" d=${drawing.path}></path>`}</svg>`;
}

/**
 * What is printed, and seen on paper alone: the number, what for, when, the order, and the way to follow it. No name.
 * @param {{number: string, issuedAt: string, serviceLine: string}} ticket
 * @param {Page.WithLines | null} settings
 * @param {string | null} link
 * @param {Drawing | null} drawing
 * @param {string | null} [copied] when it was printed again; a first print is no copy
 */
export function slip({ number, issuedAt, serviceLine }, settings, link, drawing, copied = null) {
  return html`<section class="slip" aria-hidden="true" data-testid="slip">
    ${copied ? html`<p class="slip-copy" data-testid="slip-copy">${text('kiosk.copy', { date: dateOf(copied),
      time: hourAndMinute(copied) })}</p>` : nothing}
    ${logo ? html`<img class="slip-logo" src=${logo} alt="">` : nothing}
    <p class="slip-heading">${text('kiosk.yourNumber')}</p>
    <p class="slip-number">${number}</p>
    <p class="slip-line">${lineName(settings, serviceLine)}</p>
    <p class="slip-time">${text('kiosk.issuedOn', { date: dateOf(issuedAt), time: hourAndMinute(issuedAt) })}</p>
    <p class="slip-order">${text('kiosk.order')}</p>
    <p>${text('kiosk.watchScreen')}</p>
    ${link ? html`<p class="slip-tracking">${text('kiosk.tracking')}</p>${qrCode(drawing)}<p class="slip-link">${link}</p>`
      : nothing}
  </section>`;
}
