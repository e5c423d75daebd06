import { define, tagName } from '../base/index.ts';
import { connectLtiRegistrations } from './lti-registrations.connect.ts';
import { LsLtiRegistrations } from './lti-registrations.ts';

// A host that defines the element also gets the types of its events.
export type * from './lti-registrations.events.ts';

connectLtiRegistrations();
define(tagName('lti-registrations'), LsLtiRegistrations);

declare global {
  interface HTMLElementTagNameMap {
    'ls-lti-registrations': LsLtiRegistrations;
  }
}
