/** The writes of a page: kept first, then sent; sent again until the service has said what became of them. */
import { PortError, type Receipt, type RefusedWrite } from '../../base/ports/ports.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { backoffMs, whenLineMayBeBack } from '../waiting.ts';
import type { KeptAnswers } from './answers.ts';
import { isFull, type Command, type Join, type Storage, type Write } from './database.ts';
import type { ReadFile } from './kept-draft.ts';
import { dropFiles, keptWith } from './kept-with.ts';
import { exclusively } from './exclusive.ts';
import { channelName, sendOutbox, sentFact, type Outcome } from './outbox-sender.ts';

export interface OutboxOptions {
  storage: Storage;
  answers: KeptAnswers;
  remote: RemotePorts;
  signal: AbortSignal;
  /** Called when anything about the writes has changed, in this tab or another. */
  onChange: () => void;
  /** Called when the line carries again: what is shown may be old. */
  onLineBack: () => void;
  /** Called when a launch that was made without a line has been made good. */
  onSettled: (resourceId: string) => void;
  /** Asks the service for something small: whether the line carries. */
  probe: () => Promise<boolean>;
  locks?: LockManager | null | undefined;
  silenceMs?: number | undefined;
}
const kinds = {
  progress: 'progress', launch: 'progress', task: 'task', notice: 'notice', message: 'message', 'message-edit': 'message', 'message-retract': 'message', 'conversation-read': 'message',
  announcement: 'announcement', 'announcement-read': 'announcement', 'announcement-answer': 'announcement',
  leave: 'leave', attendance: 'attendance', 'data-request': 'data-request', plan: 'plan', 'plan-edit': 'plan', 'plan-picture': 'plan', 'plan-picture-remove': 'plan', 'plan-submit': 'plan', 'plan-withdraw': 'plan', 'plan-decide': 'plan', 'schedule-edit': 'plan', 'own-resource': 'own-resource', shelf: 'shelf', rating: 'rating', report: 'report', 'received-report': 'report', 'cue-point': 'cue-point', recommendation: 'recommendation',
} as const satisfies Record<Command['kind'], RefusedWrite['kind']>;

