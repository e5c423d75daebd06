/**
 * Holds play to what the guardians allow. What was watched on all devices comes from the service; here the seconds since are
 * added, by a clock that nobody can set. Play pauses at the end of a sentence.
 */
import type { WatchTime } from '../../base/ports/index.ts';
import { LsPlayerWatchTimeRequestEvent } from './watch-events.ts';

/** The media clock ticks four times a second; a longer gap was no watching. */
const longestTick = 2000;
/** How long a good place is waited for. */
const patience = 20_000;
/** Other devices count, too. */
const askAgainEvery = 5 * 60_000;
const zoneMs = 8 * 60 * 60 * 1000;

/** `daily`: what the day allows is used; `hours`: it is too early or too late. */
export type LimitReason = 'daily' | 'hours';

export interface WatchHost {
  readonly watchTime: WatchTime | null;
  readonly taskId: string | null;
  readonly stageRoot: HTMLElement | DocumentFragment;
  readonly playback: { pause(): void };
  readonly eyes: { set(minutes: number): void };
  ask(event: LsPlayerWatchTimeRequestEvent): void;
  requestUpdate(): void;
}

export class WatchKeeper {
  private readonly host: WatchHost;
  private known: WatchTime | null = null;
  private readAt = 0;
  private counted = 0;
  private last = Number.NEGATIVE_INFINITY;
  private dueSince: number | null = null;
  private told: LimitReason | null = null;

  constructor(host: WatchHost) {
    this.host = host;
  }

  /** Why play was stopped. */
  get reason(): LimitReason | null {
    return this.told;
  }
  get rule(): WatchTime['rule'] {
    return this.host.watchTime?.rule ?? null;
  }
  /** Today, tasks aside where they do not count. */
  get usedMinutes(): number {
    return Math.floor(this.usedMs / 60_000);
  }

  /** Play goes on. `isGoodPlace`: nobody is in the middle of a sentence. */
  tick(isGoodPlace: boolean, now = performance.now()): void {
    this.adopt(now);
    if (now - this.last < longestTick) this.counted += now - this.last;
    this.last = now;
    if (now - this.readAt > askAgainEvery) {
      this.readAt = now;
      this.host.ask(new LsPlayerWatchTimeRequestEvent());
    }
    const reason = this.due(now);
    if (reason === null) {
      this.dueSince = this.told = null;
      return;
    }
    this.dueSince ??= now;
    // Whoever was told once plays no further sentence.
    if (isGoodPlace || this.told !== null || now - this.dueSince > patience) this.stop(reason);
  }

  close(): void {
    if (this.dialog?.open) this.dialog.close();
  }

  private get usedMs(): number {
    const { known } = this;
    const seconds = (known?.usedSeconds ?? 0) + (known?.rule?.tasksExempt ? 0 : (known?.taskSeconds ?? 0));
    return seconds * 1000 + (this.isExempt ? 0 : this.counted);
  }
  private get isExempt(): boolean {
    return this.host.taskId !== null && this.known?.rule?.tasksExempt === true;
  }

  private adopt(now: number): void {
    const { watchTime, eyes } = this.host;
    if (watchTime === this.known) return;
    this.known = watchTime;
    this.readAt = now;
    this.counted = 0;
    if (watchTime?.rule?.restMinutes) eyes.set(watchTime.rule.restMinutes);
  }

  private due(now: number): LimitReason | null {
    const { known } = this;
    if (!known?.rule || this.isExempt) return null;
    const { dailyMinutes, from, to } = known.rule;
    if (dailyMinutes !== null && this.usedMs >= dailyMinutes * 60_000) return 'daily';
    if (from === null || to === null) return null;
    const time = new Date(Date.parse(known.at) + (now - this.readAt) + zoneMs).toISOString().slice(11, 16);
    return time < from || time >= to ? 'hours' : null;
  }

  private stop(reason: LimitReason): void {
    this.host.playback.pause();
    this.told = reason;
    this.host.requestUpdate();
    const { dialog } = this;
    if (dialog && !dialog.open) dialog.showModal();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.host.stageRoot.querySelector<HTMLDialogElement>('dialog.limit');
  }
}
