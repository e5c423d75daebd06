/** Lesson plans of the test world: one of each teacher, and one that somebody shares with them; all handed in to the heads of mathematics. */
import type { Carrier } from '../database/carrier.ts';

/** The update of a Yjs document in which nothing stands. */
export const emptyPlan = 'AAA=';

export const reviewOf = (planId: string): string => `review-${planId}`;

const begin = '2026-09-01T00:00:00.000Z';
/** Who heads a subject, by tenant and identity. */
export const headOfSubject = '数学';
const heads: readonly (readonly [tenant: string, identity: string])[] = [['t1', 'teacher1:teacher'], ['t1', 'both:teacher'], ['t1', 'teacher2:teacher'], ['t2', 'q-teacher:teacher']];
/** `school`: as whose teacher it was handed in. */
const plans: readonly { tenant: string; id: string; author: string; with?: string; school?: string }[] = [
  { tenant: 't1', id: 'plan-teacher1', author: 'teacher1' },
  { tenant: 't1', id: 'plan-both', author: 'both' },
  { tenant: 't1', id: 'plan-teacher2', author: 'teacher2', school: 'school2' },
  { tenant: 't1', id: 'shared-teacher1', author: 'teacher2', with: 'teacher1' },
  { tenant: 't1', id: 'shared-both', author: 'teacher2', with: 'both' },
  { tenant: 't2', id: 'plan-q-teacher', author: 'q-teacher' },
];

export async function makePlans({ db }: Carrier): Promise<void> {
  for (const [tenant_id, id] of heads) await db.updateTable('identity').set({ heads: headOfSubject }).where((where) => where.and({ tenant_id, id })).execute();
  for (const { tenant: tenant_id, id, author: author_id, with: person_id, school = 'school1' } of plans) {
    const head = { title: id, subject: '', lesson_minutes: 0, steps: 0, derived_from: '[]' };
    await db.insertInto('lesson_plan').values({ tenant_id, id, author_id, ...head, created_at: begin, changed_at: begin, changed_by: author_id }).execute();
    await db.insertInto('lesson_plan_update').values({ tenant_id, plan_id: id, id, person_id: author_id, content: emptyPlan, stored_at: begin }).execute();
    const submitted = { head: JSON.stringify({ title: id, subject: headOfSubject, lessonMinutes: 0, steps: 0 }), version: JSON.stringify({ id: 'v', name: '送审' }), state: 'pending', submitted_at: begin, comment: '', notes: '[]' } as const;
    await db.insertInto('plan_review').values({ tenant_id, id: reviewOf(id), plan_id: id, author_id, organisation_id: school, subject: headOfSubject, content: emptyPlan, ...submitted }).execute();
    if (person_id !== undefined) await db.insertInto('lesson_plan_person').values({ tenant_id, plan_id: id, person_id }).execute();
  }
}
