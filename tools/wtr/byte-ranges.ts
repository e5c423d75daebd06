import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Middleware } from '@web/dev-server-core';

const root = join(import.meta.dirname, '../..');
const folder = '/demo/media/files/';
const types: Readonly<Record<string, string>> = { '.mp4': 'video/mp4', '.m4a': 'audio/mp4', '.mp3': 'audio/mpeg' };

/** Media by byte ranges, as every real server sends them: WebKit gives up on a server that sends the whole file instead. */
export const byteRanges: Middleware = async (context, next: () => Promise<void>) => {
  const type = types[extname(context.path)];
  const asked = /^bytes=(\d+)-(\d*)$/.exec(context.get('range'));
  const file = normalize(join(root, decodeURIComponent(context.path)));
  if (!asked || !type || !context.path.startsWith(folder) || !file.startsWith(join(root, folder))) return next();

  const size = await stat(file).then((found) => found.size, () => 0);
  const first = Number(asked[1]);
  const last = Math.min(size - 1, asked[2] ? Number(asked[2]) : size - 1);
  if (size === 0) return next();
  context.set('accept-ranges', 'bytes');
  if (first > last) {
    context.set('content-range', `bytes */${size}`);
    context.status = 416;
    return;
  }
  context.status = 206;
  context.type = type;
  context.length = last - first + 1;
  context.set('content-range', `bytes ${first}-${last}/${size}`);
  context.body = createReadStream(file, { start: first, end: last });
};
