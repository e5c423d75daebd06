import { define, tagName } from '../base/define.ts';
import { connectAnnouncements } from './announcements.connect.ts';
import { LsAnnouncements } from './announcements.ts';

// A host that defines the element also gets the types of its events.
export type * from './announcements.events.ts';

connectAnnouncements();
define(tagName('announcements'), LsAnnouncements);

declare global {
  interface HTMLElementTagNameMap {
    'ls-announcements': LsAnnouncements;
  }
}
