/** Makes what a person chose ready to be sent: pictures small, upright and without place or camera; other files by the list. */
import { newOrderedId } from '../id.ts';
import type { AttachmentDraft } from '../ports/index.ts';

/** What the service takes besides pictures, by the ending of the name; it looks at the bytes itself. */
const files = /\.(pdf|docx?|xlsx?|pptx?|txt)$/i;
const largestFile = 20_000_000;
/** Sharp on every screen and on paper, and some hundred kilobytes. */
const longestSide = 2048;
const quality = 0.85;

export type Obstacle = 'many' | 'kind' | 'large' | 'unreadable' | 'empty';
export interface Refused {
  readonly name: string;
  readonly obstacle: Obstacle;
}
export interface Prepared {
  readonly drafts: readonly AttachmentDraft[];
  readonly refused: readonly Refused[];
}

/** @param room how many may still be added */
export async function prepare(chosen: readonly File[], room: number): Promise<Prepared> {
  const drafts: AttachmentDraft[] = [];
  const refused: Refused[] = [];
  // One after the other: a phone has the memory for one large photo.
  for (const file of chosen) {
    const made = drafts.length >= room ? 'many' : await draftOf(file);
    if (typeof made === 'string') refused.push({ name: file.name, obstacle: made });
    else drafts.push(made);
  }
  return { drafts, refused };
}

async function draftOf(file: File): Promise<AttachmentDraft | Obstacle> {
  if (file.size === 0) return 'empty';
  const isPicture = file.type.startsWith('image/') && file.type !== 'image/svg+xml';
  if (isPicture) return (await pictureOf(file)) ?? 'unreadable';
  if (!files.test(file.name)) return 'kind';
  return file.size > largestFile ? 'large' : { id: newOrderedId(), kind: 'file', name: tidy(file.name), file };
}

/** Drawn anew: what a camera wrote beside the picture is not in the pixels. Decoding and encoding go on beside the page. */
async function pictureOf(file: File): Promise<AttachmentDraft | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  // What can be seen through becomes paper.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { id: newOrderedId(), kind: 'picture', name: `${tidy(file.name).replace(/\.[^.]*$/, '') || 'photo'}.jpg`, file: small, width, height };
}

/** A name without a path and without signs that turn writing round, as long as the contract takes. */
function tidy(name: string): string {
  return name.replace(/[\p{Cc}\\/\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim().slice(-200);
}
