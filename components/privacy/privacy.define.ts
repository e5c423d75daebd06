import { define, tagName } from '../base/index.ts';
import { connectPrivacy } from './privacy.connect.ts';
import { LsPrivacy } from './privacy.ts';

// A host that defines the element also gets the types of its events.
export type * from './privacy.events.ts';

connectPrivacy();
define(tagName('privacy'), LsPrivacy);

declare global {
  interface HTMLElementTagNameMap {
    'ls-privacy': LsPrivacy;
  }
}
