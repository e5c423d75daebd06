/** What a teacher and the county recommend: each with a reason. */
import type { MemoryRecommendation } from './fixtures.types.ts';

export const recommendations: MemoryRecommendation[] = [
  { id: 'rm-1', resourceId: 'r-water-cycle', audience: { kind: 'class', id: 'c-31' }, reason: '下周要讲，可以先看看水到哪里去了。', givenBy: 'p-wang', at: '2026-11-18T09:00:00.000Z' },
  { id: 'rm-2', resourceId: 'r-shadow-course', audience: { kind: 'organisation', id: 'o-yunling' }, reason: '全县科学教研本月的课例。', givenBy: 'p-liu', at: '2026-11-16T02:00:00.000Z' },
];
