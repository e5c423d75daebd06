/** Reads through what is kept: the service's answer when it comes soon, else what was kept, and a word when it has changed. */
import { PortError, type Answer, type CallOptions, type Change, type Ports } from '../../base/ports/ports.ts';
import { adapterProblem } from '../problems.ts';
import type { RemotePorts } from '../remote-ports.ts';
import type { KeptAnswers } from './answers.ts';
import type { Owner, OwnerFinder } from './owner.ts';

export interface ReaderOptions {
  answers: KeptAnswers;
  owners: OwnerFinder;
  remote: RemotePorts;
  language: () => string;
  /** So long the service may take before what is kept is shown. */
  patienceMs: number;
  /** Hears whether the line carried a call. */
  onLine: (reachable: boolean) => void;
  onChange: (change: Change) => void;
}
/** Under which an answer is kept: whose it is, as whom they asked, and what. */
export const answerKey = (ownerId: string, identity: string | null, question: readonly unknown[]): string => JSON.stringify([ownerId, identity, ...question]);

/** What came late is the answer to the next question, if that is asked soon. */
const lateAnswerHoldsMs = 10_000;
/** Nobody has more questions on their way at once. */
const mostRemembered = 500;
/** Problems after which what is kept must not be shown any more. */
const gone = new Set(['not-found', 'not-shared', 'forbidden', 'identity-unknown', 'person-unknown']);

export interface ReadOf<Value> {
  /** The question, as a list that is the same whenever the question is. */
  question: readonly unknown[];
  load: (ports: Ports, options: CallOptions) => Promise<Answer<Value>>;
  /** What subscribers are told when a late answer differs from what was shown. */
  change: Change['type'];
  signal: AbortSignal | undefined;
  /** Asked ahead: what nobody takes is not kept, and nobody is told that it has changed. */
  taken?: Promise<unknown> | undefined;
}

export class Reader {
  readonly #options: ReaderOptions;
  readonly #late = new Map<string, number>();
  #asked = 0;
  /** By key the latest question that was answered or refused: on a slow line an earlier one may be answered after it. */
  readonly #answered = new Map<string, number>();

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  async read<Value>({ question, load, change, signal, taken = Promise.resolve() }: ReadOf<Value>): Promise<{ answer: Answer<Value>; owner: Owner }> {
    const { answers, owners, remote, patienceMs, onLine, onChange, language } = this.#options;
    const { visit } = answers;
    const owner = await owners.find();
    signal?.throwIfAborted();
    const identity = remote.identity.actingIdentity ?? owner.firstIdentity;
    const key = answerKey(owner.id, identity, question);
    const reading = answers.get<Value>(key);
    if (!owner.confirmed) {
      // Nobody has said yet who is signed in, so the line is down: it must not carry another person's answer into this key.
      onLine(false);
      const kept = await reading;
      if (!kept) throw adapterProblem('offline', language());
      return { answer: kept, owner };
    }
    if (this.#isLate(key)) {
      const kept = await reading;
      if (kept) return { answer: { ...kept, stale: false }, owner };
    }

    // Asked as the identity of the key: the token of another, who signed in elsewhere on this machine, is refused then.
    // Asked at once, while what is kept is still being read, and shown at once, while it is still being put away.
    const turn = (this.#asked += 1);
    const fresh = settled(
      load(remote.as(identity), signal ? { signal } : {}).then(
        (answer) => {
          onLine(true);
          this.#note(key, turn);
          // Whoever has signed out meanwhile leaves nothing behind.
          void taken.then(() => {
            if (answers.visit === visit && !this.#isOvertaken(key, turn)) void answers.put(key, owner.id, answer);
          });
          return answer;
        },
        async (error: unknown) => {
          if (error instanceof PortError) onLine(!error.offline);
          if (error instanceof PortError && gone.has(error.code)) {
            this.#note(key, turn);
            await answers.drop(key);
          }
          throw error;
        },
      ),
    );
    const soon = await Promise.race<'late' | Outcome<Answer<Value>>>([
      fresh,
      reading.then((kept): Promise<'late' | Outcome<Answer<Value>>> => (kept ? later(navigator.onLine ? patienceMs : 0) : fresh)),
    ]);
    if (soon !== 'late' && soon.isGood) return { answer: soon.answer, owner };
    const kept = await reading;
    if (soon !== 'late') {
      if (kept && soon.error instanceof PortError && soon.error.offline) return { answer: kept, owner };
      throw soon.error;
    }
    if (!kept) throw adapterProblem('offline', language());
    void Promise.all([fresh, taken]).then(async ([outcome]) => {
      const isOvertaken = this.#isOvertaken(key, turn);
      if (!isOvertaken && !outcome.isGood) return;
      // Whoever asked later has what is true now, or was refused. Whoever asks here was shown something older, and nobody told them.
      const now = isOvertaken || !outcome.isGood ? await answers.get<Value>(key) : outcome.answer;
      if (JSON.stringify(now?.value) === JSON.stringify(kept.value)) return;
      if (!isOvertaken) this.#late.set(key, performance.now());
      onChange({ type: change });
    });
    return { answer: kept, owner };
  }

  /** A question was answered or refused. */
  #note(key: string, turn: number): void {
    if (this.#answered.size > mostRemembered) this.#answered.clear();
    if (!this.#isOvertaken(key, turn)) this.#answered.set(key, turn);
  }

  /** A later question has been answered or refused: what was asked before it says nothing new. */
  #isOvertaken(key: string, turn: number): boolean {
    return (this.#answered.get(key) ?? 0) > turn;
  }

  #isLate(key: string): boolean {
    const since = this.#late.get(key);
    this.#late.delete(key);
    return since !== undefined && performance.now() - since < lateAnswerHoldsMs;
  }
}

type Outcome<Value> = { readonly isGood: true; readonly answer: Value } | { readonly isGood: false; readonly error: unknown };
const settled = <Value>(promise: Promise<Value>): Promise<Outcome<Value>> =>
  promise.then(
    (answer) => ({ isGood: true, answer }),
    (error: unknown) => ({ isGood: false, error }),
  );
const later = (milliseconds: number) => new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), milliseconds));
