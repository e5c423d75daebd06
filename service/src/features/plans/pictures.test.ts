/** Pictures in lesson plans on both databases: what is taken, what is left of it, and who gets it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import type { Problem } from '../../../../contract/src/index.ts';
import { photo } from '../../testing/attachments.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { secret } from '../../testing/pictures.ts';
import { emptyPlan, makePlans, reviewOf } from '../../testing/plans.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { unsentMs } from '../chat/attachment-sweep.ts';
import { planPictures } from './pictures.ts';

for (const carrier of testCarriers) {
  describe(`pictures of lesson plans on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makePlans(service.services.carrier);
    });
    after(() => service.close());

    const plan = 'plan-teacher1';
    const addressOf = (id: string, planId = plan) => `/plans/${planId}/pictures/${id}`;
    const begin = (by: string, id: string, more: object = {}, planId = plan) => service.call(`t1/${by}`, addressOf(id, planId), { method: 'PUT', json: { name: '折纸.jpg', sizeBytes: photo.length, ...more } });
    const part = async (by: string, id: string, bytes: Uint8Array, offset = 0): Promise<Response> => {
      const headers = { Authorization: `Bearer ${await service.token(`t1/${by}`)}`, 'Content-Type': 'application/octet-stream' };
      return service.fetch(new Request(`http://localhost/api/v1${addressOf(id)}/parts/${offset}`, { method: 'PUT', headers, body: Uint8Array.from(bytes) }));
    };
    const upload = async (id: string = uuidv7()): Promise<string> => {
      assert.equal((await begin('teacher1', id)).status, 200);
      const answer = await part('teacher1', id, photo);
      assert.equal(answer.status, 200, await answer.clone().text());
      return id;
    };
    const read = (by: string, address: string, as?: string) => service.call(by, address, as === undefined ? {} : { as });
    const isOnDisk = (id: string) => existsSync(join(service.services.config.dataFolder, planPictures.area, 't1', `${plan}.${id}`));

    it('[T-01] [SEC-20] a picture loses its place, stands in the plan and in its copies, and sent again is one', async () => {
      const id = await upload();
      const again = (await (await begin('teacher1', id)).json()) as { received: number };
      assert.equal(again.received, photo.length);
      const answer = await read('t1/teacher1', addressOf(id));
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.deepEqual([bytes.includes(secret), photo.includes(secret), answer.headers.get('content-type')], [false, true, 'application/octet-stream']);
      const copy = uuidv7();
      const head = { title: '课', subject: '', lessonMinutes: 0, steps: 0 };
      assert.equal((await service.call('t1/teacher1', `/plans/${copy}`, { method: 'PUT', json: { head, update: emptyPlan, copyOf: plan } })).status, 204);
      assert.equal((await read('t1/teacher1', addressOf(id, copy))).status, 200);
    });

    it('[T-01] forbidden: nobody puts one into a plan of others, or gets one of it; a head of the subject gets what was handed in, and nothing that came later', async () => {
      const id = await upload();
      for (const person of ['p1', 'g1']) assert.equal((await begin(person, uuidv7())).status, 403, person);
      assert.equal((await begin('teacher2', uuidv7())).status, 404);
      for (const person of ['t1/teacher2', 't2/q-teacher']) assert.equal((await read(person, addressOf(id))).status, 404, person);
      const submitted = `/plan-reviews/${reviewOf(plan)}/pictures/${id}`;
      assert.equal((await read('t1/both', submitted, 'both:teacher')).status, 404, 'it came after the plan was handed in');
      const { db } = service.services.carrier;
      await db.updateTable('plan_review').set({ submitted_at: new Date(Date.now() + 1000).toISOString() }).where('id', '=', reviewOf(plan)).execute();
      assert.equal((await read('t1/both', submitted, 'both:teacher')).status, 200);
      await db.updateTable('plan_picture').set({ touched_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', id).execute();
      await db.updateTable('plan_review').set({ submitted_at: '2026-01-02T00:00:00.000Z' }).where('id', '=', reviewOf(plan)).execute();
      assert.equal((await begin('teacher1', id)).status, 200, 'a page that had no answer asks once more');
      assert.equal((await read('t1/both', submitted, 'both:teacher')).status, 200);
      assert.equal((await read('t1/teacher2', submitted)).status, 404);
    });

    it('[T-01] [SEC-20] is deleted for good by whoever put it in or whose plan it is, with its bytes and from every copy; out of a copy by whose copy that is; by nobody else', async () => {
      // One is a guardian, too.
      const asTeacher = (by: string) => (by === 'both' ? { as: 'both:teacher' } : {});
      const copied = async (by: string, of: string): Promise<string> => {
        const copy = uuidv7();
        const head = { title: '课', subject: '', lessonMinutes: 0, steps: 0 };
        assert.equal((await service.call(`t1/${by}`, `/plans/${copy}`, { method: 'PUT', json: { head, update: emptyPlan, copyOf: of }, ...asTeacher(by) })).status, 204);
        return copy;
      };
      const remove = async (by: string, id: string, planId = plan) => (await service.call(`t1/${by}`, addressOf(id, planId), { method: 'DELETE', ...asTeacher(by) })).status;
      const [id, kept] = [await upload(), await upload()];
      const copy = await copied('teacher1', plan);
      assert.deepEqual([await remove('p1', id), await remove('teacher2', id)], [403, 404]);
      assert.equal((await service.call('t1/teacher1', `/plans/${plan}/people`, { method: 'PUT', json: { personIds: ['both'] } })).status, 204);
      const ofColleague = await copied('both', plan);
      assert.equal(await remove('both', id), 403, 'who writes along');
      assert.equal(await remove('both', id, ofColleague), 204, 'out of the own copy');
      assert.deepEqual([(await read('t1/both', addressOf(id, ofColleague), 'both:teacher')).status, (await read('t1/teacher1', addressOf(id))).status, isOnDisk(id)], [404, 200, true]);
      assert.equal((await service.call('t1/teacher1', `/plans/${plan}/people`, { method: 'PUT', json: { personIds: [] } })).status, 204);
      // Whoever put it in, also by way of a copy; twice is once.
      for (const _twice of [1, 2]) assert.equal(await remove('teacher1', id, copy), 204);
      assert.deepEqual([(await read('t1/teacher1', addressOf(id))).status, (await read('t1/teacher1', addressOf(id, copy))).status, isOnDisk(id)], [404, 404, false]);
      assert.deepEqual([(await read('t1/both', addressOf(kept, ofColleague), 'both:teacher')).status, isOnDisk(kept)], [200, true], 'of others nothing goes');
      const half = uuidv7();
      await begin('teacher1', half);
      await part('teacher1', half, photo.subarray(0, 2000));
      assert.deepEqual([await remove('teacher1', half), isOnDisk(`${half}.parts`), (await part('teacher1', half, photo.subarray(2000), 2000)).status], [204, false, 404], 'what was only begun');
    });

    it('takes pictures alone, and throws away what is none and what never came whole', async () => {
      const codeOf = async (response: Response) => ((await response.json()) as Problem).code;
      assert.equal(await codeOf(await begin('teacher1', uuidv7(), { name: '课件.pdf' })), 'attachment-kind');
      assert.equal(await codeOf(await begin('teacher1', uuidv7(), { sizeBytes: 10_000_001 })), 'attachment-too-large');
      const [wrong, half] = [uuidv7(), uuidv7()];
      await begin('teacher1', wrong, { sizeBytes: 5 });
      assert.equal(await codeOf(await part('teacher1', wrong, Buffer.from('hello'))), 'attachment-kind');
      assert.equal((await read('t1/teacher1', addressOf(wrong))).status, 404);
      await begin('teacher1', half);
      await part('teacher1', half, photo.subarray(0, 2000));
      assert.equal((await read('t1/teacher1', addressOf(half))).status, 404);
      const whole = await upload();
      assert.equal(isOnDisk(`${half}.parts`), true);
      await service.services.planPictures.sweep(Date.now() + unsentMs + 60_000);
      assert.deepEqual([isOnDisk(`${half}.parts`), isOnDisk(`${wrong}.parts`), isOnDisk(whole)], [false, false, true]);
    });
  });
}