export class Outbox {
  /** False after the line was found down, until something came through. */
  reachable = true;
  readonly #options: OutboxOptions;
  readonly #channel: BroadcastChannel;
  readonly #awaited = new Map<number, (outcome: Outcome) => void>();
  #rounds: Promise<void> | undefined;
  #running = false;
  #again = false;
  /** True from a line found down until those who show something were told that it carries again. */
  #wasDown = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(channelName(options.storage.name));
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Outcome | 'changed'>) => this.#hear(data));
    whenLineMayBeBack(() => this.#tryAgain(), options.signal);
    options.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#channel.close();
    });
    // What an earlier visit left behind.
    void this.flush();
  }

  /**
   * Keeps a write, with its files, as part of the last one of its stream that waits where `join` makes one of both. Rejects when this machine
   * cannot keep it, even after letting go of everything that can be had again.
   */
  async add(write: Pick<Write, 'owner' | 'identity' | 'stream' | 'command'>, { join, files = [] }: { join?: Join | undefined; files?: readonly ReadFile[] } = {}): Promise<number> {
    const database = await this.#options.storage.database();
    // The database gives the sequence when the row is stored.
    const row = { ...write, state: 'waiting', problem: null, at: new Date().toISOString() } as Write;
    const keep = async (): Promise<number> => {
      const transaction = database.transaction(['outbox', 'files'], 'readwrite');
      const [store, done] = [transaction.objectStore('outbox'), transaction.done];
      for (const file of files) void transaction.objectStore('files').put({ ...file, owner: write.owner }).catch(() => undefined);
      const last = join && (await store.index('owner').getAll(row.owner)).filter(({ stream, state }) => stream === row.stream && state === 'waiting').at(-1);
      const command = last?.identity === row.identity ? join?.(last.command, row.command) : undefined;
      const kept = last && command ? store.put({ ...last, command, at: row.at, joined: (last.joined ?? 0) + 1 }) : store.add(row);
      // Nothing else comes into it: it need not wait for the answer before it ends.
      transaction.commit();
      const [sequence] = await Promise.all([kept, done]);
      return sequence;
    };
    try {
      return await keep();
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#options.answers.forgetAll();
      return await keep();
    } finally {
      this.#changed();
    }
  }

  /** What becomes of a write, or `deferred` when that takes longer than a person likes to wait. */
  outcome(sequence: number, patienceMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      // Of a write that this one has joined.
      const earlier = this.#awaited.get(sequence);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        if (this.#awaited.get(sequence) === settle) this.#awaited.delete(sequence);
        earlier?.(outcome);
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ sequence, result: 'deferred' }), patienceMs);
      this.#awaited.set(sequence, settle);
      void this.flush();
    });
  }

  /** Sends what waits, as soon as it is this tab's turn. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#options.signal.aborted) return;
    // What came in during a round may have come too late for it: one more round sees it.
    this.#again = true;
    if (!this.#running) this.#rounds = this.#runRounds();
    await this.#rounds;
  }

  /** Ends with the page. */
  get signal(): AbortSignal {
    return this.#options.signal;
  }

  async writes(owner: string, state: Write['state']): Promise<Write[]> {
    try {
      const database = await this.#options.storage.database();
      return (await database.getAllFromIndex('outbox', 'owner', owner)).filter((row) => row.state === state);
    } catch {
      return [];
    }
  }

  async refused(owner: string): Promise<RefusedWrite[]> {
    return (await this.writes(owner, 'refused')).flatMap(({ sequence, command, at, problem }) =>
      problem ? [{ id: sequence, kind: kinds[command.kind], at, problem }] : [],
    );
  }

  async lastSentAt(owner: string): Promise<string | null> {
    const kept = await this.#options.storage.database().then((database) => database.get('facts', sentFact(owner)), () => undefined);
    return kept === undefined ? null : String(kept);
  }

  async retry(owner: string, sequence: number): Promise<void> {
    const store = (await this.#options.storage.database()).transaction('outbox', 'readwrite').store;
    const row = await store.get(sequence);
    if (row?.owner === owner && row.state === 'refused') await store.put({ ...row, state: 'waiting', problem: null });
    this.#changed();
    await this.flush();
  }

  /** Changes writes that still wait, or takes them away (`null`), and says whether there were any. One that is just being sent is not stopped by that. */
  async amend(owner: string, fits: (row: Write) => boolean, change: (row: Write) => Write | null): Promise<boolean> {
    let found = false;
    const gone: Write[] = [];
    try {
      const database = await this.#options.storage.database();
      const { store } = database.transaction('outbox', 'readwrite');
      for (const row of await store.index('owner').getAll(owner)) {
        if (!fits(row)) continue;
        found = true;
        const changed = change(row);
        await (changed === null ? store.delete(row.sequence) : store.put(changed));
        if (changed === null) gone.push(row);
      }
      for (const { command } of gone) await dropFiles(database, keptWith(command));
    } catch {
      // No storage: nothing can wait here.
    }
    return found;
  }

  async discard(owner: string, sequence: number): Promise<void> {
    const database = await this.#options.storage.database();
    const { store } = database.transaction('outbox', 'readwrite');
    const row = await store.get(sequence);
    if (row?.owner === owner && row.state === 'refused') {
      await store.delete(sequence);
      await dropFiles(database, keptWith(row.command));
    }
    this.#changed();
    // It may have held others.
    void this.flush();
  }

  /** What a call found out about the line. */
  noteLine(reachable: boolean): void {
    const isBack = reachable && this.#wasDown;
    this.#wasDown = !reachable;
    if (this.reachable !== reachable) {
      this.reachable = reachable;
      this.#options.onChange();
      // No event of the browser tells that a service or a cable far away is well again.
      if (!reachable) this.#later();
    }
    if (!isBack) return;
    this.#options.onLineBack();
    void this.flush();
  }

  async #runRounds(): Promise<void> {
    this.#running = true;
    const { storage, remote, signal, locks, silenceMs } = this.#options;
    const turn = { signal, ...(locks === undefined ? {} : { locks }), ...(silenceMs === undefined ? {} : { silenceMs }) };
    while (this.#again && !signal.aborted) {
      try {
        let left = 0;
        await exclusively(storage, async (stillMine) => {
          this.#again = false;
          left = await sendOutbox(storage, remote, stillMine, (outcome) => this.#tell(outcome));
        }, turn);
        if (this.#wasDown) this.noteLine(await this.#options.probe());
        if (left > 0 || this.#wasDown) this.#later();
        else this.#failures = 0;
      } catch (error) {
        this.#again = false;
        if (error instanceof PortError && error.offline) {
          this.reachable = false;
          this.#wasDown = true;
        }
        // Nothing goes out now, so nobody need wait for an outcome any longer.
        for (const [sequence, settle] of [...this.#awaited]) settle({ sequence, result: 'deferred' });
        this.#later();
        this.#options.onChange();
      }
    }
    // In one step with the last look at `#again`, so that no request for a round falls between.
    this.#running = false;
  }

  #later(): void {
    if (this.#options.signal.aborted) return;
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), backoffMs(this.#failures));
  }

  #tryAgain(): void {
    this.#failures = 0;
    // Until the next call finds out otherwise.
    this.reachable = true;
    void this.flush();
  }

  #tell(outcome: Outcome): void {
    if (this.#options.signal.aborted) return;
    if (outcome.result !== 'deferred') this.noteLine(true);
    this.#channel.postMessage(outcome);
    this.#hear(outcome);
  }

  #hear(message: Outcome | 'changed'): void {
    if (message !== 'changed') this.#awaited.get(message.sequence)?.(message);
    if (message !== 'changed' && message.result === 'sent' && isSettled(message.value)) this.#options.onSettled(message.value.settled);
    this.#options.onChange();
  }

  #changed(): void {
    if (this.#options.signal.aborted) return;
    this.#channel.postMessage('changed');
    this.#options.onChange();
  }
}

const isSettled = (value: unknown): value is { settled: string } => typeof value === 'object' && value !== null && 'settled' in value;

/** What the caller of a write is told. */
export function receiptOf<Value>(outcome: Outcome): Receipt<Value> {
  // The value under a sequence is what the port call of that very write answered.
  return outcome.result === 'sent' ? { status: 'sent', value: outcome.value as Value } : { status: 'queued', value: null };
}
