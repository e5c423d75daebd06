import { define, tagName } from '../base/define.ts';
import { connectLessonPlanner } from './lesson-planner.connect.ts';
import { LsLessonPlanner } from './lesson-planner.ts';

// A host that defines the element also gets the types of its events.
export type * from './lesson-planner.events.ts';

connectLessonPlanner();
define(tagName('lesson-planner'), LsLessonPlanner);

declare global {
  interface HTMLElementTagNameMap {
    'ls-lesson-planner': LsLessonPlanner;
  }
}
