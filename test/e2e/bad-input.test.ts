/** What should not arrive at a running service, over HTTP: each answer says what happened, what it means and what to do, in the caller's language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import * as v from 'valibot';
import { Problem, Progress, ResourcePage, TaskPage, type ProblemCode } from '../../contract/src/index.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { importNeighbour, meetNeighbour, type Neighbour, type RosterPeople } from './helpers/neighbour.ts';

const film = '/media/fractions/master.mp4';

let service: RunningService;
let cast: Cast;
let teacher: Caller;
let guardian: Caller;
let pupil: Caller;
let otherPupil: Caller;
let neighbour: Neighbour;
before(async () => {
  let people: RosterPeople = new Map();
  service = await startBuilt({ RATE_LIMIT: '0' }, async (folder) => {
    people = await importNeighbour(folder);
  });
  neighbour = await meetNeighbour(service, people);
  cast = await findCast(service.origin);
  const [own, other] = cast.families;
  teacher = await signInAs(service.origin, cast.teacher);
  pupil = await signInAs(service.origin, own?.pupil ?? '');
  guardian = await signInAs(service.origin, own?.guardian ?? '');
  otherPupil = await signInAs(service.origin, other?.pupil ?? '');
});
after(() => service.remove());

/** The call is refused with this code, in Chinese and in English, and the words differ. */
async function refused(code: ProblemCode, ask: (language: string) => Promise<Response>): Promise<void> {
  const [chinese, english] = await Promise.all(
    ['zh-CN', 'en'].map(async (language) => {
      const answer = await ask(language);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.equal(answer.headers.get('content-language'), language);
      const problem = v.parse(Problem, await answer.json());
      assert.equal(problem.code, code);
      assert.equal(problem.status, answer.status);
      return problem;
    }),
  );
  for (const part of ['title', 'detail', 'action'] as const) {
    assert.match(chinese?.[part] ?? '', /\p{Script=Han}/u, part);
    assert.match(english?.[part] ?? '', /^[\p{ASCII}’“”–]+$/u, part);
  }
}

const withToken = (token: string) => (language: string) =>
  fetch(`${service.origin}/api/v1/me`, { headers: { Authorization: `Bearer ${token}`, 'Accept-Language': language } });

