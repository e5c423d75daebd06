/** What waits for the consent of a guardian: it is held back wherever it is read or sent, also when the consent lapses by itself. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { routes } from '../../../../contract/src/index.ts';
import { publishPrivacy } from '../../import/publish-privacy.ts';
import { openPushClock } from '../../push/clock.ts';
import type { PushConfig } from '../../push/keys.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { consentItem, privacyDocument } from '../../testing/privacy.ts';
import { makePushKeys, openPushService, TestBrowser, type TestPushService } from '../../testing/push-service.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';
import { decideConsent } from './consents.ts';

const failed = (error: unknown): never => {
  throw error;
};
const item = (kind: 'class-sharing' | 'push', period = '到撤回为止。') => consentItem({ id: kind, kind, title: kind, period });

for (const carrier of testCarriers) {
  describe(`what waits for a consent on ${carrier.name}`, () => {
    let service: TestService;
    let pushes: TestPushService;
    let config: PushConfig;
    before(async () => {
      pushes = await openPushService();
      config = { ...makePushKeys(), subject: 'mailto:it@county.example', origins: [pushes.origin] };
      service = await openTestService(carrier, { push: config });
      await makeWorld(service.services.carrier);
      // Only the clock of the test tells devices: when it does is known.
      await service.services.push.close();
    });
    after(async () => {
      await service.close();
      await pushes.close();
    });
    beforeEach(async () => {
      const { db } = service.services.carrier;
      for (const table of ['consent_decision', 'consent_item', 'push_device', 'note', 'share_thanks', 'resource_share'] as const) await db.deleteFrom(table).execute();
      await db.updateTable('guardianship').set({ ended_at: null }).execute();
      pushes.taken.length = 0;
      await service.ask('t1/p1', routes.setQuietHours, { body: { quiet: null, digestMinute: null } });
    });

    const publish = (...items: ReturnType<typeof item>[]) => publishPrivacy(service.services.carrier.db, 't1', privacyDocument(items));
    const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code);
    const put = async (by: string, path: string, json: object) => codeOf(await service.call(by, path, { method: 'PUT', json }));
    const decide = (itemId: string, agreed: boolean, version = 1) => put('t1/g1', `/consents/${itemId}/children/p1`, { version, agreed });
    const share = (by = 't1/p1', id: string = uuidv7()) => put(by, `/shares/${id}`, { resourceId: 'r1', classId: 'c1', note: '' });
    const write = (text: string, by = 't1/p1', id = 'n1') => put(by, `/shelf/notes/${id}`, { resourceId: 'r1', place: { kind: 'page', page: '1' }, text });
    const shareNote = (by = 't1/p1', id = 'n1') => put(by, `/shelf/notes/${id}/class`, { classId: 'c1' });
    const readers = ['t1/p2', 't1/teacher1'];
    /** How many shares and notes of others each of the class reads. */
    const seen = () =>
      Promise.all(
        readers.map(async (by) => {
          const { items: shares } = await service.ask(by, routes.listShares, { query: { box: 'received' } });
          const { items: notes } = await service.ask(by, routes.listNotes, { query: { resourceId: 'r1' } });
          return [shares.length, notes.filter(({ own }) => !own).map(({ text }) => text).join()];
        }),
      );
    const nothing = [[0, ''], [0, '']];
    const all = [[1, '这里没懂'], [1, '这里没懂']];
    const endGuardianship = () =>
      service.services.carrier.db.updateTable('guardianship').set({ ended_at: new Date().toISOString() }).where((where) => where.and({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p1' })).execute();

    it('[SEC-08] [SEC-09] what a pupil shared is read by nobody from the moment the platform asks about it, until a guardian agrees', async () => {
      const shareId = uuidv7();
      assert.deepEqual([await share('t1/p1', shareId), await write('这里没懂'), await shareNote()], ['ok', 'ok', 'ok']);
      assert.deepEqual(await seen(), all, 'where nothing is asked nothing is held back');
      await publish(item('class-sharing'));
      assert.deepEqual(await seen(), nothing);
      for (const by of readers) {
        assert.equal(await codeOf(await service.call(by, `/shares/${shareId}`)), 'not-shared', by);
        assert.equal(await codeOf(await service.call(by, `/shares/${shareId}/thanks`, { method: 'PUT', json: { given: true } })), 'not-shared', by);
      }
      assert.equal((await service.ask('t1/p1', routes.listShares, { query: { box: 'own' } })).items.length, 1, 'who shared it has it still');
      await decide('class-sharing', true);
      assert.deepEqual(await seen(), all);
    });

    it('[P-09] [SEC-09] other words, and the end of the one who agreed, hold back what was shared; what grown-ups share is not', async () => {
      await publish(item('class-sharing'));
      await decide('class-sharing', true);
      await Promise.all([share(), write('这里没懂')]);
      await shareNote();
      assert.deepEqual(await seen(), all);
      await publish(item('class-sharing', '保存三年。'));
      assert.deepEqual(await seen(), nothing);
      await decide('class-sharing', true, 2);
      assert.deepEqual(await seen(), all);
      await endGuardianship();
      assert.deepEqual(await seen(), nothing);
      assert.deepEqual([await share('t1/teacher1'), await write('看第二段', 't1/teacher1', 'n2'), await shareNote('t1/teacher1', 'n2')], ['ok', 'ok', 'ok']);
      assert.deepEqual((await seen())[0], [1, '看第二段']);
    });

    it('[SEC-09] new words of a note go to no class without consent, neither now nor later; to write it is never refused', async () => {
      await publish(item('class-sharing'));
      await decide('class-sharing', true);
      await write('这里没懂');
      await shareNote();
      await publish(item('class-sharing', '保存三年。'));
      assert.equal(await write('我自己的话'), 'ok');
      assert.equal(await shareNote(), 'consent-missing');
      await decide('class-sharing', true, 2);
      assert.deepEqual(await seen(), nothing);
      await shareNote();
      assert.deepEqual(await seen(), [[0, '我自己的话'], [0, '我自己的话']]);
      await write('改过');
      assert.deepEqual(await seen(), [[0, '改过'], [0, '改过']], 'with consent the class reads what is changed');
    });

    it('[SEC-09] tells the class to read again when the words are others, and when a guardian agrees', async () => {
      const { db } = service.services.carrier;
      await publish(item('class-sharing'));
      await decide('class-sharing', true);
      await share();
      const told = async () => (await db.selectFrom('outbox').select('audience').where('type', '=', 'shelf.changed').orderBy('id', 'desc').execute()).map(({ audience }) => audience);
      const before = (await told()).length;
      await publish(item('class-sharing', '保存三年。'));
      assert.deepEqual((await told()).slice(0, -before), [null]);
      await decide('class-sharing', true, 2);
      const [last] = await told();
      assert.ok(last?.includes('p2') && last.includes('teacher1'), String(last));
      await publish();
      assert.deepEqual((await told())[0], null, 'it is asked for no more');
    });

    it('[SEC-09] a note is shared with a class only while a guardian agrees', async () => {
      await publish(item('class-sharing'));
      await write('这里没懂');
      assert.equal(await shareNote(), 'consent-missing');
      await decide('class-sharing', true);
      assert.equal(await shareNote(), 'ok');
      await decide('class-sharing', false);
      assert.equal(await shareNote(), 'consent-missing');
      assert.deepEqual(await seen(), nothing);
    });

    const devices = async () => (await service.services.carrier.db.selectFrom('push_device').select('person_id').orderBy('person_id').execute()).map(({ person_id }) => person_id);
    const subscribe = async (by = 't1/p1', browser = new TestBrowser(`${pushes.origin}/${uuidv7()}`)) => {
      const code = await put(by, `/push/devices/${browser.deviceId}`, browser.draft('zh-CN'));
      return { browser, code };
    };

    it('[SEC-09] a pupil is told on a device only once a guardian has agreed; refused, the device is forgotten', async () => {
      await publish(item('push'));
      const { browser, code } = await subscribe();
      assert.equal(code, 'consent-missing');
      assert.equal((await subscribe('t1/g1')).code, 'ok', 'a grown-up decides by doing it');
      await decide('push', true);
      assert.equal((await subscribe('t1/p1', browser)).code, 'ok');
      assert.deepEqual(await devices(), ['g1', 'p1']);
      await decide('push', false);
      assert.deepEqual(await devices(), ['g1']);
      assert.equal((await subscribe('t1/p1', browser)).code, 'consent-missing');
    });

    it('[SEC-09] refused once more, what is there all the same goes', async () => {
      await publish(item('push'), item('class-sharing'));
      await decide('push', false);
      await decide('class-sharing', false);
      const { db } = service.services.carrier;
      const endpoint = `${pushes.origin}/left`;
      const at = new Date().toISOString();
      await db.insertInto('push_device').values({ tenant_id: 't1', id: 'left', person_id: 'p1', endpoint, p256dh: 'key', auth: 'auth', language: 'zh-CN', added_at: at, told_at: at, urgent_at: at, pushed_at: null, due_at: null }).execute();
      await write('这里没懂');
      await db.updateTable('note').set({ class_id: 'c1' }).where('id', '=', 'n1').execute();
      await decide('push', false);
      await decide('class-sharing', false);
      assert.deepEqual(await devices(), []);
      assert.deepEqual(await db.selectFrom('note').select('class_id').execute(), [{ class_id: null }]);
    });

    const assign = () =>
      service.ask('t1/teacher1', routes.createTask, {
        body: { classId: 'c1', resourceId: 'r1', title: '分数', instruction: '', paperAlternative: null, dueAt: '2099-01-01T00:00:00.000Z' },
      });
    /** Five seconds pass, and who is to be told is told. */
    const pass = async (): Promise<void> => {
      const { carrier: of } = service.services;
      const tick = async (): Promise<void> => {
        await service.services.feed.sequencer.sweep();
        const clock = openPushClock(of, config, failed);
        await clock.tick();
        await clock.close();
      };
      await tick();
      const earlier = sql.raw(`- interval '6 seconds'`);
      await sql`update push_device set told_at = told_at ${earlier}, urgent_at = urgent_at ${earlier}, pushed_at = pushed_at - interval '1 hour', due_at = due_at ${earlier}`.execute(of.db);
      await sql`update notice set created_at = created_at ${earlier}`.execute(of.db);
      await tick();
    };
    const toldCounts = (browser: TestBrowser) => pushes.taken.filter(({ path }) => browser.endpoint.endsWith(path)).map((taken) => browser.open(taken).notices);

    it('[SEC-08] [SEC-09] a device of a pupil is told nothing while no guardian agrees to the words of today, and none of it later', async () => {
      const { browser, code } = await subscribe();
      assert.equal(code, 'ok');
      await assign();
      await pass();
      assert.deepEqual(toldCounts(browser), [1], 'where nothing is asked nothing is held back');
      await publish(item('push'));
      await assign();
      await pass();
      assert.deepEqual(toldCounts(browser), [1]);
      await decide('push', true);
      await pass();
      assert.deepEqual(toldCounts(browser), [1], 'what came meanwhile is not told later');
      await assign();
      await pass();
      assert.deepEqual(toldCounts(browser), [1, 1]);
      await publish(item('push', '保存三年。'));
      await assign();
      await pass();
      await decide('push', true, 2);
      await endGuardianship();
      await assign();
      await pass();
      assert.deepEqual(toldCounts(browser), [1, 1]);
    });

    if (carrier.name === 'PostgreSQL') {
      it('[SEC-09] a refusal that is just being stored is waited for (not in PGlite, which has one connection)', async () => {
        const { db } = service.services.carrier;
        await publish(item('class-sharing'));
        await decide('class-sharing', true);
        const identity = { id: 'g1:guardian', role: 'guardian' as const, organisationId: 'school1' };
        const guardian = { tenantId: 't1', personId: 'g1', identity, identities: [identity], expiresAt: 0, isGuest: false };
        const [sent] = await db.transaction().execute(async (transaction) => {
          await decideConsent(transaction, guardian, { itemId: 'class-sharing', childId: 'p1' }, { version: 1, agreed: false });
          let answered = false;
          const waiting = share().finally(() => (answered = true));
          // Either it waits, or it has gone through.
          await until(async () => answered || (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0);
          return [waiting];
        });
        assert.equal(await sent, 'consent-missing');
        assert.deepEqual(await seen(), nothing);
      });
    }
  });
}
