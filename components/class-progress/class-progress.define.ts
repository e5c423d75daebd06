import { define, tagName } from '../base/define.ts';
import { connectClassProgress } from './class-progress.connect.ts';
import { LsClassProgress } from './class-progress.ts';

// A host that defines the element also gets the types of its events.
export type * from './class-progress.events.ts';

connectClassProgress();
define(tagName('class-progress'), LsClassProgress);

declare global {
  interface HTMLElementTagNameMap {
    'ls-class-progress': LsClassProgress;
  }
}
