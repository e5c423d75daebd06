import { define, tagName } from '../base/define.ts';
import { connectClassProgress } from './class-progress.connect.ts';
import { LsClassProgress } from './class-progress.ts';

connectClassProgress();
define(tagName('class-progress'), LsClassProgress);

declare global {
  interface HTMLElementTagNameMap {
    'ls-class-progress': LsClassProgress;
  }
}
