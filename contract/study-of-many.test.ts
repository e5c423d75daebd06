/** When a school studied: of each class five learners or nobody behind each figure, whatever is taken off from what. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { schoolYearOf, studyOfMany, type SchoolAct } from './src/study-of-many.ts';
import { dayInChina, startOfWeekNumber } from './src/china-time.ts';
import type { StudyPeriod } from './src/study.ts';

/** By the clock of China. */
const at = (time: string): string => new Date(`${time}+08:00`).toISOString();
const now = Date.parse(at('2026-11-23T09:00'));

interface Done {
  time: string;
  until?: number;
  resource?: string;
  session?: string;
  page?: number;
}
const act = (classId: string, learner: number, { time, until = 0, resource = 'film', session = 's', page }: Done): SchoolAct => ({
  at: at(time), classId, learnerId: `${classId}-${learner}`, resourceId: resource, sessionId: `${classId}-${learner}-${session}`, playedSegments: until === 0 ? [] : [[0, until]], page: page ?? null,
});
const acts = (classId: string, learners: number, done: Done): SchoolAct[] => Array.from({ length: learners }, (_, learner) => act(classId, learner, done));
const told = (periods: readonly StudyPeriod[]): unknown[] => periods.map(({ from, learners, studySeconds, pages, sequence }) => [from, learners, studySeconds, pages, sequence.map(({ resourceId, learners: of }) => `${resourceId} ${of}`)]);

it('[AN-03] totals equal the records week by week; an hour of silence is no study, and a session over Sunday midnight in China belongs to both weeks', () => {
  const evening = [
    ...acts('a', 5, { time: '2026-11-08T21:00', until: 0 }),
    ...acts('a', 5, { time: '2026-11-08T22:00', until: 300 }),
    ...acts('a', 5, { time: '2026-11-08T23:00', until: 300 }),
    ...acts('a', 5, { time: '2026-11-09T00:10', until: 600 }),
    act('a', 0, { time: '2026-11-09T10:00', session: 'paper', resource: 'paper', page: 3 }),
    act('a', 0, { time: '2026-11-09T10:01', session: 'paper', resource: 'paper', page: 3 }),
  ];
  assert.deepEqual(told(studyOfMany([...evening].reverse(), now)), [
    ['2026-11-02', 5, 1500, 0, ['film 5']],
    ['2026-11-09', 5, 1500, 0, ['film 5']],
  ]);
});

it('[AN-03] what fewer than five of a class did waits for the week by which they are five, and then counts whole', () => {
  const some = [...acts('a', 4, { time: '2026-10-13T10:00', until: 100 }), ...acts('a', 3, { time: '2026-10-20T10:00', until: 150 }), act('a', 7, { time: '2026-10-27T10:00', until: 10 })];
  assert.deepEqual(told(studyOfMany(some.slice(0, 7), now)), []);
  assert.deepEqual(told(studyOfMany(some, now)), [['2026-10-26', 5, 3 * 150 + 100 + 10, 0, ['film 5']]]);
});

it('[AN-03] what is played, and what is read, needs five who do it themselves: beside others who only took part it waits', () => {
  const alone = [
    ...acts('a', 5, { time: '2026-10-13T09:00' }), act('a', 0, { time: '2026-10-13T10:00', until: 2400 }),
    ...[1, 2].map((page) => act('a', 1, { time: '2026-10-13T11:00', resource: 'paper', session: 'paper', page })),
    ...acts('a', 5, { time: '2026-10-20T09:00', session: 'second' }), act('a', 0, { time: '2026-10-20T10:00', until: 2700 }),
  ];
  assert.deepEqual(told(studyOfMany(alone, now)), [['2026-10-12', 5, 0, 0, ['film 5']], ['2026-10-19', 5, 0, 0, ['film 5']]]);
  // Four more play, and are five with the one who waited; of pages there are still four. Then the fifth reads, and nobody plays enough.
  const together = [
    ...alone, ...acts('a', 5, { time: '2026-10-27T09:00', session: 'third' }), ...[1, 2, 3, 4].map((learner) => act('a', learner, { time: '2026-10-27T10:00', session: 'third', until: 60 })),
    ...[2, 3, 4].map((learner) => act('a', learner, { time: '2026-10-27T11:00', resource: 'paper', session: 'paper', page: 1 })),
    ...acts('a', 5, { time: '2026-11-03T09:00', session: 'fourth' }), act('a', 0, { time: '2026-11-03T10:00', resource: 'paper', session: 'paper', page: 7 }), act('a', 0, { time: '2026-11-03T11:00', until: 2760 }),
  ];
  assert.deepEqual(told(studyOfMany(together, now)).slice(2), [['2026-10-26', 5, 2700 + 4 * 60, 0, ['film 5']], ['2026-11-02', 5, 0, 2 + 3 + 1, ['film 5']]]);
});

