/** What the views are drawn from, and what a person can do in them. */
import type { Format } from '../../base/format.ts';
import type { Recommendations } from '../../base/index.ts';
import type { Flagged } from '../../base/report/flag.ts';
import type { Translate } from '../../base/views.ts';

export interface RecommendationsView {
  readonly t: Translate;
  readonly format: Format;
  readonly isOff: boolean;
  onSwitch(): void;
  onOpen(resourceId: string): void;
  onDismiss(resourceId: string): void;
  onReport(resource: Flagged): void;
  onRestore(resourceId: string): void;
  onMode(mode: Recommendations['mode']): void;
  onInterests(words: string[]): void;
  onGive(audience: Recommendations['audiences'][number], reason: string): void;
  onWithdraw(id: string): void;
  /** How many of a list stand there. */
  shownOf(key: string): number;
  onMore(key: string): void;
}
