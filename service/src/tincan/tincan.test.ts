/** An xAPI package from its launch to "satisfied": what it says lands in its learner's record, and nothing leaves its launch. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { routes, videoExtensions } from '../../../contract/src/index.ts';
import { verbs } from '../cmi5/words.ts';
import { importCourse } from '../import/import-course.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { agentOf, askXapi, testClients } from '../testing/xapi.ts';
import { zipFile } from '../testing/zip.ts';

const unit = (id: string, name: string) => `<activity id="http://vendor.example/${id}" type="http://adlnet.gov/expapi/activities/module"><name lang="zh-CN">${name}</name><launch>${id}.html?skin=1</launch></activity>`;
const structure = `<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="http://vendor.example/course" type="http://adlnet.gov/expapi/activities/course"><name lang="zh-CN">分数</name></activity>${unit('one', '第一关')}${unit('two', '第二关')}</activities></tincan>`;
const files = { 'tincan.xml': structure, 'one.html': '<p>一</p>', 'two.html': '<p>二</p>' };

for (const carrier of testCarriers) {
  describe(`an xAPI package on ${carrier.name}`, () => {
    let service: TestService;
    let folder: string;
    let course: string;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
      folder = mkdtempSync(join(tmpdir(), 'learning-space-tincan-'));
      course = await importCourse(service.services.carrier.db, await zipFile(folder, files), { tenantId: 't1', dataFolder: folder });
    });
    after(async () => {
      await service.close();
      rmSync(folder, { recursive: true });
    });

    /** Launches a unit as the unit itself sees it: all it has is its address. */
    async function open(person: string, place: number, mode: 'Normal' | 'Review' = 'Normal') {
      const launched = await service.ask(`t1/${person}`, routes.launchUnit, { params: { resourceId: course }, body: { unit: place, mode } });
      const { pathname, search } = new URL(launched.url);
      const told = Object.fromEntries(search.slice(1).split('&').map((pair) => pair.split('=').map(decodeURIComponent))) as Record<string, string>;
      const { auth = '', actor = '', activity_id: activityId = '', registration = '' } = told;
      const headers = { Authorization: auth, 'X-Experience-API-Version': '1.0.1' };
      const send = async (json: unknown): Promise<number> => (await askXapi(service, null, '/statements', { method: 'POST', json, headers })).status;
      const statement = (verb: string, more: Record<string, unknown> = {}) => ({ actor: JSON.parse(actor) as unknown, verb: { id: verb }, object: { id: activityId }, context: { registration }, ...more });
      const say = (verb: string, more?: Record<string, unknown>) => send(statement(verb, more));
      const state = (query: Record<string, string>, more: { method?: string; json?: unknown } = {}) => askXapi(service, null, '/activities/state', { query: { activityId, agent: actor, stateId: 'resume', ...query }, headers, ...more });
      return { launched, pathname, told, headers, activityId, registration, statement, send, say, state };
    }
    const states = async (person: string, resourceId = course) => (await service.ask(`t1/${person}`, routes.readCourse, { params: { resourceId } })).units.map(({ state }) => state);
    const recorded = async (query: Record<string, string>) =>
      ((await (await askXapi(service, 'tool-t1', '/statements', { query })).json()) as { statements: { actor: unknown; context?: { registration?: string }; verb: { id: string } }[] }).statements;

    it('is opened at its own page with what the launch convention names, and the rest of the address as it was', async () => {
      const { pathname, told, registration, launched } = await open('p1', 0);
      assert.equal(pathname, `/files/courses/${course}/one.html`);
      assert.deepEqual(Object.keys(told).sort(), ['activity_id', 'actor', 'auth', 'endpoint', 'registration', 'skin']);
      assert.deepEqual([told['skin'], told['activity_id'], registration], ['1', 'http://vendor.example/one', launched.registration]);
      assert.match(told['endpoint'] ?? '', /\/xapi\/$/);
      assert.match(told['auth'] ?? '', /^Basic [A-Za-z0-9+/]+=*$/);
      assert.deepEqual(JSON.parse(told['actor'] ?? ''), agentOf('p1'), 'an id of the space, and no name');
      assert.deepEqual((await service.ask('t1/p1', routes.readCourse, { params: { resourceId: course } })).units.map(({ title }) => title), [{ 'zh-CN': '第一关' }, { 'zh-CN': '第二关' }]);
    });

    it('is settled by completed, passed and failed about its own activity, and the resource by its last unit', async () => {
      const one = await open('p1', 0);
      assert.equal(await one.say('http://vendor.example/verbs/opened'), 200, 'words of its own are recorded');
      assert.equal(await one.say(verbs.completed, { object: { id: 'http://vendor.example/one/page-1' } }), 200);
      assert.deepEqual(await states('p1'), ['open', 'open'], 'a part of it is not it');
      assert.equal(await one.say(verbs.failed, { result: { success: false, score: { scaled: 0.2 } } }), 200);
      assert.deepEqual(await states('p1'), ['failed', 'open']);
      assert.equal(await one.say(verbs.passed, { result: { success: true, completion: true, score: { raw: 9, min: 0, max: 10 } } }), 200);
      assert.equal(await one.say(verbs.failed), 200);
      assert.deepEqual(await states('p1'), ['passed', 'open'], 'what was passed stays so');
      const film = { [videoExtensions.playedSegments]: '0[.]60', [videoExtensions.time]: 60 };
      assert.equal(await one.say('https://w3id.org/xapi/video/verbs/paused', { result: { extensions: film }, context: { registration: one.registration, extensions: { [videoExtensions.length]: 60 } } }), 200);
      const { state, positionSeconds } = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: course } });
      assert.deepEqual([state, positionSeconds], ['started', 0], 'a film in it that was seen whole is not the course, nor is the place in the film one in the course');

      const two = await open('p1', 1);
      assert.equal(two.registration, one.registration);
      assert.equal(await two.say(verbs.passed, { object: { id: 'http://vendor.example/one' } }), 200);
      assert.deepEqual(await states('p1'), ['passed', 'open'], 'of another unit it is only recorded');
      assert.equal(await two.say(verbs.completed, { result: { completion: false } }), 200);
      assert.deepEqual(await states('p1'), ['passed', 'open'], 'what the result denies');
      assert.equal(await two.say(verbs.completed), 200);
      assert.deepEqual(await states('p1'), ['passed', 'completed']);
      assert.equal((await service.ask('t1/p1', routes.readProgress, { query: { resourceId: course } })).state, 'completed');
      assert.equal((await recorded({ registration: one.registration, verb: verbs.satisfied })).length, 1);
      assert.equal((await recorded({ registration: one.registration, verb: verbs.abandoned })).length, 0, 'no rule makes it say that it ends');
    });

    it('success beside “completed” settles it, too; only looked at again, nothing does', async () => {
      const again = await open('p2', 1, 'Review');
      assert.equal(await again.say(verbs.passed), 200);
      assert.deepEqual(await states('p2'), ['open', 'open']);
      const one = await open('p2', 0);
      assert.equal(await one.say(verbs.completed, { result: { success: true } }), 200);
      assert.deepEqual(await states('p2'), ['passed', 'open']);
    });

    it('lands in the record of the learner alone, whoever it says it speaks of', async () => {
      const { say, send, statement, registration, activityId } = await open('p3', 0);
      for (const actor of [agentOf('p1'), agentOf('teacher1'), { mbox: 'mailto:somebody@vendor.example' }, { objectType: 'Group', member: [agentOf('p3')] }]) {
        assert.equal(await say(verbs.passed, { actor }), 403, JSON.stringify(actor));
      }
      assert.equal(await say(verbs.passed, { context: { registration: uuidv4() } }), 403, 'another registration');
      assert.equal(await send([statement(verbs.completed), statement(verbs.completed, { actor: agentOf('p1') })]), 403);
      assert.deepEqual(await states('p3'), ['open', 'open'], 'all of it, or nothing');
      assert.equal(await send({ actor: { ...agentOf('p3'), name: '别的名字' }, verb: { id: verbs.completed }, object: { id: activityId } }), 200, 'the launch says in which registration');
      const [own] = await recorded({ registration, verb: verbs.completed });
      assert.deepEqual([own?.actor, own?.context?.registration], [agentOf('p3'), registration]);
      assert.deepEqual(await states('p3'), ['completed', 'open']);
      for (const word of [verbs.satisfied, verbs.waived, verbs.abandoned]) assert.equal(await say(word), 403, word);
    });

    it('takes nothing back, of other courses least of all', async () => {
      const id = uuidv4();
      const own = { id, actor: agentOf('p3'), verb: { id: verbs.completed }, object: { id: 'urn:ls:resource:r1' } };
      assert.equal((await askXapi(service, 't1/p3', '/statements', { method: 'POST', json: own })).status, 200);
      const { say } = await open('p3', 0);
      assert.equal(await say('http://adlnet.gov/expapi/verbs/voided', { object: { objectType: 'StatementRef', id } }), 403);
      assert.equal((await askXapi(service, 't1/p3', '/statements', { query: { statementId: id } })).status, 200);
    });

    it('goes on where it was left in the next launch, and in no other registration', async () => {
      const first = await open('p2', 1);
      assert.equal((await first.state({ registration: first.registration }, { method: 'PUT', json: { page: 3 } })).status, 204);
      const second = await open('p2', 1);
      assert.equal((await first.state({})).status, 401, 'the launch before it has ended');
      assert.deepEqual(await (await second.state({ registration: second.registration })).json(), { page: 3 });
      assert.deepEqual(await (await second.state({})).json(), { page: 3 }, 'who names no registration means that of the launch');
      assert.equal((await second.state({ registration: uuidv4() })).status, 403);
      assert.equal((await second.state({ agent: JSON.stringify(agentOf('p1')) })).status, 403);
      const other = await open('p1', 1);
      assert.equal((await other.state({})).status, 404);
    });

    it('a launch keeps to itself, has no other way to its credentials, and is not offered without a line', async () => {
      const { headers, launched, registration } = await open('p3', 1);
      const seen = (await (await askXapi(service, null, '/statements', { headers })).json()) as { statements: { context: { registration: string } }[] };
      assert.deepEqual([...new Set(seen.statements.map(({ context }) => context.registration))], [registration]);
      const fetched = await service.fetch(new Request(`http://localhost/xapi/fetch?tenant=t1&session=${launched.sessionId}&key=`, { method: 'POST' }));
      assert.ok('error-code' in ((await fetched.json()) as object));
      assert.equal((await service.call('t1/p3', '/me', { headers: { Authorization: headers.Authorization } })).status, 401, 'it opens the record store, and nothing else');
      service.services.content.port = 8081;
      const kept = await service.call('t1/p3', `/resources/${course}/course-package`);
      service.services.content.port = null;
      assert.equal(kept.status, 404);
      assert.deepEqual((await service.ask('t1/p3', routes.readResource, { params: { resourceId: course } })).marks, []);
    });
  });
}
