/** Writing one plan: shows at once what is typed, keeps it within a second, and takes in what others write. */
import { newId } from '../../base/id.ts';
import type { Answer, SyncPort } from '../../base/ports/ports.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import type { Plan, PlanHead, PlanPort } from '../../base/ports/plans.ts';
import { problemFrom, type Problem } from '../../base/problem.ts';
import { ready } from '../../base/state.ts';
import type { LessonPlannerState, OpenPlan, Saving } from '../lesson-planner.types.ts';
import type { PlanChange, PlanContent } from './content.ts';
import { PlanDocument } from './document.ts';
import type { Stayed } from './history.ts';

/** So long what was typed stays in this page alone. */
const saveAfterMs = 400;
/** What others wrote is fetched at most so often. */
const readAfterMs = 1_000;
/** What could be kept nowhere is tried again so often: room is made, or the line comes back. */
const usualRetryMs = 15_000;
/** Sent again, the same would be refused again. */
const refusals = new Set(['not-found', 'forbidden', 'invalid-request', 'body-too-large']);

export interface SessionOptions {
  readonly planId: string;
  readonly plans: PlanPort;
  /** Tells when what waited on this machine has gone out. */
  readonly sync: SyncPort | undefined;
  readonly signal: AbortSignal;
  /** Who is here; without an id where nobody says. */
  me(): Promise<PersonReference>;
  show(state: LessonPlannerState): void;
  fail(problem: Problem): void;
  /** Settles when no input method is composing. */
  settled(): Promise<void>;
  readonly retryAfterMs?: number;
  /** What was written is kept: with the service, or on this machine. */
  onKept(planId: string, content: PlanContent): void;
}

export class PlanSession {
  readonly #options: SessionOptions;
  readonly #document = new PlanDocument();
  #answer: Answer<Plan> | undefined;
  #me: PersonReference = { id: '', name: '' };
  #saving: Saving = 'saved';
  /** So many edits have gone out since the plan was read. */
  #sent = 0;
  #broken = 0;
  /** Refused: nothing goes out until the plan could be read. */
  #isHeld = false;
  #isSecondTry = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** Why it could not be kept the last time: said once, not with each try. */
  #problem: string | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { plans, sync, signal, planId } = options;
    plans.subscribe(
      (change) => {
        if (change.planId !== undefined && change.planId !== planId) return;
        this.#readTimer ??= setTimeout(() => void this.read(), readAfterMs);
      },
      { signal },
    );
    sync?.subscribe(() => void this.#noteSent(sync), { signal });
    const flush = (): void => void this.flush();
    // The last moment in which a page is sure to be asked.
    window.addEventListener('pagehide', () => void this.flush(true), { signal });
    // What is kept nowhere but in this page goes with it: the person is asked first.
    window.addEventListener('beforeunload', (event) => this.#saving === 'failed' && askBeforeLeaving(event), { signal });
    window.addEventListener('online', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#readTimer);
      flush();
    });
  }

