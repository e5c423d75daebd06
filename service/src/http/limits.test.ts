/** Whoever asks too much is told to wait, and nobody else: not the class behind the same address, not a person whose sign-in is renewed. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { Tokens } from '../identity/tokens.ts';
import { VerificationBudget } from '../identity/verification-budget.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { clientAddress, proxyList } from './client-address.ts';
import { ProblemError } from './problem.ts';
import { RateLimit } from './rate-limit.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const school = '203.0.113.7';
const perSecond = 10;

/** A token that looks right in everything but its signature. */
async function forge(subject: string): Promise<string> {
  return new SignJWT({ tenant: 't1' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('urn:ls:demo')
    .setAudience('urn:ls:demo:token')
    .setSubject(subject)
    .setJti(randomUUID())
    .setExpirationTime('5m')
    .sign(new Uint8Array(32));
}

describe('limits over HTTP', () => {
  let service: TestService;
  before(async () => {
    service = await openTestService(pglite, { rateLimit: perSecond });
    await makeWorld(service.services.carrier);
  });
  after(() => service.close());

  async function ask(token: string | null, path = '/me', address = school, headers: Record<string, string> = {}): Promise<number> {
    const authorization = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await service.fetch(new Request(`http://localhost/api/v1${path}`, { headers: { ...authorization, ...headers } }), address);
    await response.body?.cancel();
    return response.status;
  }

  it('lets forged tokens lock out only who sends them', async () => {
    const known = await service.token('t1/p1');
    assert.equal(await ask(known), 200, 'this pupil has been here before');
    const flood = await Promise.all(Array.from({ length: 600 }, async (_, index) => ask(await forge(`somebody-${index}`))));
    const refused = flood.filter((status) => status === 429).length;
    assert.ok(refused > 300 && flood.every((status) => status === 401 || status === 429), `${refused} of 600 were not even looked at`);

    assert.equal(await ask(known), 200, 'a token that is known');
    const { accessToken } = await renew('p1');
    assert.equal(await ask(accessToken), 200, 'a new token of a person who was here');
    assert.equal(await ask(null, '/session'), 200, 'the way in');
    assert.equal(await ask(await service.token('t1/p2'), '/me', '203.0.113.8'), 200, 'a person of another address');
  });

  it('lets forged tokens of a known person lock out neither the person nor the others', async () => {
    const address = '203.0.113.9';
    // One token: another second's would be another token.
    const known = await service.token('t1/teacher1');
    assert.equal(await ask(known, '/me', address), 200);
    const flood = await Promise.all(Array.from({ length: 200 }, async () => ask(await forge('teacher1'), '/me', address)));
    assert.ok(flood.filter((status) => status === 401).length <= 12);
    assert.equal(await ask(known, '/me', address), 200, 'a token that is known');
    assert.equal(await ask((await renew('teacher1')).accessToken, '/me', '203.0.113.10'), 200, 'a new one, at home');
    assert.equal(await ask(await service.token('t1/teacher2'), '/me', address), 200, 'a colleague');
  });

  it('answers how people sign in, however often the neighbours ask', async () => {
    const asked = await Promise.all(Array.from({ length: 600 }, () => ask(null, '/session', '203.0.113.11')));
    assert.deepEqual([...new Set(asked)], [200]);
  });

  it('counts for the person, whatever identity is named', async () => {
    const token = await service.token('t1/g1');
    const asked: number[] = [];
    for (let count = 0; count < perSecond * 4 + 10; count++) asked.push(await ask(token, '/me', '203.0.113.12', { 'LS-Identity': `i-${count}` }));
    assert.deepEqual([asked[0], asked.at(-1)], [403, 429]);
  });

  /** Another good token of the same person. */
  async function renew(personId: string): Promise<{ accessToken: string }> {
    const signedIn = await service.call(null, '/demo/sign-in', { method: 'POST', json: { personId } });
    const Cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await service.call(null, '/session/token', { method: 'POST', headers: { Cookie, 'LS-Request': '1' } });
    return (await answer.json()) as { accessToken: string };
  }
});

describe('the budget for tokens', () => {
  const isBad = () => true;
  const bad = () => Promise.reject(new ProblemError('token-invalid'));

  it('is not touched by a whole school that signs in at once', async () => {
    const budget = new VerificationBudget(1);
    for (const round of [1, 2]) {
      const results = await Promise.allSettled(
        Array.from({ length: 480 }, async (_, pupil) => {
          // Not all in the same instant: a verification takes its time, and is paid for until it has come out well.
          await new Promise((resolve) => setTimeout(resolve, Math.floor(pupil / 10)));
          return budget.spend(school, `pupil ${pupil}`, async () => round, isBad);
        }),
      );
      assert.deepEqual(results.filter(({ status }) => status === 'rejected'), []);
    }
  });

  it('costs nothing when the issuer cannot be reached', async () => {
    const budget = new VerificationBudget(1);
    const unavailable = () => Promise.reject(new ProblemError('unavailable'));
    for (let count = 0; count < 100; count++) {
      await assert.rejects(budget.spend(school, `pupil ${count}`, unavailable, () => false), { code: 'unavailable' });
    }
  });

  it('ends for all addresses together', async () => {
    const budget = new VerificationBudget(1);
    const codes = new Set<string>();
    for (let count = 0; count < 200; count++) {
      await budget.spend(`address ${count}`, `nobody ${count}`, bad, isBad).catch((error: unknown) => codes.add((error as ProblemError).code));
    }
    assert.deepEqual([...codes], ['token-invalid', 'too-many-requests']);
  });
});

describe('tokens', () => {
  it('are verified once, also when a page asks many things at the same time, and somebody without a space is not looked up again', async () => {
    let looks = 0;
    const tokens = new Tokens(async () => {
      looks += 1;
      await new Promise(setImmediate);
      throw new ProblemError('person-unknown');
    }, new VerificationBudget(1));
    const token = await forge('stranger');
    for (let round = 0; round < 3; round++) {
      for (const result of await Promise.allSettled([tokens.verify(token, school), tokens.verify(token, school)])) {
        assert.equal(result.status === 'rejected' && (result.reason as ProblemError).code, 'person-unknown');
      }
    }
    assert.equal(looks, 1);
  });

  it('that are no tokens, or ended long ago, cost no verification', async () => {
    const tokens = new Tokens(() => Promise.reject(new Error('looked')), new VerificationBudget(0));
    const ended = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setExpirationTime('-2h').sign(new Uint8Array(32));
    await assert.rejects(tokens.verify('nonsense', school), { code: 'token-invalid' });
    await assert.rejects(tokens.verify(ended, school), { code: 'token-expired' });
  });
});

describe('a rate limit', () => {
  it('limits one caller and not the other, and takes back what does not count', () => {
    const limit = new RateLimit(1);
    for (let count = 0; count < 4; count++) limit.take('a');
    assert.throws(() => limit.take('a'), { code: 'too-many-requests' });
    limit.take('b');
    limit.giveBack('a');
    limit.take('a');
    for (let count = 0; count < 9; count++) limit.giveBack('a');
    for (let count = 0; count < 4; count++) limit.take('a');
    assert.throws(() => limit.take('a'), { code: 'too-many-requests' }, 'no more than full');
  });

  it('remembers a bounded number of callers, those who asked last', () => {
    const limit = new RateLimit(1, { capacity: 3 });
    for (let count = 0; count < 4; count++) limit.take('busy');
    for (let count = 0; count < 10; count++) {
      limit.take(`passer-by ${count}`);
      assert.throws(() => limit.take('busy'), { code: 'too-many-requests' });
    }
  });
});

describe('the address of a client', () => {
  const proxies = proxyList(['10.0.0.0/8', '2001:db8:1::5', '127.0.0.1']);
  const cases: [string, string | null, string | null, string][] = [
    ['the peer itself', '203.0.113.7', null, '203.0.113.7'],
    ['the peer itself, whatever it says', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['what a trusted proxy says', '10.0.0.2', '203.0.113.7', '203.0.113.7'],
    ['the last foreign one of a chain', '10.0.0.2', '198.51.100.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['the proxy, where it says nonsense', '10.0.0.2', 'unknown', '10.0.0.2'],
    ['IPv4 written as IPv6', '::ffff:10.0.0.2', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the network of an IPv6 line', '2001:db8:1::5', '2001:DB8:2:3:aaaa::1', '2001:db8:2:3::/64'],
    ['the network of a short IPv6 address', '2001:db8::1', null, '2001:db8:0:0::/64'],
    ['nobody in a browser test', null, null, 'unknown'],
  ];
  for (const [name, peer, forwarded, expected] of cases) {
    it(`is ${name}`, () => assert.equal(clientAddress(peer, forwarded, proxies), expected));
  }

  it('cannot be configured wrongly without a word', () => {
    for (const entry of ['proxy.example', '10.0.0.0/x', '10.0.0.0/99']) assert.throws(() => proxyList([entry]), /TRUSTED_PROXIES|prefix/i, entry);
  });
});
