/** The test world with one of everything that somebody may have a right to, for each person. */
import { v7 as uuidv7 } from 'uuid';
import { header, routes, verbs } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';
import { planPictures } from '../features/plans/pictures.ts';
import { publishPrivacy } from '../import/publish-privacy.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { PartStore } from '../uploads/part-store.ts';
import { AnnouncedFiles } from './attachments.ts';
import { makeConversations } from './conversations.ts';
import { makePlans } from './plans.ts';
import { privacyDocument } from './privacy.ts';
import { makeOwnResource } from './own-resources.ts';
import { actors, begunPictureOf, certifiedIn, deviceOf, fileOf, laidIn, noticeOf, offerTo, oldToolOf, planPicture, registrationOf, shareOf, statementIdOf, toolOf, unseenIn, uploadOf } from './right-subjects.ts';
import type { TestService } from './service.ts';
import { makeResource, makeWorld } from './world.ts';

const begin = '2026-09-01T00:00:00.000Z';
/** Classes with what their learners have; actors who learn in none have the same without a task. */
const learners: Readonly<Record<string, { tenant: string; task: string; class: string }>> = {
  p1: { tenant: 't1', task: 'task-c1', class: 'c1' },
  p2: { tenant: 't1', task: 'task-c1', class: 'c1' },
  p3: { tenant: 't1', task: 'task-c2', class: 'c2' },
  q1: { tenant: 't2', task: 'task-d1', class: 'd1' },
};
const classOf = (id: string) => ({ kind: 'classes', classIds: [id] });
/** Who sends which announcement, and to whom. */
const announcements: readonly { key: string; sender: string; as?: string; audience: object }[] = [
  { key: 'of-teacher1', sender: 't1/teacher1', audience: classOf('c1') },
  { key: 'of-both', sender: 't1/both', as: 'both:teacher', audience: classOf('c1') },
  { key: 'to-g1', sender: 't1/teacher1', audience: { kind: 'children', childIds: ['p1'] } },
  { key: 'of-teacher2', sender: 't1/teacher2', audience: classOf('c2') },
  { key: 'of-m-county', sender: 't1/m-county', audience: { kind: 'organisation', organisationId: 'county' } },
  { key: 'of-m-school', sender: 't1/m-school', audience: { kind: 'organisation', organisationId: 'school1' } },
  { key: 'of-q-teacher', sender: 't2/q-teacher', audience: classOf('d1') },
];

/** Fills the service; answers the ids of what got one while it was made, by the names in the subjects. */
export async function makeRightsWorld(service: TestService): Promise<ReadonlyMap<string, string>> {
  const { carrier } = service.services;
  await makeWorld(carrier);
  await makeConversations(carrier);
  await makeClassWork(service);
  await makePlatforms(service);
  await makeLeave(service);
  await makePrivacy(service);
  await makeCases(service);
  await makePlans(carrier);
  await makePlanPictures(service);
  for (const person of new Set([...Object.keys(learners), ...actors.map((actor) => actor.person)])) await makeThings(service, person);
  for (const actor of actors) {
    await makeDevice(service, { tenant_id: 't1', person_id: actor.person }, actor.identity);
    if (actor.role !== 'student') await makeNotice(service, noticeOf(actor), { tenant: 't1', person: actor.person, role: actor.role, task: 'task-c1' });
  }
  const ids = new Map<string, string>();
  const announce = new AnnouncedFiles(() => service);
  for (const { key, sender, as, audience } of announcements) {
    const file = await announce.upload(sender, Buffer.from('附件'), { kind: 'file', name: '附件.txt' }, { as, id: fileOf(key) });
    const body = { audience, title: '通知', text: '内容', personal: [], urgentReason: '急', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null, attachments: [file] };
    const given = { headers: { [header.idempotencyKey]: uuidv7() }, ...(as !== undefined && { as }) };
    ids.set(key, (await service.ask(sender, routes.sendAnnouncement, { body }, given)).id);
  }
  return ids;
}

