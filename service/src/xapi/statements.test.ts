/** One store for what learners record of themselves and what tools record: each statement once, for those whom it concerns. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { routes, verbs, videoExtensions } from '../../../contract/src/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { agentOf, askXapi, findIds, said, testClients } from '../testing/xapi.ts';
import { announceStoring } from './statement/clock.ts';

const verbVoided = 'http://adlnet.gov/expapi/verbs/voided';
const about = (id: string) => ({ objectType: 'StatementRef', id });

for (const carrier of testCarriers) {
  describe(`statements on ${carrier.name}`, () => {
    let service: TestService;
    let taskId: string;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
      const body = { classId: 'c1', resourceId: 'r1', title: '题', instruction: '', paperAlternative: null, dueAt: null };
      taskId = (await service.ask('t1/teacher1', routes.createTask, { body })).id;
    });
    after(() => service.close());

    const send = (who: string, json: unknown, headers: Record<string, string> = {}) =>
      askXapi(service, who, '/statements', { method: 'POST', json, headers });
    const paused = (person: string, time: number, more: Record<string, unknown> = {}) => ({
      id: uuidv4(),
      actor: agentOf(person),
      verb: { id: verbs.paused },
      object: { id: 'urn:ls:resource:r1' },
      result: { extensions: { [videoExtensions.time]: time, [videoExtensions.playedSegments]: `0[.]${time}` } },
      ...more,
    });
    const positionOf = async (person: string) =>
      (await service.ask(`t1/${person}`, routes.readProgress, { query: { resourceId: 'r1' } })).positionSeconds;

    it('takes a learner\'s statement at either door into one store, with the progress that follows', async () => {
      const direct = paused('p1', 40, { context: { contextActivities: { parent: [{ id: `urn:ls:task:${taskId}` }] } } });
      assert.equal((await send('t1/p1', direct)).status, 200);
      const { learners } = await service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId } });
      assert.equal(learners.find(({ learner }) => learner.id === 'p1')?.progress?.positionSeconds, 40);

      const throughContract = { ...paused('p1', 50), actor: { account: agentOf('p1').account }, timestamp: '2026-09-02T11:03:20.000Z' };
      await service.ask('t1/p1', routes.writeStatements, { body: [throughContract] });
      assert.deepEqual(new Set(await findIds(service, 'tool-t1', { agent: JSON.stringify(agentOf('p1')) })), new Set([direct.id, throughContract.id]));
    });

    it('lets a learner record nobody else, and a tool everybody of the own tenant', async () => {
      assert.equal((await send('t1/p1', paused('p2', 10))).status, 403);
      const byTool = paused('p2', 10);
      assert.equal((await send('tool-t1', byTool)).status, 200);
      assert.equal(await positionOf('p2'), 10);
      assert.deepEqual(await findIds(service, 'tool-t2'), []);
      assert.deepEqual(await findIds(service, 't1/p2'), [byTool.id]);
    });

    it('shows a guardian the own child\'s, a teacher what was done in the class\'s tasks, and nobody anything else', async () => {
      const [inTask] = await findIds(service, 't1/teacher1');
      assert.equal((await findIds(service, 't1/teacher1')).length, 1);
      assert.ok(inTask !== undefined && (await findIds(service, 't1/g1')).includes(inTask));
      assert.equal((await findIds(service, 't1/g1')).length, 2);
      for (const person of ['p3', 'g3', 'teacher2', 'm-county', 'both']) {
        const found = await findIds(service, `t1/${person}`);
        // Who teaches the class and acts as a guardian first sees only the own child.
        assert.deepEqual(found, [], person);
      }
    });

    it('keeps a statement once, however often and from how many sides it comes', async () => {
      const statement = said('p3', { id: uuidv4() });
      const answers = await Promise.all(Array.from({ length: 5 }, () => send('t1/p3', [statement])));
      assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200]);
      assert.deepEqual(await findIds(service, 't1/p3'), [statement['id']]);
      const other = await send('t1/p3', { ...statement, verb: { id: verbs.completed } });
      assert.equal(other.status, 409);
      const stolen = await send('t1/p2', said('p2', { id: statement['id'] }));
      assert.equal(stolen.status, 409);
    });

    it('stores all of a batch or nothing', async () => {
      const good = said('p3', { id: uuidv4() });
      assert.equal((await send('t1/p3', [good, { ...said('p3'), verb: {} }])).status, 400);
      assert.equal((await askXapi(service, 'tool-t1', '/statements', { query: { statementId: String(good['id']) } })).status, 404);
    });

    it('refuses one of many that come at the same moment, and stores the others, each once', async () => {
      const first = said('p3', { id: uuidv4() });
      await send('t1/p3', first);
      const good = Array.from({ length: 6 }, () => paused('p2', 5));
      const answers = await Promise.all([
        ...good.map((statement) => send('t1/p2', statement)),
        send('t1/p3', { ...first, verb: { id: verbs.completed } }),
        send('t1/p1', { ...paused('p1', 5), object: { id: 'urn:ls:resource:nothing' } }),
        ...good.map((statement) => send('t1/p2', statement)),
      ]);
      assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200, 200, 409, 404, 200, 200, 200, 200, 200, 200]);
      const found = await findIds(service, 't1/p2');
      assert.deepEqual(good.map(({ id }) => found.filter((one) => one === id).length), [1, 1, 1, 1, 1, 1]);
    });

    it('voids in whichever order they arrive, and nobody the record of somebody else', async () => {
      const [first, second, third] = [uuidv4(), uuidv4(), uuidv4()];
      const voiding = (person: string, id: string) => said(person, { verb: { id: verbVoided }, object: about(id) });
      await send('t1/p2', said('p2', { id: first }));
      await send('t1/p2', voiding('p2', first));
      await send('t1/p2', voiding('p2', second));
      await send('t1/p2', said('p2', { id: second }));
      await send('t1/p1', voiding('p1', third));
      await send('t1/p2', said('p2', { id: third }));
      const seen = await findIds(service, 't1/p2');
      assert.deepEqual([first, second, third].filter((id) => seen.includes(id)), [third]);
      assert.equal((await askXapi(service, 't1/p2', '/statements', { query: { voidedStatementId: second } })).status, 200);
      await send('tool-t1', said('teacher1', { verb: { id: verbVoided }, object: about(third) }));
      assert.equal((await askXapi(service, 't1/p2', '/statements', { query: { statementId: third } })).status, 404);
    });

    it('takes back the progress that a voided statement gave', async () => {
      const read = async (taskId?: string) => {
        const query = { resourceId: 'r1', ...(taskId !== undefined && { taskId }) };
        const { state, positionSeconds, watched } = await service.ask('t1/p2', routes.readProgress, { query });
        return [state, positionSeconds, watched];
      };
      const voidBy = (who: string, person: string, id: string) => send(who, said(person, { verb: { id: verbVoided }, object: about(id) }));
      const inTask = { context: { contextActivities: { parent: [{ id: `urn:ls:task:${taskId}` }] } } };
      const [earlier] = await Promise.all([read(), read(taskId)]);
      const [whole, half] = [paused('p2', 100, inTask), paused('p2', 40, inTask)];
      for (const statement of [whole, half]) await send('t1/p2', statement);
      assert.deepEqual(await read(taskId), ['completed', 40, [[0, 100]]]);

      await voidBy('t1/p1', 'p1', whole.id);
      assert.deepEqual(await read(taskId), ['completed', 40, [[0, 100]]], 'nobody takes back what is of somebody else');
      await voidBy('t1/p2', 'p2', whole.id);
      assert.deepEqual(await read(taskId), ['started', 40, [[0, 40]]]);
      assert.deepEqual(await read(), ['started', 40, [[0, 40]]]);
      await voidBy('tool-t1', 'teacher1', half.id);
      assert.deepEqual(await read(taskId), ['not-started', 0, []]);
      assert.deepEqual(await read(), earlier);
      assert.equal((await send('t1/p2', whole)).status, 200);
      assert.deepEqual(await read(taskId), ['not-started', 0, []], 'sent again it still counts for nothing');
      const { learners } = await service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId } });
      assert.equal(learners.find(({ learner }) => learner.id === 'p2')?.progress, null);
    });

    it('finds a statement about a statement by what the other one says, in whichever order they arrive', async () => {
      const [answer, early, late, above] = [uuidv4(), uuidv4(), uuidv4(), uuidv4()];
      const activity = 'https://example.org/question-7';
      const commented = (id: string, target: string) => said('teacher1', { id, verb: { id: 'http://adlnet.gov/expapi/verbs/commented' }, object: about(target) });
      await send('tool-t1', commented(above, early));
      await send('tool-t1', commented(early, answer));
      await send('tool-t1', said('p1', { id: answer, object: { id: activity } }));
      await send('tool-t1', commented(late, answer));
      assert.deepEqual(new Set(await findIds(service, 'tool-t1', { activity })), new Set([answer, early, late, above]));
    });

    it('leads through all pages once, while more are written', async () => {
      const registration = uuidv4();
      const make = () => said('p3', { id: uuidv4(), context: { registration } });
      const written = Array.from({ length: 7 }, make);
      await send('tool-t1', written);
      const found: string[] = [];
      let next = `/statements?${new URLSearchParams({ registration, limit: '3', ascending: 'true' }).toString()}`;
      for (let page = 0; page < 3; page++) {
        const { statements, more } = (await (await askXapi(service, 'tool-t1', next)).json()) as { statements: { id: string }[]; more: string };
        found.push(...statements.map(({ id }) => id));
        if (page === 0) await send('tool-t1', make());
        next = more.replace(/^\/xapi/, '');
      }
      assert.equal(next, '');
      assert.equal(new Set(found).size, 8);
      assert.equal(found.length, 8);
    });

    it('goes on where the person was last, not with what arrived last', async () => {
      const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
      await send('t1/p3', paused('p3', 60, { timestamp: at(-10) }));
      await send('t1/p3', paused('p3', 20, { timestamp: at(-90) }));
      assert.equal(await positionOf('p3'), 60);
      // A clock two hours fast says the future; a clock ten years slow would say long ago, but says what it shows now.
      await send('t1/p3', paused('p3', 65, { timestamp: at(120) }));
      await send('t1/p3', paused('p3', 70, { timestamp: '2016-09-01T08:00:00.000Z' }), { 'LS-Sent-At': '2016-09-01T08:00:01.000Z' });
      assert.equal(await positionOf('p3'), 65);
      await send('t1/p3', paused('p3', 75, { timestamp: '2016-09-01T09:00:00.000Z' }), { 'LS-Sent-At': '2016-09-01T09:00:00.000Z' });
      assert.equal(await positionOf('p3'), 75);
      for (const headers of [{}, { 'LS-Sent-At': '+275760-09-13T00:00:00.000Z' }]) {
        assert.equal((await send('t1/p3', paused('p3', 5, { timestamp: '0000-06-01T00:00:00Z' }), headers)).status, 200, 'of a year that no calendar has');
        assert.equal(await positionOf('p3'), 75);
      }
    });

    it('says through when it is complete: a write under way holds that back', async () => {
      const through = async () => (await askXapi(service, 'tool-t1', '/statements', { query: { limit: '1' } })).headers.get('X-Experience-API-Consistent-Through') ?? '';
      assert.ok(Math.abs(Date.parse(await through()) - Date.now()) < 60_000);
      // The embedded database lets nobody read while somebody writes.
      if (service.services.carrier.kind !== 'postgres') return;
      await service.services.carrier.db.transaction().execute(async (transaction) => {
        const [announced] = (await announceStoring().execute(transaction)).rows;
        assert.ok((await through()) < (announced?.now ?? ''));
      });
    });

    it('gives a statement of the video profile back whole, found by the profile, and progress follows it as it does an older one', async () => {
      const profile = 'https://w3id.org/xapi/video';
      const older = paused('p2', 5);
      await service.ask('t1/p2', routes.writeStatements, { body: [{ ...older, actor: { account: agentOf('p2').account }, timestamp: new Date().toISOString() }] });
      assert.equal(await positionOf('p2'), 5);
      const body = {
        ...paused('p2', 7.5),
        actor: { account: agentOf('p2').account },
        object: { objectType: 'Activity' as const, id: 'urn:ls:resource:r1', definition: { type: `${profile}/activity-type/video` } },
        context: { contextActivities: { category: [{ id: profile }] }, extensions: { [videoExtensions.length]: 96, [videoExtensions.completionThreshold]: 0.95 } },
        timestamp: new Date().toISOString(),
      };
      for (const _time of ['once', 'again']) assert.deepEqual(await service.ask('t1/p2', routes.writeStatements, { body: [body] }), [body.id]);
      assert.deepEqual(await findIds(service, 't1/p2', { activity: profile, related_activities: 'true' }), [body.id]);
      const kept: unknown = await (await askXapi(service, 't1/p2', `/statements?statementId=${body.id}&format=exact`)).json();
      const { object, context, result } = kept as Pick<typeof body, 'object' | 'context' | 'result'>;
      assert.deepEqual([object.definition, context.contextActivities.category.map(({ id }) => id), context.extensions, result], [body.object.definition, [profile], body.context.extensions, body.result]);
      assert.equal(await positionOf('p2'), 7.5);
    });
  });
}
