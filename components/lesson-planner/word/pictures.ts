/** Pictures in a Word document: the bytes that Word reads, and where they stand among the words. */
import type { Picture } from '../model/picture.ts';

export interface WordPicture {
  /** Its part of the document, `image1.jpeg`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}
export type WordPictures = ReadonlyMap<string, WordPicture>;

/** Word knows JPEG and PNG; of any other picture a JPEG is made. */
export async function wordPictures(held: ReadonlyMap<string, Blob>): Promise<WordPictures> {
  const made = new Map<string, WordPicture>();
  for (const [id, picture] of held) {
    const bytes = await jpegOrPng(picture).catch(() => undefined);
    if (bytes !== undefined) made.set(id, { file: `image${made.size + 1}.${isPng(bytes) ? 'png' : 'jpeg'}`, bytes });
  }
  return made;
}
const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89;
const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff;

async function jpegOrPng(picture: Blob): Promise<Uint8Array> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  if (isPng(bytes) || isJpeg(bytes)) return bytes;
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer());
}

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
/** In a document of 96 pixels an inch; there are 914,400 units in one. */
const unitsOfPixel = 9525;
const unitsOfTwip = 635;

/** Among the words, as wide as it is, and no wider than there is room (in twentieths of a point). */
export function wordPicture({ width, height, description }: Picture, { relation, number, room, escape }: { relation: string; number: number; room: number; escape(words: string): string }): string {
  const across = Math.round(Math.min(width * unitsOfPixel, room * unitsOfTwip));
  const size = `cx="${across}" cy="${Math.max(1, Math.round((across * height) / width))}"`;
  const words = escape(description).replaceAll('"', '&quot;').replaceAll(/[\r\n]+/g, ' ');
  return `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${number}" name="Picture ${number}" descr="${words}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${drawing}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="${number}" name="Picture ${number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
