/** What the views are drawn from, and what a person can do in them. */
import type { Format } from '../../base/format.ts';
import type { Recommendations, RecommendationSuggestion } from '../../base/index.ts';
import type { Flagged } from '../../base/report/flag.ts';
import type { Translate } from '../../base/views.ts';
import type { Giving } from '../model/giving.ts';

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
  /** What is being recommended to others. */
  readonly giving: Giving;
  /** Id of the resource that the host offers. */
  readonly resource: string;
  /** What changes, from what stands there by then. */
  onGiving(change: (giving: Giving) => Partial<Giving>): void;
  onChooseAudience(id: string): void;
  onWhom(whom: Giving['whom']): void;
  onUse(suggestion: RecommendationSuggestion): void;
  /** The button was pressed; the reason as it stands in the form. */
  onGive(form: FormData): void;
  /** All of them are meant. */
  onConfirm(): void;
  onWithdraw(id: string): void;
  /** How many of a list stand there. */
  shownOf(key: string): number;
  onMore(key: string): void;
}
