import { define, tagName } from '../base/index.ts';
import { connectQuietHours } from './quiet-hours.connect.ts';
import { LsQuietHours } from './quiet-hours.ts';

// A host that defines the element also gets the types of its events.
export type * from './quiet-hours.events.ts';

connectQuietHours();
define(tagName('quiet-hours'), LsQuietHours);

declare global {
  interface HTMLElementTagNameMap {
    'ls-quiet-hours': LsQuietHours;
  }
}
