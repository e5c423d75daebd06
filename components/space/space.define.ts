import { define, tagName } from '../base/define.ts';
import { connectSpace } from './space.connect.ts';
import { LsSpace } from './space.ts';

// A host that defines the element also gets the types of its events.
export type * from './space.events.ts';

connectSpace();
define(tagName('space'), LsSpace);

declare global {
  interface HTMLElementTagNameMap {
    'ls-space': LsSpace;
  }
}
