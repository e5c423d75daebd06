/** When one studied, and when a school did; apart from the other routes of tasks, as few pages ask for it. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { OwnStudy, SchoolStudy } from '../schemas/study.ts';

export const readOwnStudy = defineRoute({
  id: 'readOwnStudy',
  method: 'get',
  path: '/study',
  tag: 'tasks',
  act: 'study.read',
  summary: 'When a learner studied, for that learner',
  description: 'From the own learning records, in tasks and beside them, by the clock of the service: the latest 14 days, or 8 weeks from Monday to Monday. Nobody else is told it here, and it is held against nobody.',
  query: v.object({ by: v.optional(v.picklist(['day', 'week']), 'week') }),
  success: { status: 200, description: 'How long, and what first, period by period.', schema: OwnStudy },
});

export const readSchoolStudy = defineRoute({
  id: 'readSchoolStudy',
  method: 'get',
  path: '/organisations/{organisationId}/study',
  tag: 'tasks',
  act: 'study.count',
  summary: 'When a school studied, for its managers',
  description: 'From learning records of tasks of the classes of this organisation, by when they arrived, in the school year that goes on: numbers without names. An organisation that has no classes of its own has none.',
  params: v.object({ organisationId: Id }),
  success: { status: 200, description: 'How long, how many and what first, week by week.', schema: SchoolStudy },
  problems: ['not-found'],
});
