import { define, tagName } from '../base/index.ts';
import { connectTimeLimits } from './time-limits.connect.ts';
import { LsTimeLimits } from './time-limits.ts';

// A host that defines the element also gets the types of its events.
export type * from './time-limits.events.ts';

connectTimeLimits();
define(tagName('time-limits'), LsTimeLimits);

declare global {
  interface HTMLElementTagNameMap {
    'ls-time-limits': LsTimeLimits;
  }
}
