/**
 * Tries every cell of the table over HTTP: each role doing each act to data in each relation, the forbidden ones too.
 * Expectations follow from the table alone; how a relation looks in the test world stands in `subjects`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { acts, header, verbs } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { allowedRelations, openActs, relations, type GuardedAct, type Relation } from './table.ts';

/** Who plays each role. `both` is a teacher and a guardian: acting as one must not lend the rights of the other. */
const actors: { name: string; role: RoleName; person: string; identity: string }[] = [
  { name: 'student', role: 'student', person: 'p1', identity: 'p1:student' },
  { name: 'teacher', role: 'teacher', person: 'teacher1', identity: 'teacher1:teacher' },
  { name: 'teacher who is a parent', role: 'teacher', person: 'both', identity: 'both:teacher' },
  { name: 'guardian', role: 'guardian', person: 'g1', identity: 'g1:guardian' },
  { name: 'guardian who teaches', role: 'guardian', person: 'both', identity: 'both:guardian' },
  { name: 'county manager', role: 'manager', person: 'm-county', identity: 'm-county:manager' },
  { name: 'school manager', role: 'manager', person: 'm-school', identity: 'm-school:manager' },
];

interface Subject {
  person: string;
  class: string;
  task: string;
  resource: string;
  notice: string;
}
/** Data of `p1`'s class, of `p3`'s class, and of the other tenant. */
const first: Subject = { person: 'p1', class: 'c1', task: 'task-c1', resource: 'r1', notice: 'notice-p1' };
const second: Subject = { person: 'p3', class: 'c2', task: 'task-c2', resource: 'r1', notice: 'notice-p3' };
const foreign: Subject = { person: 'q1', class: 'd1', task: 'task-d1', resource: 'x1', notice: 'notice-q1' };

/** What an actor finds in a relation; undefined where the relation cannot exist. */
function subjectOf(actor: (typeof actors)[number], relation: Relation): Partial<Subject> | undefined {
  switch (relation) {
    case 'self':
      return { person: actor.person, resource: 'r1', notice: `notice-${actor.identity}` };
    case 'own-child':
      if (actor.role !== 'guardian') return undefined;
      return { ...(actor.person === 'g1' ? first : second), notice: 'notice-p1' };
    case 'own-class':
      if (actor.role !== 'teacher' && actor.role !== 'student') return undefined;
      return { ...first, person: 'p2', notice: 'notice-p2' };
    case 'own-conversation':
      // Conversations have more kinds of strangers than this: conversations.test.ts tries theirs.
      return undefined;
    case 'own-announcement':
      // Neither do announcements fit: announcements.test.ts tries theirs.
      return undefined;
    case 'own-organisation':
      return actor.role === 'manager' ? first : undefined;
    case 'same-tenant':
      // The class of somebody else: for `both` acting as guardian even the class that the same person teaches.
      return actor.identity === 'both:guardian' ? first : second;
    case 'other-tenant':
      return foreign;
  }
}

/** One record of each person; those of the learners were made in a task of their class. */
const statementIdOf = (person: string) => uuidv5(person, uuidv5.URL);
/** Everybody's registration in the course of the tenant. */
const registrationOf = (person: string) => uuidv5(person, uuidv5.DNS);

