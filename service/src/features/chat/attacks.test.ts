/** What people try who should not be there: with their own ids, with others', and with what they knew yesterday. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { firstMessage, makeConversations } from '../../testing/conversations.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const now = () => new Date().toISOString();

for (const carrier of testCarriers) {
  describe(`attacks on conversations on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      const { carrier: database } = service.services;
      await makeWorld(database);
      await makeConversations(database);
    });
    after(() => service.close());

    const open = async (person: string, body: object, options: CallOptions = {}) =>
      service.call(`t1/${person}`, '/conversations', { method: 'POST', json: body, headers: { [header.idempotencyKey]: uuidv7() }, ...options });
    const talk = (childId: string, teacherId: string, guardianId: string | null = null) => ({ kind: 'private', childId, teacherId, guardianId });
    const send = async (person: string, conversationId: string, text: string, more: object = {}) =>
      service.call(`t1/${person}`, `/conversations/${conversationId}/messages`, { method: 'POST', json: { id: uuidv7(), text, ...more } });
    const said = async (response: Response) => {
      const { code } = (await response.json()) as { code: string };
      return [response.status, code];
    };

    it('[LI-01] lets no minor begin a talk, nor be reached by one', async () => {
      assert.deepEqual(await said(await open('p1', talk('p1', 'teacher1'))), [403, 'forbidden']);
      assert.deepEqual(await said(await open('p1', { kind: 'class', classId: 'c1', title: '我们' })), [403, 'forbidden']);
      assert.equal((await service.call('t1/p1', '/contacts')).status, 403);
      // A pupil is nobody's guardian: naming one as the other side finds nobody.
      assert.deepEqual(await said(await open('teacher1', talk('p1', 'teacher1', 'p1'))), [404, 'not-found']);
      assert.deepEqual(await said(await open('teacher1', talk('p1', 'teacher1', 'p2'))), [404, 'not-found']);
    });

    it('[LI-01] gives one talk however often it is opened, also when the database has learned the statement', async () => {
      const ids = new Set<string>();
      for (let time = 0; time < 8; time += 1) ids.add((await service.ask('t1/teacher1', routes.openConversation, { body: { kind: 'private', childId: 'p1', teacherId: 'teacher1', guardianId: 'g1' } })).id);
      assert.equal(ids.size, 1);
    });

    it('[T-10] the hours of a teacher are that teacher’s alone, in every talk and after every change', async () => {
      const set = async (person: string, json: object, as?: string) => (await service.call(`t1/${person}`, '/answer-hours', { method: 'PUT', json, ...(as !== undefined && { as }) })).status;
      const hours = { days: [6, 0], fromMinute: 600, toMinute: 660 };
      assert.deepEqual([await set('teacher1', { ...hours, days: [3] }), await set('teacher1', hours), await set('both', hours, 'both:guardian'), await set('p1', hours), await set('m-school', hours)], [200, 200, 403, 403, 403]);
      for (const wrong of [{ days: [] }, { days: [1, 1] }, { days: [7] }, { fromMinute: 660 }, { toMinute: 1441 }, { fromMinute: 8.5 }]) assert.equal(await set('teacher1', { ...hours, ...wrong }), 400, JSON.stringify(wrong));
      const of = async (person: string, conversationId: string) => (await service.ask(`t1/${person}`, routes.readConversation, { params: { conversationId } })).hours?.days;
      assert.deepEqual([await of('g1', 'talk-p1'), await of('g1', 'talk-p1-both'), await of('teacher1', 'talk-p1'), await of('g1', 'topic-c1')], [[0, 6], [1, 2, 3, 4, 5], [0, 6], undefined]);
    });

    it('[LI-01] lets no unrelated adult begin a talk', async () => {
      for (const [person, draft] of [
        ['g1', talk('p3', 'teacher2')], // another family's child
        ['g1', talk('p2', 'teacher1')], // a classmate of the own child
        ['g1', talk('p1', 'teacher2')], // a teacher of another class
        ['g1', talk('p1', 'g3')], // another guardian
        ['g1', talk('p1', 'teacher1', 'g3')],
        ['teacher2', talk('p1', 'teacher2')], // a child whom the caller does not teach
        ['teacher2', talk('p1', 'teacher1')], // in another teacher's name
        ['teacher1', talk('p1', 'teacher1', 'g3')], // a guardian of another child
        ['teacher1', talk('p2', 'teacher1')], // a child without guardians: nobody to talk to
        ['teacher1', talk('q1', 'q-teacher')], // another tenant
        ['g1', talk('q1', 'q-teacher', 'q-guardian')],
      ] as const) {
        assert.deepEqual(await said(await open(person, draft)), [404, 'not-found'], `${person} ${JSON.stringify(draft)}`);
      }
      assert.deepEqual(await said(await open('m-county', talk('p1', 'teacher1'))), [403, 'forbidden']);
      assert.deepEqual(await said(await open('g1', { kind: 'class', classId: 'c1', title: '家长自己的群' })), [403, 'forbidden']);
      assert.deepEqual(await said(await open('teacher1', { kind: 'class', classId: 'c2', title: '别的班' })), [404, 'not-found']);
    });

    it('[SYS-27] gives a guardian nothing of another family in any answer', async () => {
      await send('g1', 'topic-c1', '我是艾力');
      const answers = await Promise.all(
        ['/conversations', '/conversations/topic-c1', '/conversations/topic-c1/messages', '/conversations/topic-c1/changes?after=0', '/messages?q=第', '/contacts'].map(
          async (path) => (await service.call('t1/g1', path)).text(),
        ),
      );
      for (const answer of answers) assert.doesNotMatch(answer, /"(p2|p3|g3)"|欧阳明月|𠮷田|田父/);
      // Both guardians of p3 are in the class talk; neither is told for whom the other speaks beyond the own child.
      await service.call('t1/both', '/conversations/topic-c2/messages', { method: 'POST', as: 'both:guardian', json: { id: uuidv7(), text: '我也在' } });
      const page = await service.ask('t1/g3', routes.listMessages, { params: { conversationId: 'topic-c2' } });
      assert.deepEqual(page.people.find(({ id }) => id === 'both')?.children, []);
    });

    it("answers another tenant's and another family's ids as those that do not exist, in every place", async () => {
      const places: ((id: string) => [string, CallOptions?])[] = [
        (id) => [`/conversations/${id}`],
        (id) => [`/conversations/${id}/messages`],
        (id) => [`/conversations/${id}/messages`, { method: 'POST', json: { id: uuidv7(), text: '?' } }],
        (id) => [`/conversations/${id}/messages/${firstMessage}`, { method: 'PUT', json: { text: '?' } }],
        (id) => [`/conversations/${id}/messages/${firstMessage}`, { method: 'DELETE' }],
        (id) => [`/conversations/${id}/reading`, { method: 'PUT', json: { sequence: 9 } }],
        (id) => [`/messages?q=话&conversationId=${id}`],
      ];
      for (const place of places) {
        const [hidden, foreign, missing] = await Promise.all(
          ['talk-p3', 'talk-q1', 'nothing'].map(async (id) => {
            const response = await service.call('t1/g1', ...place(id));
            const { instance: _differs, ...problem } = (await response.json()) as { instance: string };
            return [response.status, problem];
          }),
        );
        assert.deepEqual(hidden, missing);
        assert.deepEqual(foreign, missing);
        assert.equal(missing?.[0], 404);
      }
      assert.deepEqual((await service.ask('t1/g1', routes.listConversations, { query: { classId: 'd1' } })).items, []);
      assert.deepEqual((await service.ask('t1/g1', routes.listConversations, { query: { childId: 'p3' } })).items, []);
      assert.deepEqual((await service.ask('t1/g1', routes.searchMessages, { query: { q: '话', childId: 'p3' } })).items, []);
    });

    it("takes no reply to a message of another talk, and no mute of somebody who is not there or teaches", async () => {
      const reply = uuidv7();
      await service.call('t1/teacher2', '/conversations/talk-p3/messages', { method: 'POST', json: { id: reply, text: '只给这一家' } });
      assert.deepEqual(await said(await send('g1', 'talk-p1', '引用', { replyTo: reply })), [404, 'not-found']);
      const mute = async (personId: string) =>
        service.call('t1/teacher1', '/conversations/topic-c1/moderation', {
          method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json: { act: 'mute', personId, until: '2099-01-01T00:00:00.000Z', reason: '' },
        });
      for (const personId of ['g3', 'both', 'q-guardian', 'nobody']) assert.deepEqual(await said(await mute(personId)), [404, 'not-found'], personId);
    });

    it("cannot take another's message by its id", async () => {
      const id = uuidv7();
      await service.call('t1/teacher1', '/conversations/talk-p1/messages', { method: 'POST', json: { id, text: '老师的话' } });
      const forged = await service.call('t1/g1', '/conversations/talk-p1/messages', { method: 'POST', json: { id, text: '家长冒充' } });
      assert.deepEqual(await said(forged), [409, 'conflict']);
      for (const method of ['PUT', 'DELETE']) {
        const response = await service.call('t1/g1', `/conversations/talk-p1/messages/${id}`, { method, ...(method === 'PUT' && { json: { text: '改' } }) });
        assert.deepEqual(await said(response), [404, 'not-found']);
      }
      // The same id in a talk of their own is their own message, and says nothing of the other.
      const elsewhere = await service.call('t1/g3', '/conversations/talk-p3/messages', { method: 'POST', json: { id, text: '自己的' } });
      assert.equal(elsewhere.status, 201);
    });

    it('[LI-01] delivers nothing of a blocked side, however old its device and its messages', async () => {
      const block = async (blocked: boolean) => service.call('t1/g1', '/conversations/talk-p1-both/block', { method: 'PUT', json: { blocked } });
      const draft = { id: uuidv7(), text: '昨天写的，今天才有网' };
      await block(true);
      const late = await service.call('t1/both', '/conversations/talk-p1-both/messages', { method: 'POST', as: 'both:teacher', json: draft });
      assert.deepEqual(await said(late), [403, 'blocked']);
      const unblocking = await service.call('t1/both', '/conversations/talk-p1-both/block', { method: 'PUT', as: 'both:teacher', json: { blocked: false } });
      assert.equal(unblocking.status, 200);
      assert.deepEqual(await said(await service.call('t1/both', '/conversations/talk-p1-both/messages', { method: 'POST', as: 'both:teacher', json: draft })), [403, 'blocked']);
      const page = await service.ask('t1/g1', routes.listMessages, { params: { conversationId: 'talk-p1-both' } });
      assert.equal(page.items.length, 1);
      await block(false);
      assert.equal((await service.call('t1/both', '/conversations/talk-p1-both/messages', { method: 'POST', as: 'both:teacher', json: draft })).status, 201);
    });

    it('keeps what was taken back out of every answer, and keeps it for safeguarding', async () => {
      const id = uuidv7();
      await service.call('t1/g1', '/conversations/topic-c1/messages', { method: 'POST', json: { id, text: '误发的身份证号' } });
      await service.call('t1/g1', `/conversations/topic-c1/messages/${id}`, { method: 'DELETE' });
      for (const person of ['teacher1', 'g1']) {
        for (const path of ['/conversations/topic-c1/messages', '/conversations/topic-c1/changes?after=0', '/conversations', '/messages?q=误发', '/changes?after=0']) {
          assert.doesNotMatch(await (await service.call(`t1/${person}`, path)).text(), /误发的/, `${person} ${path}`);
        }
      }
      const { db } = service.services.carrier;
      const kept = await db.selectFrom('conversation_act').select(['act', 'before']).where('message_id', '=', id).execute();
      assert.deepEqual(kept, [{ act: 'retract', before: '误发的身份证号' }]);
    });

    it('gives what a moderator hid, or has not looked at yet, to nobody else', async () => {
      const moderate = async (json: object) =>
        service.call('t1/teacher2', '/conversations/topic-c2/moderation', { method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json });
      const [hidden, waiting] = [uuidv7(), uuidv7()];
      const write = async (id: string, text: string) => service.call('t1/g3', '/conversations/topic-c2/messages', { method: 'POST', json: { id, text } });
      await write(hidden, '藏起来的话');
      await moderate({ act: 'hide', messageId: hidden, reason: '不合适' });
      await service.call('t1/teacher2', '/conversations/topic-c2', { method: 'PUT', json: { reviewed: true } });
      await write(waiting, '还没看过的话');
      for (const path of ['/conversations/topic-c2/messages', '/conversations/topic-c2/changes?after=0', '/conversations/topic-c2', '/messages?q=的话']) {
        assert.doesNotMatch(await (await service.call('t1/both', path, { as: 'both:guardian' })).text(), /藏起来的话|还没看过的话|不合适/, path);
      }
      const own = await service.ask('t1/g3', routes.listMessages, { params: { conversationId: 'topic-c2' } });
      assert.deepEqual(own.items.slice(-2).map(({ text, reason }) => [text, reason]), [['', '不合适'], ['还没看过的话', undefined]]);
      await service.call('t1/teacher2', '/conversations/topic-c2', { method: 'PUT', json: { reviewed: false } });
    });

    it('shows text as text, and refuses what is none', async () => {
      const hostile = '<img src=x onerror=alert(1)> \u202Egnp.exe\u2066 a\u200Bb';
      await send('g1', 'talk-p1', hostile);
      const { items } = await service.ask('t1/teacher1', routes.listMessages, { params: { conversationId: 'talk-p1' } });
      assert.equal(items.at(-1)?.text, hostile);
      assert.deepEqual(await said(await send('g1', 'talk-p1', '   ')), [400, 'invalid-request']);
      assert.deepEqual(await said(await send('g1', 'talk-p1', 'x'.repeat(10_001))), [400, 'invalid-request']);
      assert.equal((await send('g1', 'talk-p1', '长'.repeat(10_000))).status, 201);
      assert.deepEqual(await said(await send('g1', 'talk-p1', 'half \ud83d')), [400, 'invalid-encoding']);
      assert.deepEqual(await said(await send('g1', 'talk-p1', '好', { id: 'not-a-uuid' })), [400, 'invalid-request']);
    });

    it('closes the talk to a guardian who is removed in the middle of it, with the next call', async () => {
      const { db } = service.services.carrier;
      assert.equal((await send('g3', 'talk-p3', '我还在')).status, 201);
      await db.updateTable('guardianship').set({ ended_at: now() }).where('guardian_id', '=', 'g3').execute();
      assert.deepEqual(await said(await send('g3', 'talk-p3', '我还能说吗')), [404, 'not-found']);
      assert.equal((await service.call('t1/g3', '/conversations/talk-p3/messages')).status, 404);
      assert.equal((await service.call('t1/g3', '/conversations/topic-c2')).status, 404);
      assert.deepEqual((await service.ask('t1/g3', routes.listConversations)).items, []);
      assert.deepEqual((await service.ask('t1/g3', routes.searchMessages, { query: { q: '话' } })).items, []);
      // What was said while the guardian took part is numbered first: that much was meant for g3.
      await service.services.feed.sequencer.sweep();
      const before = (await service.ask('t1/g3', routes.listChanges)).lastSequence;
      await send('teacher2', 'talk-p3', '只有还在的人听得到');
      await service.services.feed.sequencer.sweep();
      assert.deepEqual((await service.ask('t1/g3', routes.listChanges, { query: { after: String(before) } })).items, []);
      const rest = await service.ask('t1/teacher2', routes.readConversation, { params: { conversationId: 'talk-p3' } });
      assert.deepEqual(rest.participants.map(({ id }) => id).sort(), ['both', 'teacher2']);
      await db.updateTable('guardianship').set({ ended_at: null }).where('guardian_id', '=', 'g3').execute();
    });

    it('closes the talk to a teacher who has moved; the family keeps what was written', async () => {
      const { db } = service.services.carrier;
      await db.updateTable('enrolment').set({ ended_at: now() }).where('person_id', '=', 'teacher2').execute();
      assert.equal((await service.call('t1/teacher2', '/conversations/talk-p3/messages')).status, 404);
      assert.deepEqual(await said(await send('teacher2', 'topic-c2', '我已调走')), [404, 'not-found']);
      const left = await service.ask('t1/g3', routes.readConversation, { params: { conversationId: 'talk-p3' } });
      assert.deepEqual([left.state, left.obstacle], ['ended', { reason: 'ended', until: null }]);
      assert.ok((await service.ask('t1/g3', routes.listMessages, { params: { conversationId: 'talk-p3' } })).items.length > 0);
      assert.deepEqual(await said(await send('g3', 'talk-p3', '老师还在吗')), [409, 'conversation-closed']);
      await db.updateTable('enrolment').set({ ended_at: null }).where('person_id', '=', 'teacher2').execute();
    });

    it('[LI-11] lets nobody judge the own words or end the own silence, whatever else somebody is', async () => {
      const { db } = service.services.carrier;
      const own = { tenant_id: 't1', person_id: 'dual' };
      await db.insertInto('person').values({ tenant_id: 't1', id: 'dual', name: '钱老师', alternative_name: null, identity_key: null }).execute();
      const roles = ['guardian', 'teacher'] as const;
      await db.insertInto('identity').values(roles.map((role) => ({ ...own, id: `dual:${role}`, role, organisation_id: 'school1', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null }))).execute();
      await db.insertInto('enrolment').values({ ...own, class_id: 'c1', role: 'teacher', subject: '数学', ended_at: null }).execute();
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'dual', child_id: 'p1', source: 'test', ended_at: null }).execute();
      const moderate = async (person: string, json: object) =>
        service.call(`t1/${person}`, '/conversations/topic-c1/moderation', { method: 'POST', json, as: `${person}:teacher`, headers: { [header.idempotencyKey]: uuidv7() } });
      const read = async (messageId: string) => (await service.ask('t1/g1', routes.listMessages, { params: { conversationId: 'topic-c1' } })).items.find(({ id }) => id === messageId);
      const write = async (role: string, text: string): Promise<string> => {
        const response = await service.call('t1/dual', '/conversations/topic-c1/messages', { method: 'POST', as: `dual:${role}`, json: { id: uuidv7(), text } });
        assert.equal(response.status, 201);
        return ((await response.json()) as { id: string }).id;
      };
      await service.call('t1/teacher1', '/conversations/topic-c1', { method: 'PUT', json: { reviewed: true } });
      const waiting = await write('guardian', '我的课打八折');
      const hidden = await write('teacher', '也找我补课');
      assert.equal((await moderate('teacher1', { act: 'hide', messageId: hidden, reason: '不合适' })).status, 201);
      const until = '2099-01-01T00:00:00.000Z';
      assert.equal((await moderate('teacher1', { act: 'mute', personId: 'dual', until, reason: '先静一静' })).status, 201);
      for (const json of [
        { act: 'show', messageId: waiting, reason: '' },
        { act: 'show', messageId: hidden, reason: '' },
        { act: 'hide', messageId: waiting, reason: '我自己来' },
        { act: 'pin', messageId: hidden },
        { act: 'unmute', personId: 'dual' },
        { act: 'mute', personId: 'dual', until: now(), reason: '' },
      ]) assert.deepEqual(await said(await moderate('dual', json)), [403, 'forbidden'], JSON.stringify(json));
      assert.deepEqual([(await read(waiting))?.text, (await read(hidden))?.text], ['', '']);
      // Of others' words they are a teacher of the class like any other.
      assert.equal((await moderate('dual', { act: 'pin', messageId: firstMessage })).status, 201);
      assert.equal((await moderate('teacher1', { act: 'show', messageId: waiting, reason: '' })).status, 201);
      assert.equal((await read(waiting))?.text, '我的课打八折');
      assert.equal((await moderate('teacher1', { act: 'unmute', personId: 'dual' })).status, 201);
      await service.call('t1/teacher1', '/conversations/topic-c1', { method: 'PUT', json: { reviewed: false } });
    });
  });
}
