/** When a class studied: totals of the records, whatever the periods, and nothing for what stood still. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { latestStudy, studyByPeriod, type StudyAct } from './src/study.ts';

/** By the clock of China. */
const at = (time: string): string => new Date(`${time}+08:00`).toISOString();
const act = (time: string, more: Partial<StudyAct> = {}): StudyAct => ({ at: at(time), learnerId: 'p1', resourceId: 'film', playedSegments: [], page: null, sessionId: 's-1', ...more });
const played = (time: string, until: number, more: Partial<StudyAct> = {}): StudyAct => act(time, { playedSegments: [[0, until]], ...more });

/** Two sessions of one learner with a pause of an hour in the first, which goes on over midnight; another learner reads, and one watches beside them. */
const fixture: StudyAct[] = [
  act('2026-11-18T22:00'),
  played('2026-11-18T22:05', 300),
  played('2026-11-18T23:05', 300),
  played('2026-11-18T23:59', 600),
  played('2026-11-19T00:10', 900),
  act('2026-11-19T08:00', { sessionId: 's-2', resourceId: 'second' }),
  played('2026-11-19T08:02', 120, { sessionId: 's-2', resourceId: 'second' }),
  ...[1, 2, 2, 3].map((page, place) => act(`2026-11-19T09:0${place}`, { learnerId: 'p2', resourceId: 'paper', sessionId: 's-3', page })),
  act('2026-11-23T07:59', { learnerId: 'p3', sessionId: 's-4', resourceId: 'second' }),
  played('2026-11-23T08:01', 60, { learnerId: 'p3', sessionId: 's-4', resourceId: 'second' }),
];

it('[AN-03] totals equal the records by day and by week; a pause of an hour is no study, and midnight in China parts a session', () => {
  const days = studyByPeriod(fixture, { from: '2026-11-16', until: '2026-11-24', by: 'day' });
  assert.deepEqual(days.map(({ from, studySeconds, learners, pages }) => [from, studySeconds, learners, pages]), [
    ['2026-11-16', 0, 0, 0], ['2026-11-17', 0, 0, 0], ['2026-11-18', 600, 1, 0], ['2026-11-19', 420, 2, 3], ['2026-11-20', 0, 0, 0], ['2026-11-21', 0, 0, 0], ['2026-11-22', 0, 0, 0], ['2026-11-23', 60, 1, 0],
  ]);
  const weeks = studyByPeriod(fixture, { from: '2026-11-16', until: '2026-11-30', by: 'week' });
  assert.deepEqual(weeks.map(({ from, until, studySeconds, learners, pages }) => [from, until, studySeconds, learners, pages]), [['2026-11-16', '2026-11-23', 1020, 2, 3], ['2026-11-23', '2026-11-30', 60, 1, 0]]);
  const total = (periods: readonly { studySeconds: number }[]): number => periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0);
  assert.deepEqual([total(days), total(weeks)], [900 + 120 + 60, 900 + 120 + 60]);
});

it('[AN-03] tells what was begun first, with how many, whatever order the records came in', () => {
  const [week, next] = studyByPeriod([...fixture].reverse(), { from: '2026-11-16', until: '2026-11-30', by: 'week' });
  assert.deepEqual(week?.sequence, [{ resourceId: 'film', learners: 1 }, { resourceId: 'second', learners: 1 }, { resourceId: 'paper', learners: 1 }]);
  assert.deepEqual(next?.sequence, [{ resourceId: 'second', learners: 1 }]);
});

it('[AN-03] counts of a session that began before only what came within', () => {
  const [day] = studyByPeriod(fixture, { from: '2026-11-19', until: '2026-11-20', by: 'day' });
  assert.equal(day?.studySeconds, 420);
});

it('[AN-03] the latest days end with today in China, and weeks with the one of today, from Monday', () => {
  const sundayNight = Date.parse(at('2026-11-22T23:30'));
  assert.deepEqual(latestStudy(sundayNight, 'day'), { from: '2026-11-09', until: '2026-11-23', by: 'day' });
  assert.deepEqual(latestStudy(sundayNight, 'week'), { from: '2026-09-28', until: '2026-11-23', by: 'week' });
  assert.deepEqual(latestStudy(Date.parse(at('2026-11-23T00:30')), 'week'), { from: '2026-10-05', until: '2026-11-30', by: 'week' });
});
