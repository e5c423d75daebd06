/** What is optional of learning records: off, nothing of it is stored from whomever, and what is necessary stays right. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { collectedExtension, readingExtensions, routes, verbs, videoExtensions } from '../../../../contract/src/index.ts';
import { publishPrivacy } from '../../import/publish-privacy.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { consentItem, privacyDocument } from '../../testing/privacy.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { agentOf, askXapi, testClients } from '../../testing/xapi.ts';

for (const carrier of testCarriers) {
  describe(`what is collected, on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());
    beforeEach(async () => {
      const { db } = service.services.carrier;
      for (const table of ['collected_choice', 'consent_decision', 'consent_item', 'statement', 'progress'] as const) await db.deleteFrom(table).execute();
      await db.updateTable('guardianship').set({ ended_at: null }).execute();
    });

    const decide = async (by: string, collected: boolean, person = 'p1', category = 'detail') => (await service.call(by, `/collected/${category}/people/${person}`, { method: 'PUT', json: { collected } })).status;
    const statement = (person: string, verb: keyof typeof verbs, extensions: Record<string, string | number>, resource = 'r1') => ({
      id: uuidv4(), actor: agentOf(person), verb: { id: verbs[verb] }, object: { id: `urn:ls:resource:${resource}` }, result: { extensions }, timestamp: new Date().toISOString(),
    });
    const watched = (person: string) => [
      statement(person, 'initialized', {}),
      statement(person, 'seeked', { [videoExtensions.time]: 40 }),
      statement(person, 'paused', { [videoExtensions.time]: 60, [videoExtensions.playedSegments]: '0[.]20[,]40[.]60' }),
    ];
    const send = (person: string, json: object) => service.call(`t1/${person}`, '/xapi/statements', { method: 'POST', json });
    const verbsOf = async (person: string) => {
      const rows = await service.services.carrier.db.selectFrom('statement').select('verb').where((where) => where.and({ tenant_id: 't1', person_id: person })).orderBy('stored_at').execute();
      return rows.map(({ verb }) => Object.entries(verbs).find(([, id]) => id === verb)?.[0]).sort();
    };
    const choiceOf = async (by: string, person = 'p1') => (await service.ask(by, routes.readCollected)).choices.find((one) => one.person.id === person);
    const endGuardianship = () =>
      service.services.carrier.db.updateTable('guardianship').set({ ended_at: new Date().toISOString() }).where((where) => where.and({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p1' })).execute();

    it('[AN-01] off, what an old player sends of it is taken and not stored, and the place and what was watched are right', async () => {
      assert.equal(await decide('t1/g1', false), 200);
      const sent = watched('p1');
      const response = await send('p1', sent);
      assert.deepEqual([response.status, await response.json()], [200, sent.map(({ id }) => id)]);
      assert.deepEqual(await verbsOf('p1'), ['initialized', 'paused']);
      const { positionSeconds, watched: stretches } = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r1' } });
      assert.deepEqual([positionSeconds, stretches], [60, [[0, 20], [40, 60]]]);
      assert.equal((await send('p1', [sent[1]])).status, 200, 'nothing else with it');
      await send('p2', watched('p2'));
      assert.deepEqual(await verbsOf('p2'), ['initialized', 'paused', 'seeked'], 'of another child nothing was turned off');
      assert.equal(await decide('t1/g1', true), 200);
      await send('p1', watched('p1'));
      assert.equal((await verbsOf('p1')).includes('seeked'), true);
    });

    it('[AN-01] off, the pages of a text that were read are known when it is left', async () => {
      await decide('t1/g1', false);
      const pages = (page: number, read: string) => ({ [readingExtensions.page]: page, [readingExtensions.pages]: 3, [readingExtensions.read]: read });
      await send('p1', [statement('p1', 'initialized', pages(1, ''), 'r2'), statement('p1', 'experienced', pages(1, '1'), 'r2'), statement('p1', 'experienced', pages(2, '1-2'), 'r2')]);
      await send('p1', [statement('p1', 'terminated', pages(3, '1-3'), 'r2')]);
      assert.deepEqual(await verbsOf('p1'), ['initialized', 'terminated']);
      const { state, reading } = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r2' } });
      assert.deepEqual([state, reading], ['completed', { page: 3, pages: 3, read: [[1, 3]] }]);
    });

    it('[AN-01] off, minutes of the day are what they are with it', async () => {
      const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1000).toISOString();
      const session = { context: { extensions: { [videoExtensions.sessionId]: uuidv4() } } };
      const acts = (person: string) =>
        ([['played', 0], ['seeked', 5], ['played', 15], ['played', 30], ['paused', 40]] as const).map(([verb, seconds]) => ({ ...statement(person, verb, {}), ...session, timestamp: at(seconds) }));
      await decide('t1/g1', false);
      for (const person of ['p1', 'p2']) assert.equal((await send(person, acts(person))).status, 200);
      const seconds = async (person: string) => (await service.ask(`t1/${person}`, routes.readWatchTime)).usedSeconds;
      assert.equal(await seconds('p1'), await seconds('p2'));
    });

    it('[AN-01] off, the door of the store refuses it with the own token, and stores nothing of the request', async () => {
      await decide('t1/g1', false);
      const [, seeked, paused] = watched('p1');
      assert.equal((await askXapi(service, 't1/p1', '/statements', { method: 'POST', json: [paused, seeked] })).status, 403);
      assert.equal((await askXapi(service, 't1/p1', '/statements', { method: 'PUT', query: { statementId: seeked?.id ?? '' }, json: seeked })).status, 403);
      assert.deepEqual(await verbsOf('p1'), []);
      assert.equal((await askXapi(service, 't1/p1', '/statements', { method: 'POST', json: [paused] })).status, 200);
      // What tools of the tenant say is theirs to answer for.
      const foreign = { ...seeked, id: uuidv4() };
      assert.equal((await askXapi(service, 'tool-t1', '/statements', { method: 'POST', json: foreign })).status, 200);
      assert.deepEqual(await verbsOf('p1'), ['paused', 'seeked']);
    });

    it('[AN-01] off, what was stored while it was on is here already when it is sent again', async () => {
      const [, seeked, paused] = watched('p1');
      const post = async (...json: unknown[]) => (await askXapi(service, 't1/p1', '/statements', { method: 'POST', json })).status;
      assert.equal(await post(seeked), 200);
      await decide('t1/g1', false);
      assert.equal(await post(seeked, paused), 200);
      assert.equal(await post({ ...seeked, id: uuidv4() }), 403);
      assert.deepEqual(await verbsOf('p1'), ['paused', 'seeked']);
    });

    it('[AN-01] forbidden: nobody but a guardian turns it on for a child, and nobody turns off what is necessary', async () => {
      assert.equal(await decide('t1/g1', false), 200);
      for (const [by, status] of [['t1/p1', 403], ['t1/p2', 403], ['t1/teacher1', 404], ['t1/m-school', 404], ['t1/m-county', 404], ['t1/g3', 404], ['t2/q-guardian', 404], ['t2/q-manager', 404]] as const) {
        assert.equal(await decide(by, true), status, by);
      }
      assert.equal((await choiceOf('t1/g1'))?.collected, false);
      for (const category of ['study', 'answers', 'courses', 'nothing']) assert.equal(await decide('t1/g1', false, 'p1', category), 404, category);
      assert.deepEqual(await choiceOf('t1/teacher1'), undefined, 'whose choice it is, is told to nobody else');
    });

    it('[AN-01] says what is collected and what for to everybody, and who has decided', async () => {
      for (const person of ['t1/p1', 't1/teacher1', 't1/g1', 't1/m-county']) {
        const { categories, choices } = await service.ask(person, routes.readCollected);
        assert.deepEqual(categories.map(({ id, necessary }) => [id, necessary]), [['study', true], ['answers', true], ['courses', true], ['detail', false]]);
        assert.deepEqual(choices.map((one) => [one.person.id, one.collected, one.mayDecide]), person === 't1/g1' ? [['g1', true, true], ['p1', true, true]] : [[person.slice(3), true, person !== 't1/p1']]);
      }
      const told = async (person: string) => {
        await service.services.feed.sequencer.sweep();
        return (await service.ask(person, routes.listChanges, { query: { after: '0' } })).items.filter(({ type }) => type === 'privacy.changed').length;
      };
      const before = [await told('t1/p1'), await told('t1/g1'), await told('t1/p2')];
      await decide('t1/teacher1', false, 'teacher1');
      assert.equal((await choiceOf('t1/teacher1', 'teacher1'))?.collected, false);
      await decide('t1/g1', false);
      const seen = await choiceOf('t1/p1');
      assert.deepEqual([seen?.collected, seen?.mayDecide, seen?.decidedBy], [false, false, { id: 'g1', name: '艾力' }]);
      assert.ok(seen?.decidedAt && Math.abs(Date.parse(seen.decidedAt) - Date.now()) < 60_000);
      assert.deepEqual([await told('t1/p1'), await told('t1/g1'), await told('t1/p2')], [(before[0] ?? 0) + 1, (before[1] ?? 0) + 1, before[2]]);
    });

    it('[AN-01] waits for the consent to learning records where guardians are asked about these, and ends with who allowed it', async () => {
      await publishPrivacy(service.services.carrier.db, 't1', privacyDocument([consentItem({ id: 'records', kind: 'learning-records', necessary: true })]));
      assert.equal((await choiceOf('t1/p1'))?.collected, false);
      await send('p1', watched('p1'));
      assert.deepEqual(await verbsOf('p1'), ['initialized', 'paused']);
      assert.equal((await service.call('t1/g1', '/consents/records/children/p1', { method: 'PUT', json: { version: 1, agreed: true } })).status, 200);
      assert.equal((await choiceOf('t1/p1'))?.collected, true);
      await service.call('t1/g1', '/consents/records/children/p1', { method: 'PUT', json: { version: 1, agreed: false } });
      await decide('t1/g1', true);
      assert.equal((await choiceOf('t1/p1'))?.collected, true, 'what was decided about this very thing counts');
      await endGuardianship();
      assert.equal((await choiceOf('t1/p1'))?.collected, false);
      assert.equal((await choiceOf('t1/teacher1', 'teacher1'))?.collected, true, 'grown-ups are asked for nothing');
    });

    it('[AN-01] stays off when the guardian who turned it off is none any more', async () => {
      await decide('t1/g1', false);
      await endGuardianship();
      assert.equal((await choiceOf('t1/p1'))?.collected, false);
      assert.equal(await decide('t1/g1', true), 404);
    });

    it('is one statement with its purpose and without: what an older player has kept is sent again', async () => {
      const before = { ...statement('p1', 'paused', { [videoExtensions.time]: 5 }), context: { extensions: { [videoExtensions.sessionId]: uuidv4() } } };
      const now = { ...before, context: { extensions: { ...before.context.extensions, [collectedExtension]: 'study' } } };
      for (const one of [before, now, before]) assert.equal((await send('p1', [one])).status, 200);
      const bare = statement('p1', 'paused', { [videoExtensions.time]: 7 });
      for (const one of [bare, { ...bare, context: { extensions: { [collectedExtension]: 'study' } } }]) assert.equal((await send('p1', [one])).status, 200, 'nothing but its purpose');
      assert.deepEqual(await verbsOf('p1'), ['paused', 'paused']);
      assert.equal((await send('p1', [{ ...now, result: { extensions: { [videoExtensions.time]: 6 } } }])).status, 409);
    });
  });
}
