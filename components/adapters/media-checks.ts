/** What a file is, and how it stands to the technical standard, looked up on this machine: before a slow line has carried it. */
import type { OwnFile, TechnicalCheck } from '../base/ports/own-resources.ts';

/** JPEG, MP4, EPUB and MP3 by their first bytes. */
export async function kindOf(file: Blob): Promise<OwnFile['kind']> {
  const head = new Uint8Array(await file.slice(0, 58).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'picture';
  const text = String.fromCharCode(...head);
  if (text.slice(4, 8) === 'ftyp') return 'video';
  if (text.startsWith('PK') && text.endsWith('mimetypeapplication/epub+zip')) return 'book';
  return text.startsWith('ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) ? 'audio' : null;
}

/** Undefined for what is neither film nor sound, and where the disk does not give it: the service looks again. */
export async function checksOf(file: Blob): Promise<TechnicalCheck[] | undefined> {
  try {
    const kind = await kindOf(file);
    if (kind !== 'video' && kind !== 'audio') return undefined;
    const { judgeMedia, measureMedia } = await import('../../contract/src/technical-standard/judge.ts');
    return judgeMedia(await measureMedia(kind, file));
  } catch {
    return undefined;
  }
}
