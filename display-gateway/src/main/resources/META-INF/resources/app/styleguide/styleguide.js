import { html, nothing, svg } from 'lit';

import '../shared/access/staff-page.js';
import '../shared/controls/action-button.js';
import '../shared/controls/ask-button.js';
import '../shared/controls/shortcuts.js';
import '../shared/page/connection-banner.js';
import '../shared/staff/alerts.js';
import '../shared/staff/break.js';
import '../shared/staff/place.js';
import '../shared/staff/share.js';
import '../shared/staff/undo-button.js';
import '../shared/staff/uncollected-list.js';
import { now } from '../shared/page/time.js';
import { PageElement } from '../shared/page/element.js';
import { text } from '../shared/page/texts.js';
import { levelButtons } from '../shared/staff/level-buttons.js';
import { levelBadge } from '../shared/staff/levels.js';
import { prescriptionContent } from '../shared/staff/prescription-view.js';
import { storyOf } from '../shared/staff/prescription-story.js';
import { contrastOf, groundsOf } from './contrast.js';
import { pretend, tokens, valuesOf } from './pretended.js';
import { alarmed, connections, NoCommands, prescription, settingsWith, ticketOf } from './sample.js';

const HALF_AN_HOUR = 1_800_000;
/** Text has at least so many times the brightness of its ground. */
const LEAST = 7;
/** How a device can differ from this one. */
const PRETENDED = ['dark', 'contrast', 'paper'];
const KINDS = ['plain', 'primary', 'danger', 'quiet', 'large'];

/**
 * How the pages look: the tokens with what they are worth, and each component in each of its states. All of it is the real one, out of
 * the pages' own scripts and style sheets: `<cq-styleguide>`.
 */
class Styleguide extends PageElement {
  static properties = { device: { state: true }, light: { state: true }, dark: { state: true } };

  constructor() {
    super();
    const { scales, visions } = JSON.parse(this.dataset.design ?? '');
    /** @type {Record<string, {levels: Api.Level[]}>} those that are built in */
    this.scales = scales;
    /** @type {Record<string, number[]>} how colours look to some, as matrices over linear RGB */
    this.visions = visions;
    this.device = { dark: matchMedia('(prefers-color-scheme: dark)').matches, contrast: matchMedia('(prefers-contrast: more)').matches, paper: false };
    this.commands = new NoCommands();
    /** @type {Map<string, string>} */
    this.light = new Map();
    /** @type {Map<string, string>} */
    this.dark = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.dataset.live = 'true'; // nothing here is of a board
    addEventListener('load', this.#measure);
    this.#measure();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('load', this.#measure);
  }

  #measure = () => {
    const names = tokens();
    pretend({ dark: false, contrast: false, paper: false });
    this.light = valuesOf(names);
    pretend({ dark: true, contrast: false, paper: false });
    this.dark = valuesOf(names);
    pretend(this.device);
  };

