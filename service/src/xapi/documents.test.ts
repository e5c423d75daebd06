/** Documents: nobody's change is lost, and nobody reads what belongs to somebody else. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { agentOf, askXapi, testClients } from '../testing/xapi.ts';

for (const carrier of testCarriers) {
  describe(`documents on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const placeOf = (person: string) => ({ activityId: 'https://example.org/course', agent: JSON.stringify(agentOf(person)), stateId: 'bookmark' });
    const put = (who: string, person: string, json: unknown, headers: Record<string, string> = {}) =>
      askXapi(service, who, '/activities/state', { method: 'PUT', query: placeOf(person), json, headers });

    it('keeps a state for its learner alone', async () => {
      assert.equal((await put('t1/p1', 'p1', { page: 4 })).status, 204);
      const own = await askXapi(service, 't1/p1', '/activities/state', { query: placeOf('p1') });
      assert.deepEqual(await own.json(), { page: 4 });
      assert.equal((await askXapi(service, 't1/p2', '/activities/state', { query: placeOf('p1') })).status, 403);
      assert.equal((await askXapi(service, 't1/teacher1', '/activities/state', { query: placeOf('p1') })).status, 403);
      assert.equal((await put('t1/p2', 'p1', { page: 9 })).status, 403);
      assert.equal((await askXapi(service, 'tool-t2', '/activities/state', { query: placeOf('p1') })).status, 404);
    });

    it('overwrites nothing that the sender has not seen', async () => {
      const { headers } = await askXapi(service, 't1/p1', '/activities/state', { query: placeOf('p1') });
      const seen = headers.get('etag') ?? '';
      const answers = await Promise.all([5, 6].map(async (page) => put('t1/p1', 'p1', { page }, { 'If-Match': seen })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 412]);
      const tags = answers.flatMap((answer) => answer.headers.get('etag') ?? []);
      assert.deepEqual([(await askXapi(service, 't1/p1', '/activities/state', { query: placeOf('p1') })).headers.get('etag')], tags, 'who has written knows what stands');
      assert.equal((await put('t1/p1', 'p1', { page: 7 })).status, 409);
      // A player of version 1.0.3 knows no better.
      assert.equal((await put('t1/p1', 'p1', { page: 7 }, { 'X-Experience-API-Version': '1.0.3' })).status, 204);
    });

    it('keeps what was written later, in whichever order it comes, and never what a wrong clock puts into the future', async () => {
      const hoursAgo = (hours: number, clock = 0) => new Date(Date.now() + clock - hours * 3_600_000).toISOString();
      const send = async (json: unknown, hours: number, { clock = 0, ...headers }: { clock?: number; 'If-Match'?: string; 'If-None-Match'?: string } = {}) =>
        (await put('t1/p2', 'p2', json, { 'LS-Written-At': hoursAgo(hours, clock), 'LS-Sent-At': hoursAgo(0, clock), ...headers })).status;
      const read = () => askXapi(service, 't1/p2', '/activities/state', { query: placeOf('p2') });
      assert.equal(await send({ page: 3 }, 5), 204);
      assert.equal(await send({ page: 6 }, 2), 204, 'of a machine that was without a line as well, and wrote later');
      assert.equal(await send({ page: 4 }, 3), 412, 'comes last, was written in between');
      assert.deepEqual(await (await read()).json(), { page: 6 });
      const dayOff = 24 * 3_600_000;
      assert.equal(await send({ page: 5 }, 3, { clock: dayOff }), 412, 'by a clock that is a day ahead');
      assert.equal(await send({ page: 7 }, 1, { clock: -dayOff }), 204, 'by a clock that is a day behind');
      assert.equal(await send({ page: 8 }, -50), 204);
      assert.equal(await send({ page: 9 }, 0), 204, 'nobody writes in the future');
      const tag = (await read()).headers.get('etag') ?? '';
      assert.equal(await send({ page: 10 }, 9, { 'If-Match': tag }), 204, 'who knows what is there goes on from it, whatever the clock said');
      assert.equal(await send({ page: 11 }, 8), 412, 'what goes on from another was written after it');
      assert.equal((await put('t1/p2', 'p2', { page: 12 }, { 'X-Experience-API-Version': '1.0.3' })).status, 204);
      assert.equal(await send({ page: 13 }, 0.01), 412);
    });

    it('hears when something was written of states alone, by a clock that can be', async () => {
      const wrong = async (headers: Record<string, string>) => {
        const answer = await put('t1/g1', 'g1', { page: 1 }, headers);
        const { errors = [] } = answer.status === 400 ? ((await answer.json()) as { errors?: { pointer: string }[] }) : {};
        return [answer.status, ...errors.map(({ pointer }) => pointer)];
      };
      const now = new Date().toISOString();
      for (const time of ['-200000-01-01T00:00:00Z', '+200000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'yesterday']) {
        assert.deepEqual(await wrong({ 'LS-Written-At': time }), [400, 'LS-Written-At'], time);
        assert.deepEqual(await wrong({ 'LS-Written-At': now, 'LS-Sent-At': time }), [400, 'LS-Sent-At'], time);
      }
      assert.deepEqual(await wrong({ 'LS-Written-At': '0000-01-01T00:00:00Z' }), [204]);
      assert.deepEqual(await wrong({ 'LS-Written-At': '1970-01-01T00:00:00Z', 'LS-Sent-At': '9999-12-31T00:00:00Z' }), [204]);

      const profile = async (page: number, headers: Record<string, string>) =>
        (await askXapi(service, 'tool-t1', '/agents/profile', { method: 'PUT', query: { agent: JSON.stringify(agentOf('g1')), profileId: 'late' }, json: { page }, headers })).status;
      const late = { 'LS-Written-At': now, 'LS-Sent-At': now };
      assert.equal(await profile(1, { ...late, 'X-Experience-API-Version': '1.0.3' }), 400);
      assert.equal(await profile(1, late), 204);
      assert.equal(await profile(2, { 'LS-Written-At': new Date().toISOString() }), 409, 'of two tools, the second has not seen what the first wrote');
    });

    it('tells a course on another origin its clock and its tags', async () => {
      const answer = await askXapi(service, 't1/p1', '/activities/state', { query: placeOf('p1'), headers: { Origin: 'https://c1.content.example' } });
      const exposed = (answer.headers.get('access-control-expose-headers') ?? '').split(', ');
      assert.ok(['Date', 'ETag'].every((name) => exposed.includes(name)), exposed.join());
    });

    it('merges what two sides add at the same time', async () => {
      const add = (json: unknown) => askXapi(service, 't1/p3', '/activities/state', { method: 'POST', query: placeOf('p3'), json });
      await Promise.all([add({ page: 1 }), add({ score: 2 }), add({ note: '三' })]);
      const { headers } = await add({ score: 2 });
      const merged = await askXapi(service, 't1/p3', '/activities/state', { query: placeOf('p3') });
      assert.equal(headers.get('etag'), merged.headers.get('etag'));
      assert.deepEqual(await merged.json(), { page: 1, score: 2, note: '三' });
    });

    it('lets only tools write what everybody reads of an activity', async () => {
      const query = { activityId: 'https://example.org/course', profileId: 'words' };
      const write = (who: string) => askXapi(service, who, '/activities/profile', { method: 'PUT', query, json: { title: '课' } });
      assert.equal((await write('t1/p1')).status, 403);
      assert.equal((await write('tool-t1')).status, 204);
      assert.deepEqual(await (await askXapi(service, 't1/p1', '/activities/profile', { query })).json(), { title: '课' });
    });

    it('hands a stored page out as a file, never as a page of its own origin', async () => {
      const query = { ...placeOf('p1'), stateId: 'page' };
      await askXapi(service, 't1/p1', '/activities/state', { method: 'PUT', query, body: '<script>alert(1)</script>', headers: { 'Content-Type': 'text/html' } });
      const { headers } = await askXapi(service, 't1/p1', '/activities/state', { query });
      assert.equal(headers.get('content-disposition'), 'attachment');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    });

    it('understands the alternate syntax in version 1.0.3 and refuses it in 2.0', async () => {
      const form = new URLSearchParams({ ...placeOf('p2'), content: '{"page":3}', 'Content-Type': 'application/json' }).toString();
      const send = (version: string) =>
        askXapi(service, 't1/p2', '/activities/state', {
          method: 'POST',
          query: { method: 'PUT' },
          body: form,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Experience-API-Version': version },
        });
      assert.equal((await send('2.0.0')).status, 400);
      assert.equal((await send('1.0.3')).status, 204);
      assert.deepEqual(await (await askXapi(service, 't1/p2', '/activities/state', { query: placeOf('p2') })).json(), { page: 3 });
    });

    it('knows nobody by a wrong secret, and everybody\'s version', async () => {
      const wrong = `Basic ${Buffer.from('tool-t1:guess').toString('base64')}`;
      const refused = await askXapi(service, 'tool-t1', '/statements', { headers: { Authorization: wrong } });
      assert.equal(refused.status, 401);
      assert.equal((await askXapi(service, null, '/statements')).status, 401);
      assert.equal((await askXapi(service, 'tool-t1', '/statements', { headers: { 'X-Experience-API-Version': '3.0' } })).status, 400);
      assert.equal((await askXapi(service, 'tool-t1', '/statements', { query: { Limit: '1' } })).status, 400);
    });
  });
}
