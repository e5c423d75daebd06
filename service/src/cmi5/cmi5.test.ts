/** A course from its package to "satisfied": only what the rules allow counts, and nothing leaves its launch. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { routes, type RouteOutput } from '../../../contract/src/index.ts';
import { importCourse } from '../import/import-course.ts';
import { testCarriers } from '../testing/carriers.ts';
import { h5pFiles } from '../testing/h5p.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { zipFile as zip } from '../testing/zip.ts';
import { agentOf, askXapi, findIds, testClients } from '../testing/xapi.ts';
import { category, extension, verbs } from './words.ts';

const words = (text: string) => `<title><langstring lang="zh-CN">${text}</langstring></title><description><langstring lang="zh-CN">${text}</langstring></description>`;
const unitXml = (id: string, attributes = '', url = 'index.html?level=3') => `<au id="urn:course:${id}" ${attributes}>${words(id)}<url>${url}</url></au>`;
const courseXml = (inner: string) =>
  `<?xml version="1.0"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="urn:course">${words('分数')}</course>${inner}</courseStructure>`;
const scormXml =
  '<manifest identifier="M"><organizations><organization identifier="o"><title>分数</title><item identifier="a" identifierref="r" parameters="?level=3"><title>第一关</title></item></organization></organizations>' +
  '<resources><resource identifier="r" type="webcontent" href="one.html"/></resources></manifest>';
const twoUnits = courseXml(
  `<block id="urn:course:block">${words('第一单元')}${unitXml('one', 'moveOn="Passed" masteryScore="0.8"')}</block>${unitXml('two', 'moveOn="Completed"')}`,
);

for (const carrier of testCarriers) {
  describe(`courses on ${carrier.name}`, () => {
    let service: TestService;
    let folder: string;
    let course: string;
    const take = (file: string) => importCourse(service.services.carrier.db, file, { tenantId: 't1', dataFolder: folder });
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
      folder = mkdtempSync(join(tmpdir(), 'learning-space-courses-'));
      course = await take(await zip(folder, { 'cmi5.xml': twoUnits, 'index.html': '<p>课</p>' }));
    });
    after(async () => {
      await service.close();
      rmSync(folder, { recursive: true });
    });

    /** Launches a unit as the unit itself sees it. */
    async function open(person: string, unit: number, mode: 'Normal' | 'Review' = 'Normal') {
      return enter(await service.ask(`t1/${person}`, routes.launchUnit, { params: { resourceId: course }, body: { unit, mode } }));
    }
    async function enter(launched: RouteOutput<typeof routes.launchUnit>) {
      const { searchParams, pathname } = new URL(launched.url);
      const fetched = await service.fetch(new Request(searchParams.get('fetch') ?? '', { method: 'POST' }));
      const token = ((await fetched.json()) as Record<string, string>)['auth-token'] ?? '';
      const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
      const activityId = searchParams.get('activityId') ?? '';
      const agent = searchParams.get('actor') ?? '';
      const state = { activityId, agent, registration: launched.registration, stateId: 'LMS.LaunchData' };
      const launchData = (await (await askXapi(service, null, '/activities/state', { query: state, headers })).json()) as { contextTemplate: { contextActivities: object; extensions: Record<string, unknown> } };
      await askXapi(service, null, '/agents/profile', { query: { agent, profileId: 'cmi5LearnerPreferences' }, headers });
      const statement = (verb: string, { result, judges = false, ...more }: { result?: object; judges?: boolean; registration?: string } = {}) => ({
        id: uuidv4(),
        timestamp: new Date().toISOString(),
        actor: JSON.parse(agent) as object,
        verb: { id: verb },
        object: { id: activityId },
        ...(result && { result }),
        context: {
          ...launchData.contextTemplate,
          contextActivities: { ...launchData.contextTemplate.contextActivities, category: [{ id: category.cmi5 }, ...(judges ? [{ id: category.moveOn }] : [])] },
          registration: more.registration ?? launched.registration,
        },
      });
      const send = async (json: unknown) => (await askXapi(service, null, '/statements', { method: 'POST', json, headers })).status;
      const say = (verb: string, given?: Parameters<typeof statement>[1]) => send(statement(verb, given));
      return { launched, searchParams, pathname, headers, state, statement, send, say, sessionOfData: launchData.contextTemplate.extensions[extension.sessionId] };
    }
    const passed = (scaled: number) => ({ judges: true, result: { success: true, duration: 'PT5M', score: { scaled } } });
    const completed = { judges: true, result: { completion: true, duration: 'PT5M' } };

    it('leads from the launch to a course that is done, with the blocks on the way', async () => {
      const one = await open('p1', 0);
      assert.equal(one.pathname, `/files/courses/${course}/index.html`);
      assert.equal(one.searchParams.get('level'), '3');
      assert.equal(readFileSync(join(folder, 'files/courses', course, 'index.html'), 'utf8'), '<p>课</p>');
      assert.equal(await one.say(verbs.initialized), 200);
      assert.equal(await one.say(verbs.passed, passed(0.9)), 200);
      assert.equal(await one.say(verbs.terminated, { result: { duration: 'PT6M' } }), 200);
      const { units, satisfied } = await service.ask('t1/p1', routes.readCourse, { params: { resourceId: course } });
      assert.deepEqual([units.map(({ state }) => state), satisfied], [['passed', 'open'], false]);
      assert.equal((await service.ask('t1/p1', routes.readProgress, { query: { resourceId: course } })).state, 'started');

      const two = await open('p1', 1);
      assert.equal(two.launched.registration, one.launched.registration);
      await two.say(verbs.initialized);
      await two.say(verbs.completed, completed);
      const query = { registration: one.launched.registration, verb: verbs.satisfied, ascending: 'true' };
      const { statements } = (await (await askXapi(service, 'tool-t1', '/statements', { query })).json()) as { statements: { object: { id: string } }[] };
      assert.deepEqual(statements.map(({ object }) => object.id), [`urn:ls:course:${course}:block:0`, `urn:ls:course:${course}`]);
      assert.equal((await service.ask('t1/p1', routes.readProgress, { query: { resourceId: course } })).state, 'completed');
    });

    it('[RS-09] makes good a launch that was made without a line, once, whoever was launched since', async () => {
      const launchId = uuidv4();
      const launch = (person: string, body: object) => service.ask(`t1/${person}`, routes.launchUnit, { params: { resourceId: course }, body: { unit: 0, ...body } });
      const credentials = async (url: string) => (await (await service.fetch(new Request(new URL(url).searchParams.get('fetch') ?? '', { method: 'POST' }))).json()) as Record<string, string>;
      const now = await open('p3', 0);
      await now.say(verbs.initialized);
      const earlier = { launchId, launchedAt: new Date(Date.now() - 3_600_000).toISOString() };
      const first = await launch('p3', earlier);
      assert.equal(first.sessionId, launchId);
      assert.equal(await now.say(verbs.passed, passed(0.9)), 200, 'what was launched later goes on');
      assert.ok((await credentials(first.url))['auth-token']);
      assert.ok((await credentials(first.url))['error-code'], 'a key is good once');
      const again = await launch('p3', earlier);
      assert.equal(again.sessionId, launchId);
      assert.ok((await credentials(first.url))['error-code'], 'the key of before');
      assert.ok((await credentials(again.url))['auth-token'], 'what broke off begins again');
      await assert.rejects(launch('p2', earlier), /not-found|404/, 'nobody else knows it');
    });

    it('[RS-09] hears what came of a launch without a line although the unit was opened with one meanwhile, and leaves that one what it was launched with', async () => {
      const other = await take(await zip(folder, { 'cmi5.xml': twoUnits.replace('"urn:course"', '"urn:course:other"'), 'index.html': '<p>课</p>' }));
      const launch = (body: object = {}) => service.ask('t1/p3', routes.launchUnit, { params: { resourceId: other }, body: { unit: 0, ...body } });
      const earlier = { launchId: uuidv4(), launchedAt: new Date(Date.now() - 3_600_000).toISOString() };
      const made = await launch(earlier);
      await launch();
      const abandoned = async (): Promise<string[]> => {
        const query = { registration: made.registration, verb: verbs.abandoned };
        const { statements } = (await (await askXapi(service, 'tool-t1', '/statements', { query })).json()) as { statements: { verb: { id: string }; context?: { extensions: Record<string, string> } }[] };
        // What takes it back is found by what it speaks of.
        const said = statements.filter(({ verb }) => verb.id === verbs.abandoned);
        return said.map(({ context }) => (context?.extensions[extension.sessionId] === earlier.launchId ? 'earlier' : 'other'));
      };
      assert.deepEqual(await abandoned(), ['earlier']);
      // It broke off, and is made good again.
      const first = await enter(await launch(earlier));
      assert.equal(first.launched.sessionId, earlier.launchId);
      assert.deepEqual(await abandoned(), [], 'it was not, as it turns out');
      /** As the unit said it without a line. */
      const said = (...given: Parameters<typeof first.statement>) => {
        const { context, ...statement } = first.statement(...given);
        return { ...statement, context: { ...context, extensions: { ...context.extensions, [extension.sessionId]: earlier.launchId } } };
      };
      assert.equal(await first.send(said(verbs.initialized)), 200);
      await launch();
      assert.equal(await first.send(said(verbs.passed, passed(0.9))), 401, 'ended in the middle of it');
      const second = await enter(await launch(earlier));
      assert.equal(await second.send(said(verbs.passed, passed(0.9))), 200);
      assert.equal(await second.send(said(verbs.terminated, { result: { duration: 'PT6M' } })), 200);
      assert.deepEqual((await service.ask('t1/p3', routes.readCourse, { params: { resourceId: other } })).units.map(({ state }) => state), ['passed', 'open']);
      assert.ok(!(await abandoned()).includes('earlier'), 'in the record nothing comes after the end');
      await launch(earlier);
      assert.equal(await second.send(said(verbs.initialized)), 403, 'what the unit itself has ended stays so');

      const now = await launch();
      await launch({ launchId: uuidv4(), launchedAt: earlier.launchedAt });
      assert.equal((await enter(now)).sessionOfData, now.sessionId);
    });

    it('begins anew in a task', async () => {
      const body = { classId: 'c1', resourceId: course, title: '分数', instruction: '', paperAlternative: null, dueAt: null };
      const { id: taskId } = await service.ask('t1/teacher1', routes.createTask, { body });
      const read = async (query = {}) => (await service.ask('t1/p1', routes.readCourse, { params: { resourceId: course }, query })).units.map(({ state }) => state);
      assert.deepEqual([await read(), await read({ taskId })], [['passed', 'completed'], ['open', 'open']]);
      const free = (await service.ask('t1/p1', routes.readCourse, { params: { resourceId: course } })).registration;
      const launched = await service.ask('t1/p1', routes.launchUnit, { params: { resourceId: course }, body: { unit: 0, taskId } });
      assert.notEqual(launched.registration, free);
      assert.deepEqual([await read(), await read({ taskId })], [['passed', 'completed'], ['open', 'open']]);
    });

    it('[TS-10] takes a statement sent twice once, and refuses what breaks the rules', async () => {
      const unit = await open('p2', 0);
      assert.equal(await unit.say(verbs.passed, passed(0.9)), 403, 'before it begins');
      await unit.say(verbs.initialized);
      assert.equal(await unit.say(verbs.initialized), 403, 'twice');
      assert.equal(await unit.say(verbs.passed, passed(0.7)), 403, 'below the mastery score');
      assert.equal(await unit.say(verbs.passed, { ...passed(0.9), judges: false }), 403, 'without the mark that it moves on');
      assert.equal(await unit.say(verbs.satisfied), 403, 'the word of the space');
      assert.equal(await unit.say(verbs.passed, { ...passed(0.9), registration: uuidv4() }), 403, 'another launch');
      assert.equal(await unit.send({ ...unit.statement(verbs.passed, passed(0.9)), id: undefined }), 403, 'without an id, by which it would be known again');
      const pass = unit.statement(verbs.passed, passed(0.9));
      assert.deepEqual([await unit.send(pass), await unit.send(pass)], [200, 200]);
      assert.equal(await unit.say(verbs.passed, passed(1)), 403, 'passed once');
      const end = unit.statement(verbs.terminated, { result: { duration: 'PT6M' } });
      assert.deepEqual([await unit.send(end), await unit.send(end)], [200, 200]);
      assert.equal(await unit.send(pass), 403, 'after the end, even what was stored');
      const review = await open('p2', 1, 'Review');
      await review.say(verbs.initialized);
      assert.equal(await review.say(verbs.completed, completed), 403, 'looking again does not count');
    });

    it('lets nothing that a unit says in its own words decide', async () => {
      const own = await take(await zip(folder, { 'cmi5.xml': twoUnits.replace('"urn:course"', '"urn:course:own-words"'), 'index.html': '<p>课</p>' }));
      const one = await enter(await service.ask('t1/p2', routes.launchUnit, { params: { resourceId: own }, body: { unit: 0 } }));
      await one.say(verbs.initialized);
      for (const verb of [verbs.completed, verbs.failed, verbs.terminated]) {
        const said = one.statement(verb, { result: { duration: 'PT5M' } });
        const unmarked = { ...said.context, contextActivities: { ...said.context.contextActivities, category: [] } };
        assert.equal(await one.send({ ...said, context: unmarked }), 200, verb);
      }
      const [unit] = (await service.ask('t1/p2', routes.readCourse, { params: { resourceId: own } })).units;
      assert.equal(unit?.state, 'open');
      assert.equal(await one.say(verbs.passed, passed(0.9)), 200, 'it goes on, and may still pass');
    });

    it('keeps a launch to itself', async () => {
      const unit = await open('p3', 0);
      const again = await service.fetch(new Request(unit.searchParams.get('fetch') ?? '', { method: 'POST' }));
      assert.equal(((await again.json()) as Record<string, string>)['auth-token'], undefined);
      const other = { ...unit.state, agent: JSON.stringify(agentOf('p1')) };
      assert.equal((await askXapi(service, null, '/activities/state', { query: other, headers: unit.headers })).status, 403);
      assert.equal((await askXapi(service, null, '/activities/state', { method: 'PUT', query: unit.state, json: {}, headers: unit.headers })).status, 403);
      const seen = await askXapi(service, null, '/statements', { headers: unit.headers });
      const { statements } = (await seen.json()) as { statements: { context: { registration: string } }[] };
      assert.deepEqual(new Set(statements.map(({ context }) => context.registration)), new Set([unit.launched.registration]));
    });

    it('ends a launch that was left, for good', async () => {
      const left = await open('p3', 0);
      await left.say(verbs.initialized);
      await service.ask('t1/p3', routes.abandonLaunch, { params: { sessionId: left.launched.sessionId } });
      assert.equal(await left.say(verbs.terminated, { result: { duration: 'PT1M' } }), 401);
      const found = await findIds(service, 'tool-t1', { registration: left.launched.registration, verb: verbs.abandoned });
      assert.ok(found.length >= 1);
      assert.equal((await service.call('t1/p1', `/launches/${left.launched.sessionId}/abandonment`, { method: 'PUT' })).status, 404);
    });

    it('lets the teacher take a unit off, with the reason, once', async () => {
      const { launched } = await open('p2', 1);
      const params = { registration: launched.registration };
      for (let time = 0; time < 2; time++) await service.ask('t1/teacher1', routes.waiveUnit, { params, body: { unit: 1, reason: '课上做过' } });
      const query = { registration: launched.registration, verb: verbs.waived };
      const { statements } = (await (await askXapi(service, 'tool-t1', '/statements', { query })).json()) as { statements: { result: { extensions: Record<string, string> } }[] };
      assert.deepEqual(statements.map(({ result }) => result.extensions[extension.reason]), ['课上做过']);
      assert.equal((await service.ask('t1/p2', routes.readCourse, { params: { resourceId: course } })).satisfied, true);
    });

    it('carries a unit of SCORM by a page on the second origin, and says so where there is none', async () => {
      const scorm = await take(await zip(folder, { 'imsmanifest.xml': scormXml, 'one.html': '<p>关</p>' }));
      const launch = () => service.ask('t1/p1', routes.launchUnit, { params: { resourceId: scorm }, body: { unit: 0 } });
      await assert.rejects(launch(), /409 content-origin-missing/);
      service.services.content.port = 8081;
      const { url } = await launch();
      service.services.content.port = null;
      const { origin, pathname, searchParams } = new URL(url);
      assert.notEqual(origin, new URL(searchParams.get('endpoint') ?? '').origin);
      assert.equal(pathname, '/frame/scorm/index.html');
      assert.deepEqual([searchParams.get('runtime'), searchParams.get('unit')], ['scorm12', `/files/courses/${scorm}/one.html?level=3`]);
    });

    it('carries a package of H5P by a page on the second origin, as one unit', async () => {
      const h5p = await take(await zip(folder, h5pFiles));
      const { units } = await service.ask('t1/p1', routes.readCourse, { params: { resourceId: h5p } });
      assert.equal(units.length, 1);
      const launch = () => service.ask('t1/p1', routes.launchUnit, { params: { resourceId: h5p }, body: { unit: 0 } });
      await assert.rejects(launch(), /409 content-origin-missing/);
      service.services.content.port = 8081;
      const { url } = await launch();
      service.services.content.port = null;
      const { pathname, searchParams } = new URL(url);
      assert.deepEqual([pathname, searchParams.get('unit'), searchParams.get('runtime')], ['/frame/h5p/index.html', `/files/courses/${h5p}/h5p.json`, null]);
    });

    it('refuses packages that are broken or hostile, and keeps nothing of them', async () => {
      const bad: [string, Record<string, string>][] = [
        ['14.1.0.0-2', { 'index.html': '' }],
        ['14.1.0.0-4', { 'cmi5.xml': twoUnits }],
        ['14.1.0.0-1', { 'cmi5.xml': twoUnits, '../outside.html': 'x' }],
        ['13.2.0.0-1', { 'cmi5.xml': `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${twoUnits}`, 'index.html': '' }],
        ['13.1.4.0-1', { 'cmi5.xml': courseXml(unitXml('a') + unitXml('a')), 'index.html': '' }],
        ['13.1.4.0-2', { 'cmi5.xml': courseXml(unitXml('a', '', 'javascript:alert(1)')), 'index.html': '' }],
        ['13.1.4.0-2', { 'cmi5.xml': courseXml(unitXml('a', '', '../other/index.html')), 'other/index.html': '' }],
        ['13.1.4.0-2', { 'cmi5.xml': courseXml(unitXml('a', '', '%2e%2e/other/index.html')), 'other/index.html': '' }],
        ['8.1.0.0-6', { 'cmi5.xml': courseXml(unitXml('a', '', 'index.html?fetch=x')), 'index.html': '' }],
        ['14.1.0.0-1', { 'cmi5.xml': twoUnits, 'index.html': '', 'bomb.txt': '0'.repeat(20_000_000) }],
        ['14.1.0.0-4', { 'imsmanifest.xml': scormXml }],
        ['H5P Allowed File Extensions', { ...h5pFiles, 'content/page.html': '<script>' }],
        ['SCORM CAM 3.4', { 'imsmanifest.xml': scormXml.replace('one.html', '../../passwd'), 'one.html': '' }],
        ['14.1.0.0-1', { 'imsmanifest.xml': scormXml, 'one.html': '', '..\\outside.html': 'x' }],
      ];
      for (const [requirement, files] of bad) {
        await assert.rejects(take(await zip(folder, files)), { requirement }, requirement);
      }
      assert.equal(existsSync(join(folder, 'files', 'outside.html')), false);
      const truncated = readFileSync(await zip(folder, { 'cmi5.xml': twoUnits, 'index.html': 'x' })).subarray(0, 200);
      const file = join(folder, 'cut.zip');
      writeFileSync(file, truncated);
      await assert.rejects(take(file), { requirement: '14.1.0.0-1' });
    });
  });
}