  /** @param {'dark' | 'contrast' | 'paper'} what */
  #switch(what) {
    this.device = { ...this.device, [what]: !this.device[what] };
    pretend(this.device);
  }

  render() {
    const { levels } = this.scales['five-levels'];
    return html`
      <div class="toolbar" role="group" aria-label=${text('styleguide.device')}>
        ${PRETENDED.map(what => html`<button type="button" class="button plain" data-testid="device-${what}"
          aria-pressed=${String(this.device[/** @type {'dark' | 'contrast' | 'paper'} */ (what)])}
          @click=${() => this.#switch(/** @type {'dark' | 'contrast' | 'paper'} */ (what))}>${text(`styleguide.${what}`)}</button>`)}
        <cq-shortcuts></cq-shortcuts>
      </div>
      ${part('colours', this.#colours())}
      ${part('sizes', this.#sizes())}
      ${part('levels', this.#levels())}
      ${part('buttons', this.#buttons())}
      ${part('forms', this.#forms(levels))}
      ${part('undo', html`<div class="actions"><cq-undo .ticket=${ticketOf(levels[2], 20)} .calling=${settingsWith(levels).calling} .commands=${this.commands}></cq-undo></div>
        ${levelButtons(ticketOf(levels[2], 20), settingsWith(levels), this.commands)}`)}
      ${part('alerts', html`<cq-alerts .board=${alarmed(levels)} .commands=${this.commands} .workplace=${'room 1'}></cq-alerts>`)}
      ${part('connection', connections().map(connection => html`<cq-connection-banner .connection=${connection}></cq-connection-banner>`))}
      ${part('lists', this.#lists(levels))}
      ${part('breaks', html`<div class="toolbar"><cq-break></cq-break><cq-break .back=${new Date(now() + HALF_AN_HOUR).toISOString()}></cq-break></div>`)}`;
  }

  /** Those that are read somewhere say how well, in the light and in the dark. */
  #colours() {
    const colours = [...this.light.keys()].filter(name => this.light.get(name)?.startsWith('rgb'));
    return html`<div class="guide-table"><table>
      <thead><tr>${['token', 'light', 'dark'].map(head => html`<th scope="col">${text(`styleguide.${head}`)}</th>`)}</tr></thead>
      <tbody>${colours.map(name => html`<tr><th scope="row"><code>${name}</code></th>
        ${[this.light, this.dark].map(values => html`<td><span class="guide-swatch" .style=${`--swatch: ${values.get(name)}`}></span>
          ${groundsOf(name).map(ground => contrast(values, name, ground))}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  #sizes() {
    const sizes = [...this.light].filter(([name, value]) => !value.startsWith('rgb') && /^--(?:text|gap|radius|target|font)/.test(name));
    return html`<ul class="guide-sizes">${sizes.map(([name, value]) => html`<li><code>${name}</code> <code>${value}</code>
      ${name.startsWith('--text') ? html`<span .style=${`font-size: ${value}`}>A042</span>`
        : name.startsWith('--font') ? nothing : html`<span class="guide-bar" .style=${`--bar: ${value}`}></span>`}</li>`)}</ul>`;
  }

  /** By name, shape and colour; and as they are seen by whoever does not see all colours. */
  #levels() {
    const marks = Object.values(this.scales).map(({ levels }) => html`<p class="guide-marks">${levels.map(({ code }) =>
      levelBadge({ levels }, code))}</p>`);
    return html`<svg class="guide-filters" aria-hidden="true">${Object.entries(this.visions).map(([vision, matrix]) => svg`<filter id=${vision}>
        <feColorMatrix type="matrix" values=${[0, 3, 6].map(row => [...matrix.slice(row, row + 3), 0, 0].join(' ')).concat('0 0 0 1 0').join(' ')}></feColorMatrix></filter>`)}</svg>
      ${marks}
      ${Object.keys(this.visions).map(vision => html`<h3>${text(`styleguide.${vision}`)}</h3>
        <div data-testid="seen-${vision}" .style=${`filter: url(#${vision})`}>${marks}</div>`)}`;
  }

  #buttons() {
    const label = text('shared.dismiss');
    return html`<div class="actions">${KINDS.map(kind => html`<cq-action kind=${kind} .label=${label}></cq-action>`)}
        <cq-action .label=${label} .disabled=${true}></cq-action> <cq-action .label=${label} .busy=${true} .retrying=${true}></cq-action></div>
      <div class="actions"><cq-action kind="quiet" .label=${label} .final=${true} .question=${label} .asking=${true} .asked=${label}></cq-action></div>
      <div class="actions"><cq-action .label=${label} .problem=${text('shared.unanswered')}></cq-action></div>`;
  }

  /** @param {Api.Level[]} levels */
  #forms(levels) {
    const [label, other] = [text('shared.choose'), text('doctor.reason')];
    return html`<div class="toolbar"><cq-place kind="room" .places=${['1', '2']} chosen="2" .choose=${() => undefined}></cq-place></div>
      <div class="actions"><cq-ask testid="guide-ask" .label=${label} .open=${true} .hint=${text('doctor.reasonHint')}
        .problem=${text('shared.wentWrong')} .wrong=${'reason'} .effects=${[text('shared.tryingAgain')]} .check=${async () => [text('shared.tryingAgain')]}
        .fields=${[{ name: 'reason', label: other, required: true }, { name: 'more', label: other, rows: 2 },
          { name: 'level', label, options: levels.map(({ code, name }) => ({ value: code, label: name })) },
          { name: 'boxes', label, boxes: [{ value: 'a', label: other, checked: true }, { value: 'b', label, checked: false }] }]}></cq-ask></div>`;
  }

  /** @param {Api.Level[]} levels */
  #lists(levels) {
    const one = prescription();
    return html`<p><span class="status">${text('doctor.call')}</span> <span class="mark">${text('doctor.notTriaged')}</span>
        <span class="mark due">${text('doctor.reassessDue')}</span> <span class="count">42</span> <span class="ticket-number">A042</span>
        ${[10, 95].map(minutes => html`<cq-share since=${ticketOf(levels[3], minutes).issuedAt} target=${levels[3].target}></cq-share> `)}</p>
      <p class="empty">${text('doctor.nobodyWaiting')}</p>
      ${prescriptionContent(one)} ${storyOf(one)}
      <cq-uncollected .prescriptions=${[{ ...one, status: 'not-collected', counter: 'counter 1', readyAt: one.submittedAt }]} .counter=${'1'} .commands=${this.commands}></cq-uncollected>`;
  }
}

/**
 * @param {string} name
 * @param {unknown} content
 */
function part(name, content) {
  return html`<section class="panel" aria-labelledby="part-${name}" data-testid="part-${name}"><h2 id="part-${name}">${text(`styleguide.${name}`)}</h2>${content}</section>`;
}

/**
 * @param {Map<string, string>} values
 * @param {string} name
 * @param {string} ground
 */
function contrast(values, name, ground) {
  const [one, other] = [values.get(name), values.get(ground)];
  if (!one || !other) {
    return nothing;
  }
  const ratio = contrastOf(one, other);
  return html`<span class="guide-contrast ${ratio < LEAST ? 'low' : ''}" .style=${`color: ${one}; background: ${other}`}>${ratio.toFixed(1)} <code>${ground}</code></span>`;
}

customElements.define('cq-styleguide', Styleguide);