it('[AN-03] whoever takes off a class that he knows is left with five of another one, or with nothing', () => {
  const large = acts('large', 30, { time: '2026-11-03T10:00', until: 60 });
  const small = acts('small', 3, { time: '2026-11-03T11:00', until: 600, resource: 'other' });
  const other = acts('other', 6, { time: '2026-11-04T10:00', until: 30 });
  assert.deepEqual(told(studyOfMany([...large, ...small], now)), told(studyOfMany(large, now)));
  assert.deepEqual(told(studyOfMany([...large, ...small, ...other], now)), [['2026-11-02', 36, 1980, 0, ['film 36']]]);
  // Whoever learns in both stands in both: else the difference would tell how many do.
  const both = large.slice(0, 5).map((one) => ({ ...one, classId: 'other', sessionId: `${one.learnerId}-other` }));
  assert.deepEqual(studyOfMany([...large, ...both], now).map(({ learners }) => learners), [35]);
});

it('[AN-03] neither the name nor the place of what was studied tells of fewer than five', () => {
  const week = [
    act('a', 0, { time: '2026-11-03T08:00', session: 'early', resource: 'late' }),
    ...acts('a', 6, { time: '2026-11-03T09:00', until: 10 }),
    ...acts('a', 5, { time: '2026-11-03T10:00', session: 'second', resource: 'late' }),
    ...acts('a', 4, { time: '2026-11-03T07:00', session: 'third', resource: 'hidden' }),
    ...acts('b', 4, { time: '2026-11-03T07:00', resource: 'hidden' }),
    ...acts('b', 5, { time: '2026-11-03T07:30', session: 'more', resource: 'shown' }),
  ];
  assert.deepEqual(studyOfMany(week, now)[0]?.sequence, [{ resourceId: 'shown', learners: 5 }, { resourceId: 'film', learners: 6 }, { resourceId: 'late', learners: 5 }]);
});

it('[AN-03] asked at any two times, what was told of a week stays as it was', () => {
  const all = [
    ...acts('a', 4, { time: '2026-10-13T10:00', until: 100 }), ...acts('a', 6, { time: '2026-10-21T10:00', until: 200 }), ...acts('a', 1, { time: '2026-10-28T10:00', until: 300 }),
    ...acts('b', 5, { time: '2026-10-14T10:00', until: 40 }), ...acts('a', 5, { time: '2026-11-10T10:00', until: 400 }), ...acts('b', 2, { time: '2026-11-11T10:00', until: 80 }),
  ];
  const final = told(studyOfMany(all, now));
  assert.equal(final.length, 3);
  for (const day of ['2026-10-18T23:59', '2026-10-19T00:00', '2026-10-30T12:00', '2026-11-15T23:59', '2026-11-16T00:00']) {
    const then = Date.parse(at(day));
    const known = told(studyOfMany(all.filter((one) => Date.parse(one.at) <= then), then));
    assert.deepEqual(known, final.slice(0, known.length), day);
  }
});

it('[AN-03] the week that goes on is not told, nor what was before the school year', () => {
  assert.deepEqual([schoolYearOf(now), schoolYearOf(Date.parse(at('2027-08-29T23:59'))), schoolYearOf(Date.parse(at('2027-08-30T00:00')))].map((week) => dayInChina(startOfWeekNumber(week))), ['2026-08-31', '2026-08-31', '2027-08-30']);
  assert.deepEqual(studyOfMany([...acts('a', 9, { time: '2026-08-30T23:59', until: 60 }), ...acts('a', 9, { time: '2026-11-23T08:00', until: 60 })], now), []);
});
