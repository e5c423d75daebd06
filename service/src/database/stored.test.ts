/** JSON columns that hold something else than was written there: a message where it is asked for, the rest goes on, the log says where. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { routes, type Problem } from '../../../contract/src/index.ts';
import { captureLog, type CapturedLog } from '../testing/captured-log.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const draft = { resourceId: 'r1', title: '分数', instruction: '', paperAlternative: null, dueAt: null, classId: 'c1' };

describe('what is stored otherwise than it should be', () => {
  let service: TestService;
  let log: CapturedLog;
  before(async () => {
    log = captureLog();
    service = await openTestService(pglite, {}, log.logger);
    await makeWorld(service.services.carrier);
    const { db } = service.services.carrier;
    for (const resourceId of ['r1', 'r2']) await service.ask('t1/teacher1', routes.createTask, { body: { ...draft, resourceId } });
    const spoilt = JSON.stringify({ url: 'javascript:alert(1)' });
    await sql`update resource set document = jsonb_set(document, '{renditions}', ${`[${spoilt}]`}::jsonb) where tenant_id = 't1' and id = 'r2'`.execute(db);
    await sql`update resource set document = jsonb_set(document, '{coverUrl}', '"//evil.example/王小明.jpg"') where tenant_id = 't1' and id = 'r1'`.execute(db);
    await sql`update notice set parameters = parameters - 'taskTitle' where task_id in (select id from task where resource_id = 'r1')`.execute(db);
  });
  after(() => service.close());
  const places = () => log.lines.flatMap((line) => (JSON.parse(line) as { place?: string }).place ?? []);

  it('is a problem with words, not what was stored, where it is asked for itself', async () => {
    const response = await service.call('t1/p1', '/resources/r1');
    assert.deepEqual([response.status, ((await response.json()) as Problem).code], [500, 'internal']);
    assert.ok(places().includes('resource.document coverUrl'));
  });

  it('hides nothing else of a list', async () => {
    assert.deepEqual((await service.ask('t1/p1', routes.searchResources)).items.map(({ id }) => id), ['r2'], 'a list does not show what is broken in r2');
    assert.deepEqual((await service.ask('t1/p1', routes.listTasks)).items.map(({ resource }) => resource.id), ['r2']);
    assert.deepEqual((await service.ask('t1/p1', routes.listNotices)).items.map(({ parameters }) => 'resourceId' in parameters && parameters.resourceId), ['r2']);
    assert.ok(places().includes('notice parameters.taskTitle'));
    assert.equal((await service.call('t1/p1', '/resources/r2')).status, 500);
  });

  it('stands in no line of the log', () => {
    assert.doesNotMatch(log.lines.join(''), /evil\.example|javascript:|王小明/);
  });
});
