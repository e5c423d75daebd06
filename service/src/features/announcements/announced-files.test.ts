/** Pictures and files of announcements on both databases: who gets them, what is left of them, and when they are gone. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type Problem } from '../../../../contract/src/index.ts';
import { AnnouncedFiles, photo } from '../../testing/attachments.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { secret } from '../../testing/pictures.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { evidenceDays, unsentMs } from '../chat/attachment-sweep.ts';
import { announcedFiles } from './announced-files.ts';

for (const carrier of testCarriers) {
  describe(`files of announcements on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const files = new AnnouncedFiles(() => service);
    const codeOf = async (response: Response) => ((await response.json()) as Problem).code;
    const post = (person: string, attachments: string[], more: object = {}) =>
      service.call(person, '/announcements', {
        method: 'POST',
        json: { audience: { kind: 'classes', classIds: ['c1'] }, title: '家长会座位', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'none' }, dueAt: null, scheduledFor: null, attachments, ...more },
        headers: { [header.idempotencyKey]: uuidv7() },
      });
    const send = async (attachments: string[], more: object = {}): Promise<string> => {
      const answer = await post('t1/teacher1', attachments, more);
      assert.equal(answer.status, 201, await answer.clone().text());
      return ((await answer.json()) as { id: string }).id;
    };
    const as = (person: string, announcementId: string) => service.ask(person, routes.readAnnouncement, { params: { announcementId } });
    const recall = (id: string) => service.call('t1/teacher1', `/announcements/${id}/recall`, { method: 'PUT' });
    const isOnDisk = (id: string) => existsSync(join(service.services.config.dataFolder, announcedFiles.area, 't1', `teacher1.${id}`));

    it('[P-03] [SEC-20] a picture loses its place, goes to exactly the families it is for, and to the sender', async () => {
      const id = await files.upload('teacher1', photo, { description: '教室的座位图' });
      const announcement = await send([id]);
      const seen = (await as('t1/g1', announcement)).attachments?.[0];
      assert.deepEqual([seen?.id, seen?.kind, seen?.mediaType, seen?.description], [id, 'picture', 'image/jpeg', '教室的座位图']);
      assert.ok(seen?.width !== undefined && seen.sizeBytes < photo.length);
      const page = await service.ask('t1/g1', routes.listAnnouncements, {});
      assert.deepEqual(page.items.find((one) => one.id === announcement)?.attachments, [seen]);
      const answer = await files.read('g1', announcement, id);
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.deepEqual([bytes.length, bytes.includes(secret), photo.includes(secret)], [seen.sizeBytes, false, true]);
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment;/);
      assert.equal((await files.read('teacher1', announcement, id)).status, 200);
    });

    it('[P-03] forbidden: no other family, teacher, tenant or pupil, and nobody under another announcement', async () => {
      const id = await files.upload('teacher1');
      const announcement = await send([id], { audience: { kind: 'children', childIds: ['p2'] } });
      const other = await send([await files.upload('teacher1')]);
      for (const person of ['g1', 'g3', 'both', 'teacher2', 'm-school', 'm-county', 't2/q-teacher', 't2/q-guardian']) assert.equal((await files.read(person, announcement, id)).status, 404, person);
      assert.equal((await files.read('p2', announcement, id)).status, 403);
      // A true file under an announcement that the reader may see, and that it did not go with.
      assert.equal((await files.read('g1', other, id)).status, 404);
    });

    it('[P-03] forbidden: pupils and guardians upload nothing, and nobody sends or drops what another has uploaded', async () => {
      for (const person of ['p1', 'g1']) assert.equal((await files.begin(person, uuidv7())).status, 403, person);
      const id = await files.upload('teacher1');
      assert.equal((await files.part('teacher2', id, 0, photo)).status, 404);
      assert.equal((await service.call('t1/teacher2', `/announcement-attachments/${id}`, { method: 'DELETE' })).status, 404);
      assert.equal((await post('t1/teacher2', [id], { audience: { kind: 'classes', classIds: ['c2'] } })).status, 404);
      // The same id is another file for another person, and leaves this one as it is.
      assert.equal(((await (await files.begin('teacher2', id)).json()) as { received: number }).received, 0);
      // Nor a second time, nor half of a file.
      await send([id]);
      assert.equal((await post('t1/teacher1', [id])).status, 404);
      const half = uuidv7();
      await files.begin('teacher1', half);
      await files.part('teacher1', half, 0, photo.subarray(0, 2000));
      assert.equal((await post('t1/teacher1', [half])).status, 404);
      assert.equal((await service.call('t1/teacher1', `/announcement-attachments/${half}`, { method: 'DELETE' })).status, 204);
      assert.equal(isOnDisk(`${half}.parts`), false);
    });

    it('[SEC-20] takes pictures and files of the list by name and bytes, and no voice', async () => {
      assert.equal((await files.begin('teacher1', uuidv7(), { kind: 'voice', name: '话.webm' })).status, 400);
      for (const name of ['页.html', '图.svg', '包.zip']) assert.equal(await codeOf(await files.begin('teacher1', uuidv7(), { kind: 'file', name })), 'attachment-kind', name);
      const id = uuidv7();
      const page = Buffer.from('<html><script>alert(1)</script></html>');
      await files.begin('teacher1', id, { sizeBytes: page.length });
      assert.equal(await codeOf(await files.part('teacher1', id, 0, page)), 'attachment-kind');
      assert.equal((await post('t1/teacher1', [id])).status, 404);
    });

    it('[P-03] is nobody\'s but the sender\'s before its time has come', async () => {
      const id = await files.upload('teacher1');
      const announcement = await send([id], { scheduledFor: '2099-01-05T02:00:00.000Z' });
      assert.equal((await files.read('g1', announcement, id)).status, 404);
      assert.equal((await files.read('teacher1', announcement, id)).status, 200);
    });

    it('[P-03] is gone when it is recalled, from families, sender and disk', async () => {
      const id = await files.upload('teacher1');
      const announcement = await send([id]);
      assert.equal(isOnDisk(id), true);
      assert.equal((await recall(announcement)).status, 200);
      for (const person of ['g1', 'teacher1']) {
        assert.equal((await files.read(person, announcement, id)).status, 404, person);
        assert.equal((await as(`t1/${person}`, announcement)).attachments, undefined);
      }
      assert.equal(isOnDisk(id), false);
    });

    it('[SEC-13] what was reported is kept 180 days after its case, and read by nobody meanwhile', async () => {
      const id = await files.upload('teacher1');
      const announcement = await send([id]);
      const reported = await service.call('t1/g1', `/announcements/${announcement}/reports`, { method: 'POST', json: { kind: 'error', description: '照片里有别的孩子', evidence: null }, headers: { [header.idempotencyKey]: uuidv7() } });
      assert.equal(reported.status, 201);
      await recall(announcement);
      for (const person of ['g1', 'teacher1']) assert.equal((await files.read(person, announcement, id)).status, 404, person);
      const day = 86_400_000;
      const later = Date.now() + (evidenceDays + 1) * day;
      await service.services.announcedFiles.sweep(later);
      assert.equal(isOnDisk(id), true, 'the case is open');
      await service.services.carrier.db.updateTable('received_case').set({ closed_at: new Date().toISOString(), closed_by: 'm-school', outcome: 'settled' }).where('announcement_id', '=', announcement).execute();
      await service.services.announcedFiles.sweep(later - 2 * day);
      assert.equal(isOnDisk(id), true, 'it was closed lately');
      await service.services.announcedFiles.sweep(later);
      assert.equal(isOnDisk(id), false);
    });

    it('what nobody goes on with for a day goes, and what was sent stays', async () => {
      const [left, sent] = [await files.upload('teacher1'), await files.upload('teacher1')];
      const announcement = await send([sent]);
      await service.services.announcedFiles.sweep(Date.now() + unsentMs + 60_000);
      assert.deepEqual([isOnDisk(left), isOnDisk(sent)], [false, true]);
      assert.equal((await files.read('g1', announcement, sent)).status, 200);
    });
  });
}
