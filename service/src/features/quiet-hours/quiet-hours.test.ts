/** Quiet hours over HTTP: one digest instead of many, what is urgent reaches through, and the sender is told when. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { routes } from '../../../../contract/src/index.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

/** The minute of the day in China, so many minutes from now. */
const minuteFromNow = (minutes: number): number => Math.floor((Date.now() + minutes * 60_000) / 60_000 + 8 * 60) % 1440;

for (const carrier of testCarriers) {
  describe(`quiet hours on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const read = (by = 't1/g1') => service.ask(by, routes.readQuietHours);
    const set = (by: string, quiet: [number, number] | null, digestMinute: number | null = null) =>
      service.ask(by, routes.setQuietHours, { body: { quiet: quiet && { fromMinute: quiet[0], toMinute: quiet[1] }, digestMinute } });
    const write = (talk: string, by: string) => service.ask(by, routes.sendMessage, { params: { conversationId: talk }, body: { id: uuidv7(), text: '明天带水彩笔' } });
    const announce = (urgentReason: string) =>
      service.ask('t1/teacher1', routes.sendAnnouncement, {
        body: { audience: { kind: 'classes', classIds: ['c1'] }, title: '通知', text: '内容', personal: [], urgentReason, ask: { kind: 'none' }, dueAt: null, scheduledFor: null },
      });
    const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

    it('[P-05] are the night until a person says otherwise, and then that person\'s alone', async () => {
      assert.deepEqual((await read()).quiet, { fromMinute: 1260, toMinute: 420 });
      assert.deepEqual((await set('t1/g1', [1320, 360], 1080)).quiet, { fromMinute: 1320, toMinute: 360 });
      const { quiet, digestMinute } = await read();
      assert.deepEqual([quiet, digestMinute], [{ fromMinute: 1320, toMinute: 360 }, 1080]);
      assert.deepEqual((await read('t1/g3')).quiet, { fromMinute: 1260, toMinute: 420 });
      for (const body of [{ quiet: { fromMinute: 60, toMinute: 60 }, digestMinute: null }, { quiet: { fromMinute: -1, toMinute: 60 }, digestMinute: null }, { quiet: null, digestMinute: 1440 }]) {
        assert.equal(await codeOf(await service.call('t1/g1', '/quiet-hours', { method: 'PUT', json: body })), 'invalid-request');
      }
    });

    it('[P-05] [SYS-20] make one digest of 30 events, without what is urgent and what is read', async () => {
      const { db } = service.services.carrier;
      await set('t1/g1', [minuteFromNow(-60), minuteFromNow(60)]);
      for (let count = 0; count < 27; count += 1) await write('talk-p1', 't1/teacher1');
      for (let count = 0; count < 3; count += 1) await announce('停课');
      const urgent = await announce('台风停课，今晚就要知道');
      await sql`update announcement set urgent_reason = null where id <> ${urgent.id}`.execute(db);
      const { waiting, told, quietUntil } = await read();
      assert.deepEqual({ ...waiting, from: '', until: '' }, { from: '', until: '', notices: 0, announcements: 3, messages: 27, talks: 1 });
      assert.equal(told, null);
      assert.equal(waiting?.until, quietUntil);

      // The same, an hour later: it is over, and told as one.
      await sql`update message set sent_at = sent_at - interval '30 minutes' where sequence > 1`.execute(db);
      await sql`update announcement set sent_at = sent_at - interval '30 minutes'`.execute(db);
      const over = await set('t1/g1', [minuteFromNow(-60), minuteFromNow(0)]);
      assert.deepEqual([over.quietUntil, over.waiting, over.told?.messages, over.told?.announcements], [null, null, 27, 3]);
      await service.ask('t1/g1', routes.markConversationRead, { params: { conversationId: 'talk-p1' }, body: { sequence: 20 } });
      assert.equal((await read()).told?.messages, 8);
      const list = await service.ask('t1/g1', routes.listAnnouncements);
      assert.ok(list.items.some(({ id, urgentReason }) => id === urgent.id && urgentReason === '台风停课，今晚就要知道'), 'it is there, and says why');
      assert.equal((await read('t1/g3')).told?.messages ?? 0, 0, 'nobody else is told');

      const daily = await set('t1/g1', null, minuteFromNow(-20));
      assert.deepEqual([daily.quietUntil, daily.told?.messages, daily.waiting?.messages], [null, 8, 0]);
    });

    it('[P-05] [SYS-27] count nothing of a child that is no longer the guardian\'s', async () => {
      const { db } = service.services.carrier;
      await set('t1/g1', [minuteFromNow(-60), minuteFromNow(60)]);
      const before = (await read()).waiting?.announcements ?? 0;
      const { id } = await announce('停课');
      await sql`update announcement set urgent_reason = null where id = ${id}`.execute(db);
      assert.equal((await read()).waiting?.announcements, before + 1);
      const theirs = { tenant_id: 't1', guardian_id: 'g1' };
      await db.updateTable('guardianship').set({ ended_at: new Date().toISOString() }).where((where) => where.and(theirs)).execute();
      const { waiting } = await read();
      assert.deepEqual([waiting?.announcements, waiting?.messages], [0, 0]);
      await db.updateTable('guardianship').set({ ended_at: null }).where((where) => where.and(theirs)).execute();
      assert.equal((await read()).waiting?.announcements, before + 1);
    });

    it('[P-05] tell the sender from when on an answer can be expected, where all of a family are quiet', async () => {
      const expected = async () => (await service.ask('t1/teacher2', routes.readConversation, { params: { conversationId: 'talk-p3' } })).answersFrom;
      const last = async () => (await service.ask('t1/teacher2', routes.listChanges)).lastSequence;
      await set('t1/both', null);
      await set('t1/g3', [minuteFromNow(-60), minuteFromNow(60)]);
      assert.equal(await expected(), null, 'one of them can be reached');
      const { quietUntil } = await read('t1/g3');
      await service.services.feed.sequencer.sweep();
      const before = await last();
      await set('t1/both', [minuteFromNow(-60), minuteFromNow(120)]);
      assert.equal(await expected(), quietUntil, 'the first of them');
      await service.services.feed.sequencer.sweep();
      const { items } = await service.ask('t1/teacher2', routes.listChanges, { query: { after: String(before) } });
      assert.ok(items.some(({ type, subject }) => type === 'conversation.changed' && subject.conversationId === 'talk-p3'), 'the teacher hears of it');
      assert.ok(!items.some(({ subject }) => subject.conversationId === 'talk-p1'), 'and of nothing else');
    });

    it('[T-10] tell families of new answering hours at once', async () => {
      await service.services.feed.sequencer.sweep();
      const { lastSequence } = await service.ask('t1/g3', routes.listChanges);
      await service.ask('t1/teacher2', routes.setAnswerHours, { body: { days: [1], fromMinute: 540, toMinute: 600 } });
      await service.services.feed.sequencer.sweep();
      const { items } = await service.ask('t1/g3', routes.listChanges, { query: { after: String(lastSequence) } });
      assert.deepEqual(items.map(({ type, subject }) => [type, subject.conversationId]).toSorted(), [['conversation.changed', 'talk-p3'], ['conversation.changed', 'talk-p3-g3']]);
    });
  });
}
