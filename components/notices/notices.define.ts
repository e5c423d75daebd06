import { define, tagName } from '../base/define.ts';
import { connectNotices } from './notices.connect.ts';
import { LsNotices } from './notices.ts';

// A host that defines the element also gets the types of its events.
export type * from './notices.events.ts';

connectNotices();
define(tagName('notices'), LsNotices);

declare global {
  interface HTMLElementTagNameMap {
    'ls-notices': LsNotices;
  }
}
