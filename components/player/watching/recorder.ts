/** Listens to play as the media element tells it, and hands on learning records in batches. */
import type { Progress, ProgressRecord } from '../../base/ports/index.ts';
import { WatchSession, type WatchClock, type WatchSubject } from './watch-session.ts';

/** Longest time a record waits for company. */
const batchMilliseconds = 5000;
/** A little longer than a seek needs to settle. */
const settleMilliseconds = 1000;

export interface RecorderCallbacks {
  send(records: readonly ProgressRecord[]): void;
  /** A record was made; it may wait for others before it is sent. */
  recorded(record: ProgressRecord): void;
  completed(): void;
}

export class Recorder {
  private readonly callbacks: RecorderCallbacks;
  private readonly clock: WatchClock | undefined;
  private session: WatchSession | null = null;
  private subject: WatchSubject | null = null;
  private waiting: ProgressRecord[] = [];
  private batchTimer: ReturnType<typeof setTimeout> | undefined;
  private settleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(callbacks: RecorderCallbacks, clock?: WatchClock) {
    this.callbacks = callbacks;
    this.clock = clock;
  }

  /** Begins to record for a resource; what ran before ends. Progress may come later than play: it is merged. */
  begin(resourceId: string, taskId: string | null, durationSeconds: number | null, progress: Progress | null): void {
    this.end();
    this.subject = {
      resourceId,
      taskId,
      durationSeconds: durationSeconds ?? progress?.durationSeconds ?? null,
      watched: progress?.watched ?? [],
      completed: progress?.state === 'completed',
    };
    this.session = new WatchSession(this.subject, (record) => this.onRecord(record), this.clock);
  }

  /** Stops recording and sends what waits. */
  end(): void {
    this.session?.end();
    this.session = null;
    this.flush();
    clearTimeout(this.settleTimer);
  }

  /** The page may not come back: end this session now. If the person plays on, a new one begins with what was watched. */
  interrupt(position: number): void {
    const { session, subject } = this;
    if (!session || !subject) return;
    session.tick(position);
    session.end();
    this.flush();
    const next = { ...subject, watched: session.watched, completed: session.completed };
    this.subject = next;
    this.session = new WatchSession(next, (record) => this.onRecord(record), this.clock);
  }

  get ratio(): number {
    return this.session?.ratio ?? 0;
  }
  get watched(): WatchSession['watched'] {
    return this.session?.watched ?? [];
  }
  get completed(): boolean {
    return this.session?.completed ?? false;
  }

  /** One event of the media element; `isLive`: what it plays has no end yet. */
  media(type: string, media: { currentTime: number; duration: number; playbackRate: number; paused: boolean; seeking: boolean }, isLive = false): void {
    const { session } = this;
    if (!session) return;
    session.setLive(isLive);
    if (!isLive) session.setDuration(media.duration);
    session.setRate(media.playbackRate);
    switch (type) {
      case 'playing':
        session.play(media.currentTime);
        break;
      case 'timeupdate':
        if (media.paused || media.seeking) break;
        if (session.playing) session.tick(media.currentTime);
        else session.play(media.currentTime);
        break;
      case 'waiting':
      case 'emptied':
        session.stall();
        break;
      case 'pause':
        session.pause(media.seeking ? session.position : media.currentTime);
        this.flush();
        break;
      case 'ended':
        session.pause(media.currentTime);
        this.flush();
        break;
    }
  }

  /** What was live has ended; `keeps`: on the clock that it had. */
  over(keeps: boolean): void {
    this.session?.over(keeps);
  }

  /** The person goes from one place to another; `from` is where play was a moment ago. */
  seek(from: number, to: number): void {
    const { session } = this;
    if (!session) return;
    if (session.playing) session.tick(from);
    session.seek(to);
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => session.settle(), settleMilliseconds);
  }

  /** Sends what waits, now. */
  flush(): void {
    clearTimeout(this.batchTimer);
    this.batchTimer = undefined;
    if (this.waiting.length === 0) return;
    const records = this.waiting;
    this.waiting = [];
    this.callbacks.send(records);
  }

  private onRecord(record: ProgressRecord): void {
    this.waiting.push(record);
    this.callbacks.recorded(record);
    if (record.verb === 'completed') this.callbacks.completed();
    this.batchTimer ??= setTimeout(() => this.flush(), batchMilliseconds);
  }
}
