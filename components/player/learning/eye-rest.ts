/**
 * Rest for the eyes: pupils look at a screen for so long at most, by the recommendation for their stage. What was watched is
 * counted over lessons and pages of this machine; a real pause sets it back.
 */
import * as v from 'valibot';
import type { Stage } from '../../base/ports/index.ts';

const key = 'ls.eye-rest/1';
const minute = 60_000;
/** Whoever looked elsewhere for so long has rested. */
const restMilliseconds = 5 * minute;
/** The media clock ticks four times a second; a longer gap was no watching. */
const longestTick = 2000;
/** Often enough for what a killed tab forgets, seldom enough for an old disk. */
const keepEvery = 5000;
/** How long a good place is waited for. */
const patience = 20_000;

/** Minutes until a rest is due; `null`: nobody is reminded. */
export function minutesFor(stage: Stage | null): number | null {
  switch (stage) {
    case 'primary':
      return 20;
    case 'junior':
    case 'senior':
      return 30;
    case 'vocational':
    case 'lifelong':
      return 40;
    case null:
      return null;
  }
}

const Kept = v.object({ watched: v.pipe(v.number(), v.minValue(0)), at: v.pipe(v.number(), v.minValue(0)) });
type Kept = v.InferOutput<typeof Kept>;

export class EyeRest {
  /** Minutes; `0` or `null`: no rest is asked for. */
  minutes: number | null;
  private readonly now: () => number;
  private kept: Kept;
  private dueSince: number | null = null;
  private keptAt = Number.NEGATIVE_INFINITY;

  constructor(minutes: number | null, now: () => number = Date.now) {
    this.minutes = minutes;
    this.now = now;
    this.kept = read() ?? { watched: 0, at: now() };
  }

  /** Play goes on. Answers whether now is the time to rest; `isGoodPlace`: nobody is in the middle of a sentence. */
  tick(isGoodPlace: boolean): boolean {
    const now = this.now();
    const passed = now - this.kept.at;
    // A clock that was set back is no reason for anything.
    const watched = passed < 0 || passed > restMilliseconds ? 0 : this.kept.watched + Math.min(passed, longestTick);
    this.keep({ watched, at: now });
    if (!this.minutes || watched < this.minutes * minute) return false;
    this.dueSince ??= now;
    return isGoodPlace || now - this.dueSince > patience;
  }

  /** The person was told. */
  told(): void {
    this.dueSince = null;
    this.keep({ watched: 0, at: this.now() });
  }

  private keep(kept: Kept): void {
    this.kept = kept;
    if (Math.abs(kept.at - this.keptAt) < keepEvery && kept.watched > 0) return;
    this.keptAt = kept.at;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Where nothing can be kept, this page counts alone.
    }
  }
}

function read(): Kept | null {
  try {
    const found = v.safeParse(Kept, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}
