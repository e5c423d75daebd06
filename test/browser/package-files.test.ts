/** The files of a package come one by one, and what has come is told. */
import { expect } from '@open-wc/testing';
import { fetchPackage } from '../../frame/keep/files.ts';

const realFetch = globalThis.fetch;
const addressOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : input.toString());

describe('fetching a package', () => {
  const folder = '/files/courses/c/';
  afterEach(async () => {
    globalThis.fetch = realFetch;
    await caches.delete(`ls-package:${folder}`);
  });

  it('tells of a large file while it comes', async () => {
    const path = `${folder}film.mp4`;
    let rest: ReadableStreamDefaultController<Uint8Array> | undefined;
    globalThis.fetch = async (input) => {
      if (addressOf(input).endsWith('.package.json')) return Response.json({ files: [{ path, bytes: 6, tag: 'a' }] });
      const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
        rest = controller;
        controller.enqueue(new Uint8Array(2));
      };
      return new Response(new ReadableStream<Uint8Array>({ start }));
    };
    const told: number[] = [];
    const onBytes = (received: number): void => {
      told.push(received);
      if (received === 2) rest?.enqueue(new Uint8Array(4));
      if (received === 6) rest?.close();
    };
    // The page that units leave to is not among the files of the runner.
    await fetchPackage(folder, onBytes).catch(() => undefined);
    expect(told).to.deep.equal([2, 6]);
    const kept = await (await caches.open(`ls-package:${folder}`)).match(path);
    expect((await kept?.blob())?.size).to.equal(6);
  });
});
