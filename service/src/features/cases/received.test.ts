/** Whose matter a reported notice is, and that a case which is closed again with more does more. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { dayInChina, header, routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeOwnResource } from '../../testing/own-resources.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const begin = '2026-09-01T00:00:00.000Z';

for (const carrier of testCarriers) {
  describe(`reported notices on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      const { db } = service.services.carrier;
      await makeWorld(service.services.carrier);
      // A guardian of the first school has a second child in the other one, which has a manager of its own.
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p3', source: 'test', ended_at: null }).execute();
      await db.insertInto('person').values({ tenant_id: 't1', id: 'm-school2', name: '二小管理员', alternative_name: null, identity_key: null }).execute();
      await db.insertInto('identity').values({ tenant_id: 't1', id: 'm-school2:manager', person_id: 'm-school2', role: 'manager', organisation_id: 'school2', valid_from: begin, valid_to: null }).execute();
    });
    after(() => service.close());

    const keyed = (json: unknown): CallOptions => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() } });
    const draft = { kind: 'error', description: '不对', evidence: null };
    /** Reports the newest notice of that kind, and says under which number. */
    const report = async (person: string, kind: string): Promise<string> => {
      const { items } = await service.ask(`t1/${person}`, routes.listNotices, { query: { limit: '100' } });
      const id = items.find((one) => one.kind === kind)?.id ?? assert.fail(`no ${kind}`);
      const response = await service.call(`t1/${person}`, `/notices/${id}/reports`, keyed(draft));
      assert.equal(response.status, 201, await response.clone().text());
      return ((await response.json()) as { caseNumber: string }).caseNumber;
    };
    const seen = async (person: string, caseNumber: string) => (await service.ask(`t1/${person}`, routes.listReceivedCases, { query: { limit: '100' } })).items.find((one) => one.caseNumber === caseNumber);
    const belongsTo = async (caseNumber: string, school: string) => {
      for (const manager of ['m-school', 'm-school2', 'm-county']) {
        const isTheirs = manager === 'm-county' || manager === school;
        assert.equal((await seen(manager, caseNumber)) !== undefined, isTheirs, `${manager} ${caseNumber}`);
      }
    };

    it('[SEC-13] [SYS-27] goes to the school that sent it, whichever child of the reader it is about', async () => {
      const day = dayInChina(Date.now());
      await service.ask('t1/teacher2', routes.takeRoll, { params: { classId: 'c2', day }, body: { marks: [{ learnerId: 'p3', status: 'absent', note: null, revision: null }], taken: true } });
      const absence = await report('g1', 'absence');
      await belongsTo(absence, 'm-school2');
      assert.equal((await seen('m-school2', absence))?.received.title, '𠮷田');

      const asked = await service.call('t1/g1', '/leave-requests', keyed({ childId: 'p3', kind: 'illness', firstDay: day, lastDay: day, part: 'day', reason: null }));
      assert.equal(asked.status, 201, await asked.clone().text());
      const { id } = (await asked.json()) as { id: string };
      assert.equal((await service.call('t1/teacher2', `/leave-requests/${id}/decision`, { method: 'PUT', json: { approved: true, comment: null } })).status, 200);
      await belongsTo(await report('g1', 'leave-approved'), 'm-school2');

      for (const [teacher, classId, school] of [['teacher2', 'c2', 'm-school2'], ['teacher1', 'c1', 'm-school']] as const) {
        const given = await service.call(`t1/${teacher}`, '/tasks', keyed({ classId, resourceId: 'r1', title: `任务${classId}`, instruction: '', paperAlternative: null, dueAt: null }));
        assert.equal(given.status, 201, await given.clone().text());
        await belongsTo(await report('g1', 'task-assigned'), school);
      }
    });

    it('[SEC-13] what a platform decided on a resource is the matter of the platform', async () => {
      const { db } = service.services.carrier;
      const own = uuidv7();
      await makeOwnResource(db, { tenant_id: 't1', id: own, author_id: 'teacher2', state: 'draft' });
      await db
        .insertInto('notice')
        .values({
          tenant_id: 't1', id: own, person_id: 'teacher2', role: 'teacher', kind: 'resource-returned', task_id: null, leave_request_id: null, learner_id: null, own_resource_id: own,
          sender_id: 'm-school', parameters: JSON.stringify({ ownResourceId: own, resourceId: null, title: '我的课', reason: '不完整' }), created_at: begin, read_at: null,
        })
        .execute();
      const caseNumber = await report('teacher2', 'resource-returned');
      assert.notEqual(await seen('m-county', caseNumber), undefined);
      assert.equal(await seen('m-school2', caseNumber), undefined);
    });

    it('[SEC-13] closed again, and to be taken back this time, an announcement is taken back', async () => {
      const sent = await service.ask('t1/teacher1', routes.sendAnnouncement, {
        body: { audience: { kind: 'classes', classIds: ['c1'] }, title: '明天带直尺', text: '二十厘米的', personal: [], urgentReason: '今天就要说', ask: { kind: 'none' }, dueAt: null, scheduledFor: null },
      });
      const { caseNumber } = (await (await service.call('t1/g1', `/announcements/${sent.id}/reports`, keyed(draft))).json()) as { caseNumber: string };
      const one = (await seen('m-school', caseNumber)) ?? assert.fail('no case');
      const close = async (person: string, json: object) => service.call(`t1/${person}`, `/received-cases/${one.id}/closing`, { method: 'PUT', json });
      const settled = { outcome: 'settled', note: '更正了', recall: false };
      assert.equal((await close('m-school', settled)).status, 200);
      const isRecalled = async () => (await seen('m-school', caseNumber))?.received.recalled;
      assert.equal(await isRecalled(), false);
      // Who has no say takes nothing back, nor does another outcome.
      assert.equal((await close('m-school2', { ...settled, recall: true })).status, 404);
      assert.equal((await close('m-school', { ...settled, outcome: 'unfounded', recall: true })).status, 409);
      assert.equal(await isRecalled(), false);
      const { closed, received } = (await (await close('m-county', { ...settled, note: '再看一次', recall: true })).json()) as NonNullable<Awaited<ReturnType<typeof seen>>>;
      assert.deepEqual([closed?.by.id, closed?.note, received.recalled], ['m-school', '更正了', true]);
      assert.equal((await service.ask('t1/g1', routes.readAnnouncement, { params: { announcementId: sent.id } })).state, 'recalled');
    });
  });
}
