/**
 * One session of watching: turns what the media element does into watched stretches and learning records.
 * It knows no element and no clock of its own, so that it can be driven second by second in a test.
 */
import type { Interval, ProgressRecord } from '../../base/ports/index.ts';
import { newId } from '../../base/id.ts';
import { coveredSeconds, mergeIntervals, rounded, watchedRatio } from './intervals.ts';

/** Share of the whole that counts as watched to the end. */
export const completeRatio = 0.95;
/** Seconds of play between two records while nothing else happens. */
const heartbeatSeconds = 15;
/** Seeks that follow each other within this time (a held arrow key, a drag) are one act. */
const seekSettleMilliseconds = 800;
/** How far the media clock may run before the wall clock until it counts as a jump, in seconds. */
const clockTolerance = 1;

export interface WatchSubject {
  resourceId: string;
  taskId: string | null;
  durationSeconds: number | null;
  /** What was watched before this session. */
  watched: readonly Interval[];
  /** True when it was completed before: completing again says nothing new. */
  completed: boolean;
}

export interface WatchClock {
  /** Milliseconds, for measuring. */
  now(): number;
  /** RFC 3339, for the record. */
  timestamp(): string;
  uuid(): string;
}

export const systemClock: WatchClock = {
  now: () => performance.now(),
  timestamp: () => new Date().toISOString(),
  uuid: newId,
};

type Emit = (record: ProgressRecord) => void;

export class WatchSession {
  readonly id: string;
  readonly subject: WatchSubject;
  private readonly emit: Emit;
  private readonly clock: WatchClock;
  private readonly closed: Interval[] = [];
  /** Played while it was live: time that counts, at places that may not hold. */
  private readonly aside: Interval[] = [];
  private live = false;
  private open: Interval | null = null;
  private openAt = 0;
  private rate = 1;
  private at = 0;
  private duration: number | null;
  private sinceRecord = 0;
  private seekedAt: number | null = null;
  private seeked: [from: number, to: number] | null = null;
  private begun = false;
  private active = false;
  private finished: boolean;

  constructor(subject: WatchSubject, emit: Emit, clock: WatchClock = systemClock) {
    this.subject = subject;
    this.emit = emit;
    this.clock = clock;
    this.id = clock.uuid();
    this.duration = subject.durationSeconds;
    this.finished = subject.completed;
  }

  /** Stretches of this session. */
  get segments(): Interval[] {
    return mergeIntervals(this.open && !this.live ? [...this.closed, this.open] : this.closed).map(([from, to]) => [rounded(from), rounded(to)]);
  }
  /** Stretches of this and all earlier sessions. */
  get watched(): Interval[] {
    return mergeIntervals([...this.subject.watched, ...this.segments]);
  }
  /** Watched share of the whole, over all sessions. */
  get ratio(): number {
    return watchedRatio(this.watched, this.duration);
  }
  get completed(): boolean {
    return this.finished;
  }

  setDuration(seconds: number): void {
    if (Number.isFinite(seconds) && seconds > 0) this.duration = seconds;
  }
  /** While it is live nothing is told by place. */
  setLive(on: boolean): void {
    if (on === this.live) return;
    this.closeStretch();
    this.live = on;
  }

  /** What was live has ended. `keeps`: on the clock that it had, so that what was seen of it is watched. */
  over(keeps: boolean): void {
    this.setLive(false);
    if (keeps) this.closed.push(...this.aside.splice(0));
  }

  setRate(rate: number): void {
    if (rate > 0) this.rate = rate;
  }

  /** Where the person is. */
  get position(): number {
    return this.at;
  }

  /** True between play and pause, stalls included. */
  get playing(): boolean {
    return this.active;
  }

  /** Play goes on at `position`. The first time, and after a pause, that is an act; after a stall it is none. */
  play(position: number): void {
    if (!this.active) {
      this.settle();
      this.at = position;
      if (!this.begun) {
        this.begun = true;
        this.record('initialized');
      }
      this.active = true;
      this.record('played');
    }
    if (!this.open) this.openStretch(position);
  }

