/** A logo is shown a few centimetres wide, in pixels of a fine screen. */
const WIDEST = 800;
const HIGHEST = 240;
/** As the server has it, in bytes. */
const LARGEST = 60 * 1024;
const SMALLER = 0.7;
const QUALITY = 0.9;

/**
 * The picture, no larger than it is shown, and small enough for the server.
 * @param {Blob} file of any kind that this browser can read
 * @returns {Promise<Blob>}
 * @throws {DOMException} where it is no picture
 */
export async function smallEnough(file) {
  const picture = await createImageBitmap(file);
  for (let scale = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height); ; scale *= SMALLER) {
    for (const type of ['image/png', 'image/webp']) {
      const drawn = await drawnAt(picture, scale, type);
      if (drawn && drawn.size <= LARGEST) {
        return drawn;
      }
    }
  }
}

/**
 * @param {ImageBitmap} picture
 * @param {number} scale
 * @param {string} type
 * @returns {Promise<Blob | null>}
 */
function drawnAt(picture, scale, type) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, type, QUALITY));
}
