import { html } from 'lit';

import { text } from '../shared/page/texts.js';
import { addressOf } from './asking.js';

/** In which forms the service writes figures. */
const FORMS = ['csv', 'xlsx', 'json'];

/**
 * Where the same figures are as a file.
 * @param {Page.Source} source
 * @param {string} name of what they are
 */
export function linksTo({ endpoint, query }, name) {
  return html`<p class="links">${FORMS.map(format => html`<a href=${addressOf(endpoint, { ...query, format })}
    download=${`${endpoint.path.slice(1).replaceAll('/', '-')}.${format}`}
    aria-label=${text('statistics.asFile', { name, form: format.toUpperCase() })}>${format.toUpperCase()}</a>`)}</p>`;
}
