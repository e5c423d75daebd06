/** Thousands of open event streams in one process: bare sockets, since the load runs on the cores that it measures. */
import net from 'node:net';

export interface Listeners {
  /** Hears when each message arrived at one stream: how long after it was sent, or, for another sign, at which moment. */
  onArrival: (milliseconds: number) => void;
  readonly count: number;
  close(): void;
}

/** The moment of sending stands in the text of a message, so that whoever hears it knows how long it took. */
export const stamped = () => `班里说一句话 @${performance.now().toFixed(2)}@`;
const stamp = /@(\d+\.\d+)@/g;

/**
 * Opens a stream for each token, a few at a time.
 * @param sign what to look for in a stream, at most 24 characters
 */
export async function listen(origin: string, tokens: readonly string[], sign: RegExp = stamp): Promise<Listeners> {
  const { hostname, port } = new URL(origin);
  const sockets: net.Socket[] = [];
  const listeners: Listeners = {
    onArrival: () => undefined,
    get count() {
      return sockets.length;
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
  const open = async (token: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = net.connect(Number(port), hostname, () => {
        socket.write(`GET /api/v1/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nAccept: text/event-stream\r\n\r\n`);
      });
      let isOpen = false;
      let rest = '';
      socket.on('data', (chunk) => {
        const text = rest + chunk.toString('latin1');
        if (!isOpen) {
          if (!text.startsWith('HTTP/1.1 200')) reject(new Error(`A stream was refused: ${text.slice(0, 40)}`));
          isOpen = true;
          sockets.push(socket);
          resolve();
        }
        const now = performance.now();
        let end = 0;
        for (const match of text.matchAll(sign)) {
          listeners.onArrival(now - Number(match[1] ?? 0));
          end = match.index + match[0].length;
        }
        // A stamp may be cut in two by a packet.
        rest = text.slice(Math.max(end, text.length - 24));
      });
      socket.on('error', reject);
    });
  for (let from = 0; from < tokens.length; from += 50) await Promise.all(tokens.slice(from, from + 50).map(open));
  return listeners;
}
