/** Every kind of event that is ours: made as it is made in a lesson, held against the published schema, each with its purpose in four languages. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import * as v from 'valibot';
import { statementOf } from '../../components/adapters/http/statement-of.ts';
import type { ProgressRecord } from '../../components/base/ports/types.ts';
import { ReadingSession } from '../../components/player/reading/reading-session.ts';
import { WatchSession } from '../../components/player/watching/watch-session.ts';
import { CollectedEvent, Statement, collected, collectedExtension, collectedIds, routes, verbs } from '../../contract/src/index.ts';
import { openTemporary } from '../../service/src/database/pglite.ts';
import { importCourse } from '../../service/src/import/import-course.ts';
import { openTestService, type TestService } from '../../service/src/testing/service.ts';
import { makeWorld } from '../../service/src/testing/world.ts';
import { zipFile } from '../../service/src/testing/zip.ts';
import { statementSchemas } from '../../service/src/xapi/statement/schema.ts';

const text = (words: string) => `<title><langstring lang="zh-CN">${words}</langstring></title><description><langstring lang="zh-CN">${words}</langstring></description>`;
const course = `<?xml version="1.0"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="urn:course">${text('分数')}</course><au id="urn:course:one" moveOn="Completed">${text('一')}<url>index.html</url></au></courseStructure>`;

/** A child plays, leaps, plays to the end and leaves. */
function watching(): ProgressRecord[] {
  const records: ProgressRecord[] = [];
  let now = Date.now() - 3_600_000;
  const session = new WatchSession({ resourceId: 'r1', taskId: null, durationSeconds: 100, watched: [], completed: false }, (record) => records.push(record), {
    now: () => now, timestamp: () => new Date(now).toISOString(), uuid: uuidv4,
  });
  session.play(0);
  session.seek(0);
  for (let place = 0.25; place <= 100; place += 0.25) {
    now += 250;
    session.tick(place);
  }
  session.end();
  return records;
}

describe('every event that is ours', () => {
  let service: TestService;
  let folder: string;
  const events: Record<string, unknown>[] = [];
  const read: ProgressRecord[] = [];

  before(async () => {
    service = await openTestService({ name: 'PGlite', open: openTemporary });
    await makeWorld(service.services.carrier);
    folder = mkdtempSync(join(tmpdir(), 'learning-space-collected-'));
  });
  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  it('[AN-01] of a film is in the form that is published, and is taken', async () => {
    const statements = watching().map((record) => statementOf(record, 'p1'));
    for (const one of statements) assert.deepEqual(v.parse(Statement, one), one);
    await service.ask('t1/p1', routes.writeStatements, { body: statements });
    events.push(...statements);
  });

  it('[AN-01] of a text is in the form that is published, and is taken', (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    Object.defineProperty(globalThis, 'document', { value: { visibilityState: 'visible' }, configurable: true });
    const session = new ReadingSession({ resourceId: 'r2', taskId: null, pages: 3 }, (records) => read.push(...records));
    session.view(1);
    context.mock.timers.tick(2000);
    session.view(2);
    session.end();
    Reflect.deleteProperty(globalThis, 'document');
    context.mock.timers.reset();
    assert.deepEqual(read.map(({ verb }) => verb), ['initialized', 'experienced', 'terminated']);
  });

  it('[AN-01] of a text is taken as it was made', async () => {
    const statements = read.map((record) => statementOf(record, 'p1'));
    for (const one of statements) assert.deepEqual(v.parse(Statement, one), one);
    await service.ask('t1/p1', routes.writeStatements, { body: statements });
    events.push(...statements);
  });

  it('[AN-01] of a question, and of a course that is opened, left, and taken off', async () => {
    const cuePointId = uuidv4();
    const question = { classId: 'c1', resourceId: 'r1', seconds: 5, kind: 'single', text: '每份是多少？', options: ['二分之一', '四分之一'], key: { choices: [0], texts: [], explanation: '' } };
    assert.equal((await service.call('t1/teacher1', `/cue-points/${cuePointId}`, { method: 'PUT', json: question })).status, 204);
    await service.ask('t1/p1', routes.answerCuePoint, { params: { cuePointId }, body: { id: uuidv4(), choices: [0], text: '', taskId: null, at: new Date().toISOString() } });

    const resourceId = await importCourse(service.services.carrier.db, await zipFile(folder, { 'cmi5.xml': course, 'index.html': '<p>课</p>' }), { tenantId: 't1', dataFolder: folder });
    const { sessionId, registration } = await service.ask('t1/p1', routes.launchUnit, { params: { resourceId }, body: { unit: 0 } });
    await service.ask('t1/p1', routes.abandonLaunch, { params: { sessionId } });
    await service.ask('t1/teacher1', routes.waiveUnit, { params: { registration }, body: { unit: 0, reason: '课上做过' } });
    const stored = await service.services.carrier.db.selectFrom('statement').select('body').where('tenant_id', '=', 't1').execute();
    for (const { body } of stored) {
      assert.equal(v.is(statementSchemas['2.0.0'], body), true, JSON.stringify(body));
      const known = v.parse(v.looseObject({ id: v.string() }), body);
      if (!events.some(({ id }) => id === known.id)) events.push(known);
    }
  });

  it('[AN-01] names its category, which knows it; no kind that the contract lists was left untried, and none is beside it', () => {
    const seen = new Map<string, string>();
    for (const event of events) {
      const { verb, context } = v.parse(CollectedEvent, event);
      seen.set(verb.id, context.extensions[collectedExtension]);
    }
    assert.deepEqual([...seen].sort(), collectedIds.flatMap((id) => collected[id].events.map((verb): [string, string] => [verb, id])).sort());
    const all = collectedIds.flatMap((id) => collected[id].events);
    assert.equal(new Set(all).size, all.length, 'each in one category');
    for (const verb of Object.values(verbs)) assert.ok(all.includes(verb), verb);
  });

  it('[AN-01] has a purpose in words, in each language, and what is collected, and why it cannot be turned off or what is then not known', () => {
    for (const language of ['zh-CN', 'en', 'ug', 'bo']) {
      const words = v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(new URL(`../../components/privacy/locales/${language}.json`, import.meta.url), 'utf8')));
      for (const id of collectedIds) {
        for (const key of [`privacy.collected.${id}`, collected[id].purpose, `privacy.collected.${id}.events`, `privacy.collected.${id}.limits`]) assert.ok((words[key] ?? '').length > 3, `${language} ${key}`);
      }
    }
  });
});