async function makeClassWork({ services: { carrier: { db } } }: TestService): Promise<void> {
  const task = (tenant_id: string, id: string, class_id: string, resource_id: string, assigned_by: string) =>
    db
      .insertInto('task')
      .values({ tenant_id, id, version: 1, class_id, resource_id, title: id, instruction: '', paper_alternative: null, assigned_by, created_at: begin, due_at: null })
      .execute();
  await task('t1', 'task-c1', 'c1', 'r1', 'teacher1');
  await task('t1', 'task-c2', 'c2', 'r1', 'teacher2');
  await task('t2', 'task-d1', 'd1', 'x1', 'q-teacher');
  const question = JSON.stringify({ kind: 'single', text: '几？', options: ['一', '二'], key: { choices: [0], texts: [], explanation: '' } });
  const asked = { seconds: 3, content: question, changed_at: begin };
  await db
    .insertInto('cue_point')
    .values([
      { tenant_id: 't1', id: 'question-c1', class_id: 'c1', resource_id: 'r1', author_id: 'teacher1', ...asked },
      { tenant_id: 't1', id: 'question-c2', class_id: 'c2', resource_id: 'r1', author_id: 'teacher2', ...asked },
      { tenant_id: 't2', id: 'question-d1', class_id: 'd1', resource_id: 'x1', author_id: 'q-teacher', ...asked },
    ])
    .execute();
  const words = { title: { 'zh-CN': '课' }, description: { 'zh-CN': '课' } };
  const unit = { kind: 'unit', id: 'urn:u', ...words, url: 'a.html', launchMethod: 'AnyWindow', moveOn: 'Passed', masteryScore: null, activityType: null };
  const structure = JSON.stringify({ id: 'urn:c', ...words, children: [{ ...unit, launchParameters: null, entitlementKey: null }] });
  await db.insertInto('course').values([{ tenant_id: 't1', resource_id: 'r1', structure }, { tenant_id: 't2', resource_id: 'x1', structure }]).execute();
  for (const [tenant_id, class_id, resource_id, opened_by] of [['t1', 'c1', 'r1', 'teacher1'], ['t1', 'c2', 'r1', 'teacher2'], ['t2', 'd1', 'x1', 'q-teacher']] as const)
    await db
      .insertInto('course_group')
      .values([null, begin].map((closed_at) => ({ tenant_id, id: `${closed_at === null ? 'group' : 'closed'}-${class_id}`, class_id, resource_id, opened_by, opened_at: begin, closed_at })))
      .execute();
}

/** For each child leave that is to be decided, and leave that is to be withdrawn. */
async function makeLeave({ services: { carrier: { db } } }: TestService): Promise<void> {
  for (const [tenant_id, child_id, class_id, submitted_by] of [['t1', 'p1', 'c1', 'g1'], ['t1', 'p3', 'c2', 'g3'], ['t2', 'q1', 'd1', 'q-guardian']] as const) {
    const days = { kind: 'illness', first_day: '2026-09-03', last_day: '2026-09-03', part: 'day', reason: null } as const;
    const open = { tenant_id, child_id, class_id, ...days, state: 'submitted' as const, submitted_by, submitted_at: begin, decided_by: null, decided_at: null, comment: null };
    await db.insertInto('leave_request').values([{ ...open, id: `leave-${child_id}` }, { ...open, id: `open-${child_id}` }]).execute();
  }
}

/** In each platform something that guardians are asked, and of each person a request that is to be taken back and one that is to be answered. */
async function makePrivacy({ services: { carrier: { db } } }: TestService): Promise<void> {
  const people = await db.selectFrom('identity').select(['tenant_id', 'person_id', (where) => where.fn.min('organisation_id').as('organisation_id')]).groupBy(['tenant_id', 'person_id']).execute();
  for (const tenant_id of ['t1', 't2']) await publishPrivacy(db, tenant_id, privacyDocument());
  for (const { tenant_id, person_id, organisation_id } of people) {
    const request = { tenant_id, data_right: 'see' as const, subject_id: person_id, requested_by: person_id, organisation_id, text: '', state: 'submitted' as const, requested_at: begin, answered_by: null, answered_at: null, answer: null };
    await db.insertInto('data_request').values([{ ...request, id: `asked-${person_id}` }, { ...request, id: `due-${person_id}` }]).execute();
  }
}

/** In each topic a message of a guardian, which somebody has reported. */
async function makeCases({ services: { carrier: { db } } }: TestService): Promise<void> {
  for (const [tenant_id, classId, author_id] of [['t1', 'c1', 'g1'], ['t1', 'c2', 'g3'], ['t2', 'd1', 'q-guardian']] as const) {
    const conversation_id = `topic-${classId}`;
    const id = '019a0000-0000-7000-8000-000000000002';
    const message = { tenant_id, conversation_id, id, author_id, author_role: 'guardian' as const, sent_at: begin, text: '话', reply_to: null, reason: null, edited_at: null };
    await db.insertInto('message').values({ ...message, sequence: 2, revision: 2, state: 'shown' }).execute();
    await db.updateTable('conversation').set({ last_sequence: 2, revision: 2 }).where((where) => where.and({ tenant_id, id: conversation_id })).execute();
    const open = { closed_at: null, closed_by: null, outcome: null, note: null };
    const report = { tenant_id, id: `case-${classId}`, case_number: `J20260901-${classId}`, conversation_id, message_id: id, reporter_id: author_id, reason: 'other', text: '', message_text: '话' };
    await db.insertInto('message_report').values({ ...report, ...open, at: begin }).execute();
  }
}

