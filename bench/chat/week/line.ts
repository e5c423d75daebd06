/** How the people of the simulated week ask the service: one answer, its status and its body, and how long it took. */
import http from 'node:http';
import { v7 as uuidv7 } from 'uuid';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}
export interface Line {
  /** Asks as somebody. Status 0: the service was not there, or went away before it answered. */
  ask(by: string, method: 'GET' | 'POST' | 'PUT', path: string, json?: unknown): Promise<Reply>;
  /** Milliseconds of every answer so far. */
  readonly times: number[];
  close(): void;
}

export function openLine(origin: string, tokenOf: (person: string) => string): Line {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
  const times: number[] = [];
  return {
    times,
    ask: async (by, method, path, json) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const headers = { Authorization: `Bearer ${tokenOf(by)}`, 'Content-Type': 'application/json', ...(method === 'POST' && { 'Idempotency-Key': uuidv7() }) };
        const request = http.request(`${origin}/api/v1${path}`, { method, agent, headers }, (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', () => resolve({ status: 0, body: null }));
          response.on('end', () => {
            times.push(performance.now() - begun);
            const text = Buffer.concat(pieces).toString('utf8');
            resolve({ status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) });
          });
        });
        request.on('error', () => resolve({ status: 0, body: null }));
        request.end(json === undefined ? undefined : JSON.stringify(json));
      }),
    close: () => agent.destroy(),
  };
}

/** Does it for all of them, some at a time: people do not all press in the same moment. */
export async function forAll<Item>(items: readonly Item[], act: (item: Item) => Promise<void>, atOnce = 24): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
}
