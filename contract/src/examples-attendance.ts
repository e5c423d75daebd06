/** The part of the story about attendance: one is away with leave, and the roll is taken. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  class31: { id: string; name: string };
  learner: { id: string; name: string };
}

export function attendanceExamples({ teacher, class31, learner }: People): Pick<Examples, 'readRoll' | 'takeRoll' | 'readChildAttendance'> {
  const day = '2026-09-03';
  const leave = { kind: 'illness', firstDay: '2026-09-03', lastDay: '2026-09-04', part: 'day', reason: '发烧，医生说休息两天。' } as const;
  const away = { learner, status: 'leave', note: null, leave, undecided: null, revision: null, marked: null } as const;
  const other = { id: 'p-31', name: '次仁卓玛' };
  const roll: RouteOutput<Routes['readRoll']> = { class: class31, day, taken: null, entries: [away, { learner: other, status: null, note: null, leave: null, undecided: null, revision: null, marked: null }] };
  const at = '2026-09-03T00:10:00.000Z';
  return {
    readRoll: { answer: roll },
    takeRoll: {
      body: { marks: [{ learnerId: other.id, status: 'late', note: '校车晚点', revision: null }], taken: true },
      answer: {
        ...roll,
        taken: { by: teacher, at },
        entries: [{ ...away, revision: 1, marked: { by: teacher, at, corrected: false } }, { learner: other, status: 'late', note: '校车晚点', leave: null, undecided: null, revision: 1, marked: { by: teacher, at, corrected: false } }],
      },
    },
    readChildAttendance: { answer: { learner, day, today: 'leave', days: [{ day, class: class31, status: 'leave', note: null }] } },
  };
}
