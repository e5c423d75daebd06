/** Draws a picture of a book on its canvas, no larger than it is seen. */

/** What says it is larger than the largest scan is a mistake or meant ill. */
const mostPixels = 72_000_000;
/** Wider than this no column is. */
const widest = 1600;
export const largestPicture = 32 * 1024 * 1024;

export async function drawPicture(canvas: HTMLCanvasElement, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const said = sizeOf(bytes);
  if (!said || said.width * said.height > mostPixels) throw new RangeError('The picture is too large, or none that books may have.');
  const picture = await createImageBitmap(new Blob([bytes]));
  const scale = Math.min(1, widest / picture.width);
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.style.setProperty('aspect-ratio', `${picture.width} / ${picture.height}`);
  picture.close();
}

/** What a picture says of its size; `null`: it is of none of these kinds. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (view.getUint32(0) === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x56503858) return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
  if (view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x56503820) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x5650384c) return { width: (view.getUint32(21, true) & 0x3fff) + 1, height: ((view.getUint32(21, true) >>> 14) & 0x3fff) + 1 };
  return view.getUint16(0) === 0xffd8 ? sizeOfJpeg(view) : null;
}

function sizeOfJpeg(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    // Before a marker any number of bytes may only fill.
    while (view.getUint16(at) === 0xffff && at + 10 < view.byteLength) at += 1;
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker >> 8 !== 0xff) return null;
  }
  return null;
}
