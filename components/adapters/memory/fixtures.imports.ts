/** What went into the county of the memory adapter: two clean imports, and a later one with rows that broke a rule. */
import type { ImportCount, ImportReport } from '../../base/ports/imports.ts';

const count = (change: Partial<ImportCount>): ImportCount => ({ created: 0, updated: 0, unchanged: 0, ended: 0, refused: 0, ...change });

export const importReports: ImportReport[] = [
  {
    id: 'im-3',
    kind: 'roster',
    startedAt: '2026-11-16T22:00:00.000Z',
    finishedAt: '2026-11-16T22:00:04.000Z',
    counts: {
      people: count({ created: 2, updated: 1, unchanged: 1024, refused: 1 }),
      enrolments: count({ created: 2, unchanged: 536, ended: 1, refused: 1 }),
      guardianships: count({ unchanged: 612 }),
    },
    findings: [
      { severity: 'error', file: 'users.csv', line: 214, field: 'familyName', rule: 'roster.user.name.missing', message: '没有姓名。' },
      { severity: 'error', file: 'enrollments.csv', line: 88, field: 'userSourcedId', rule: 'roster.reference.unknown', message: '名单里没有“u-0999”这个人。' },
      { severity: 'warning', file: 'users.csv', line: 31, field: 'birthDate', rule: 'roster.user.birth.future', message: '出生日期在将来，没有采用。' },
    ],
  },
  {
    id: 'im-2',
    kind: 'catalogue',
    startedAt: '2026-09-01T00:10:00.000Z',
    finishedAt: '2026-09-01T00:10:09.000Z',
    counts: { resources: count({ created: 2824 }) },
    findings: [],
  },
  {
    id: 'im-1',
    kind: 'roster',
    startedAt: '2026-09-01T00:00:00.000Z',
    finishedAt: '2026-09-01T00:00:06.000Z',
    counts: { people: count({ created: 1026 }), enrolments: count({ created: 537 }), guardianships: count({ created: 612 }) },
    findings: [],
  },
];
