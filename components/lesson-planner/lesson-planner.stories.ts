import { ready } from '../base/index.ts';
import type { StoryFile } from '../base/story.ts';
import './lesson-planner.define.ts';
import type { LessonPlannerState } from './lesson-planner.types.ts';

const show = (state: LessonPlannerState) => ({ properties: { state } });

export default { element: 'ls-lesson-planner', title: 'LessonPlanner' };

export const states = {
  unset: show({ type: 'unset' }),
  loading: show({ type: 'loading' }),
  empty: show({ type: 'empty' }),
  offline: show({ type: 'offline' }),
  ready: show(ready({ names: ['买买提·艾力', '𠮷田'] }, { asOf: '2026-09-01T08:00:00+08:00', stale: false })),
} satisfies StoryFile['states'];
