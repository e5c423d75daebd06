/** Where to go on. */
import type { Progress } from '../../base/ports/index.ts';
import type { PlayerItem } from '../player.types.ts';

/** Nearer than this to an end, going on makes no sense. */
const margin = 5;

/** The stored place, or `null` at the very beginning, near the end, and after completion. */
export function resumePosition(item: PlayerItem, progress: Progress | null): number | null {
  if (progress?.state !== 'started') return null;
  const duration = item.durationSeconds ?? progress.durationSeconds ?? Number.POSITIVE_INFINITY;
  const at = progress.positionSeconds;
  return at >= margin && at <= duration - margin ? at : null;
}