type Request = [path: string, options?: CallOptions];
const requests: Partial<Record<GuardedAct, (subject: Partial<Subject>) => Request | undefined>> = {
  'space.read': () => ['/me'],
  'resource.read': ({ resource }) => (resource === undefined ? undefined : [`/resources/${resource}`]),
  'rating.write': ({ resource }) => (resource === undefined ? undefined : [`/resources/${resource}/rating`, { method: 'DELETE' }]),
  'report.create': ({ resource }) =>
    resource === undefined
      ? undefined
      : [
          `/resources/${resource}/reports`,
          { method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json: { kind: 'error', description: '错', evidence: null } },
        ],
  'report.read': () => ['/reports'],
  'report.decide': () => ['/reports/report-p1/decision', { method: 'PUT', json: { state: 'declined', answer: '无误', suspend: false } }],
  'shelf.read': () => ['/shelf'],
  'shelf.write': () => ['/shelf/folders/f1', { method: 'PUT', json: { name: '下周' } }],
  'class.read': () => ['/classes'],
  'task.read': ({ task }) => (task === undefined ? undefined : [`/tasks/${task}`]),
  'task.create': ({ class: classId }) =>
    classId === undefined
      ? undefined
      : [
          '/tasks',
          {
            method: 'POST',
            headers: { [header.idempotencyKey]: uuidv7() },
            json: { classId, resourceId: 'r1', title: '题', instruction: '', paperAlternative: null, dueAt: null },
          },
        ],
  'task.progress.read': ({ task }) => (task === undefined ? undefined : [`/tasks/${task}/progress`]),
  'progress.read': ({ person }) => (person === undefined ? undefined : [`/progress?resourceId=r1&learnerId=${person}`]),
  'statement.write': ({ person = '' }) => [
    '/xapi/statements',
    {
      method: 'POST',
      json: [
        {
          id: uuidv7(),
          actor: { account: { homePage: 'urn:ls:person', name: person } },
          verb: { id: verbs.paused },
          object: { id: 'urn:ls:resource:r1' },
          timestamp: '2026-09-02T11:03:20.000Z',
        },
      ],
    },
  ],
  'statement.read': ({ person = '' }) => [`/xapi/statements?statementId=${statementIdOf(person)}`, { root: true, headers: { 'X-Experience-API-Version': '2.0.0' } }],
  'course.launch': () => ['/resources/r1/course'],
  'course.waive': ({ person = '' }) => [`/registrations/${registrationOf(person)}/waivers`, { method: 'PUT', json: { unit: 0, reason: '课上做过' } }],
  'notice.read': () => ['/notices'],
  'notice.mark': ({ notice }) => (notice === undefined ? undefined : [`/notices/${notice}/read`, { method: 'PUT' }]),
  'event.read': () => ['/changes?after=0'],
  'import.read': () => ['/imports'],
  'exchange.manage': () => ['/lti/registrations', { method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json: toolDraft }],
  'resource.admit': () => [`/lti/registrations/${toolId}/selections`, { method: 'POST', json: { purpose: 'catalogue' } }],
  'selection.make': () => ['/lti/registrations'],
};
const toolId = '3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11';
const toolDraft = {
  side: 'tool', name: '图书馆', loginUrl: 'https://library.example/login', launchUrl: 'https://library.example/', redirectUrls: ['https://library.example/'], keysUrl: 'https://library.example/keys',
};
/** Acts whose request names nothing: they are about the caller, and reach nobody else. */
const withoutSubject = new Set<GuardedAct>(['space.read', 'course.launch', 'notice.read', 'event.read', 'class.read', 'import.read', 'exchange.manage', 'resource.admit', 'selection.make', 'report.read', 'report.decide', 'shelf.read', 'shelf.write']);
/** Acts on the catalogue, which is the same for everybody of a tenant, in whatever relation a resource was met. */
const onCatalogue = new Set<GuardedAct>(['resource.read', 'rating.write', 'report.create']);
/** Acts of a manager that concern the whole tenant. */
const onPlatform = new Set<GuardedAct>(['import.read', 'report.decide', 'exchange.manage', 'resource.admit']);

