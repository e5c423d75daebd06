/** Records as files over the contract: a chosen list goes out in each format, a manager's file comes in, is watched and ended. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { basePath, routes } from '../../../../contract/src/index.ts';
import { formats, fileKinds } from '../../exchange/formats.ts';
import { readDelivery } from '../../exchange/read-delivery.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

const [carrier] = testCarriers;
if (carrier === undefined) throw new Error('The embedded database is always there.');

const record = (identifier: string, fields = '') =>
  `<resource><identifier>${identifier}</identifier><title>题目 ${identifier}</title><type>A01</type><description>说明</description><url>https://files.example.edu.cn/${identifier}</url>` +
  `<provider>某馆</provider><rightsHolder>某馆</rightsHolder><lecturers>主讲人：王秀兰(藏族)</lecturers><created>2022-03-23</created><keywords>分数</keywords>${fields}</resource>`;
const catalogue = (...records: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<catalogue>\n${records.join('\n')}\n</catalogue>`;

describe('files of records', () => {
  let service: TestService;
  before(async () => {
    service = await openTestService(carrier);
    await makeWorld(service.services.carrier);
  });
  after(() => service.close());

  const upload = (person: string, body: string, query: Record<string, string> = { name: '春季.xml', source: '某馆' }) =>
    service.token(person).then((token) =>
      service.fetch(
        new Request(`http://localhost${basePath}/imports?${new URLSearchParams(query).toString()}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream', 'Accept-Language': 'en' },
          body,
        }),
      ),
    );
  const readReport = (importId: string) => service.ask('t1/m-county', routes.readImport, { params: { importId } });
  const take = async (body: string) => {
    const begun = await upload('t1/m-county', body);
    assert.equal(begun.status, 201, await begun.clone().text());
    const { id } = (await begun.json()) as { id: string };
    await until(async () => (await readReport(id)).finishedAt !== null);
    return readReport(id);
  };

  it('[SYS-08] a manager takes in a file, and each broken record is named by its line', async () => {
    const report = await take(catalogue(record('in-1'), record('in-2').replace('<title>题目 in-2</title>', ''), record('in-3')));
    assert.deepEqual(report.counts['resources'], { created: 2, updated: 0, unchanged: 0, ended: 0, refused: 1 });
    assert.deepEqual([report.progress, report.cancelledAt], [1, null]);
    assert.deepEqual(report.findings.filter(({ severity }) => severity === 'error').map(({ file, line, field }) => [file, line, field]), [['春季.xml', 4, 'title']]);
    const again = await take(catalogue(record('in-1')));
    assert.equal(again.counts['resources']?.unchanged, 1);
  });

  it('a file that is none is a report that says why', async () => {
    for (const [body, rule] of [['nonsense', 'exchange.format'], ['{', 'exchange.json'], ['<!DOCTYPE a><catalogue/>', 'xml.declaration']] as const) {
      assert.equal((await take(body)).findings[0]?.rule, rule);
    }
  });

  it('is ended by the person; what was taken before stays, and the report says so', async () => {
    const begun = await upload('t1/m-county', catalogue(...Array.from({ length: 3000 }, (_, number) => record(`many-${number}`))));
    const { id } = (await begun.json()) as { id: string };
    await service.ask('t1/m-county', routes.cancelImport, { params: { importId: id } });
    await until(async () => 'resources' in (await readReport(id)).counts);
    const report = await readReport(id);
    assert.notEqual(report.cancelledAt, null);
    assert.ok((report.counts['resources']?.created ?? 0) < 3000);
    const done = await take(catalogue(record('in-9')));
    await service.ask('t1/m-county', routes.cancelImport, { params: { importId: done.id } });
    assert.equal((await readReport(done.id)).cancelledAt, null, 'what is over stays as it is');
  });

  it('runs one at a time for a platform; whoever comes second is told to wait', async () => {
    const answers = await Promise.all([upload('t1/m-county', catalogue(record('one-1'))), upload('t1/m-county', catalogue(record('one-2')))]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 429]);
    const begun = answers.find(({ status }) => status === 201);
    const { id } = (await begun?.json()) as { id: string };
    await until(async () => (await readReport(id)).finishedAt !== null);
    assert.equal((await take(catalogue(record('one-3')))).counts['resources']?.created, 1);
  });

  it('that broke off by a fault of the service says so, and is not called ended by somebody', async () => {
    const { db } = service.services.carrier;
    const silent = '2026-11-20T00:00:00.000Z';
    const run = { tenant_id: 't1', kind: 'catalogue' as const, started_at: silent, finished_at: null, counts: '{}', findings: '[]', progress: 0.4, cancelled_at: null };
    await db.insertInto('import_report').values([{ ...run, id: 'im-killed', seen_at: silent }, { ...run, id: 'im-alive', seen_at: new Date().toISOString() }]).execute();
    await service.services.imports.sweep();
    const killed = await readReport('im-killed');
    assert.deepEqual([killed.finishedAt === null, killed.cancelledAt, killed.findings.map(({ rule }) => rule)], [false, null, ['import.failed']]);
    assert.equal((await readReport('im-alive')).finishedAt, null, 'whose process is heard of goes on');
    await db.deleteFrom('import_report').where('id', '=', 'im-alive').execute();

    // The platform has lost the organisation that would answer for what it admits: nothing can be written.
    const lose = (ended_at: string | null) => db.updateTable('organisation').set({ ended_at }).where('tenant_id', '=', 't2').where('id', '=', 'county').execute();
    const imports = service.services.imports;
    await lose(silent);
    const id = await imports.start('t2', { name: '春季.xml', source: '某馆', bytes: new TextEncoder().encode(catalogue(record('lost-1'))) });
    const read = () => db.selectFrom('import_report').selectAll().where('tenant_id', '=', 't2').where('id', '=', id).executeTakeFirstOrThrow();
    await until(async () => (await read()).finished_at !== null);
    await lose(null);
    const { cancelled_at, findings } = await read();
    assert.deepEqual([cancelled_at, findings.map(({ file, rule }) => `${file} ${rule}`)], [null, ['春季.xml import.failed']]);
  });

  it('takes files of nobody but who manages the platform, and none that are too large', async () => {
    for (const person of ['t1/teacher1', 't1/p1', 't1/m-school', 't2/q1']) {
      const { status } = await upload(person, catalogue(record('no-1')));
      assert.ok([403, 404].includes(status), `${person} ${status}`);
    }
    assert.equal((await upload('t1/m-county', 'x'.repeat(20_000_001))).status, 413);
    assert.equal((await upload('t1/m-county', 'x', { name: '', source: '' })).status, 400);
    await assert.rejects(service.ask('t1/m-county', routes.cancelImport, { params: { importId: 'none' } }), /404/);
  });

  it('[SYS-08] a chosen list goes out in the order chosen, in each format, and can be read again', async () => {
    const { items } = await service.ask('t1/teacher1', routes.searchResources, { query: { q: '题目' } });
    const chosen = items.filter(({ title }) => /in-[139]/.test(title)).map(({ id, title }) => ({ id, title })).sort((a, b) => b.title.localeCompare(a.title));
    assert.ok(chosen.length >= 2);
    for (const format of formats) {
      const file = await service.ask('t1/teacher1', routes.exportResources, { body: { format, resourceIds: [...chosen.map(({ id }) => id), 'no-such'] } });
      assert.deepEqual([file.count, file.mediaType, file.name], [chosen.length, fileKinds[format].mediaType, `resources.${fileKinds[format].extension}`]);
      const bytes = Buffer.from(file.content, 'base64');
      const read = await readDelivery('x', bytes, '另一馆');
      assert.equal(read.format, format);
      assert.deepEqual(read.resources.map(({ title }) => title), chosen.map(({ title }) => title), format);
      assert.doesNotMatch(bytes.toString(), /藏族/, 'whose people somebody belongs to does not go out');
    }
  });

  it('a pupil takes out nothing that is for older ones', async () => {
    await take(catalogue(record('in-old', '<stage>senior</stage><grade>12</grade>'), record('in-young')));
    const rows = await service.services.carrier.db.selectFrom('resource').select('id').where('tenant_id', '=', 't1').where('identifier', 'in', ['in-old', 'in-young']).execute();
    const resourceIds = rows.map(({ id }) => id);
    const titlesFor = async (person: string) => {
      const { content } = await service.ask(person, routes.exportResources, { body: { format: 'records', resourceIds } });
      return (await readDelivery('x', Buffer.from(content, 'base64'), '另一馆')).resources.map(({ title }) => title).sort();
    };
    assert.deepEqual(await titlesFor('t1/teacher1'), ['题目 in-old', '题目 in-young']);
    assert.deepEqual(await titlesFor('t1/p1'), ['题目 in-young']);
  });

  it('nothing goes out that the caller cannot find', async () => {
    await assert.rejects(service.ask('t2/q1', routes.exportResources, { body: { format: 'lom', resourceIds: (await service.ask('t1/teacher1', routes.searchResources, {})).items.map(({ id }) => id) } }), /404/);
    for (const body of [{ format: 'pdf', resourceIds: ['a'] }, { format: 'lom', resourceIds: [] }]) {
      await assert.rejects(service.ask('t1/teacher1', routes.exportResources, { body }), /400/);
    }
  });
});