/** In each plan a picture from before it was handed in; and in each one that everybody of its platform has begun, whether or not they may. */
async function makePlanPictures({ services: { carrier: { db }, config } }: TestService): Promise<void> {
  const bytes = Buffer.from('图');
  const store = new PartStore(config, planPictures.area);
  const file = { kind: 'picture' as const, name: '图.jpg', description: null, duration_ms: null };
  const whole = JSON.stringify({ id: planPicture, kind: 'picture', name: '图.jpg', mediaType: 'image/jpeg', sizeBytes: bytes.length });
  for (const { tenant_id, id: plan_id, author_id } of await db.selectFrom('lesson_plan').select(['tenant_id', 'id', 'author_id']).execute()) {
    const placed = { size_bytes: bytes.length, received: bytes.length, whole, touched_at: begin, placed_in: plan_id };
    await db.insertInto('plan_picture').values({ ...file, ...placed, tenant_id, plan_id, id: planPicture, author_id }).execute();
    await store.write(tenant_id, `${plan_id}.${planPicture}`, 0, bytes);
    const begun = { size_bytes: 1000, received: 0, whole: null, touched_at: new Date().toISOString(), placed_in: null };
    for (const person of tenant_id === 't1' ? new Set(actors.map((actor) => actor.person)) : [])
      await db.insertInto('plan_picture').values({ ...file, ...begun, tenant_id, plan_id, id: begunPictureOf(person), author_id: person }).execute();
  }
}

/** A delivery, a tool, another one to be ended, and a case to be decided. */
async function makePlatforms(service: TestService): Promise<void> {
  const { db } = service.services.carrier;
  for (const [tenant_id, person_id, resource_id] of [['t1', 'p1', 'r1'], ['t2', 'q1', 'x1']] as const) {
    await db.insertInto('import_report').values({ tenant_id, id: `delivery-${tenant_id}`, kind: 'roster', started_at: begin, finished_at: begin, counts: '{}', findings: '[]' }).execute();
    const tool = {
      tenant_id, side: 'tool' as const, name: '图书馆', issuer: '', deployment_id: '1', login_url: 'https://library.example/login', launch_url: 'https://library.example/',
      redirect_urls: ['https://library.example/'], keys_url: 'https://library.example/keys', created_at: begin, ended_at: null,
    };
    await db.insertInto('lti_registration').values([{ ...tool, id: toolOf(tenant_id), client_id: `${tenant_id}-c` }, { ...tool, id: oldToolOf(tenant_id), client_id: `${tenant_id}-o`, launch_url: 'https://library.example/old' }]).execute();
    const sharer_id = tenant_id === 't1' ? 'teacher1' : 'q-teacher';
    for (const school of ['school1', 'school2']) {
      await makeShare(db, { tenant_id, id: offerTo(tenant_id, school), resource_id, sharer_id, class_id: null, organisation_id: school });
    }
    const beforeAll = { tenant_id, resource_id, sharer_id: tenant_id === 't1' ? 'teacher2' : 'q-teacher', class_id: null, organisation_id: 'county' };
    await makeShare(db, { ...beforeAll, id: unseenIn(tenant_id) });
    await makeShare(db, { ...beforeAll, id: laidIn(tenant_id) });
    await db.updateTable('resource_share').set({ state: 'shared' }).where('id', '=', laidIn(tenant_id)).execute();
    const judged = `judged-${tenant_id}`;
    await makeResource(service.services.carrier, tenant_id, judged, {});
    await makeReport(db, { tenant_id, person_id, resource_id: judged, id: judged });
    await makeOwnResource(db, { tenant_id, id: `submission-${tenant_id}`, author_id: tenant_id === 't1' ? 'teacher1' : 'q-teacher', state: 'pending-review' });
  }
}

async function makeShare(
  db: TestService['services']['carrier']['db'],
  row: { tenant_id: string; id: string; resource_id: string; sharer_id: string; class_id: string | null; organisation_id: string | null },
): Promise<void> {
  const beyond = { audience: 'school', state: 'pending-review' } as const;
  const within = { audience: 'class', state: 'shared' } as const;
  const rest = { sharer_role: 'teacher', note: '', answer: null, created_at: begin, decided_at: null, decided_by: null } as const;
  await db.insertInto('resource_share').values({ ...row, ...(row.class_id === null ? beyond : within), ...rest }).execute();
}

let cases = 0;
async function makeReport(db: TestService['services']['carrier']['db'], row: { tenant_id: string; person_id: string; resource_id: string; id: string }): Promise<void> {
  cases += 1;
  await db
    .insertInto('report')
    .values({ ...row, case_number: `20260901-${100_000 + cases}`, kind: 'error', description: '错', evidence: null, state: 'received', answer: null, created_at: begin, decided_at: null })
    .execute();
}

