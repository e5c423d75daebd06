import { define, tagName } from '../base/define.ts';
import { connectTaskEditor } from './task-editor.connect.ts';
import { LsTaskEditor } from './task-editor.ts';

// A host that defines the element also gets the types of its events.
export type * from './task-editor.events.ts';

connectTaskEditor();
define(tagName('task-editor'), LsTaskEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ls-task-editor': LsTaskEditor;
  }
}
