import { html, nothing, svg } from 'lit';

import { lineName } from '../board/settings.js';
import { waitWords } from '../board/waits.js';
import { deviceChoice } from '../page/device.js';
import { logo } from '../page/look.js';
import { text } from '../page/texts.js';
import { dateOf, hourAndMinute } from '../page/time.js';

/** @typedef {{size: number, path: string}} Drawing of a QR code: how many modules a side has, and the dark ones as a path */

/** The first is what a kiosk does that nobody has set up. */
const PAPERS = ['80mm', '58mm', 'a4'];
/**
 * The rolls among them.
 * @type {('80mm' | '58mm')[]}
 */
const ROLLS = ['80mm', '58mm'];
/** @type {('button' | 'auto' | 'off')[]} */
const PRINTING = ['button', 'auto', 'off'];
/** How long the drawing is waited for: the number must not wait for it. */
const PATIENCE = 4_000;

/** When this kiosk prints: `?print=`. */
export function printing() {
  return deviceChoice('print', PRINTING);
}

/** The roll of this kiosk's receipt printer. */
export function roll() {
  return deviceChoice('paper', ROLLS);
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
 * What a slip says: the number, what for, when, the order, and the way to follow it. No name.
 * @typedef {{copy: string, heading: string, number: string, line: string, time: string, order: string, watch: string,
 *   tracking: string, link: string}} Said empty what does not stand there
 *
 * @param {{number: string, issuedAt: string, serviceLine: string}} ticket
 * @param {Page.WithLines | null} settings
 * @param {string | null} link
 * @param {string | null} copied when it was printed again; a first print is no copy
 * @returns {Said}
 */
export function saidOn({ number, issuedAt, serviceLine }, settings, link, copied) {
  return {
    copy: copied ? text('kiosk.copy', { date: dateOf(copied), time: hourAndMinute(copied) }) : '',
    heading: text('kiosk.yourNumber'),
    number,
    line: lineName(settings, serviceLine),
    time: text('kiosk.issuedOn', { date: dateOf(issuedAt), time: hourAndMinute(issuedAt) }),
    order: text('kiosk.order'),
    watch: text('kiosk.watchScreen'),
    tracking: link ? text('kiosk.tracking') : '',
    link: link ?? '',
  };
}

/**
 * What is printed by the browser, and seen on paper alone: the same, and how long it was expected to take.
 * @param {{number: string, issuedAt: string, serviceLine: string, wait?: Api.OwnWait}} ticket
 * @param {Page.WithLines | null} settings
 * @param {string | null} link
 * @param {Drawing | null} drawing
 * @param {string | null} [copied] when it was printed again
 */
export function slip(ticket, settings, link, drawing, copied = null) {
  const said = saidOn(ticket, settings, link, copied);
  return html`<section class="slip" aria-hidden="true" data-testid="slip">
    ${said.copy ? html`<p class="slip-copy" data-testid="slip-copy">${said.copy}</p>` : nothing}
    ${logo ? html`<img class="slip-logo" src=${logo} alt="">` : nothing}
    <p class="slip-heading">${said.heading}</p>
    <p class="slip-number">${said.number}</p>
    <p class="slip-line">${said.line}</p>
    <p class="slip-time">${said.time}</p>
    ${ticket.wait?.from === undefined ? nothing : html`<p class="slip-wait" data-testid="slip-wait">${text('kiosk.wait', { wait: waitWords(ticket.wait) })}</p>`}
    <p class="slip-order">${said.order}</p>
    <p>${said.watch}</p>
    ${said.link ? html`<p class="slip-tracking">${said.tracking}</p>${qrCode(drawing)}<p class="slip-link">${said.link}</p>`
      : nothing}
  </section>`;
}
