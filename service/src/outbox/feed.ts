/** The event feed of one process: numbering, waking, streams, and the clock behind them. */
import type { Carrier } from '../database/carrier.ts';
import type { Bus } from './bus.ts';
import { Hub, type Attach } from './hub.ts';
import { Sequencer } from './sequencer.ts';
import { Streams } from './streams.ts';

const sweepMilliseconds = 2000;
const pruneMilliseconds = 60 * 60 * 1000;
const keptDays = 30;

export interface Feed {
  readonly sequencer: Sequencer;
  readonly hub: Hub;
  readonly streams: Streams;
  close(): Promise<void>;
}

/** Starts the feed. Errors of the background go to `onError`; the next round tries again. */
export async function openFeed(carrier: Carrier, bus: Bus, onError: (error: unknown) => void, attach?: Attach): Promise<Feed> {
  const sequencer = new Sequencer(carrier.db, bus, onError);
  const hub = new Hub(carrier.db, onError, attach);
  const streams = new Streams();
  const stopListening = await bus.listen((tenantId) => hub.wake(tenantId));
  const sweep = setInterval(() => {
    sequencer.sweep().catch(onError);
    hub.wakeAll();
  }, sweepMilliseconds);
  const prune = setInterval(() => void removeOld(carrier).catch(onError), pruneMilliseconds);
  sweep.unref();
  prune.unref();
  return {
    sequencer,
    hub,
    streams,
    async close() {
      clearInterval(sweep);
      clearInterval(prune);
      hub.close();
      streams.close();
      await stopListening();
      await sequencer.close();
      await bus.close();
    },
  };
}

/** Forgets events and idempotency keys that nobody can still ask for. */
async function removeOld({ db }: Carrier): Promise<void> {
  const before = new Date(Date.now() - keptDays * 24 * 60 * 60 * 1000).toISOString();
  await db.deleteFrom('outbox').where('at', '<', before).where('seq', 'is not', null).execute();
  await db.deleteFrom('idempotency').where('created_at', '<', before).execute();
}
