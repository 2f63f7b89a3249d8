import { intakeOf } from '../shared/board/intake.js';
import { levelsOf } from '../shared/board/settings.js';
import { newKey, Refused, whyNot } from '../shared/controls/commands.js';
import * as endpoints from '../shared/controls/endpoints.js';
import { nameOf, text } from '../shared/page/texts.js';

/**
 * What is asked before somebody gets a number.
 * @param {Page.Board<'reception'>} board
 * @param {string} line that of a number that is over, or none
 * @returns {import('../shared/controls/ask-button.js').Field[]}
 */
export function fieldsOfNumber({ settings, intake }, line) {
  const lines = settings?.serviceLines ?? [];
  const first = lines.filter(({ code }) => code === line);
  return [
    { name: 'serviceLine', label: text('doctor.transferLine'),
      options: [...first, ...lines.filter(({ code }) => code !== line)]
        .map(each => ({ value: each.code, label: intakeOf(intake, each.code).open ? nameOf(each) : text('reception.lineClosed', { line: nameOf(each) }) })) },
    { name: 'priority', label: text('reception.level'),
      options: [{ value: '', label: text('reception.levelLater') },
        ...levelsOf(settings).map(level => ({ value: level.code, label: nameOf(level) }))] },
  ];
}

/** Takes numbers for people: what nobody has answered is the same wish when it is sent again. */
export class NumberFor {
  /** @type {Map<string, string>} keys of those that nobody has answered, by service line */
  #keys = new Map();

  /**
   * @param {Page.Commands} commands
   * @param {string} serviceLine
   * @param {string | undefined} priority none where nobody has looked at the patient
   * @param {() => void} onRetry
   * @returns {Promise<{ticket: Api.IssuedTicket, problem: string}>} the number, and why its level could not be set
   * @throws {Error} where there is no number
   */
  async take(commands, serviceLine, priority, onRetry) {
    const ticket = await this.#issue(commands, serviceLine, onRetry);
    if (!priority) {
      return { ticket, problem: '' };
    }
    try {
      await commands.send(endpoints.priorityOf(ticket.id), { priority }, { onRetry });
      return { ticket, problem: '' };
    } catch (failure) {
      return { ticket, problem: text('reception.levelNotSet', { number: ticket.number, why: whyNot(failure) }) };
    }
  }

  /**
   * @param {Page.Commands} commands
   * @param {string} serviceLine
   * @param {() => void} onRetry
   */
  async #issue(commands, serviceLine, onRetry) {
    const key = this.#keys.get(serviceLine) ?? newKey();
    this.#keys.set(serviceLine, key);
    try {
      const ticket = await commands.send(endpoints.tickets, { serviceLine }, { key, onRetry });
      this.#keys.delete(serviceLine);
      return ticket;
    } catch (failure) {
      if (failure instanceof Refused) {
        this.#keys.delete(serviceLine);
      }
      throw failure;
    }
  }
}