  /** The media clock says `position` while it plays. A jump nobody asked for ends the stretch: what was skipped is not watched. */
  tick(position: number): void {
    if (this.seekedAt !== null && this.clock.now() - this.seekedAt >= seekSettleMilliseconds) this.settle();
    if (!this.open) {
      // After a stall some browsers say nothing but that the clock moves again.
      if (this.active && position > this.at) this.openStretch(position);
      this.at = position;
      return;
    }
    const now = this.clock.now();
    const moved = position - this.open[1];
    const possible = ((now - this.openAt) / 1000) * this.rate + clockTolerance;
    if (moved < 0 || moved > possible) {
      this.closeStretch();
      this.openStretch(position);
      return;
    }
    this.open[1] = position;
    this.openAt = now;
    this.at = position;
    this.sinceRecord += moved;
    this.checkComplete();
    if (this.sinceRecord >= heartbeatSeconds) this.record('played');
  }

  /** Play stopped at `position`, by the person or by the end. */
  pause(position: number): void {
    if (!this.active) return;
    if (this.open) this.tick(position);
    this.closeStretch();
    this.active = false;
    this.record('paused');
    this.checkComplete();
  }

  /** The line or the decoder cannot follow. The clock stands, and it is no act of the person. */
  stall(): void {
    this.closeStretch();
  }

  /** The person went elsewhere. Called for every step of a held key, it becomes one record when the steps end. */
  seek(to: number): void {
    this.closeStretch();
    // Steps that follow each other are one act: it began where the first of them did.
    this.seeked = [this.seeked?.[0] ?? this.at, to];
    this.at = to;
    this.seekedAt = this.clock.now();
    if (this.active) this.openStretch(to);
  }

  /** Records the last seek now. */
  settle(): void {
    if (this.seekedAt === null) return;
    const { seeked } = this;
    this.seekedAt = this.seeked = null;
    if (this.begun && !this.live) this.record('seeked', seeked);
  }

  /** The session is over: page hidden for good, element gone, another resource. Nothing can follow. */
  end(): void {
    if (!this.begun) return;
    this.settle();
    this.closeStretch();
    // Whoever goes while it plays has stopped it: the profile wants that said before the end.
    if (this.active) this.record('paused');
    this.record('terminated');
    this.begun = this.active = false;
  }

  private openStretch(position: number): void {
    this.open = [position, position];
    this.openAt = this.clock.now();
    this.at = position;
  }

  private closeStretch(): void {
    if (this.open && this.open[1] > this.open[0]) (this.live ? this.aside : this.closed).push(this.open);
    this.open = null;
  }

  private checkComplete(): void {
    if (this.finished || this.live || this.ratio < completeRatio) return;
    this.finished = true;
    this.record('completed');
  }

  /** Seconds played: of earlier sessions what was watched, as nobody knows how often; of this one all. */
  private get spentSeconds(): number {
    const own = [...this.closed, ...this.aside, ...(this.open ? [this.open] : [])];
    return coveredSeconds(this.subject.watched) + own.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  private record(verb: ProgressRecord['verb'], seeked: readonly [number, number] | null = null): void {
    // A seek may not be collected: what tells that it still plays does not wait longer for it.
    if (!seeked) this.sinceRecord = 0;
    this.emit({
      // The session is known by its first statement.
      id: verb === 'initialized' ? this.id : this.clock.uuid(),
      verb,
      resourceId: this.subject.resourceId,
      taskId: this.subject.taskId,
      positionSeconds: this.live ? 0 : rounded(this.at),
      durationSeconds: this.live || this.duration === null ? null : rounded(this.duration),
      playedSegments: this.segments,
      sessionId: this.id,
      video: {
        ratio: rounded(this.ratio),
        threshold: completeRatio,
        spentSeconds: rounded(this.spentSeconds),
        ...(seeked && { seeked: [rounded(seeked[0]), rounded(seeked[1])] }),
      },
      at: this.clock.timestamp(),
    });
  }
}
