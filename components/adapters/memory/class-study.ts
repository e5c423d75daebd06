/** When a class in memory studied in its tasks. */
import { latestStudy, studyByPeriod, type StudyAct, type StudyStep } from '../../../contract/src/study.ts';
import type { ClassStudy } from '../../base/ports/types.ts';
import type { Caller, County } from './county.ts';

export function classStudy(county: County, caller: Caller, { classId, by, now }: { classId: string; by: StudyStep; now: string }): ClassStudy {
  const learners = county.learners(caller, classId).map(({ id }) => id);
  const { records, resources } = county.fixtures;
  const tasks = county.tasks(caller, { classId }).map(({ id }) => id);
  const acts = records.flatMap(({ personId: learnerId, record: { at, resourceId, taskId, playedSegments, sessionId, reading } }): StudyAct[] =>
    taskId !== null && tasks.includes(taskId) && learners.includes(learnerId) ? [{ at, learnerId, resourceId, playedSegments, sessionId, page: reading?.page ?? null }] : [],
  );
  const periods = studyByPeriod(acts, latestStudy(Date.parse(now), by));
  const titleOf = (resourceId: string): string => resources.find(({ id }) => id === resourceId)?.title ?? '';
  return {
    by,
    learners: learners.length,
    studySeconds: periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0),
    periods: periods.map(({ sequence, ...period }) => ({ ...period, sequence: sequence.map(({ resourceId: id, learners: count }) => ({ resource: { id, title: titleOf(id) }, learners: count })) })),
  };
}
