/** Files of the app, the library, the host pages and the media: with ranges, ETags and compressed forms. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context, Handler } from 'hono';
import { contentTypeOf, isRunnable } from './content-types.ts';
import type { AppEnvironment } from './environment.ts';
import { deliveredPolicy, shareFile } from './headers.ts';
import { ProblemError } from './problem.ts';

/** The build puts files with a content hash in their name into folders of their own: these never change. */
const hashed = /^\/(assets|lib\/chunks)\//;
/** Files of deliveries; `path` is decoded, so that no spelling of an address gets around it. */
const delivered = /^\/(media|files|frame)\//;
/** Source code lies beside the host pages; it is not for the public. */
const hiddenPart = /(^|[/\\])\./;

interface Found {
  file: string;
  size: number;
  tag: string;
}

/** Serves each folder under its prefix; the longest prefix wins. Pages of a delivery get `policy`. */
export function staticFiles(folders: Readonly<Record<string, string>>, policy = deliveredPolicy): Handler<AppEnvironment> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  return async (context) => {
    const path = decodePath(context.req.path);
    const prefix = prefixes.find((one) => path.startsWith(one));
    const folder = prefix === undefined ? undefined : folders[prefix];
    if (prefix === undefined || folder === undefined) throw new ProblemError('not-found');
    const rest = path.slice(prefix.length);
    const found = (await find(folder, rest)) ?? (await findPage(context, prefix, folder, rest));
    if (found === null) throw new ProblemError('not-found');
    return send(context, found, path, policy);
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ProblemError('not-found');
  }
}

/** The file below `folder`, or null. A path that leads out of the folder finds nothing. */
async function find(folder: string, path: string): Promise<Found | null> {
  const file = normalize(join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path));
  if (path.includes('\0') || hiddenPart.test(path) || !file.startsWith(normalize(folder) + sep)) return null;
  const status = await stat(file).catch(() => null);
  if (!status?.isFile()) return null;
  return { file, size: status.size, tag: tagOf(status) };
}

/** What changes with a file; its `ETag` where it is sent as it is. */
export const tagOf = ({ size, mtimeMs }: { size: number; mtimeMs: number }): string => `${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}`;

/** Addresses inside the app are drawn by the app: they get its one page. */
async function findPage(context: Context<AppEnvironment>, prefix: string, folder: string, path: string): Promise<Found | null> {
  const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
  return prefix === '/' && wantsPage && extname(path) === '' ? find(folder, '') : null;
}

async function send(context: Context<AppEnvironment>, found: Found, path: string, policy: string): Promise<Response> {
  const compressed = context.req.header('range') === undefined ? await findCompressed(context, found) : null;
  const { file, size, tag } = compressed?.found ?? found;
  const headers = new Headers({
    'Content-Type': contentTypeOf(found.file),
    'Cache-Control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'Accept-Ranges': 'bytes',
    ETag: `"${tag}${compressed ? `-${compressed.encoding}` : ''}"`,
    Vary: 'Accept-Encoding',
  });
  if (delivered.test(path) && isRunnable(found.file)) headers.set('Content-Security-Policy', policy);
  shareFile(headers, path);
  if (compressed !== null) headers.set('Content-Encoding', compressed.encoding);
  if (context.req.header('if-none-match')?.includes(headers.get('ETag') ?? '')) return new Response(null, { status: 304, headers });

  const range = readRange(context.req.header('range'), size);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range !== null) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const isEmpty = context.req.method === 'HEAD' || size === 0;
  const body = isEmpty ? null : (Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** A form compressed at build time, when the browser takes it. */
async function findCompressed(context: Context<AppEnvironment>, { file, tag }: Found): Promise<{ found: Found; encoding: string } | null> {
  const accepted = context.req.header('accept-encoding') ?? '';
  for (const [encoding, ending] of [['br', '.br'], ['gzip', '.gz']] as const) {
    if (!accepted.includes(encoding)) continue;
    const status = await stat(file + ending).catch(() => null);
    if (status?.isFile()) return { found: { file: file + ending, size: status.size, tag }, encoding };
  }
  return null;
}

/** One range of bytes; several at once are answered with the whole file, as the standard allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}
