import { html, nothing } from 'lit';

import { language, locale, text, wordText } from '../page/texts.js';
import { isOfAll, keyOf } from './override-reasons.js';

/** In which language the owner says what it finds. */
const OWNER_WRITES = 'en';
/** As long as the owner takes a reason, in characters. */
const LONGEST_REASON = 200;

/**
 * What the owner finds, in the page's language: its own sentence says most.
 * @param {'fault' | 'warning'} prefix
 * @param {{code: string, sentence: string, needed?: number}} finding
 */
function said(prefix, { code, sentence, needed = 0 }) {
  const ours = wordText('prescription', prefix, code);
  return language === OWNER_WRITES || ours === code ? sentence
    : ours.replace('{needed}', new Intl.NumberFormat(locale(), { useGrouping: false }).format(needed));
}

/** @param {Api.PrescriptionFault} fault */
export function faultText(fault) {
  return said('fault', fault);
}

/** @param {{code: string, sentence: string, needed?: number}} warning */
export function warningText(warning) {
  return said('warning', warning);
}

/**
 * The warnings about one medicine, or about the patient, each with a place for the reason why it is prescribed all the same.
 * @param {Api.PrescriptionWarning[]} warnings
 * @param {number | 'patient'} item its place
 * @param {Map<string, string>} reasons by `keyOf`
 * @param {boolean} asking whether those that are missing are asked for
 */
export function warningBoxes(warnings, item, reasons, asking) {
  const about = warnings.filter(warning => isOfAll(warning.code) ? item === 'patient' : warning.item === item);
  return about.length === 0 ? nothing : html`<div class="rx-warnings" role="group"
    aria-label=${item === 'patient' ? text('prescription.patient') : text('prescription.warningsAbout', { place: item + 1 })}>${about.map(warning => {
      const key = keyOf(warning);
      const id = `rx.reason.${key}`;
      const isMissing = asking && !reasons.get(key)?.trim();
      return html`<div class="rx-warning" data-testid="rx-warning-${item}-${warning.code}">
        <p id="${id}.warning">${warningText(warning)}</p>
        <div class="field">
          <label for=${id}>${text('prescription.reason')}</label>
          <input id=${id} data-reason=${key} .value=${reasons.get(key) ?? ''} maxlength=${LONGEST_REASON} autocomplete="off"
            data-testid="rx-reason-${item}-${warning.code}" aria-invalid=${isMissing}
            aria-describedby="${id}.warning${isMissing ? ` ${id}.problem` : ''}">
          ${isMissing ? html`<p class="field-problem" id="${id}.problem">${text('prescription.reasonMissing')}</p>` : nothing}
        </div>
      </div>`;
    })}</div>`;
}
