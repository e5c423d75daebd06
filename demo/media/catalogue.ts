import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { filesBelow } from './encode.ts';
import type { Measured } from './probe.ts';

/** One file of an item. */
export interface MediaFile {
  /** Path below `files/`, with forward slashes. */
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface MediaTrack {
  readonly kind: 'subtitles' | 'chapters' | 'metadata';
  readonly language: string | null;
  readonly label: string;
  readonly path: string;
}

/** One resource of the demo county. */
export interface MediaItem {
  readonly id: string;
  /** Type code of the resource standard; a worksheet on paper has none. */
  readonly type: 'A01' | 'A02' | 'A03' | null;
  readonly title: string;
  readonly titleEn: string;
  readonly description: string;
  readonly subject: string;
  readonly grade: string;
  readonly language: string;
  readonly mime: string;
  /** The file to open or to deposit. */
  readonly main: string;
  readonly cover: string;
  /** Master playlist for streaming. */
  readonly hls?: string;
  /** The sound alone. */
  readonly audio?: string;
  /** A film beside it. */
  readonly signLanguage?: string;
  readonly pages?: number;
  readonly measured?: Measured;
  readonly tracks: readonly MediaTrack[];
  readonly files: readonly MediaFile[];
}

export interface MediaIndex {
  readonly licence: string;
  readonly rightsHolder: string;
  readonly bytes: number;
  readonly items: readonly MediaItem[];
}

const MIME: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4a': 'audio/mp4',
  '.m4s': 'video/iso.segment',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.vtt': 'text/vtt',
};

/** Describes every file in the folder of an item. */
export async function describe(root: string, id: string): Promise<MediaFile[]> {
  const files = await filesBelow(join(root, id));
  return Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      return {
        path: relative(root, file).split(sep).join('/'),
        mime: MIME[extname(file)] ?? 'application/octet-stream',
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      };
    }),
  );
}

/** Writes the index of all items. */
export async function writeIndex(root: string, items: readonly MediaItem[]): Promise<MediaIndex> {
  const bytes = items.flatMap((item) => item.files).reduce((sum, file) => sum + file.bytes, 0);
  const index: MediaIndex = { licence: 'CC-BY-4.0', rightsHolder: 'Learning Space', bytes, items };
  await writeFile(join(root, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}
