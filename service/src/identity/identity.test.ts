/** Who is let in: the demo on loopback, and tokens of a real OIDC issuer; forged, expired and foreign ones are not. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SignJWT, exportJWK } from 'jose';
import Provider from 'oidc-provider';
import { readConfig } from '../config.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}

describe('demo mode', () => {
  let service: TestService;
  before(async () => {
    service = await openTestService(pglite);
    await makeWorld(service.services.carrier);
  });
  after(() => service.close());

  it('signs in a person picked from the list, with a cookie that only fetches tokens', async () => {
    const list = (await (await service.call(null, '/demo/people')).json()) as { items: { id: string; roles: string[]; classes: string[] }[] };
    assert.deepEqual(list.items.find(({ id }) => id === 'both')?.roles, ['guardian', 'teacher']);
    const signedIn = await service.call(null, '/demo/sign-in', { method: 'POST', json: { personId: 'p1' } });
    const setCookie = signedIn.headers.get('set-cookie') ?? '';
    assert.match(setCookie, /HttpOnly; SameSite=Strict/);
    const cookie = setCookie.split(';')[0] ?? '';
    assert.equal((await service.call(null, '/me', { headers: { Cookie: cookie } })).status, 401, 'the cookie alone opens nothing');
    const forged = await service.call(null, '/session/token', { method: 'POST', headers: { Cookie: cookie } });
    assert.equal(forged.status, 403, 'a foreign page cannot set the header');
    const answer = await service.call(null, '/session/token', { method: 'POST', headers: { Cookie: cookie, 'LS-Request': '1' } });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const me = await service.call(null, '/me', { headers: { Authorization: `Bearer ${accessToken}` } });
    assert.equal(((await me.json()) as { person: { name: string } }).person.name, '买买提·艾力');
    const asToken = await service.call(null, '/me', { headers: { Authorization: `Bearer ${cookie.split('=')[1]}` } });
    assert.equal(await codeOf(asToken), 'token-invalid', 'the cookie is no token');
  });

  it('signs nobody out at the wish of a foreign page', async () => {
    const signedIn = await service.call(null, '/demo/sign-in', { method: 'POST', json: { personId: 'p1' } });
    const Cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const forged = await service.call(null, '/session/sign-out', { method: 'POST', headers: { Cookie } });
    assert.deepEqual([forged.status, forged.headers.get('set-cookie')], [403, null]);
    const meant = await service.call(null, '/session/sign-out', { method: 'POST', headers: { Cookie, 'LS-Request': '1' } });
    assert.deepEqual([meant.status, /^ls-demo=;.*Max-Age=0/.test(meant.headers.get('set-cookie') ?? '')], [204, true]);
  });

  it('does not exist for other machines, through proxies, or under foreign names', async () => {
    const ask = (url: string, headers: Record<string, string>) => service.fetch(new Request(url, { headers }));
    for (const name of ['X-Forwarded-For', 'X-Real-IP', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Via', 'Forwarded']) {
      assert.equal((await ask('http://localhost/api/v1/demo/people', { [name]: '10.0.0.1' })).status, 404, name);
    }
    assert.equal((await ask('http://rebound.example/api/v1/demo/people', {})).status, 404);
  });

  it('is refused on an address that others can reach', () => {
    assert.throws(() => readConfig({ HOST: '0.0.0.0' }), /IDENTITY_ISSUER/);
    assert.equal(readConfig({ HOST: '0.0.0.0', IDENTITY_ISSUER: 'https://id.example' }).issuer?.issuer, 'https://id.example');
    assert.throws(() => readConfig({ PORT: 'eighty', LOG_LEVEL: 'loud' }), /PORT must be a whole number[^]*LOG_LEVEL/);
  });
});

describe('issuer mode', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let service: TestService;
  let server: Server;
  let issuer: string;
  before(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = (await makeProvider(issuer, privateKey)).callback();
    server.on('request', (request, response) => void answer(request, response));
    const config = readConfig({ IDENTITY_ISSUER: issuer, IDENTITY_CLIENT_ID: 'app', IDENTITY_CLAIM: 'sub' });
    service = await openTestService(pglite, { issuer: config.issuer });
    await makeWorld(service.services.carrier);
  });
  after(async () => {
    await service.close();
    server.close();
  });

  const me = (token: string) => service.call(null, '/me', { headers: { Authorization: `Bearer ${token}` } });
  function sign(claims: { sub?: string; aud?: string; iss?: string; tenant?: string; exp?: string }, key: KeyObject = privateKey) {
    const { sub = 'src:p1', aud = 'learning-space', iss = issuer, tenant = 't1', exp = '5m' } = claims;
    return new SignJWT({ tenant })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setSubject(sub)
      .setAudience(aud)
      .setIssuer(iss)
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(key);
  }

  it('lets in whom the issuer itself gave a token', async () => {
    const issue = async (resource: string) => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'src:p3', client_secret: 'secret', resource });
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body });
      return ((await answer.json()) as { access_token: string }).access_token;
    };
    const response = await me(await issue('urn:learning-space'));
    assert.equal(((await response.json()) as { person: { name: string } }).person.name, '𠮷田');
    assert.equal(await codeOf(await me(await issue('urn:library'))), 'token-invalid', 'meant for another service');
  });

  it('binds the subject at the first token, and says how people sign in', async () => {
    await me(await sign({ sub: 'src:p2' }));
    const { db } = service.services.carrier;
    const bound = await db.selectFrom('sso_binding').select('person_id').where('subject', '=', 'src:p2').execute();
    assert.deepEqual(bound, [{ person_id: 'p2' }]);
    const session = (await (await service.call(null, '/session')).json()) as Record<string, unknown>;
    assert.deepEqual([session['mode'], session['issuer'], session['clientId']], ['issuer', issuer, 'app']);
    assert.equal((await service.call(null, '/demo/people')).status, 404);
    assert.equal((await service.call(null, '/demo/sign-in', { method: 'POST', json: { personId: 'p1' } })).status, 404);
  });

  it('refuses what is expired, forged, or meant for somebody else', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { sub: 'src:p1', aud: 'learning-space', iss: issuer, tenant: 't1', exp: Math.floor(Date.now() / 1000) + 300 };
    const unsigned = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    const head = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(claims)}`;
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
    const confused = `${head}.${createHmac('sha256', publicPem).update(head).digest('base64url')}`;
    const good = await sign({});
    const altered = good.replace(/^([^.]+)\.[^.]+/, `$1.${encode({ ...claims, sub: 'src:m-county' })}`);
    const cases: [string, string, string][] = [
      ['expired', await sign({ exp: '-2m' }), 'token-expired'],
      ['other key', await sign({}, other), 'token-invalid'],
      ['alg none', unsigned, 'token-invalid'],
      ['HS256 with the public key', confused, 'token-invalid'],
      ['altered claims', altered, 'token-invalid'],
      ['wrong audience', await sign({ aud: 'another' }), 'token-invalid'],
      ['wrong issuer', await sign({ iss: 'https://evil.example' }), 'token-invalid'],
      ['no token at all', 'nonsense', 'token-invalid'],
      ['unknown person', await sign({ sub: 'src:nobody' }), 'person-unknown'],
      ['person of another tenant', await sign({ sub: 'src:q1' }), 'person-unknown'],
      ['unknown tenant', await sign({ tenant: 't9' }), 'person-unknown'],
    ];
    for (const [name, token, code] of cases) assert.equal(await codeOf(await me(token)), code, name);
  });
});

/** A real issuer that signs with `key`. */
async function makeProvider(issuer: string, key: KeyObject): Promise<Provider> {
  return new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(key)), kid: 'k1', alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        // Stands for a person: a token of this grant has the client as its subject.
        client_id: 'src:p3',
        client_secret: 'secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    extraTokenClaims: () => ({ tenant: 't1' }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource === 'urn:learning-space' ? 'learning-space' : 'library',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}
