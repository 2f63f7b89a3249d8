import * as endpoints from '../controls/endpoints.js';
import { Refused, Unanswered } from '../controls/commands.js';
import { noteFault } from '../page/faults.js';
import { directionOf, text } from '../page/texts.js';
import { saidOn } from './slip.js';
import { pictureOf } from './slip-picture.js';

/**
 * What became of a slip, and how the printer is, where that is known.
 * @typedef {{outcome: Api.Printed['outcome'], printer?: Api.PrinterState}} Printed
 */

/** What a proxy says that has not heard the end. */
const MAYBE = [502, 504];

/**
 * A slip as a picture, in the language that is spoken now.
 * @param {Parameters<typeof import('./slip.js').slip>} slip
 * @param {string} clinic its name
 * @param {'80mm' | '58mm'} roll
 */
export function receiptOf([ticket, settings, link, drawing, copied], clinic, roll) {
  return pictureOf(saidOn(ticket, settings, link, copied ?? null), clinic, drawing, roll, directionOf());
}

/**
 * Has the gateway print it. It is asked once: whether an answer that did not come was about a slip that did, only the paper says.
 * @param {Page.Commands} commands
 * @param {string} printer the id of its kiosk, or `own`
 * @param {Api.PrintSlip} receipt
 * @returns {Promise<Printed>}
 */
export async function printAt(commands, printer, receipt) {
  try {
    return await commands.send(endpoints.slipsOf(printer), receipt, { once: true });
  } catch (failure) {
    if (failure instanceof Unanswered || (failure instanceof Refused && MAYBE.includes(failure.problem.status ?? 0))) {
      return { outcome: 'unsure' };
    }
    if (!(failure instanceof Refused)) {
      noteFault(failure);
    }
    return { outcome: 'not-printed' };
  }
}

/**
 * What a patient is told.
 * @param {Printed} printed
 */
export function sentenceOf({ outcome, printer }) {
  switch (outcome) {
    case 'printed': return text('kiosk.slipPrinted');
    case 'sent': return text('kiosk.slipSent');
    case 'unsure': return text('kiosk.slipUnsure');
    default: return text(printer === 'no-paper' ? 'kiosk.slipNoPaper' : 'kiosk.slipNone');
  }
}
