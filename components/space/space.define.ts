import { define, tagName } from '../base/define.ts';
import { connectSpace } from './space.connect.ts';
import { LsSpace } from './space.ts';

connectSpace();
define(tagName('space'), LsSpace);

declare global {
  interface HTMLElementTagNameMap {
    'ls-space': LsSpace;
  }
}
