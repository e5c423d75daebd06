/** Whatever people do, and whatever goes wrong: no line of the log holds a name, a number, a token, or a word of theirs. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { routes, type RouteDefinition } from '../../../contract/src/index.ts';
import { importRoster } from '../import/run-import.ts';
import { captureLog, type CapturedLog } from '../testing/captured-log.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { describeError } from './describe-error.ts';

/** What people type, and what is theirs: in every place of a request where something can stand. */
const words = ['王小明', '买买提', 'G110101201001011234', 'secret-of-a-child'];
const draft = { classId: 'c1', resourceId: 'r1', title: '给王小明的任务', instruction: 'secret-of-a-child', paperAlternative: '王小明', dueAt: null };

for (const testCarrier of testCarriers) {
  describe(`the log on ${testCarrier.name}`, () => {
    let service: TestService;
    let log: CapturedLog;
    let folder: string;
    /** Everything that must not stand in the log. */
    const secrets = new Set(words);
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'learning-space-log-'));
      log = captureLog();
      service = await openTestService(testCarrier, {}, log.logger);
      await makeWorld(service.services.carrier);
      const people = await service.services.carrier.db.selectFrom('person').select('name').execute();
      for (const { name } of people) secrets.add(name);
    });
    after(async () => {
      await service.close();
      rmSync(folder, { recursive: true });
    });

    async function call(person: string | null, path: string, options?: CallOptions): Promise<Response> {
      const response = await service.call(person, path, options);
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) await response.body?.cancel();
      return response;
    }
    /** Asserts it for all that was logged since the last time, and that something was. */
    function assertSilent(): void {
      const lines = log.lines.splice(0);
      assert.ok(lines.length > 0, 'nothing was logged at all');
      for (const line of lines) for (const secret of secrets) assert.ok(!line.includes(secret), `${secret} stands in ${line}`);
    }

    it('of signing in and out', async () => {
      const signedIn = await call(null, '/demo/sign-in', { method: 'POST', json: { personId: 'teacher1' } });
      const Cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const answer = await call(null, '/session/token', { method: 'POST', headers: { Cookie, 'LS-Request': '1' } });
      const { accessToken } = (await answer.json()) as { accessToken: string };
      for (const part of [...accessToken.split('.'), ...Cookie.slice('ls-demo='.length).split('.')]) secrets.add(part);
      // The head of a token is the same for all; the rest is somebody's.
      secrets.delete(accessToken.split('.')[0] ?? '');
      assert.equal((await call(null, '/me', { headers: { Authorization: `Bearer ${accessToken}` } })).status, 200);
      await call(null, '/session/sign-out', { method: 'POST', headers: { Cookie, 'LS-Request': '1' } });
      assertSilent();
    });

    it('of forged, broken and old tokens', async () => {
      const head = Buffer.from('{"alg":"HS256"}').toString('base64url');
      const claims = Buffer.from(JSON.stringify({ sub: '王小明', iss: 'urn:ls:demo', aud: 'urn:ls:demo:token', exp: 4_000_000_000 })).toString('base64url');
      for (const token of [`${head}.${claims}.forged-signature`, claims, `${head}.${claims}`]) {
        const { status } = await call(null, '/me', { headers: { Authorization: `Bearer ${token}`, Cookie: `ls-demo=${claims}` } });
        assert.equal(status, 401);
      }
      secrets.add(claims).add('forged-signature');
      assertSilent();
    });

    it('of a task, learning records and notices', async () => {
      const key = { 'Idempotency-Key': uuidv7() };
      assert.equal((await call('t1/teacher1', '/tasks', { method: 'POST', json: draft, headers: key })).status, 201);
      assert.equal((await call('t1/teacher1', '/tasks', { method: 'POST', json: { ...draft, title: '王小明' }, headers: key })).status, 409);
      const notices = (await (await call('t1/p1', '/notices')).json()) as { items: { id: string }[] };
      assert.equal((await call('t1/p1', `/notices/${notices.items[0]?.id ?? ''}/read`, { method: 'PUT' })).status, 204);
      const statement = {
        id: uuidv7(),
        actor: { account: { homePage: 'urn:ls:person', name: 'p1' } },
        verb: { id: 'https://w3id.org/xapi/video/verbs/paused', display: { 'zh-CN': '王小明' } },
        object: { id: 'urn:ls:resource:r1' },
        timestamp: '2026-09-02T11:03:20.000Z',
      };
      assert.equal((await call('t1/p1', '/xapi/statements', { method: 'POST', json: [statement] })).status, 200);
      assertSilent();
    });

    it('of an import with a broken row, and of its report', async () => {
      const { config, carrier } = service.services;
      writeFileSync(join(folder, 'manifest.csv'), 'propertyName,value\noneroster.version,1.2\nfile.users,delta\n');
      const header = 'sourcedId,status,dateLastModified,enabledUser,givenName,familyName,userMasterIdentifier';
      writeFileSync(join(folder, 'users.csv'), `${header}\nx1,active,yesterday,true,小明,王,G110101201001011234\nx2,active,2026-10-01,maybe,买买提,,\n`);
      const { id, findings } = await importRoster({ carrier, config, tenantId: 't1' }, folder);
      assert.ok(findings.some(({ severity }) => severity === 'error'));
      assert.equal((await call('t1/m-county', `/imports/${id}`)).status, 200);
      assertSilent();
    });

    it('of every route, whatever stands in its address, headers and body', async () => {
      const word = words.join(' ');
      const query = new URLSearchParams({ q: word, cursor: word, classId: word, learnerId: word, resourceId: word, subject: word, after: word, limit: word }).toString();
      const headers = { 'User-Agent': 'secret-of-a-child', Referer: 'http://localhost/secret-of-a-child', 'LS-Function': 'secret-of-a-child', 'LS-Identity': 'secret-of-a-child', 'Last-Event-ID': 'secret-of-a-child', 'Idempotency-Key': 'secret-of-a-child' };
      for (const { method, path } of Object.values<RouteDefinition>(routes)) {
        const address = `${path.replaceAll(/\{\w+\}/g, encodeURIComponent('王小明'))}?${query}`;
        const json = method === 'get' ? {} : { json: { name: word, [word]: word, personId: word } };
        for (const given of [{}, headers]) await call('t1/p1', address, { method: method.toUpperCase(), headers: given, ...json });
        await call(null, address, { method: 'PATCH' });
      }
      for (const path of ['/api/v1/王小明?name=王小明', '/api/王小明', '/王小明.png?q=G110101201001011234', '/%E7%8E%8B', '/media/王小明.mp4', '/health?王小明']) {
        await service.fetch(new Request(`http://localhost${path}`, { headers }));
      }
      assertSilent();
    });

    it('of errors of the database, which repeat the row', async () => {
      const { db } = service.services.carrier;
      await sql`alter table task add constraint refuses check (title not like '%王小明%') not valid`.execute(db);
      await sql`alter table notice rename to notice_elsewhere`.execute(db);
      assert.equal((await call('t1/teacher1', '/tasks', { method: 'POST', json: draft, headers: { 'Idempotency-Key': uuidv7() } })).status, 500);
      assert.equal((await call('t1/p1', '/notices')).status, 500);
      assert.ok(log.lines.some((line) => line.includes('refuses')), 'the error itself is told');
      assertSilent();
      const error = new Error('value\n    at 王小明 is wrong\n    at 王小明');
      assert.doesNotMatch(JSON.stringify(describeError(error)), /王小明/);
      assert.match(JSON.stringify(describeError(error)), /log\.test\.ts/);
    });
  });
}
