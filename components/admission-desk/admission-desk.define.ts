import { define, tagName } from '../base/define.ts';
import { connectAdmissionDesk } from './admission-desk.connect.ts';
import { LsAdmissionDesk } from './admission-desk.ts';

// A host that defines the element also gets the types of its events.
export type * from './admission-desk.events.ts';

connectAdmissionDesk();
define(tagName('admission-desk'), LsAdmissionDesk);

declare global {
  interface HTMLElementTagNameMap {
    'ls-admission-desk': LsAdmissionDesk;
  }
}
