import { define, tagName } from '../base/define.ts';
import { connectAnnouncementEditor } from './announcement-editor.connect.ts';
import { LsAnnouncementEditor } from './announcement-editor.ts';

// A host that defines the element also gets the types of its events.
export type * from './announcement-editor.events.ts';

connectAnnouncementEditor();
define(tagName('announcement-editor'), LsAnnouncementEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ls-announcement-editor': LsAnnouncementEditor;
  }
}
