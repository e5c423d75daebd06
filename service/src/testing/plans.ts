/** Lesson plans of the test world: one of each teacher, and one that somebody shares with them. */
import type { Carrier } from '../database/carrier.ts';

/** The update of a Yjs document in which nothing stands. */
export const emptyPlan = 'AAA=';

const begin = '2026-09-01T00:00:00.000Z';
const plans: readonly { tenant: string; id: string; author: string; with?: string }[] = [
  { tenant: 't1', id: 'plan-teacher1', author: 'teacher1' },
  { tenant: 't1', id: 'plan-both', author: 'both' },
  { tenant: 't1', id: 'plan-teacher2', author: 'teacher2' },
  { tenant: 't1', id: 'shared-teacher1', author: 'teacher2', with: 'teacher1' },
  { tenant: 't1', id: 'shared-both', author: 'teacher2', with: 'both' },
  { tenant: 't2', id: 'plan-q-teacher', author: 'q-teacher' },
];

export async function makePlans({ db }: Carrier): Promise<void> {
  for (const { tenant: tenant_id, id, author: author_id, with: person_id } of plans) {
    const head = { title: id, subject: '', lesson_minutes: 0, steps: 0, derived_from: '[]' };
    await db.insertInto('lesson_plan').values({ tenant_id, id, author_id, ...head, created_at: begin, changed_at: begin, changed_by: author_id }).execute();
    await db.insertInto('lesson_plan_update').values({ tenant_id, plan_id: id, id, person_id: author_id, content: emptyPlan, stored_at: begin }).execute();
    if (person_id !== undefined) await db.insertInto('lesson_plan_person').values({ tenant_id, plan_id: id, person_id }).execute();
  }
}
