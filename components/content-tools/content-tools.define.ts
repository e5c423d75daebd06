import { define, tagName } from '../base/index.ts';
import { connectContentTools } from './content-tools.connect.ts';
import { LsContentTools } from './content-tools.ts';

// A host that defines the element also gets the types of its events.
export type * from './content-tools.events.ts';

connectContentTools();
define(tagName('content-tools'), LsContentTools);

declare global {
  interface HTMLElementTagNameMap {
    'ls-content-tools': LsContentTools;
  }
}
