import { define, tagName } from '../base/index.ts';
import { connectStudy } from './study.connect.ts';
import { LsStudy } from './study.ts';

// A host that defines the element also gets the types of its events.
export type * from './study.events.ts';

connectStudy();
define(tagName('study'), LsStudy);

declare global {
  interface HTMLElementTagNameMap {
    'ls-study': LsStudy;
  }
}