/** What `things` of the subjects names. */
async function makeThings(service: TestService, person: string): Promise<void> {
  const { db } = service.services.carrier;
  const { tenant, task, class: classId } = learners[person] ?? { tenant: 't1', task: null, class: null };
  const of = { tenant_id: tenant, person_id: person };
  const resource_id = tenant === 't1' ? 'r1' : 'x1';
  await makeDevice(service, of, person);
  const id = statementIdOf(person);
  const record = { resource_id: null, registration: null, verb: verbs.paused, target_id: null, client: null, hash: '', function_id: null };
  await db.insertInto('statement').values({ ...of, ...record, id, task_id: task, body: JSON.stringify({ id }), stored_at: '2026-09-02T11:03:20.000Z' }).execute();
  const registration = { task_id: null, units: '{}', satisfied: '[]', created_at: begin };
  await db.insertInto('course_registration').values({ ...of, ...registration, id: registrationOf(person), resource_id }).execute();
  if (classId !== null && certifiedIn(classId) === person) {
    const certificate = { class_id: classId, resource_id, registration_id: registrationOf(person), title: 'r', issued_at: begin, revoked_at: null, revoked_by: null };
    await db.insertInto('course_certificate').values({ ...of, ...certificate, number: person }).execute();
  }
  const place = JSON.stringify({ kind: 'page', page: '1' });
  await db.insertInto('note').values({ ...of, id: `note-${person}`, resource_id, place, text: person, class_id: classId, changed_at: begin }).execute();
  await db.insertInto('folder').values({ ...of, id: `folder-${person}`, name: person }).execute();
  await makeShare(db, { tenant_id: tenant, id: shareOf(person), resource_id, sharer_id: person, class_id: classId, organisation_id: classId === null ? 'school1' : null });
  await makeReport(db, { ...of, resource_id, id: `report-${person}` });
  const commented = tenant === 't1' ? 'r2' : 'x1';
  const { organisation_id } = await db.selectFrom('identity').select('organisation_id').where((where) => where.and(of)).limit(1).executeTakeFirstOrThrow();
  const words = { comment: '好', comment_id: `comment-${person}`, comment_state: 'waiting' as const, role: 'student' as const };
  await db.insertInto('rating').values({ ...of, ...words, organisation_id, resource_id: commented, stars: 4, reasons: ['clear'], rated_at: begin }).execute();
  const file = { kind: 'file' as const, name: '附件.txt', description: null, duration_ms: null, size_bytes: 6, received: 0, whole: null, announcement_id: null, touched_at: new Date().toISOString() };
  await db.insertInto('announcement_attachment').values({ ...file, tenant_id: tenant, id: uploadOf(person), author_id: person }).execute();
  await makeOwnResource(db, { tenant_id: tenant, id: `made-${person}`, author_id: person, state: person in learners ? 'pending-review' : 'draft' });
  await makeResource(service.services.carrier, tenant, `of-${person}`, {});
  await db.updateTable('own_resource').set({ resource_id: `of-${person}` }).where((where) => where.and({ tenant_id: tenant, id: `made-${person}` })).execute();
  await appendEvents(db, [{ tenantId: tenant, type: 'notice.created', subject: { noticeId: `event-${person}` }, audience: [person] }]);
  if (task !== null) await makeNotice(service, `notice-${person}`, { tenant, person, role: 'student', task });
}

async function makeDevice({ services }: TestService, of: { tenant_id: string; person_id: string }, whose: string): Promise<void> {
  const device = { endpoint: `https://push.example.net/${whose}`, p256dh: '', auth: '', language: 'zh-CN', pushed_at: null, due_at: null };
  await services.carrier.db.insertInto('push_device').values({ ...of, ...device, id: deviceOf(whose), added_at: begin, told_at: begin, urgent_at: begin }).execute();
}

async function makeNotice({ services }: TestService, id: string, of: { tenant: string; person: string; role: RoleName; task: string }): Promise<void> {
  const sender_id = of.tenant === 't1' ? 'teacher1' : 'q-teacher';
  const learner_id = of.role === 'student' ? of.person : null;
  const parameters = { taskId: of.task, taskTitle: of.task, resourceId: 'r1', className: '三年级1班', learnerId: learner_id, learnerName: null, dueAt: null };
  await services.carrier.db
    .insertInto('notice')
    .values({
      tenant_id: of.tenant, id, person_id: of.person, role: of.role, kind: 'task-assigned', task_id: of.task, leave_request_id: null, learner_id, sender_id, parameters: JSON.stringify(parameters), created_at: begin, read_at: null,
    })
    .execute();
}