describe('bad input at a running service', () => {
  it('refuses expired and forged tokens', async () => {
    // The key of this very service: what it would have signed itself, an hour ago.
    const key = readFileSync(path.join(service.folder, 'keys/demo-token'));
    const sign = (claims: Record<string, string>, expires: string, with_: Uint8Array = key): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer('urn:ls:demo')
        .setAudience('urn:ls:demo:token')
        .setSubject(teacher.me.person.id)
        .setIssuedAt('2 hours ago')
        .setExpirationTime(expires)
        .sign(with_);
    const tenant = teacher.me.tenant.id;
    assert.equal((await withToken(await sign({ tenant }, '1 minute'))('en')).status, 200, 'the token is forged well');
    await refused('token-expired', withToken(await sign({ tenant }, '1 hour ago')));
    await refused('token-invalid', withToken(await sign({ tenant }, '1 minute', new Uint8Array(32))));
    await refused('token-invalid', withToken(`${teacher.token.slice(0, -6)}AAAAAA`));
    await refused('token-invalid', withToken(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${teacher.token.split('.')[1] ?? ''}.`));
    await refused('person-unknown', withToken(await sign({ tenant: 'another-county' }, '1 minute')));
    await refused('not-signed-in', (language) => fetch(`${service.origin}/api/v1/me`, { headers: { 'Accept-Language': language } }));
  });

  it("hides another child's progress and task from guardian and pupil, as if they were not there", async () => {
    const stranger = otherPupil.me.person.id;
    const found = (await (await teacher.call('/resources?limit=1')).json()) as { items: { id: string }[] };
    const resourceId = found.items[0]?.id ?? '';
    const own = await guardian.call(`/progress?resourceId=${resourceId}&learnerId=${pupil.me.person.id}`);
    assert.equal(v.parse(Progress, await own.json()).personId, pupil.me.person.id);
    for (const caller of [guardian, pupil]) {
      const route = `/progress?resourceId=${resourceId}&learnerId=${stranger}`;
      await refused('not-found', (language) => caller.call(route, { headers: { 'Accept-Language': language } }));
      const tasks = await (await caller.call(`/tasks?learnerId=${stranger}`)).text();
      assert.ok(!tasks.includes(stranger) && !tasks.includes(otherPupil.me.person.name));
    }
  });

  it('knows nothing by the ids of another county, whose own people find it there', async () => {
    const { teacher: owner, pupil: child, guardian: parent, classId, resourceId, taskId } = neighbour;
    const learnerId = child.me.person.id;
    const theirs: [Caller, string][] = [
      [owner, `/tasks/${taskId}`],
      [owner, `/tasks/${taskId}/progress`],
      [owner, `/tasks?classId=${classId}`],
      [owner, `/resources/${resourceId}`],
      [parent, `/progress?resourceId=${resourceId}&learnerId=${learnerId}`],
    ];
    for (const [whose, route] of theirs) {
      assert.equal((await whose.call(route)).status, 200, `${route} is there`);
      for (const caller of [teacher, guardian, pupil]) {
        const isForbidden = caller !== teacher && route.endsWith(`${taskId}/progress`);
        await refused(isForbidden ? 'forbidden' : 'not-found', (language) => caller.call(route, { headers: { 'Accept-Language': language } }));
      }
    }
    const ownClass = teacher.me.identities.flatMap(({ classes }) => classes)[0]?.id ?? '';
    const ownResource = await anyResource(teacher);
    for (const draft of [{ classId, resourceId: ownResource }, { classId: ownClass, resourceId }, { classId, resourceId }]) {
      const body = JSON.stringify({ ...draft, title: '一', instruction: '', paperAlternative: null, dueAt: null });
      await refused('not-found', (language) => post(teacher, '/tasks', body, language));
    }
    const tasks = v.parse(TaskPage, await (await owner.call('/tasks')).json()).items;
    assert.deepEqual(tasks.map(({ id }) => id), [taskId], 'nobody gave their class anything');
    const asOther = { 'LS-Identity': owner.me.identities[0]?.id ?? '' };
    await refused('identity-unknown', (language) => teacher.call('/me', { headers: { ...asOther, 'Accept-Language': language } }));
  });

  it("takes no learning record in another's name, nor about another county's resource", async () => {
    const resourceId = await anyResource(pupil);
    const named = { 'another child': [otherPupil, resourceId], 'a child of another county': [neighbour.pupil, neighbour.resourceId] } as const;
    for (const [whose, [victim, about]] of Object.entries(named)) {
      const progressOf = async (): Promise<unknown> => (await victim.call(`/progress?resourceId=${about}`)).json();
      const before = await progressOf();
      const { id, body } = record(victim.me.person.id, about);
      const code = v.parse(Problem, await (await post(pupil, '/xapi/statements', body, 'en')).json()).code;
      assert.equal(code, 'not-found', whose);
      assert.deepEqual(await progressOf(), before, whose);
      for (const reader of [victim, pupil]) assert.equal((await readRecord(reader, id)).status, 404, `nothing is stored of ${whose}`);
    }
    const { id, body } = record(pupil.me.person.id, neighbour.resourceId);
    await post(pupil, '/xapi/statements', body, 'en');
    const unknown = v.parse(Progress, await (await neighbour.pupil.call(`/progress?resourceId=${neighbour.resourceId}`)).json());
    assert.equal(unknown.state, 'not-started');
    assert.equal((await readRecord(neighbour.teacher, id)).status, 404, 'another county hears nothing');
    const own = record(pupil.me.person.id, resourceId);
    assert.equal((await post(pupil, '/xapi/statements', own.body, 'en')).status, 200);
    assert.equal((await readRecord(pupil, own.id)).status, 200, 'a record of the own is stored');
  });

  it('refuses 10 MB, text that is not UTF-8 and half a document', async () => {
    await refused('body-too-large', (language) => post(teacher, '/tasks', Buffer.alloc(10_000_000, 'x'), language));
    await refused('invalid-encoding', (language) => post(teacher, '/tasks', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), language));
    await refused('invalid-json', (language) => post(teacher, '/tasks', '{"title":', language));
    await refused('invalid-request', (language) => post(teacher, '/tasks', '{"title":"一"}', language));
    assert.equal((await teacher.call('/me')).status, 200, 'the service is well');
  });

  it('does not hand out beside the host pages what was imported', async () => {
    const statusOf = async (path: string) => (await fetch(service.origin + path)).status;
    assert.equal(await statusOf('/demo/plain/'), 200);
    for (const file of ['county/roster/users.csv', 'county/cast.json', 'media/files/index.json', 'media/files/fractions/master.mp4']) {
      assert.equal(await statusOf(`/demo/${file}`), 404, file);
    }
  });

  it('gives the rest of a film that was cut in half, and says no to what is behind its end', async () => {
    const whole = Buffer.from(await (await fetch(`${service.origin}${film}`)).arrayBuffer());
    const half = await firstHalf(whole.length);
    const rest = await fetch(`${service.origin}${film}`, { headers: { Range: `bytes=${half.length}-` } });
    assert.equal(rest.status, 206);
    assert.equal(rest.headers.get('content-range'), `bytes ${half.length}-${whole.length - 1}/${whole.length}`);
    assert.ok(Buffer.concat([half, Buffer.from(await rest.arrayBuffer())]).equals(whole));
    const behind = await fetch(`${service.origin}${film}`, { headers: { Range: `bytes=${whole.length}-` } });
    assert.equal(behind.status, 416);
  });
});

/** A resource of the caller's own catalogue. */
async function anyResource(caller: Caller): Promise<string> {
  const { items } = v.parse(ResourcePage, await (await caller.call('/resources?limit=1')).json());
  return items[0]?.id ?? assert.fail('a catalogue');
}

/** A learning record that says somebody is done with a resource. */
function record(personId: string, resourceId: string): { id: string; body: string } {
  const id = crypto.randomUUID();
  const statement = {
    id,
    actor: { account: { homePage: 'urn:ls:person', name: personId } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    object: { id: `urn:ls:resource:${resourceId}` },
    timestamp: new Date().toISOString(),
  };
  return { id, body: JSON.stringify([statement]) };
}

/** Asks the store of records for one of them. */
function readRecord({ token }: Caller, id: string): Promise<Response> {
  return fetch(`${service.origin}/xapi/statements?statementId=${id}`, {
    headers: { Authorization: `Bearer ${token}`, 'X-Experience-API-Version': '2.0.0' },
  });
}

function post(caller: Caller, route: string, body: string | Uint8Array<ArrayBuffer>, language: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language, 'Idempotency-Key': crypto.randomUUID() };
  return caller.call(route, { method: 'POST', body, headers });
}

/** Reads the film and hangs up in the middle, as a line does. */
function firstHalf(length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const request = http.get(`${service.origin}${film}`, (answer) => {
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size < length / 2) return;
        request.destroy();
        resolve(Buffer.concat(parts));
      });
    });
    request.on('error', reject);
  });
}
