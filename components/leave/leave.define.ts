import { define, tagName } from '../base/define.ts';
import { connectLeave } from './leave.connect.ts';
import { LsLeave } from './leave.ts';

// A host that defines the element also gets the types of its events.
export type * from './leave.events.ts';

connectLeave();
define(tagName('leave'), LsLeave);

declare global {
  interface HTMLElementTagNameMap {
    'ls-leave': LsLeave;
  }
}
