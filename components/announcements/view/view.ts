import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';

/** What the parts of the element need of it. */
export interface View {
  readonly t: Translate;
  readonly format: Format;
  /** The time by the service's clock, in milliseconds. */
  readonly now: number;
}
