/** Attendance in the county in memory: a roll of yesterday, with one who was late. */
import type { Fixtures } from './fixtures.types.ts';

const of = { classId: 'c-31', day: '2026-11-19', by: 'p-wang' };

export const attendance: Pick<Fixtures, 'attendance' | 'rolls'> = {
  attendance: [
    { ...of, childId: 'p-maimaiti', status: 'leave', note: null, at: '2026-11-19T00:12:00.000Z' },
    { ...of, childId: 'p-li', status: 'absent', note: null, at: '2026-11-19T00:12:00.000Z' },
    { ...of, childId: 'p-li', status: 'late', note: '校车晚点，8:25到。', at: '2026-11-19T00:31:00.000Z' },
  ],
  rolls: [{ ...of, at: '2026-11-19T00:12:00.000Z' }],
};