  /** Takes in what the service has, and what waits on this machine. */
  async read(): Promise<void> {
    clearTimeout(this.#readTimer);
    this.#readTimer = undefined;
    const { plans, planId, signal, fail, settled, me } = this.#options;
    const sent = this.#sent;
    try {
      const [answer, own] = await Promise.all([plans.get(planId, { signal }), this.#me.id === '' ? me() : this.#me]);
      this.#me = own;
      await settled();
      this.#answer = answer;
      if (!answer.stale) this.#noteRead(sent);
      this.#broken = this.#document.receive(answer.value.updates);
      if (this.#isHeld && !answer.stale) this.#release(answer.value.updates);
      this.#show();
    } catch (error) {
      if (!signal.aborted) fail(problemFrom(error));
    }
  }

  #noteRead(sent: number): void {
    const count = Math.min(sent, this.#sent);
    this.#document.forgetTaken(count);
    this.#sent -= count;
  }

  apply(change: PlanChange): void {
    this.#document.apply(change);
    if (this.#document.hasUnsent && !this.#isHeld) this.#flushSoon();
    this.#show();
  }

  /** What the last act left standing. */
  get stayed(): Stayed | null {
    return this.#document.stayed;
  }

  /** The plan as it is now, whole and by itself: without comments, versions, and lessons that were taught. */
  snapshot(): { readonly head: PlanHead; readonly update: string; readonly content: PlanContent } {
    const copy = new PlanDocument();
    copy.receive([this.#document.encode()]);
    copy.forgetPast();
    copy.forgetRemoved();
    const { head, content } = copy;
    const update = copy.encode();
    copy.destroy();
    return { head, update, content };
  }

  #flushSoon(): void {
    this.#saving = 'unsaved';
    this.#saveTimer ??= setTimeout(() => void this.flush(), saveAfterMs);
  }

  /** Keeps what is not kept yet, one edit after the other. At the end also what was refused: this machine may keep it where the page cannot. */
  async flush(isEnd = false): Promise<void> {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#retryTimer);
    this.#saveTimer = undefined;
    await this.#sending;
    if (this.#isHeld && !isEnd) return;
    const edit = this.#document.takeUnsent();
    if (edit === undefined) return;
    this.#sending = this.#send(edit);
    await this.#sending;
  }

  async #send(edit: NonNullable<ReturnType<PlanDocument['takeUnsent']>>): Promise<void> {
    const { plans, planId, signal, fail, onKept, retryAfterMs = usualRetryMs } = this.#options;
    try {
      const { status } = await plans.edit(planId, newId(), edit);
      this.#sent += 1;
      if (!this.#document.hasUnsent) this.#saving = status === 'sent' ? 'saved' : 'queued';
      [this.#isHeld, this.#isSecondTry, this.#problem] = [false, false, undefined];
      onKept(planId, this.#document.content);
      this.#show();
    } catch (error) {
      // Nothing is lost: it goes along with the next edit.
      this.#document.putBack();
      const problem = problemFrom(error);
      const isKnown = this.#problem === problem.code;
      [this.#isHeld, this.#problem] = [refusals.has(problem.code), problem.code];
      if (!this.#isHeld && !signal.aborted) this.#retryTimer = setTimeout(() => void this.flush(), retryAfterMs);
      this.#saving = 'failed';
      this.#show();
      if (problem.code === 'invalid-request' && !this.#isSecondTry) {
        // An earlier edit, which this one follows upon, may not have come through.
        this.#isSecondTry = true;
        void this.read();
      } else if (!isKnown || this.#isHeld) fail(problem);
    } finally {
      this.#sending = undefined;
    }
  }

  /** After a refusal nobody knows what has come through: all that the service does not have goes out. */
  #release(updates: readonly string[]): void {
    [this.#isHeld, this.#sent] = [false, 0];
    this.#document.resendAllBut(updates);
    this.#flushSoon();
  }

  /** What waited has gone out, unless something else still waits. */
  async #noteSent(sync: SyncPort): Promise<void> {
    const { queued } = await sync.state();
    if (this.#saving !== 'queued' || queued > 0) return;
    this.#saving = 'saved';
    this.#show();
  }

  #show(): void {
    if (this.#answer === undefined || this.#options.signal.aborted) return;
    const { value, ...freshness } = this.#answer;
    const { updates: _updates, ...summary } = value;
    const { content, canUndo, canRedo, stayed } = this.#document;
    const plan: OpenPlan = { kind: 'plan', summary, me: this.#me, content, canUndo, canRedo, saving: this.#saving, broken: this.#broken, ...(stayed === null ? {} : { stayed }) };
    this.#options.show(ready<OpenPlan>(plan, freshness));
  }
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Chromium before 119 asks for this alone.
  Reflect.set(event, 'returnValue', true);
}
