import { define, tagName } from '../base/define.ts';
import { connectTaskList } from './task-list.connect.ts';
import { LsTaskList } from './task-list.ts';

connectTaskList();
define(tagName('task-list'), LsTaskList);

declare global {
  interface HTMLElementTagNameMap {
    'ls-task-list': LsTaskList;
  }
}
