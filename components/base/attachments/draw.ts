/** Pictures are drawn, not linked: the strictest page allows no addresses of its own making. */

const drawn = new WeakMap<HTMLCanvasElement, Blob>();

/** Draws a picture as large as it is shown, once. One that cannot be read leaves the ground as it is. */
export async function draw(canvas: HTMLCanvasElement, picture: Blob, mostPixels: number): Promise<void> {
  if (drawn.get(canvas) === picture) return;
  drawn.set(canvas, picture);
  // Bytes come without a type: which of the three it is, the decoder finds.
  const whole = await createImageBitmap(picture.type.startsWith('image/') ? picture : new Blob([picture], { type: 'image/jpeg' })).catch(() => undefined);
  if (whole === undefined || drawn.get(canvas) !== picture) return;
  const scale = Math.min(1, mostPixels / Math.max(whole.width, whole.height));
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
}

/** Saves bytes under a name, as a file of no kind that a browser would open. */
export function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
