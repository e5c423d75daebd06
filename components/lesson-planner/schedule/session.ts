/** Changing the schedule of one term: shown at once, kept within half a second, and what another device changed comes in. */
import { newId } from '../../base/id.ts';
import type { Answer, SyncPort } from '../../base/ports/ports.ts';
import type { PlanPort, PlanSummary } from '../../base/ports/plans.ts';
import { problemFrom, type Problem } from '../../base/problem.ts';
import { ready } from '../../base/state.ts';
import type { LessonPlannerState, Saving, TermCopying, TermSchedule } from '../lesson-planner.types.ts';
import { copyTerm } from './copy-term.ts';
import { ScheduleDocument, type ReadSchedule } from './schedule-document.ts';
import type { ScheduleChange, TermDates } from './schedule.ts';

const saveAfterMs = 400;
const readAfterMs = 1_000;
/** So long a schedule waits for what its plans are called now; on a thin line they come in many pages. */
const titlesWithinMs = 50;

/** What each port's schedule was read as last: from the list back to the week nothing is taken apart again. */
const readBefore = new WeakMap<PlanPort, ReadSchedule>();

export interface ScheduleSessionOptions {
  readonly termId: string;
  readonly usual: TermDates;
  readonly plans: PlanPort;
  readonly sync: SyncPort | undefined;
  readonly signal: AbortSignal;
  allPlans(): Promise<readonly PlanSummary[]>;
  show(state: LessonPlannerState): void;
  fail(problem: Problem): void;
}

export class ScheduleSession {
  readonly #options: ScheduleSessionOptions;
  readonly #document: ScheduleDocument;
  #answer: Answer<string[]> | undefined;
  #all: readonly PlanSummary[] | null = null;
  #saving: Saving = 'saved';
  /** Counts changes: what was made while an edit is under way goes with the next. */
  #made = 0;
  #sentOf = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #copying: TermCopying | undefined;
  #copied: number | undefined;
  #stopCopying: AbortController | undefined;

  constructor(options: ScheduleSessionOptions) {
    this.#options = options;
    this.#document = new ScheduleDocument(options.usual);
    const { plans, sync, signal } = options;
    plans.subscribe(() => (this.#readTimer ??= setTimeout(() => void this.read(), readAfterMs)), { signal });
    sync?.subscribe(() => void this.#noteSent(sync), { signal });
    const flush = (): void => void this.flush();
    window.addEventListener('pagehide', flush, { signal });
    window.addEventListener('online', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#readTimer);
      flush();
    });
  }

  async read(): Promise<void> {
    clearTimeout(this.#readTimer);
    this.#readTimer = undefined;
    const { plans, termId, signal, allPlans, fail } = this.#options;
    try {
      const reading = allPlans().then((all) => void (this.#all = all));
      const [answer] = await Promise.all([plans.schedule(termId, { signal }), Promise.race([reading, new Promise((resolve) => setTimeout(resolve, titlesWithinMs))])]);
      this.#answer = answer;
      this.#document.receive(answer.value, readBefore.get(plans));
      // With own changes it is more than what was read.
      if (this.#made === 0) readBefore.set(plans, { updates: answer.value, content: this.#document.content });
      const shown = this.#all;
      this.#show();
      await reading;
      if (this.#all !== shown) this.#show();
    } catch (error) {
      if (!signal.aborted) fail(problemFrom(error));
    }
  }

  apply(change: ScheduleChange): void {
    this.#document.apply(change);
    this.#made += 1;
    this.#saving = 'unsaved';
    this.#saveTimer ??= setTimeout(() => void this.flush(), saveAfterMs);
    this.#show();
  }

  /** Takes an earlier term over; `null`: stops doing so, and keeps what was copied. */
  async copyTerm(termId: string | null): Promise<void> {
    if (termId === null) return this.#stopCopying?.abort();
    if (this.#copying !== undefined) return;
    const { plans, signal, usual, fail } = this.#options;
    const stop = (this.#stopCopying = new AbortController());
    signal.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
    const tell = (copying: TermCopying | undefined): void => {
      this.#copying = copying;
      this.#show();
    };
    tell({ done: 0, total: 0 });
    try {
      const earlier = new ScheduleDocument(usual);
      earlier.receive((await plans.schedule(termId, { signal: stop.signal })).value);
      const { change, problem } = await copyTerm({ plans, from: earlier.content, now: this.#document.content, signal: stop.signal, onProgress: tell });
      this.#copied = change.lessons.length;
      if (change.courses.length > 0) this.apply(change);
      if (problem !== undefined) fail(problemFrom(problem));
    } catch (error) {
      if (!stop.signal.aborted) fail(problemFrom(error));
    } finally {
      tell(undefined);
    }
  }

  async flush(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    await this.#sending;
    if (this.#sentOf === this.#made) return;
    this.#sending = this.#send();
    await this.#sending;
  }

  async #send(): Promise<void> {
    const { plans, termId, fail } = this.#options;
    const made = this.#made;
    try {
      const { status } = await plans.editSchedule(termId, newId(), this.#document.unsent());
      this.#sentOf = made;
      if (made === this.#made) this.#saving = status === 'sent' ? 'saved' : 'queued';
    } catch (error) {
      this.#saving = 'failed';
      fail(problemFrom(error));
    } finally {
      this.#sending = undefined;
      this.#show();
    }
  }

  async #noteSent(sync: SyncPort): Promise<void> {
    const { queued } = await sync.state();
    if (this.#saving !== 'queued' || queued > 0) return;
    this.#saving = 'saved';
    this.#show();
  }

  #show(): void {
    if (this.#answer === undefined || this.#options.signal.aborted) return;
    const { value: _updates, ...freshness } = this.#answer;
    const { content, canUndo, canRedo } = this.#document;
    this.#options.show(ready<TermSchedule>({ kind: 'schedule', termId: this.#options.termId, content, plans: this.#all, canUndo, canRedo, saving: this.#saving, ...(this.#copying && { copying: this.#copying }), ...(this.#copied !== undefined && { copied: this.#copied }) }, freshness));
  }
}

export { termOf } from './schedule.ts';
