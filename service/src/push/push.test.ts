/** Web Push against a push service that opens what it takes, as the browser would and as an attacker would. */
import assert from 'node:assert/strict';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { after, before, beforeEach, describe, it, mock } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { routes } from '../../../contract/src/index.ts';
import { makeConversations } from '../testing/conversations.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makePushKeys, openPushService, TestBrowser, vouchedFor, type TestPushService } from '../testing/push-service.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { openPushClock } from './clock.ts';
import type { PushConfig } from './keys.ts';
import { sendPush } from './send.ts';

const minute = 60_000;
const failed = (error: unknown): never => {
  throw error;
};
/** The minute of the day in China, so many minutes from now. */
const minuteFromNow = (minutes: number): number => Math.floor((Date.now() + minutes * minute) / minute + 8 * 60) % 1440;

for (const carrier of testCarriers) {
  describe(`Web Push on ${carrier.name}`, () => {
    let pushes: TestPushService;
    let service: TestService;
    let config: PushConfig;
    before(async () => {
      pushes = await openPushService();
      config = { ...makePushKeys(), subject: 'mailto:it@county.example', origins: [pushes.origin] };
      service = await openTestService(carrier, { push: config });
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
      // Only the clocks of the tests tell devices here: when they do is known.
      await service.services.push.close();
    });
    after(async () => {
      await service.close();
      await pushes.close();
    });
    beforeEach(async () => {
      const { db } = service.services.carrier;
      await db.deleteFrom('push_device').execute();
      await db.deleteFrom('quiet_hours').execute();
      pushes.taken.length = 0;
      await service.ask('t1/g1', routes.setQuietHours, { body: { quiet: null, digestMinute: null } });
    });

    const subscribe = async (by = 't1/g1', browser = new TestBrowser(`${pushes.origin}/${uuidv7()}`), language = 'zh-CN') => {
      await service.ask(by, routes.addPushDevice, { params: { deviceId: browser.deviceId }, body: browser.draft(language) });
      return browser;
    };
    const write = (by = 't1/teacher1', talk = 'talk-p1') => service.ask(by, routes.sendMessage, { params: { conversationId: talk }, body: { id: uuidv7(), text: '买买提的数学卷子请签字' } });
    const announce = (urgentReason: string | null, audience: object = { kind: 'classes', classIds: ['c1'] }) =>
      service.ask('t1/teacher1', routes.sendAnnouncement, { body: { audience, title: '通知', text: '内容', personal: [], urgentReason, ask: { kind: 'none' }, dueAt: null, scheduledFor: null } });
    const tick = async (count = 1): Promise<void> => {
      await service.services.feed.sequencer.sweep();
      // Each is a process that has just started: nothing is known but what is stored.
      const clocks = Array.from({ length: count }, () => openPushClock(service.services.carrier, config, failed));
      await Promise.all(clocks.map((clock) => clock.tick()));
      await Promise.all(clocks.map((clock) => clock.close()));
    };
    /** All that was is so many minutes longer ago. */
    const age = async (minutes: number): Promise<void> => {
      const earlier = sql.raw(`- interval '${minutes * 60} seconds'`);
      for (const statement of [
        sql`update push_device set told_at = told_at ${earlier}, urgent_at = urgent_at ${earlier}, pushed_at = pushed_at ${earlier}, due_at = due_at ${earlier}`,
        sql`update message set sent_at = sent_at ${earlier}`,
        sql`update announcement set sent_at = sent_at ${earlier}`,
        sql`update quiet_hours set from_minute = (from_minute + 1440 - ${Math.floor(minutes)}::integer) % 1440, to_minute = (to_minute + 1440 - ${Math.floor(minutes)}::integer) % 1440, digest_minute = (digest_minute + 1440 - ${Math.floor(minutes)}::integer) % 1440`,
      ]) await statement.execute(service.services.carrier.db);
    };
    const pass = async (minutes = 0.1): Promise<void> => {
      await tick();
      await age(minutes);
      await tick();
    };
    const told = (browser: TestBrowser) => pushes.taken.filter(({ path }) => browser.endpoint.endsWith(path)).map((taken) => browser.open(taken));
    const devices = async () => (await service.services.carrier.db.selectFrom('push_device').select(['id', 'person_id', 'attempts']).execute()).map(({ id, person_id }) => `${person_id} ${id}`);

    it('[P-05] tells a device that there is something: kinds and counts, for it alone, signed by the platform', async () => {
      const [phone, other] = [await subscribe('t1/g1', undefined, 'ug'), await subscribe('t1/g3')];
      await write();
      await write();
      await pass();
      assert.deepEqual(told(phone), [{ language: 'ug', urgent: null, announcements: 0, messages: 2, notices: 0 }]);
      assert.deepEqual(told(other), []);
      const [taken] = pushes.taken;
      assert.ok(taken);
      assert.throws(() => other.open(taken), 'nobody else can open it');
      const changed = Buffer.from(taken.body);
      changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
      assert.throws(() => phone.open({ ...taken, body: changed }), 'nor change it');
      const claims = await vouchedFor(taken, config.publicKey);
      const { aud, sub, exp } = claims;
      assert.deepEqual([aud, sub], [pushes.origin, 'mailto:it@county.example']);
      // A signature may hold any letters; what it signs is looked at.
      const { authorization, ...open } = taken.headers;
      assert.ok(authorization);
      assert.ok(!taken.body.includes('买买提') && !JSON.stringify([open, claims]).includes('g1'), 'whoever carries it learns nothing');
      assert.ok(exp * 1000 < Date.now() + 24 * 60 * minute + minute);
      assert.deepEqual([taken.headers['ttl'], taken.headers['urgency'], taken.headers['topic']], ['86400', 'normal', 'news']);
      await pass();
      assert.equal(told(phone).length, 1, 'what was told is not told again');
    });

    it('[P-05] [SYS-20] makes one push of many things, rests after it, and says nothing of what was read meanwhile', async () => {
      const phone = await subscribe();
      for (let count = 0; count < 30; count += 1) await write();
      await pass();
      assert.deepEqual(told(phone).map(({ messages }) => messages), [30]);
      await write();
      await pass();
      assert.equal(told(phone).length, 1, 'a lively talk does not ring again at once');
      await pass(11);
      assert.deepEqual(told(phone).map(({ messages }) => messages), [30, 1]);
      await write();
      const { lastSequence } = await service.ask('t1/g1', routes.readConversation, { params: { conversationId: 'talk-p1' } });
      await service.ask('t1/g1', routes.markConversationRead, { params: { conversationId: 'talk-p1' }, body: { sequence: lastSequence } });
      await pass(30);
      assert.equal(told(phone).length, 2);
    });

    it('[P-05] holds quiet hours; what is urgent reaches through and says why, but not where it could be about one child', async () => {
      const phone = await subscribe();
      await service.ask('t1/g1', routes.setQuietHours, { body: { quiet: { fromMinute: minuteFromNow(-60), toMinute: minuteFromNow(60) }, digestMinute: null } });
      await write();
      await pass();
      assert.deepEqual(told(phone), []);
      await announce('台风，明天停课');
      await pass();
      assert.deepEqual(told(phone), [{ language: 'zh-CN', urgent: { kind: 'announcement', why: '台风，明天停课' }, announcements: 0, messages: 0, notices: 0 }]);
      assert.equal(pushes.taken[0]?.headers['urgency'], 'high');
      await announce('请马上来医务室', { kind: 'children', childIds: ['p1'] });
      await pass();
      await announce('周同学发烧，请接回');
      await pass();
      assert.deepEqual(told(phone).slice(1).map(({ urgent }) => urgent), [{ kind: 'announcement', why: null }, { kind: 'announcement', why: '周同学发烧，请接回' }]);
      const { name } = await service.services.carrier.db.selectFrom('person').select('name').where((where) => where.and({ tenant_id: 't1', id: 'p1' })).executeTakeFirstOrThrow();
      await announce(`${name}发烧，请接回`);
      await pass();
      assert.deepEqual(told(phone)[3]?.urgent, { kind: 'announcement', why: null }, 'a name of a child keeps the reason off a locked screen');
      await pass(61);
      assert.deepEqual(told(phone)[4], { language: 'zh-CN', urgent: null, announcements: 0, messages: 1, notices: 0 }, 'what waited is told when the quiet ends');
    });

    it('[P-05] tells one digest a day to whoever has asked for it', async () => {
      const phone = await subscribe();
      await service.ask('t1/g1', routes.setQuietHours, { body: { quiet: null, digestMinute: minuteFromNow(30) } });
      await write();
      await pass();
      await write();
      await pass();
      assert.deepEqual(told(phone), []);
      await pass(32);
      assert.deepEqual(told(phone).map(({ messages }) => messages), [2]);
    });

    it('tries again after a pause that grows, as long as the push service wishes, also after a restart; forgets a device that is gone', async () => {
      const phone = await subscribe();
      pushes.answer(503);
      pushes.answer(429, { 'Retry-After': '900' });
      await write();
      await pass();
      assert.equal(pushes.taken.length, 1);
      await pass(0.2);
      assert.equal(pushes.taken.length, 1, 'not before its time');
      await pass(1);
      assert.equal(pushes.taken.length, 2);
      await pass(10);
      assert.equal(pushes.taken.length, 2, 'later than usual, where it is asked to');
      await pass(30);
      assert.deepEqual(told(phone).map(({ messages }) => messages), [1, 1, 1]);
      for (const status of [404, 410]) {
        const gone = await subscribe('t1/g1', new TestBrowser(`${pushes.origin}/gone-${status}`));
        await service.services.carrier.db.deleteFrom('push_device').where('id', '<>', gone.deviceId).execute();
        pushes.answer(status);
        await write();
        await pass();
        assert.deepEqual(await devices(), []);
      }
    });

    it('is told by one of several processes, and by another where one ended in the middle', async () => {
      const phone = await subscribe();
      await write();
      await tick(3);
      await age(0.1);
      await tick(3);
      assert.equal(told(phone).length, 1);
      // One that has claimed the device and is heard of no more.
      await sql`update push_device set due_at = now() + interval '60 seconds', told_at = now() - interval '1 hour', pushed_at = null`.execute(service.services.carrier.db);
      await pass(0.5);
      assert.equal(told(phone).length, 1);
      await pass(2);
      assert.equal(told(phone).length, 2);
    });

    if (carrier.name === 'PostgreSQL') {
      it('waits for no device that another process holds, and tells it when that lets go (not in PGlite, which has one connection)', async () => {
        const [held, free] = [await subscribe(), await subscribe('t1/g3')];
        await write();
        await announce('停课', { kind: 'classes', classIds: ['c1'] });
        await service.ask('t1/teacher2', routes.sendAnnouncement, { body: { audience: { kind: 'classes', classIds: ['c2'] }, title: '通知', text: '内容', personal: [], urgentReason: '停课', ask: { kind: 'none' }, dueAt: null, scheduledFor: null } });
        await tick();
        await age(0.1);
        await service.services.carrier.db.transaction().execute(async (other) => {
          await other.selectFrom('push_device').select('id').where('id', '=', held.deviceId).forUpdate().execute();
          await Promise.race([tick(), new Promise((_, reject) => setTimeout(() => reject(new Error('it waits for a device of another')), 10_000).unref())]);
          assert.deepEqual([told(held).length, told(free).length], [0, 1]);
        });
        await tick();
        assert.deepEqual([told(held).length, told(free).length], [1, 1]);
      });
    }

    it('[SEC-02] is of one person: taken away on sign-out, taken over by the next, ended with the identity, and nobody else\'s to end', async () => {
      const phone = await subscribe();
      assert.equal((await service.call('t1/g3', `/push/devices/${phone.deviceId}`, { method: 'DELETE' })).status, 404);
      assert.equal((await service.call('t2/q-guardian', `/push/devices/${phone.deviceId}`, { method: 'DELETE' })).status, 404);
      await service.ask('t1/g1', routes.removePushDevice, { params: { deviceId: phone.deviceId } });
      assert.deepEqual(await devices(), []);
      await subscribe('t1/g1', phone);
      await subscribe('t2/q-guardian', phone);
      assert.deepEqual(await devices(), [`q-guardian ${phone.deviceId}`]);
      await subscribe('t1/g1', phone);
      await subscribe('t1/g1', phone);
      assert.deepEqual(await devices(), [`g1 ${phone.deviceId}`]);
      await sql`update identity set valid_to = now() - interval '1 minute' where tenant_id = 't1' and person_id = 'g1'`.execute(service.services.carrier.db);
      await sql`update push_device set due_at = now()`.execute(service.services.carrier.db);
      await pass();
      await sql`update identity set valid_to = null where tenant_id = 't1' and person_id = 'g1'`.execute(service.services.carrier.db);
      assert.deepEqual([await devices(), pushes.taken], [[], []]);
    });

    it('[SEC-02] tells nothing of a talk or a child that is no longer the person\'s', async () => {
      const phone = await subscribe();
      await write();
      await announce(null);
      await announce('急');
      await service.services.feed.sequencer.sweep();
      const end = (ended: string | null) => sql`update guardianship set ended_at = ${ended} where tenant_id = 't1' and guardian_id = 'g1'`.execute(service.services.carrier.db);
      await end('2026-09-01T00:00:00.000Z');
      await pass();
      await end(null);
      assert.deepEqual(told(phone), []);
    });

    it('keeps ten devices of a person', async () => {
      const first = await subscribe();
      for (let count = 0; count < 10; count += 1) await subscribe();
      const kept = await devices();
      assert.equal(kept.length, 10);
      assert.ok(!kept.includes(`g1 ${first.deviceId}`));
    });

    it('asks no address within: not where it is written, not where a name leads there, and follows no way to one', async () => {
      const open = await openTestService(carrier, { push: { ...config, origins: [] } });
      try {
        await makeWorld(open.services.carrier);
        const add = async (endpoint: string, changes: object = {}) => {
          const browser = new TestBrowser(endpoint);
          return (await open.call('t1/g1', `/push/devices/${browser.deviceId}`, { method: 'PUT', json: { ...browser.draft(), ...changes } })).status;
        };
        for (const endpoint of [pushes.origin, 'http://push.example.net/1', 'https://push.example.net:8443/1', 'https://u:p@push.example.net/1', 'ftp://push.example.net/1', 'javascript:alert(1)', 'no address', 'https://127.0.0.1/1', 'https://[::1]/1', 'https://[::ffff:10.0.0.1]/1', 'https://169.254.169.254/latest', 'https://2130706433/1']) {
          assert.equal(await add(endpoint), 400, endpoint);
        }
        for (const changes of [{ p256dh: 'short' }, { auth: '' }, { language: '<b>' }]) assert.equal(await add('https://push.example.net/1', changes), 400);
        assert.equal(await add('https://push.example.net/1'), 204);
      } finally {
        await open.close();
      }
      // A name that led elsewhere when it was given, and leads within when it is connected to.
      const found = mock.method(dns, 'lookup', (_name: string, _options: object, callback: (error: null, addresses: object[]) => void) => callback(null, [{ address: '127.0.0.1', family: 4 }]));
      syncBuiltinESMExports();
      try {
        const content = { language: 'zh-CN', urgent: null, announcements: 0, messages: 1, notices: 0 };
        const outcome = await sendPush(new TestBrowser('https://push.example.net/1').draft(), content, { ...config, origins: [] });
        assert.match('reason' in outcome ? outcome.reason : outcome.state, /leads to no public address/);
      } finally {
        found.mock.restore();
        syncBuiltinESMExports();
      }
      const phone = await subscribe();
      pushes.answer(307, { Location: `${pushes.origin}/inner` });
      await write();
      await pass();
      assert.deepEqual(pushes.taken.map(({ path }) => path), [new URL(phone.endpoint).pathname], 'it follows no redirect');
    });

    it('offers nothing and takes nothing where the platform gives no keys', async () => {
      const plain = await openTestService(carrier);
      try {
        await makeWorld(plain.services.carrier);
        assert.deepEqual(await plain.ask('t1/g1', routes.readPushOffer), { publicKey: null });
        const browser = new TestBrowser('https://push.example.net/1');
        assert.equal((await plain.call('t1/g1', `/push/devices/${browser.deviceId}`, { method: 'PUT', json: browser.draft() })).status, 404);
      } finally {
        await plain.close();
      }
      assert.deepEqual(await service.ask('t1/g1', routes.readPushOffer), { publicKey: config.publicKey });
      const browser = new TestBrowser(`${pushes.origin}/own`);
      assert.equal((await service.call('t1/g1', `/push/devices/${new TestBrowser('https://x.example').deviceId}`, { method: 'PUT', json: browser.draft() })).status, 404, 'the id is of the address');
    });
  });
}
