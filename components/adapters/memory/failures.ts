/** Slow lines and failures on demand, the same ones for the same seed. */
import { PortError } from '../../base/ports/ports.ts';
import { adapterProblem } from '../problems.ts';

/** A port call as failures name it, `tasks.create` for instance. */
export type CallName = `${'identity' | 'resources' | 'shelf' | 'progress' | 'tasks' | 'notices' | 'announcements' | 'leave' | 'privacy' | 'plans' | 'ownResources' | 'chat' | 'cases' | 'imports' | 'exchange'}.${string}`;

export interface Failure {
  /** `offline`: the line is down; `lost-answer`: the call takes effect, its answer does not come back. */
  kind: 'offline' | 'lost-answer' | 'forbidden' | 'not-found' | 'internal' | 'slow';
  /** Which call; all when left out. */
  call?: CallName;
  /** Only the n-th such call, counted from 1 since the failure was added. */
  nth?: number;
  /** How likely a call fails, 0 to 1. Default 1. */
  chance?: number;
  /** For `slow`: how much longer it takes. */
  delayMs?: number;
}

/** Pseudo random numbers from 0 to 1 (mulberry32): tests that fail can be run again as they were. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Waits, unless the caller loses interest. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(abortReason(signal));
    });
  });
}
const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('The call was ended', 'AbortError');

const wordedProblems = ['offline', 'forbidden', 'not-found', 'internal'] as const;

export interface LineOptions {
  latencyMs?: number;
  failures?: readonly Failure[];
  seed?: number;
  language?: () => string;
}

/** The line between a page and a service in memory: what takes time and what goes wrong on the way. */
export class Line {
  readonly #latencyMs: number;
  readonly #random: () => number;
  readonly #language: () => string;
  #failures: { failure: Failure; calls: number }[];

  constructor({ latencyMs = 0, failures = [], seed = 1, language = () => 'zh-CN' }: LineOptions) {
    this.#latencyMs = latencyMs;
    this.#random = seededRandom(seed);
    this.#language = language;
    this.#failures = failures.map((failure) => ({ failure, calls: 0 }));
  }

  /** Replaces what goes wrong from now on; without arguments all is well again. */
  fail(...failures: readonly Failure[]): void {
    this.#failures = failures.map((failure) => ({ failure, calls: 0 }));
  }

  /** Carries a call there and its answer back. */
  async carry<Value>(call: CallName, work: () => Value, signal?: AbortSignal): Promise<Value> {
    if (signal?.aborted) throw abortReason(signal);
    const failures = this.#happening(call);
    const slow = failures.reduce((sum, { kind, delayMs = 0 }) => sum + (kind === 'slow' ? delayMs : 0), 0);
    if (this.#latencyMs + slow > 0) await pause(this.#latencyMs + slow, signal);
    for (const { kind } of failures) {
      if (kind === 'lost-answer') work();
      if (kind !== 'slow') throw this.problem(kind === 'lost-answer' ? 'offline' : kind);
    }
    return structuredClone(work());
  }

  /** A problem of the service. Where memory has no words of its own, those of `forbidden` stand in. */
  problem(code: string): PortError {
    const known = wordedProblems.find((one) => one === code);
    const { message: title, detail, action, offline } = adapterProblem(known ?? 'forbidden', this.#language());
    return new PortError({ code, title, detail, action, offline });
  }

  #happening(call: CallName): Failure[] {
    return this.#failures
      .filter(({ failure }) => failure.call === undefined || failure.call === call)
      .filter((entry) => {
        entry.calls += 1;
        const { nth, chance = 1 } = entry.failure;
        return (nth === undefined || nth === entry.calls) && (chance >= 1 || this.#random() < chance);
      })
      .map(({ failure }) => failure);
  }
}
