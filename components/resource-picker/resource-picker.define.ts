/** Registers `ls-resource-picker` and connects it. */
import { define, tagName } from '../base/index.ts';
import { connectResourcePicker } from './resource-picker.connect.ts';
import { LsResourcePicker } from './resource-picker.ts';

// A host that defines the element also gets the types of its events.
export type * from './resource-picker.events.ts';

connectResourcePicker();
define(tagName('resource-picker'), LsResourcePicker);

declare global {
  interface HTMLElementTagNameMap {
    'ls-resource-picker': LsResourcePicker;
  }
}
