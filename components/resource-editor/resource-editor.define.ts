import { define, tagName } from '../base/define.ts';
import { connectResourceEditor } from './resource-editor.connect.ts';
import { LsResourceEditor } from './resource-editor.ts';

// A host that defines the element also gets the types of its events.
export type * from './resource-editor.events.ts';

connectResourceEditor();
define(tagName('resource-editor'), LsResourceEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ls-resource-editor': LsResourceEditor;
  }
}
