/** What carries an event stream to its reader: a connection of the server, or a body where there is no server. */
import type { ServerResponse } from 'node:http';
import type { EventStream } from './stream.ts';

/** Bytes. A reader that lets so much pile up has gone, or is too slow to follow. */
export const longestQueue = 128 * 1024;

export interface Line {
  /** Bytes that the reader has not taken yet. */
  readonly waiting: number;
  write(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Straight to the connection: thousands of streams through bodies of the web cost three times as much. Without chunks, so
 * that what is written for a class is the same bytes for each of its members; the end of the stream is the end of the connection.
 */
export function connectionLine(outgoing: ServerResponse, { status, headers }: Response, stream: EventStream): void {
  if (outgoing.destroyed) {
    stream.end();
    return;
  }
  outgoing.removeHeader('Transfer-Encoding');
  outgoing.writeHead(status, { ...Object.fromEntries(headers), Connection: 'close' });
  outgoing.on('close', () => stream.end());
  outgoing.on('error', () => stream.end());
  stream.begin({
    get waiting() {
      return outgoing.writableLength;
    },
    write: (bytes) => void outgoing.write(bytes),
    end: () => void outgoing.end(),
  });
}

/** As a body, for an app that answers without a server. */
export function bodyLine(stream: EventStream): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stream.begin({
          get waiting() {
            return longestQueue - (controller.desiredSize ?? 0);
          },
          write: (bytes) => controller.enqueue(bytes),
          end: () => controller.close(),
        });
      },
      cancel: () => stream.end(),
    },
    { highWaterMark: longestQueue, size: (bytes) => bytes.length },
  );
}
