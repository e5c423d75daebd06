/** The moderation desk: who sees which case, what is done there, and what somebody tries who should not be there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { firstMessage, makeConversations } from '../../testing/conversations.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { until as waitUntil } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

type Case = RouteOutput<typeof routes.actOnCase>;
const hostile = '<img src=x onerror=alert(1)> \u202Egnp.exe\u2066';

for (const carrier of testCarriers) {
  describe(`moderation desk on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const keyed = (json: unknown, more: CallOptions = {}): CallOptions => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() }, ...more });
    const said = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];
    const write = async (person: string, conversationId: string, text: string, more: CallOptions = {}): Promise<string> => {
      const id = uuidv7();
      assert.equal((await service.call(`t1/${person}`, `/conversations/${conversationId}/messages`, { method: 'POST', json: { id, text }, ...more })).status, 201);
      return id;
    };
    const report = async (person: string, conversationId: string, messageId: string, text = '', more: CallOptions = {}): Promise<string> => {
      const response = await service.call(`t1/${person}`, `/conversations/${conversationId}/reports`, keyed({ messageId, reason: 'advertising', text }, more));
      assert.equal(response.status, 201, await response.clone().text());
      return ((await response.json()) as { caseNumber: string }).caseNumber;
    };
    const cases = async (person: string): Promise<Case[]> => (await service.ask(`t1/${person}`, routes.listCases, { query: { limit: '100' } })).items;
    const caseOf = async (person: string, caseNumber: string): Promise<Case> =>
      (await cases(person)).find((one) => one.caseNumber === caseNumber) ?? assert.fail(`${person} does not see ${caseNumber}`);
    const act = async (person: string, caseId: string, json: object, more: CallOptions = {}) => service.call(`t1/${person}`, `/cases/${caseId}/acts`, keyed(json, more));
    const sees = async (person: string, conversationId: string, messageId: string) => {
      const { items } = await service.ask(`t1/${person}`, routes.listMessages, { params: { conversationId } });
      return items.find(({ id }) => id === messageId);
    };
    /** The state of a message that is there, with its text. */
    const stateOf = async (person: string, conversationId: string, messageId: string, text: string) => {
      const message = (await sees(person, conversationId, messageId)) ?? assert.fail(`${person} does not see ${text}`);
      assert.equal(message.text, text);
      return message.state;
    };

    it('[LI-11] brings a report to the teachers of the class and the managers above it, and to nobody else', async () => {
      const caseNumber = await report('teacher1', 'topic-c1', await write('g1', 'topic-c1', '加我微信买保险'), hostile);
      for (const person of ['teacher1', 'm-school', 'm-county']) {
        const one = await caseOf(person, caseNumber);
        assert.deepEqual([one.message.text, one.message.author.id, one.text, one.reason], ['加我微信买保险', 'g1', hostile, 'advertising']);
        // Who reported is told to nobody.
        assert.doesNotMatch(JSON.stringify(one), /teacher1/);
      }
      assert.equal((await cases('teacher2')).length, 0);
      for (const person of ['g1', 'p1']) assert.deepEqual(await said(await service.call(`t1/${person}`, '/cases')), [403, 'forbidden']);
      assert.deepEqual((await service.ask('t2/q-manager', routes.listCases)).items, []);
    });

    it('[LI-11] hides, shows again and mutes until a time; each act is kept with its reason and who did it', async () => {
      const messageId = await write('g1', 'topic-c1', '再看一遍我的广告');
      const { id } = await caseOf('m-school', await report('teacher1', 'topic-c1', messageId));
      assert.equal((await act('m-school', id, { act: 'hide', reason: '广告' })).status, 201);
      assert.deepEqual([(await sees('g1', 'topic-c1', messageId))?.text, (await sees('g1', 'topic-c1', messageId))?.reason], ['', '广告']);
      assert.equal((await act('teacher1', id, { act: 'show', reason: '看错了' })).status, 201);
      assert.equal((await sees('g1', 'topic-c1', messageId))?.text, '再看一遍我的广告');
      const until = new Date(Date.now() + 1500).toISOString();
      assert.equal((await act('teacher1', id, { act: 'mute', until, reason: '先静一静' })).status, 201);
      assert.equal((await cases('m-school')).find((each) => each.id === id)?.mutedUntil, until);
      const again = async () => service.call('t1/g1', '/conversations/topic-c1/messages', { method: 'POST', json: { id: uuidv7(), text: '我还要说' } });
      assert.deepEqual(await said(await again()), [403, 'muted']);
      const one = (await cases('m-county')).find((each) => each.id === id);
      assert.deepEqual(one?.acts.map(({ act: name, by, reason }) => [name, by.id, reason]), [['hide', 'm-school', '广告'], ['show', 'teacher1', '看错了'], ['mute', 'teacher1', '先静一静']]);
      // It ends by the clock, without anybody doing anything.
      await waitUntil(async () => (await again()).status === 201);
      assert.ok(Date.now() >= Date.parse(until));
      assert.equal((await cases('m-county')).find((each) => each.id === id)?.mutedUntil, null);
    });

    it('closes a case once; what comes second is refused or changes nothing', async () => {
      const messageId = await write('g1', 'topic-c1', '还是我');
      const caseNumber = await report('both', 'topic-c1', messageId, '', { as: 'both:teacher' });
      assert.equal(await report('both', 'topic-c1', messageId, '又来', { as: 'both:teacher' }), caseNumber);
      const { id } = await caseOf('teacher1', caseNumber);
      const close = { act: 'close', outcome: 'unfounded', note: '没有问题' };
      assert.equal((await act('teacher1', id, close)).status, 201);
      assert.equal((await act('m-county', id, close)).status, 201);
      assert.deepEqual((await caseOf('m-county', caseNumber)).closed?.by.id, 'teacher1');
      assert.deepEqual(await said(await act('m-county', id, { act: 'close', outcome: 'settled', note: '' })), [409, 'conflict']);
      assert.deepEqual(await said(await act('m-county', id, { act: 'hide', reason: '晚了' })), [409, 'conflict']);
      assert.notEqual(await report('both', 'topic-c1', messageId, '', { as: 'both:teacher' }), caseNumber);
    });

    it('keeps what is said of a teacher, and what was said in private, from teachers', async () => {
      const ofTeacher = await report('g1', 'topic-c1', firstMessage);
      const inPrivate = await report('g1', 'talk-p1', firstMessage);
      for (const caseNumber of [ofTeacher, inPrivate]) {
        assert.ok(!(await cases('teacher1')).some((one) => one.caseNumber === caseNumber));
        const { id } = await caseOf('m-school', caseNumber);
        for (const json of [{ act: 'close', outcome: 'unfounded', note: '' }, { act: 'hide', reason: '藏' }]) assert.deepEqual(await said(await act('teacher1', id, json)), [404, 'not-found']);
      }
      const [class1, private1] = [await caseOf('m-school', ofTeacher), await caseOf('m-school', inPrivate)];
      assert.deepEqual([class1.can, private1.can], [{ hide: true, mute: false, export: true, open: false }, { hide: false, mute: false, export: true, open: false }]);
      assert.deepEqual(await said(await act('m-school', class1.id, { act: 'mute', until: '2099-01-01T00:00:00.000Z', reason: '静' })), [404, 'not-found']);
      assert.deepEqual(await said(await act('m-school', private1.id, { act: 'hide', reason: '藏' })), [404, 'not-found']);
    });

    it('answers the case of another school or tenant as one that does not exist', async () => {
      const caseNumber = await report('g3', 'topic-c2', await write('both', 'topic-c2', '别的学校', { as: 'both:guardian' }));
      const { id } = await caseOf('m-county', caseNumber);
      for (const [person, caseId] of [['t1/m-school', id], ['t1/teacher1', id], ['t2/q-manager', id], ['t1/m-school', 'nothing']] as const) {
        assert.deepEqual(await said(await service.call(person, `/cases/${caseId}/acts`, keyed({ act: 'close', outcome: 'settled', note: '' }))), [404, 'not-found']);
      }
      for (const body of [{ act: 'hide', reason: ' ' }, { act: 'mute', until: 'soon', reason: '静' }, { act: 'delete', reason: '?' }]) {
        assert.deepEqual(await said(await act('m-county', id, body)), [400, 'invalid-request']);
      }
    });

    it('[LI-05] [SEC-12] holds a message with a word of the school, however it is taken apart, until a teacher has looked', async () => {
      const put = async (person: string, organisation: string, words: string[]) =>
        service.call(person, `/organisations/${organisation}/held-words`, { method: 'PUT', json: { words } });
      assert.equal((await put('t1/m-county', 'county', ['加微信', '\u3164'])).status, 200);
      assert.deepEqual(await (await put('t1/m-school', 'school1', ['ＱＱ群', 'qq群', ' 团购 ', 'བོད', 'ئۆي'])).json(), { words: ['qq群', '团购', 'བོད', 'ئۆي'] });
      const unseen = ['\uFE0F', '\u034F', '\u115F', '\u1160', '\u3164', '\uFFA0', '\u{E0100}'].map((sign) => `团${sign}购`);
      const marked = ['\u0336', '\u20DD', '\u0301\u0323', '\u3099', '\u302A', '\u0F72'].map((mark) => `团${mark}购${mark}`);
      const held = ['请加微信', '加 微\u200B信', '来 Q-Q 群', 'q\u0301\u0337Q̲群', '團团·购', 'བོ་ད', 'བོ\u0336ད', 'ئۆـي\u064E', ...unseen, ...marked];
      for (const text of held) {
        const id = await write('g1', 'topic-c1', text);
        assert.equal(await stateOf('teacher1', 'topic-c1', id, text), 'waiting', text);
        assert.equal(await stateOf('g1', 'topic-c1', id, text), 'waiting', text);
      }
      const { waiting } = await service.ask('t1/teacher1', routes.listCases);
      assert.deepEqual(waiting.map(({ conversation, count }) => [conversation.id, count]), [['topic-c1', held.length]]);
      // A mark makes another word, in scripts that write vowels so.
      assert.equal(await stateOf('teacher1', 'topic-c1', await write('g1', 'topic-c1', 'བད'), 'བད'), undefined);
      // Changed within two minutes it is looked at as well.
      const later = await write('g1', 'topic-c1', '没什么');
      assert.equal(await stateOf('teacher1', 'topic-c1', later, '没什么'), undefined);
      await service.call('t1/g1', `/conversations/topic-c1/messages/${later}`, { method: 'PUT', json: { text: '有团购' } });
      assert.equal(await stateOf('teacher1', 'topic-c1', later, '有团购'), 'waiting');
      // The words of one school are not another's; those of the county are everybody's. Teachers, and private talks, are not held.
      assert.equal(await stateOf('g3', 'topic-c2', await write('g3', 'topic-c2', '来QQ群'), '来QQ群'), undefined);
      assert.equal(await stateOf('g3', 'topic-c2', await write('g3', 'topic-c2', '加微信'), '加微信'), 'waiting');
      assert.equal(await stateOf('teacher1', 'topic-c1', await write('teacher1', 'topic-c1', '别团购'), '别团购'), undefined);
      assert.equal(await stateOf('teacher1', 'talk-p1', await write('g1', 'talk-p1', '团购的事'), '团购的事'), undefined);
      // Found also where its key was stored by an older rule.
      await service.services.carrier.db.updateTable('held_word').set({ key: '团·购' }).where('tenant_id', '=', 't1').where('word', '=', '团购').execute();
      for (const text of ['团购来了', '又团·购']) assert.equal(await stateOf('teacher1', 'topic-c1', await write('g1', 'topic-c1', text), text), 'waiting', text);
      assert.equal((await put('t1/m-school', 'school1', [])).status, 200);
      assert.equal(await stateOf('teacher1', 'topic-c1', await write('g1', 'topic-c1', '团购'), '团购'), undefined);
      for (const [person, organisation, status] of [['t1/m-school', 'school2', 404], ['t1/m-school', 'county', 404], ['t2/q-manager', 'nothing', 404], ['t1/teacher1', 'school1', 403], ['t1/g1', 'school1', 403]] as const) {
        assert.equal((await put(person, organisation, ['x'])).status, status, `${person} ${organisation}`);
      }
      assert.deepEqual(await said(await put('t1/m-school', 'school1', ['···'])), [400, 'invalid-request']);
    });

    it('tells those who may see a case, and never a manager of the messages around it', async () => {
      // What the tests before this one left may not be numbered yet.
      await service.services.feed.sequencer.sweep();
      const before = (await service.ask('t1/m-county', routes.listChanges)).lastSequence;
      const messageId = await write('g1', 'topic-c1', '只有班里听得到');
      const { id } = await caseOf('m-school', await report('teacher1', 'topic-c1', messageId));
      await act('m-school', id, { act: 'hide', reason: '请改一改' });
      await service.services.feed.sequencer.sweep();
      const heard = async (person: string) =>
        (await service.ask(`t1/${person}`, routes.listChanges, { query: { after: String(before) } })).items.map(({ type }) => type);
      assert.deepEqual(await heard('m-school'), ['case.changed', 'case.changed']);
      assert.deepEqual((await heard('teacher1')).sort(), ['case.changed', 'case.changed', 'conversation.changed', 'conversation.changed']);
      assert.deepEqual(await heard('g1'), ['conversation.changed', 'conversation.changed']);
      assert.deepEqual(await heard('m-county'), ['case.changed', 'case.changed']);
      assert.deepEqual(await heard('teacher2'), []);
    });

    it('keeps the case of the own words from whoever is a guardian and a teacher or manager as well', async () => {
      const { db } = service.services.carrier;
      const own = { tenant_id: 't1', person_id: 'triple' };
      await db.insertInto('person').values({ tenant_id: 't1', id: 'triple', name: '赵老师', alternative_name: null, identity_key: null }).execute();
      const roles = ['guardian', 'teacher', 'manager'] as const;
      await db.insertInto('identity').values(roles.map((role) => ({ ...own, id: `triple:${role}`, role, organisation_id: 'school1', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null }))).execute();
      await db.insertInto('enrolment').values({ ...own, class_id: 'c1', role: 'teacher', subject: '数学', ended_at: null }).execute();
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'triple', child_id: 'p1', source: 'test', ended_at: null }).execute();
      const before = (await service.ask('t1/m-county', routes.listChanges)).lastSequence;
      const caseNumber = await report('g1', 'topic-c1', await write('triple', 'topic-c1', '我卖我的课', { as: 'triple:guardian' }));
      const other = await report('teacher1', 'topic-c1', await write('g1', 'topic-c1', '我也卖'));
      const { id } = await caseOf('teacher1', caseNumber);
      for (const as of ['triple:teacher', 'triple:manager']) {
        const { items, open } = await service.ask('t1/triple', routes.listCases, { query: { limit: '100' } }, { as });
        assert.ok(items.some((one) => one.caseNumber === other), `${as} sees the others`);
        assert.ok(!items.some((one) => one.caseNumber === caseNumber), as);
        assert.equal(open, items.filter(({ closed }) => closed === null).length);
        for (const json of [{ act: 'hide', reason: '藏' }, { act: 'close', outcome: 'unfounded', note: '' }]) {
          assert.deepEqual(await said(await act('triple', id, json, { as })), [404, 'not-found'], as);
        }
      }
      assert.equal((await act('m-school', id, { act: 'hide', reason: '广告' })).status, 201);
      await service.services.feed.sequencer.sweep();
      const heard = async (person: string, as?: string) =>
        (await service.ask(`t1/${person}`, routes.listChanges, { query: { after: String(before) } }, as === undefined ? {} : { as })).items.filter(({ type }) => type === 'case.changed').length;
      assert.deepEqual([await heard('teacher1'), await heard('m-school'), await heard('triple', 'triple:manager')], [3, 3, 1]);
    });
  });
}
