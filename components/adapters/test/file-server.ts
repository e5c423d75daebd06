/** A file server behind `fetch`, for tests that must break a line in the middle of a file. */

export interface FileServer {
  /** `Range` of each request for a file, in order; `null` for the whole. */
  readonly ranges: (string | null)[];
  /** Path of each request for a file, in order. */
  readonly paths: string[];
  /** From now on these are answered otherwise, or as a line that broke: by address; undefined as ever. */
  answer(how: (url: URL) => Response | Error | undefined): void;
  /** So many bytes of each answer go out, and then the line breaks, or `hangs`. */
  breakAfter(bytes: number, how?: 'breaks' | 'hangs'): void;
  /** All is well again; what hangs goes on. */
  mend(): void;
  /** Gives `fetch` back. */
  end(): void;
}

const types: Readonly<Record<string, string>> = { jpg: 'image/jpeg', m3u8: 'application/vnd.apple.mpegurl', mp4: 'video/mp4', vtt: 'text/vtt' };

/**
 * @param files bytes by path
 * @param said further headers of each answer
 */
export function serveFiles(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>, said: Readonly<Record<string, string>> = {}): FileServer {
  const real = globalThis.fetch;
  const ranges: (string | null)[] = [];
  const paths: string[] = [];
  let rule: { bytes: number; how: 'breaks' | 'hangs' } | undefined;
  let otherwise: ((url: URL) => Response | Error | undefined) | undefined;
  const goOn: (() => void)[] = [];
  const body = (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): ReadableStream<Uint8Array> => {
    let at = 0;
    return new ReadableStream({
      start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
      async pull(controller) {
        if (rule !== undefined && at >= rule.bytes) {
          if (rule.how === 'breaks') throw new TypeError('The line broke.');
          await new Promise<void>((resolve) => goOn.push(resolve));
          if (signal.aborted) return;
        }
        const to = Math.min(at + 64 * 1024, bytes.length, rule?.bytes ?? Infinity);
        if (to > at) controller.enqueue(bytes.subarray(at, to));
        at = to;
        if (at >= bytes.length) controller.close();
        // As over a line: not all of it at once.
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
  };
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const other = otherwise?.(new URL(request.url));
    if (other instanceof Error) throw other;
    if (other !== undefined) return other;
    const file = files[new URL(request.url).pathname];
    if (file === undefined) return request.url.includes('/kept-test/') ? new Response(null, { status: 404 }) : real(input, init);
    if (request.method === 'HEAD') return new Response(null, { headers: { 'content-length': String(file.length) } });
    // Whoever has given up before it began hears of it at once, as with a real one.
    request.signal.throwIfAborted();
    const asked = new Headers(init?.headers);
    ranges.push(asked.get('range'));
    // A part of what it was once is no part of it.
    const range = [null, said['etag'] ?? '"1"'].includes(asked.get('if-range')) ? asked.get('range') : null;
    paths.push(new URL(request.url).pathname);
    const [, begin = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const [from, to] = [Number(begin), last === '' ? file.length : Math.min(file.length, Number(last) + 1)];
    const headers = { 'content-type': types[/[^.]*$/.exec(new URL(request.url).pathname)?.[0] ?? ''] ?? 'application/octet-stream', etag: '"1"', ...said, 'content-length': String(to - from) };
    return new Response(body(file.subarray(from, to), request.signal), range === null ? { headers } : { status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${to - 1}/${file.length}` } });
  };
  return {
    ranges,
    paths,
    answer: (how) => (otherwise = how),
    breakAfter: (bytes, how = 'breaks') => (rule = { bytes, how }),
    mend: () => {
      rule = undefined;
      for (const resolve of goOn.splice(0)) resolve();
    },
    end: () => (globalThis.fetch = real),
  };
}
