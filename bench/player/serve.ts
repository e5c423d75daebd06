/** A plain server for the measured pages: brotli for text, ranges for media, the same for everybody. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.vtt': 'text/vtt',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
};
const packed = new Map<string, Buffer>();

export interface Served extends AsyncDisposable {
  readonly origin: string;
  /** Bytes of a file as they went over the line. */
  sizeOf(url: string): number;
}

/** @param places folders by the first part of an address */
export async function serve(places: Readonly<Record<string, string>>): Promise<Served> {
  const fileOf = (url: string): string | null => {
    const [, place = '', ...rest] = decodeURIComponent(new URL(url, 'http://localhost').pathname).split('/');
    const folder = places[place];
    const file = folder === undefined ? '' : path.join(folder, ...rest);
    return folder !== undefined && file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null;
  };
  const server = http.createServer((request, response) => answer(fileOf(request.url ?? '/'), request, response));
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    sizeOf: (url) => {
      const file = fileOf(url);
      return file === null ? 0 : isText(file) ? pack(file).length : statSync(file).size;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isText = (file: string): boolean => !/\.(mp4|m4s)$/.test(file);

function pack(file: string): Buffer {
  const known = packed.get(file);
  if (known) return known;
  const bytes = brotliCompressSync(readFileSync(file));
  packed.set(file, bytes);
  return bytes;
}

function answer(file: string | null, request: http.IncomingMessage, response: http.ServerResponse): void {
  if (request.url === '/blank') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>blank</title>');
    return;
  }
  if (file === null) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'public, max-age=3600' };
  if (isText(file)) {
    const body = pack(file);
    response.writeHead(200, { ...headers, 'content-encoding': 'br', 'content-length': body.length }).end(body);
    return;
  }
  const { size } = statSync(file);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    ...headers,
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}
