/** Which pages were in view: each after a moment of looking, told in batches. It draws nothing, and counts no time as study. */
import { newId } from '../../base/id.ts';
import type { PageRange, ProgressRecord } from '../../base/ports/index.ts';
import { mergePages } from '../../base/reading.ts';

/** Shorter than this, a page was only passed. */
const lookMilliseconds = 1500;
/** Longest time a record waits for company. */
const batchMilliseconds = 1000;

export interface ReadingSubject {
  readonly resourceId: string;
  readonly taskId: string | null;
  readonly pages: number;
}

export class ReadingSession {
  private readonly subject: ReadingSubject;
  private readonly send: (records: readonly ProgressRecord[]) => void;
  private id = newId();
  private read: PageRange[] = [];
  private page = 1;
  private inView: PageRange = [1, 1];
  private waiting: ProgressRecord[] = [];
  private begun = false;
  private look: ReturnType<typeof setTimeout> | undefined;
  private batch: ReturnType<typeof setTimeout> | undefined;

  constructor(subject: ReadingSubject, send: (records: readonly ProgressRecord[]) => void) {
    this.subject = subject;
    this.send = send;
  }

  /** The eyes are on this page; of others a good part may be in view, too. */
  view(page: number, [first, last]: readonly [number, number] = [page, page]): void {
    this.page = page;
    this.inView = [Math.min(first, page), Math.max(last, page)];
    if (!this.begun) {
      this.begun = true;
      this.record('initialized');
    }
    clearTimeout(this.look);
    this.look = setTimeout(() => this.looked(), lookMilliseconds);
  }

  /**
   * The page may not come back, or the text is left. The place to go on from is where the person is, however short the look was; and as
   * pages on the way may not be collected, this one record says all that was read. Whoever reads on begins a new session.
   */
  end(): void {
    clearTimeout(this.look);
    if (this.begun) this.record('terminated');
    this.begun = false;
    this.id = newId();
    this.read = [];
    this.flush();
  }

  private looked(): void {
    // What lies behind another window is not read.
    if (document.visibilityState !== 'visible') return;
    this.read = mergePages([...this.read, this.inView], this.subject.pages);
    this.record('experienced');
  }

  private record(verb: 'initialized' | 'experienced' | 'terminated'): void {
    const { resourceId, taskId, pages } = this.subject;
    this.waiting.push({
      id: newId(),
      verb,
      resourceId,
      taskId,
      positionSeconds: 0,
      durationSeconds: null,
      playedSegments: [],
      reading: { page: this.page, pages, read: this.read },
      sessionId: this.id,
      at: new Date().toISOString(),
    });
    this.batch ??= setTimeout(() => this.flush(), batchMilliseconds);
  }

  private flush(): void {
    clearTimeout(this.batch);
    this.batch = undefined;
    const records = this.waiting;
    this.waiting = [];
    if (records.length > 0) this.send(records);
  }
}
