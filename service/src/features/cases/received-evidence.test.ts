/** Files of reported announcements on both databases: opened by those who decide, while the case is open, and never unseen. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes } from '../../../../contract/src/index.ts';
import { AnnouncedFiles } from '../../testing/attachments.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`files of reported announcements on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      const { db } = service.services.carrier;
      await makeWorld(service.services.carrier);
      await db.insertInto('person').values({ tenant_id: 't1', id: 'm-school2', name: '二小管理员', alternative_name: null, identity_key: null }).execute();
      await db.insertInto('identity').values({ tenant_id: 't1', id: 'm-school2:manager', person_id: 'm-school2', role: 'manager', organisation_id: 'school2', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null }).execute();
    });
    after(() => service.close());

    const files = new AnnouncedFiles(() => service);
    const keyed = (json: object) => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() } });
    /** An announcement of the teacher with one file, reported by a family. */
    const reported = async () => {
      const fileId = await files.upload('teacher1');
      const draft = { audience: { kind: 'classes', classIds: ['c1'] }, title: '家长会座位', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'none' }, dueAt: null, scheduledFor: null, attachments: [fileId] };
      const sent = await service.call('t1/teacher1', '/announcements', keyed(draft));
      assert.equal(sent.status, 201, await sent.clone().text());
      const { id } = (await sent.json()) as { id: string };
      const report = await service.call('t1/g1', `/announcements/${id}/reports`, keyed({ kind: 'error', description: '不该发这张', evidence: null }));
      const { caseNumber } = (await report.json()) as { caseNumber: string };
      return { id, fileId, caseNumber };
    };
    const seen = async (person: string, caseNumber: string) => (await service.ask(`t1/${person}`, routes.listReceivedCases, { query: { limit: '100' } })).items.find((one) => one.caseNumber === caseNumber);
    const open = (person: string, caseId: string, fileId: string) => service.call(person, `/received-cases/${caseId}/attachments/${fileId}/readings`, { method: 'POST' });
    const close = (caseId: string, recall: boolean) => service.call('t1/m-school', `/received-cases/${caseId}/closing`, { method: 'PUT', json: { outcome: 'settled', note: '', recall } });

    it('[SEC-13] whoever decides reads the bytes, also when it was taken back, and each reading stands in the case', async () => {
      const { id, fileId, caseNumber } = await reported();
      const one = (await seen('m-school', caseNumber)) ?? assert.fail('no case');
      assert.deepEqual(one.received.attachments?.map((file) => [file.id, file.kept, typeof file.sha256]), [[fileId, true, 'string']]);
      assert.equal(one.looks, undefined);
      const first = await open('t1/m-school', one.id, fileId);
      assert.equal(first.status, 200);
      assert.match(first.headers.get('content-disposition') ?? '', /^attachment;/);
      assert.equal((await service.call('t1/teacher1', `/announcements/${id}/recall`, { method: 'PUT' })).status, 200);
      assert.equal((await open('t1/m-county', one.id, fileId)).status, 200);
      const after = await seen('m-school', caseNumber);
      assert.deepEqual(after?.received.attachments?.map((file) => file.kept), [true]);
      assert.deepEqual(after.looks?.map(({ by, name, attachmentId }) => [by.id, name, attachmentId]), ['m-school', 'm-county'].map((person) => [person, after.received.attachments?.[0]?.name, fileId]));
      await service.services.carrier.db.updateTable('received_case_look').set({ attachment_id: null }).where('case_id', '=', one.id).where('person_id', '=', 'm-school').execute();
      assert.deepEqual((await seen('m-school', caseNumber))?.looks?.map(({ attachmentId }) => attachmentId), [undefined, fileId], 'of older ones only the name is known');
    });

    it('[SEC-13] forbidden: a closed case opens nothing, nor does another case, the sender, the family or another school, and no such try is kept as a look', async () => {
      const { fileId, caseNumber } = await reported();
      const other = await reported();
      const [one, another] = [(await seen('m-school', caseNumber)) ?? assert.fail('no case'), (await seen('m-school', other.caseNumber)) ?? assert.fail('no case')];
      for (const stranger of ['t1/m-school2', 't1/teacher1', 't1/teacher2', 't1/g1', 't1/g3', 't1/p1', 't2/q1']) {
        const answer = await open(stranger, one.id, fileId);
        assert.ok([403, 404].includes(answer.status), `${stranger} ${answer.status}`);
      }
      assert.equal((await open('t1/m-school', another.id, fileId)).status, 404, 'by the case of another announcement');
      assert.equal((await close(one.id, false)).status, 200);
      assert.equal((await open('t1/m-school', one.id, fileId)).status, 404, 'it is closed');
      const after = await seen('m-school', caseNumber);
      assert.deepEqual([after?.looks, after?.received.attachments?.map((file) => file.kept)], [undefined, [false]]);
      assert.equal((await seen('m-school', other.caseNumber))?.looks, undefined);
    });

    it('[SEC-13] forbidden: who sent it as a manager does not open it as a judge', async () => {
      const fileId = await files.upload('m-school');
      const draft = { audience: { kind: 'classes', classIds: ['c1'] }, title: '座位', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'none' }, dueAt: null, scheduledFor: null, attachments: [fileId] };
      const sent = await service.call('t1/m-school', '/announcements', keyed({ ...draft, audience: { kind: 'organisation', organisationId: 'school1' } }));
      assert.equal(sent.status, 201, await sent.clone().text());
      const { id } = (await sent.json()) as { id: string };
      const { caseNumber } = (await (await service.call('t1/g1', `/announcements/${id}/reports`, keyed({ kind: 'error', description: '不对', evidence: null }))).json()) as { caseNumber: string };
      const one = (await seen('m-county', caseNumber)) ?? assert.fail('no case');
      assert.equal((await open('t1/m-school', one.id, fileId)).status, 404);
      assert.equal((await open('t1/m-county', one.id, fileId)).status, 200);
    });
  });
}
