/**
 * Has the page's style sheets hold for another device than this one: what they say behind a condition is shown, or left out, by
 * changing the condition itself. So what is seen is what they say, and nothing is written twice.
 */

const TRUE = '(min-width: 0px)';
const FALSE = '(max-width: 0px)';

/** @type {Map<CSSMediaRule, string>} each rule with its condition as it is written */
const written = new Map();

/**
 * @param {{dark: boolean, contrast: boolean, paper: boolean}} device
 */
export function pretend({ dark, contrast, paper }) {
  for (const rule of [...document.styleSheets].flatMap(sheet => mediaRules(sheet.cssRules))) {
    const condition = written.get(rule) ?? rule.media.mediaText;
    written.set(rule, condition);
    rule.media.mediaText = condition
      .replace(/\b(?:print|screen)\b/g, medium => (paper ? (medium === 'print' ? 'screen' : 'print') : medium))
      .replaceAll('(prefers-color-scheme: dark)', dark ? TRUE : FALSE)
      .replaceAll('(prefers-contrast: more)', contrast ? TRUE : FALSE);
  }
}

/**
 * @param {CSSRuleList} rules
 * @returns {CSSMediaRule[]}
 */
function mediaRules(rules) {
  return [...rules].flatMap(rule => [
    ...rule instanceof CSSMediaRule ? [rule] : [],
    ...rule instanceof CSSGroupingRule ? mediaRules(rule.cssRules) : [],
  ]);
}

/**
 * The tokens, in the order in which they are declared, as they are named in the style sheet itself.
 * @returns {string[]} with their hyphens
 */
export function tokens() {
  const sheet = [...document.styleSheets].find(({ href }) => href?.endsWith('/tokens.css'));
  const root = [...sheet?.cssRules ?? []].find(rule => rule instanceof CSSStyleRule && rule.selectorText === ':root');
  return root instanceof CSSStyleRule ? [...root.style].filter(name => name.startsWith('--')) : [];
}

/**
 * What each token is worth on this page now.
 * @param {string[]} names
 * @returns {Map<string, string>} a colour as `rgb(…)`, anything else as it is written
 */
export function valuesOf(names) {
  const probe = document.body.appendChild(document.createElement('span'));
  const style = getComputedStyle(document.documentElement);
  try {
    return new Map(names.map(name => {
      const value = style.getPropertyValue(name).trim();
      if (!CSS.supports('color', value)) {
        return [name, value];
      }
      probe.style.color = value;
      return [name, getComputedStyle(probe).color];
    }));
  } finally {
    probe.remove();
  }
}
