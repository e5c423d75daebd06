import { define, tagName } from '../base/define.ts';
import { connectNotices } from './notices.connect.ts';
import { LsNotices } from './notices.ts';

connectNotices();
define(tagName('notices'), LsNotices);

declare global {
  interface HTMLElementTagNameMap {
    'ls-notices': LsNotices;
  }
}
