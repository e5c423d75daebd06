/** What few pages ask for: those of whoever teaches a class, and those that tell when was studied. */
import { listClassLearners } from '../../../contract/src/routes/class-learners.ts';
import { readClassLoad } from '../../../contract/src/routes/class-load.ts';
import { readClassStudy } from '../../../contract/src/routes/class-study.ts';
import { readLearnerTimeline } from '../../../contract/src/routes/learner-timeline.ts';
import { readOwnStudy, readSchoolStudy } from '../../../contract/src/routes/study.ts';
import type { Answer, CallOptions, TaskPort } from '../../base/ports/ports.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';

type ClassCalls = Required<Pick<TaskPort, 'load' | 'learners' | 'timeline' | 'study' | 'ownStudy' | 'schoolStudy'>>;

const answer = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });

export function classCalls(client: Client, by: (options?: CallOptions) => RouteCallOptions): { [Name in keyof ClassCalls]: NonNullable<ClassCalls[Name]> } {
  return {
    load: async (classId, day, options) => answer(await client.call(readClassLoad, { params: { classId }, query: { day } }, by(options))),
    learners: async (classId, options) => {
      const { value, ...rest } = answer(await client.call(listClassLearners, { params: { classId } }, by(options)));
      return { ...rest, value: value.items };
    },
    timeline: async (taskId, learnerId, options) => answer(await client.call(readLearnerTimeline, { params: { taskId, learnerId } }, by(options))),
    study: async (classId, step, options) => answer(await client.call(readClassStudy, { params: { classId }, query: { by: step } }, by(options))),
    ownStudy: async (step, options) => answer(await client.call(readOwnStudy, { query: { by: step } }, by(options))),
    schoolStudy: async (organisationId, options) => answer(await client.call(readSchoolStudy, { params: { organisationId } }, by(options))),
  };
}
