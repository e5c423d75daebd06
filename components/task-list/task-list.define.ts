import { define, tagName } from '../base/define.ts';
import { connectTaskList } from './task-list.connect.ts';
import { LsTaskList } from './task-list.ts';

// A host that defines the element also gets the types of its events.
export type * from './task-list.events.ts';

connectTaskList();
define(tagName('task-list'), LsTaskList);

declare global {
  interface HTMLElementTagNameMap {
    'ls-task-list': LsTaskList;
  }
}
