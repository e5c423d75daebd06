/** The county of the memory adapter as rows of the service's database, so that one suite can run against both. */
import { countyFixtures } from '../../components/adapters/memory/fixtures.ts';
import type { Carrier } from '../../service/src/database/carrier.ts';
import { makeResource } from '../../service/src/testing/world.ts';
import { storePrivacy } from './county-privacy.ts';
import { storeConversations } from './county-chat.ts';

const begin = '2026-09-01T00:00:00.000Z';

/** Stores the county as a tenant of its own, and gives back the ids of its people. */
export async function storeCounty(carrier: Carrier, tenant_id: string): Promise<string[]> {
  const { db } = carrier;
  const county = countyFixtures();
  const identities = county.people.flatMap((person) => person.identities.map((identity) => ({ person, identity })));
  await db.insertInto('tenant').values({ tenant_id, parent_id: null, level: 'county', name: county.tenant.name }).execute();

  const organisations = new Map(identities.map(({ identity }) => [identity.organisation.id, identity.organisation]));
  const isCounty = ({ level }: { level: string }) => level === 'county';
  const top = [...organisations.values()].find(isCounty);
  for (const { id, name, level } of [...organisations.values()].sort((one) => (isCounty(one) ? -1 : 1))) {
    const parent_id = top === undefined || id === top.id ? null : top.id;
    await db.insertInto('organisation').values({ tenant_id, id, parent_id, level, name, source_id: id, ended_at: null }).execute();
  }
  for (const { id, name, alternativeName } of county.people) {
    await db.insertInto('person').values({ tenant_id, id, name, alternative_name: alternativeName, identity_key: null }).execute();
    await db.insertInto('space').values({ tenant_id, id: `s-${id}`, person_id: id, opened_at: begin }).execute();
  }
  for (const { person, identity } of identities) {
    const heads = county.subjectHeads.filter(({ personId, schoolId }) => identity.role === 'teacher' && personId === person.id && schoolId === identity.organisation.id).map(({ subject }) => subject);
    await db
      .insertInto('identity')
      .values({ tenant_id, id: identity.id, person_id: person.id, role: identity.role, organisation_id: identity.organisation.id, valid_from: begin, valid_to: null, heads: heads.join('\n') })
      .execute();
    for (const child of identity.children) {
      await db.insertInto('guardianship').values({ tenant_id, guardian_id: person.id, child_id: child.id, source: 'test', ended_at: null }).execute();
    }
  }
  const school = [...organisations.values()].find((one) => !isCounty(one))?.id ?? '';
  for (const { id, name, grade, learnerIds, teachers } of county.classes) {
    await db.insertInto('class').values({ tenant_id, id, organisation_id: school, name, grade, stage: 'primary', source_id: id, ended_at: null }).execute();
    const learners = learnerIds.map((person_id) => ({ person_id, role: 'learner' as const, subject: '' }));
    const teaching = Object.entries(teachers).flatMap(([person_id, subjects]) => subjects.map((subject) => ({ person_id, role: 'teacher' as const, subject })));
    await db.insertInto('enrolment').values([...learners, ...teaching].map((one) => ({ tenant_id, class_id: id, ended_at: null, ...one }))).execute();
  }
  for (const { id, version: _version, modifiedAt: _modifiedAt, rating: _rating, uses: _uses, ...document } of county.resources) await makeResource(carrier, tenant_id, id, document);
  for (const { id, assignedBy, createdAt, draft } of county.tasks) {
    const { classId, resourceId, title, instruction, paperAlternative, dueAt } = draft;
    await db
      .insertInto('task')
      .values({ tenant_id, id, version: 1, class_id: classId, resource_id: resourceId, title, instruction, paper_alternative: paperAlternative, assigned_by: assignedBy, created_at: createdAt, due_at: dueAt })
      .execute();
  }
  for (const { id, kind, startedAt, finishedAt, counts, findings } of county.imports) {
    const stored = findings.map(({ severity, file, line, field, rule }) => ({ severity, file, line, field, rule }));
    await db
      .insertInto('import_report')
      .values({ tenant_id, id, kind, started_at: startedAt, finished_at: finishedAt, counts: JSON.stringify(counts), findings: JSON.stringify(stored) })
      .execute();
  }
  await storePrivacy(carrier, tenant_id, county.privacy);
  await storeConversations(carrier, tenant_id, county.conversations);
  for (const { personId, notice } of county.notices) {
    const { id, kind, createdAt, sender, parameters } = notice;
    if (!('taskId' in parameters)) continue;
    const role = county.people.find((person) => person.id === personId)?.identities[0]?.role ?? 'student';
    await db
      .insertInto('notice')
      .values({
        tenant_id, id, kind, role, person_id: personId, task_id: parameters.taskId, learner_id: parameters.learnerId, leave_request_id: null, sender_id: sender.id,
        parameters: JSON.stringify(parameters), created_at: createdAt, read_at: null,
      })
      .execute();
  }
  return county.people.map(({ id }) => id);
}
