/** Tells open pages that something of a course of a class has changed: they read again, each with the own rights. */
import type { Executor } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { guardiansOf, learnersOf, teachersOf } from '../people.ts';
import type { GroupBody } from './group-rows.ts';

/** What concerns one learner: the learner, the family, and who teaches the class; no other pupil. */
export async function tellOfMember(db: Executor, tenantId: string, { class: { id }, resource }: GroupBody, personId: string): Promise<void> {
  const guardians = await guardiansOf(db, tenantId, [personId]);
  const audience = [personId, ...guardians.map(({ guardianId }) => guardianId), ...(await teachersOf(db, tenantId, id))];
  await appendEvents(db, [{ tenantId, type: 'progress.changed', subject: { resourceId: resource.id, personId }, audience }]);
}

/** That a course was opened to a class, or closed. */
export async function tellClass(db: Executor, tenantId: string, { class: { id }, resource }: GroupBody): Promise<void> {
  const learners = (await learnersOf(db, tenantId, id)).map((learner) => learner.id);
  const guardians = await guardiansOf(db, tenantId, learners);
  const audience = [...learners, ...guardians.map(({ guardianId }) => guardianId), ...(await teachersOf(db, tenantId, id))];
  await appendEvents(db, [{ tenantId, type: 'progress.changed', subject: { resourceId: resource.id }, audience }]);
}
