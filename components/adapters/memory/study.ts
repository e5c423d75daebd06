/** When a learner in memory studied, and when a school did. */
import { dayInChina, startOfWeekNumber } from '../../../contract/src/china-time.ts';
import { threshold } from '../../../contract/src/periods-of-use.ts';
import { schoolYearOf, studyOfMany } from '../../../contract/src/study-of-many.ts';
import { latestStudy, studyByPeriod, type StudyAct, type StudyStep } from '../../../contract/src/study.ts';
import type { OwnStudy, SchoolStudy } from '../../base/ports/study.ts';
import { Refusal, type Caller, type County } from './county.ts';
import type { Fixtures } from './fixtures.types.ts';

const actOf = ({ personId: learnerId, record: { at, resourceId, playedSegments, sessionId, reading } }: Fixtures['records'][number]): StudyAct => ({ at, learnerId, resourceId, playedSegments, sessionId, page: reading?.page ?? null });
const titled = ({ resources }: Fixtures) => (id: string) => ({ id, title: resources.find((resource) => resource.id === id)?.title ?? '' });
const total = (periods: readonly { studySeconds: number }[]): number => periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0);

export function ownStudy({ fixtures }: County, { person, identity }: Caller, { by, now }: { by: StudyStep; now: string }): OwnStudy {
  if (identity.role !== 'student') throw new Refusal('forbidden');
  const resource = titled(fixtures);
  const periods = studyByPeriod(fixtures.records.filter(({ personId }) => personId === person.id).map(actOf), latestStudy(Date.parse(now), by)).map(({ from, until, studySeconds, pages, sequence }) => ({
    from, until, studySeconds, pages, sequence: sequence.map(({ resourceId }) => resource(resourceId)),
  }));
  return { by, studySeconds: total(periods), periods };
}

export function schoolStudy({ fixtures }: County, { identity }: Caller, { organisationId, now }: { organisationId: string; now: string }): SchoolStudy {
  if (identity.role !== 'manager') throw new Refusal('forbidden');
  if (identity.organisation.id !== organisationId) throw new Refusal('not-found');
  const { classes, tasks, records } = fixtures;
  const own = classes.filter(({ school }) => school === identity.organisation.name);
  const acts = records.flatMap((entry) => {
    const task = tasks.find(({ id }) => id === entry.record.taskId);
    const known = own.find(({ id, learnerIds }) => id === task?.draft.classId && learnerIds.includes(entry.personId));
    return known === undefined ? [] : [{ ...actOf(entry), classId: known.id }];
  });
  const resource = titled(fixtures);
  const periods = studyOfMany(acts, Date.parse(now)).map(({ sequence, ...period }) => ({ ...period, sequence: sequence.map(({ resourceId, learners }) => ({ resource: resource(resourceId), learners })) }));
  return { threshold, since: dayInChina(startOfWeekNumber(schoolYearOf(Date.parse(now)))), studySeconds: total(periods), periods };
}
