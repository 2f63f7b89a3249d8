import { logo } from '../page/look.js';

/**
 * A slip as a receipt printer has it: dots. It is drawn here and not by the printer, which has letters for a few languages.
 *
 * @typedef {{text: string, size: number, bold?: boolean, ltr?: boolean, boxed?: boolean, gap?: number}} Words
 * @typedef {{link: string, drawing: import('./slip.js').Drawing, gap?: number}} Code
 * @typedef {(text: string, size: number, bold: boolean) => number} Measure how wide a text is, in dots
 */

/** Dots of a millimetre. */
const DOTS = 8;
/**
 * What of a roll is printed, in dots, and how large what stands there is, in millimetres, as in paper-80mm.css and paper-58mm.css.
 * @type {Record<'80mm' | '58mm', {width: Api.PrintSlip['width']} & Record<'text' | 'heading' | 'number' | 'line' | 'link' | 'qr', number>>}
 */
const ROLLS = {
  '80mm': { width: 576, text: 3.5, heading: 4.5, number: 19, line: 5, link: 2.75, qr: 38 },
  '58mm': { width: 384, text: 3, heading: 3.5, number: 12.5, line: 4, link: 2.5, qr: 34 },
};
/** Of the size of the letters. */
const LINE_HEIGHT = 1.3;
const GAP = 1.5 * DOTS;
const TALLEST_LOGO = 12 * DOTS;
/** As the gateway takes it. */
const MOST_ROWS = 3200;
/** What is lighter stays white. */
const DARK = 150;

/**
 * What stands on a slip, from above.
 * @param {import('./slip.js').Said} said
 * @param {string} clinic its name
 * @param {'80mm' | '58mm'} roll
 * @returns {Words[]}
 */
export function wordsOf({ copy, heading, number, line, time, order, watch, tracking, link }, clinic, roll) {
  const sizes = ROLLS[roll];
  /** @type {(Words | null)[]} */
  const all = [
    copy ? { text: copy, size: sizes.text, bold: true, boxed: true } : null,
    clinic ? { text: clinic, size: sizes.heading, bold: true } : null,
    { text: heading, size: sizes.heading },
    { text: number, size: sizes.number, bold: true, ltr: true },
    { text: line, size: sizes.line, bold: true },
    { text: time, size: sizes.text, gap: GAP },
    { text: order, size: sizes.text, bold: true, gap: GAP },
    { text: watch, size: sizes.text },
    tracking ? { text: tracking, size: sizes.text, gap: GAP } : null,
    link ? { text: link, size: sizes.link, ltr: true } : null,
  ];
  return all.filter(words => words !== null).map(words => ({ ...words, size: words.size * DOTS }));
}

/**
 * A text in lines that fit: broken between words, and where one word alone is too wide, inside of it.
 * @param {string} text
 * @param {number} most dots
 * @param {(text: string) => number} width
 */
export function linesOf(text, most, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    const longer = last === '' ? word : `${last} ${word}`;
    if (width(longer) <= most) {
      lines[lines.length - 1] = longer;
      continue;
    }
    if (last !== '') {
      lines.push('');
    }
    for (const sign of word) {
      const at = lines.length - 1;
      if (lines[at] !== '' && width(lines[at] + sign) > most) {
        lines.push(sign);
      } else {
        lines[at] += sign;
      }
    }
  }
  return lines;
}

/**
 * Dots as bits: eight to a byte, the leftmost highest, set where it is dark.
 * @param {Uint8ClampedArray} pixels red, green, blue and alpha of each
 */
export function bitsOf(pixels) {
  const bits = new Uint8Array(pixels.length / 32);
  for (let dot = 0; dot < pixels.length / 4; dot++) {
    const [red, green, blue] = pixels.subarray(4 * dot, 4 * dot + 3);
    if (0.3 * red + 0.59 * green + 0.11 * blue < DARK) {
      bits[dot >> 3] |= 0x80 >> (dot & 7);
    }
  }
  return bits;
}

/**
 * Draws it.
 * @param {import('./slip.js').Said} said
 * @param {string} clinic its name
 * @param {import('./slip.js').Drawing | null} drawing the code of the link
 * @param {'80mm' | '58mm'} roll
 * @param {string} direction in which its language is written
 * @returns {Promise<Api.PrintSlip>}
 */
export async function pictureOf(said, clinic, drawing, roll, direction) {
  const { width, qr } = ROLLS[roll];
  const canvas = Object.assign(document.createElement('canvas'), { width, height: MOST_ROWS });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  const family = getComputedStyle(document.body).fontFamily;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, MOST_ROWS);
  context.fillStyle = 'black';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let y = await drawLogo(context, width);
  for (const words of wordsOf(said, clinic, roll)) {
    const inset = words.boxed ? GAP : 0;
    if (words.text === said.link && drawing) {
      y = drawCode(context, width, y, drawing, qr * DOTS);
    }
    y += words.gap ?? 0;
    context.direction = words.ltr ? 'ltr' : /** @type {CanvasDirection} */ (direction);
    const font = (/** @type {number} */ size) => { context.font = `${words.bold ? 'bold ' : ''}${size}px ${family}`; };
    font(words.size);
    // A number is never broken.
    const size = words.text === said.number ? Math.min(words.size, words.size * width / context.measureText(words.text).width) : words.size;
    font(size);
    const top = y;
    y += inset;
    for (const line of linesOf(words.text, width - 2 * DOTS - 4 * inset, text => context.measureText(text).width)) {
      context.fillText(line, width / 2, y + size * LINE_HEIGHT / 2);
      y += size * LINE_HEIGHT;
    }
    y += inset;
    if (words.boxed) {
      context.lineWidth = 4;
      context.strokeRect(inset, top + 2, width - 2 * inset, y - top - 4);
      y += GAP;
    }
  }
  const rows = Math.min(MOST_ROWS, Math.ceil(y));
  return { width, picture: await small(bitsOf(context.getImageData(0, 0, width, rows).data)) };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} y
 * @param {import('./slip.js').Drawing} drawing
 * @param {number} most dots
 */
function drawCode(context, width, y, { size, path }, most) {
  // Whole dots for each module: a phone reads edges.
  const scale = Math.floor(most / size);
  context.save();
  context.translate(Math.floor((width - size * scale) / 2), Math.ceil(y + GAP / 2));
  context.scale(scale, scale);
  context.fill(new Path2D(path));
  context.restore();
  return Math.ceil(y + GAP + size * scale);
}

/**
 * The clinic's, in one colour; a slip without is better than none.
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 */
async function drawLogo(context, width) {
  if (!logo) {
    return 0;
  }
  const image = Object.assign(new Image(), { src: logo });
  try {
    await image.decode();
  } catch {
    return 0;
  }
  const scale = Math.min(0.6 * width / image.naturalWidth, TALLEST_LOGO / image.naturalHeight);
  context.save();
  context.filter = 'grayscale(1) contrast(1.6)';
  context.drawImage(image, (width - image.naturalWidth * scale) / 2, 0, image.naturalWidth * scale, image.naturalHeight * scale);
  context.restore();
  return image.naturalHeight * scale + GAP;
}

/**
 * As the gateway takes it: deflated, in Base64.
 * @param {Uint8Array<ArrayBuffer>} bits
 */
async function small(bits) {
  const deflated = await new Response(new Blob([bits]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  return btoa(Array.from(new Uint8Array(deflated), byte => String.fromCharCode(byte)).join(''));
}