for (const carrier of testCarriers) {
  describe(`rights on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeTasksAndNotices(service);
    });
    after(() => service.close());

    for (const actor of actors) {
      for (const act of acts.filter((one): one is GuardedAct => !(openActs as readonly string[]).includes(one))) {
        const allowed = allowedRelations(actor.role, act);
        for (const relation of relations) {
          const subject = subjectOf(actor, relation);
          const request = subject && requests[act]?.(subject);
          if (request === undefined || (withoutSubject.has(act) && relation !== 'self')) continue;
          const meant = onCatalogue.has(act) && relation !== 'other-tenant' ? 'same-tenant' : relation;
          const isAllowed = withoutSubject.has(act) ? allowed.length > 0 : allowed.includes(meant);
          const isOutside = onPlatform.has(act) && actor.name === 'school manager';
          it(`${actor.name} ${act} ${relation}: ${isAllowed && !isOutside ? 'yes' : 'no'}`, async () => {
            const [path, options] = request;
            const response = await service.call(`t1/${actor.person}`, path, { ...options, as: actor.identity });
            if (isAllowed && !isOutside) assert.ok(response.ok, `${response.status} ${await response.text()}`);
            else assert.equal(response.status, allowed.length === 0 ? 403 : 404);
          });
        }
      }
    }

    it('says of what is out of reach exactly what it says of what does not exist', async () => {
      for (const [person, hidden, missing] of [
        ['t1/p1', '/tasks/task-c2', '/tasks/nothing'],
        ['t1/g1', '/progress?resourceId=r1&learnerId=p3', '/progress?resourceId=r1&learnerId=nobody'],
        ['t1/p1', '/resources/x1', '/resources/nothing'],
        ['t1/teacher1', '/tasks?classId=d1', '/tasks?classId=nothing'],
      ] as const) {
        const [one, two] = await Promise.all([hidden, missing].map(async (path) => {
          const response = await service.call(person, path);
          const { instance: _differs, ...problem } = (await response.json()) as { instance: string };
          return [response.status, problem];
        }));
        assert.deepEqual(one, two, `${person} ${hidden}`);
      }
    });

    it('refuses an identity of somebody else, or one that has ended', async () => {
      assert.equal((await service.call('t1/p1', '/me', { as: 'teacher1:teacher' })).status, 403);
    });

    it('needs a token for every act that is not open', async () => {
      for (const [act, request] of Object.entries(requests)) {
        const [path, options] = request(first) ?? ['/me'];
        assert.equal((await service.call(null, path, options)).status, 401, act);
      }
    });
  });
}

async function makeTasksAndNotices({ services }: TestService): Promise<void> {
  const { db } = services.carrier;
  const task = (tenant_id: string, id: string, class_id: string, resource_id: string, assigned_by: string) =>
    db
      .insertInto('task')
      .values({
        tenant_id,
        id,
        version: 1,
        class_id,
        resource_id,
        title: id,
        instruction: '',
        paper_alternative: null,
        assigned_by,
        created_at: '2026-09-01T00:00:00.000Z',
        due_at: null,
      })
      .execute();
  await task('t1', 'task-c1', 'c1', 'r1', 'teacher1');
  await task('t1', 'task-c2', 'c2', 'r1', 'teacher2');
  await task('t2', 'task-d1', 'd1', 'x1', 'q-teacher');
  const notice = (tenant_id: string, id: string, person_id: string, role: RoleName, task_id: string, sender_id: string) =>
    db
      .insertInto('notice')
      .values({
        tenant_id,
        id,
        person_id,
        role,
        kind: 'task-assigned',
        task_id,
        learner_id: id.startsWith('notice-p') && !id.includes(':') ? person_id : null,
        sender_id,
        parameters: '{}',
        created_at: '2026-09-01T00:00:00.000Z',
        read_at: null,
      })
      .execute();
  await notice('t1', 'notice-p1', 'p1', 'student', 'task-c1', 'teacher1');
  await notice('t1', 'notice-p2', 'p2', 'student', 'task-c1', 'teacher1');
  await notice('t1', 'notice-p3', 'p3', 'student', 'task-c2', 'teacher2');
  await notice('t2', 'notice-q1', 'q1', 'student', 'task-d1', 'q-teacher');
  const statement = async (tenant_id: string, person_id: string, task_id: string | null) => {
    const id = statementIdOf(person_id);
    const row = { resource_id: null, registration: null, verb: verbs.paused, target_id: null, client: null, hash: '', function_id: null };
    const stored_at = '2026-09-02T11:03:20.000Z';
    await db.insertInto('statement').values({ tenant_id, id, person_id, task_id, body: JSON.stringify({ id }), stored_at, ...row }).execute();
  };
  const words = { title: { 'zh-CN': '课' }, description: { 'zh-CN': '课' } };
  const unit = { kind: 'unit', id: 'urn:u', ...words, url: 'a.html', launchMethod: 'AnyWindow', moveOn: 'Passed', masteryScore: null, activityType: null };
  const structure = JSON.stringify({ id: 'urn:c', ...words, children: [{ ...unit, launchParameters: null, entitlementKey: null }] });
  await db.insertInto('course').values([{ tenant_id: 't1', resource_id: 'r1', structure }, { tenant_id: 't2', resource_id: 'x1', structure }]).execute();
  const registration = (tenant_id: string, person_id: string, resource_id: string) =>
    db
      .insertInto('course_registration')
      .values({ tenant_id, id: registrationOf(person_id), resource_id, person_id, task_id: null, units: '{}', satisfied: '[]', created_at: '2026-09-01T00:00:00.000Z' })
      .execute();
  for (const person of new Set(['p1', 'p2', 'p3', ...actors.map((actor) => actor.person)])) await registration('t1', person, 'r1');
  await registration('t2', 'q1', 'x1');
  const learners: Record<string, string> = { p1: 'task-c1', p2: 'task-c1', p3: 'task-c2' };
  for (const person of new Set([...Object.keys(learners), ...actors.map((actor) => actor.person)])) {
    await statement('t1', person, learners[person] ?? null);
  }
  await statement('t2', 'q1', 'task-d1');
  await db
    .insertInto('report')
    .values({
      tenant_id: 't1', id: 'report-p1', case_number: '20260901-100000', resource_id: 'r1', person_id: 'p1', kind: 'error', description: '错',
      evidence: null, state: 'received', answer: null, created_at: '2026-09-01T00:00:00.000Z', decided_at: null,
    })
    .execute();
  await db
    .insertInto('lti_registration')
    .values({
      tenant_id: 't1', id: toolId, side: 'tool', name: '图书馆', issuer: '', client_id: 'c', deployment_id: '1', login_url: toolDraft.loginUrl,
      launch_url: toolDraft.launchUrl, redirect_urls: toolDraft.redirectUrls, keys_url: toolDraft.keysUrl, created_at: '2026-09-01T00:00:00.000Z', ended_at: null,
    })
    .execute();
  for (const { identity, person, role } of actors) await notice('t1', `notice-${identity}`, person, role, 'task-c1', 'teacher1');
}
