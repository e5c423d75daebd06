import { define, tagName } from '../base/index.ts';
import { connectCourses } from './courses.connect.ts';
import { LsCourses } from './courses.ts';

// A host that defines the element also gets the types of its events.
export type * from './courses.events.ts';

connectCourses();
define(tagName('courses'), LsCourses);

declare global {
  interface HTMLElementTagNameMap {
    'ls-courses': LsCourses;
  }
}
