import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { contractApp, problemResponse, tokenOf, type ContractApp } from '../test/contract-app.ts';
import { portSuite, rejection, watched } from '../test/port-suite.ts';
import { createHttpPorts, type HttpOptions } from './http-ports.ts';

function platform() {
  const service = createMemoryService();
  const app = contractApp(service);
  return { app, service, portsFor: (personId: string) => portsTo(app, { getToken: () => tokenOf(personId) }), fail: service.fail };
}
const portsTo = (app: ContractApp, options: HttpOptions = {}) =>
  createHttpPorts({ fetch: app.fetch, language: () => 'en', changes: { lingerMs: 0 }, ...options });

portSuite('http', platform);

describe('http: the language of the contract', () => {
  let app: ContractApp;
  let service: MemoryService;
  beforeEach(() => ({ app, service } = platform()));
  const signedIn = (options: HttpOptions = {}) => portsTo(app, { getToken: () => tokenOf(person.pupil), ...options });

  it('answers the same through a real network layer', async () => {
    const worker = setupWorker(http.all('*/api/v1/*', async ({ request }) => {
      const body = request.method === 'GET' ? null : await request.text();
      return app.fetch(request.url, { method: request.method, headers: request.headers, body });
    }));
    await worker.start({ quiet: true, serviceWorker: { url: '/mockServiceWorker.js', options: { scope: '/' } } });
    try {
      const ports = createHttpPorts({ getToken: () => tokenOf(person.pupil) });
      expect((await ports.identity.me()).value.person.name).to.equal('买买提·艾力');
      expect((await ports.progress.record([watched()])).status).to.equal('sent');
      expect((await rejection(ports.resources.get('nowhere'))).code).to.equal('not-found');
    } finally {
      worker.stop();
    }
  });

  it('sends the identity, the language, the token and the key of a write in headers, never in the address', async () => {
    const ports = signedIn({ getToken: () => tokenOf(person.teacher), language: () => 'ug' });
    ports.identity.actAs('i-wang-teacher');
    await ports.tasks.create({ classId: 'c-31', resourceId: 'r-poem', title: 'x', instruction: '', paperAlternative: null, dueAt: null }, 'key-1');
    const request = app.requests.at(-1);
    expect(request?.url).to.equal('https://space.test/api/v1/tasks');
    expect(Object.fromEntries(request?.headers ?? [])).to.include({
      authorization: `Bearer ${tokenOf(person.teacher)}`,
      'ls-identity': 'i-wang-teacher',
      'ls-function': 'T-05',
      'idempotency-key': 'key-1',
      'accept-language': 'ug',
    });
  });

  it("gives the service's own words of a problem, also of one it does not know", async () => {
    app.instead.set('readResource', () => problemResponse('borrowed-out'));
    const error = await rejection(signedIn().resources.get('r-poem'));
    expect(error).to.include({ code: 'borrowed-out', message: 'title of borrowed-out', detail: 'detail of borrowed-out', action: 'action of borrowed-out', offline: false });
  });

  it('takes no answer that is not in the contract', async () => {
    for (const body of ['<html>sign in to the school network</html>', '{"items": 3}', '{"items": [{"id": 1}], "total": 1, "nextCursor": null}', '']) {
      app.instead.set('listTasks', () => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
      const error = await rejection(signedIn().tasks.list({}));
      expect(error.code).to.equal('answer-invalid');
      expect(error.action).not.to.equal('');
    }
  });

  it('tells a line that is down from a slow one and from a gateway without a service', async () => {
    const down = await rejection(signedIn({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) }).tasks.classes());
    expect(down).to.include({ code: 'offline', offline: true });
    const never: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
    const slow = await rejection(signedIn({ fetch: never, timeoutMs: 20 }).tasks.classes());
    expect(slow).to.include({ code: 'timeout', offline: true });
    app.instead.set('listClasses', () => new Response('Bad gateway', { status: 502 }));
    expect((await rejection(signedIn().tasks.classes())).offline).to.equal(true);
  });

  it('asks once for a new token when the old one has ended, and all calls share it', async () => {
    let asked = 0;
    app = contractApp(service, (token) => !token.endsWith(':old'));
    const ports = signedIn({ getToken: () => `${tokenOf(person.pupil)}:${(asked += 1) === 1 ? 'old' : 'new'}` });
    await Promise.all([ports.tasks.classes(), ports.tasks.list({}), ports.notices.list({})]);
    expect(asked).to.equal(2);
  });

  it('says once that the session has ended when new tokens are refused as well', async () => {
    let asked = 0;
    let ended = 0;
    app = contractApp(service, () => false);
    const ports = signedIn({ getToken: () => `${tokenOf(person.pupil)}:${(asked += 1)}`, onSessionExpired: () => (ended += 1) });
    const errors = await Promise.all([rejection(ports.tasks.classes()), rejection(ports.notices.list({}))]);
    expect(errors.map(({ code }) => code)).to.deep.equal(['token-expired', 'token-expired']);
    expect(ended).to.equal(1);
  });

  it('renews a token before its end, also when the clock of the machine is wrong', async () => {
    let asked = 0;
    const token = (expiresAt: string) => () => {
      asked += 1;
      return { accessToken: tokenOf(person.pupil), expiresAt };
    };
    const soon = signedIn({ getToken: token(new Date(Date.now() + 30_050).toISOString()) });
    await soon.tasks.classes();
    await new Promise((resolve) => setTimeout(resolve, 80));
    await soon.tasks.classes();
    expect(asked).to.equal(2);
    asked = 0;
    // Dead on arrival by our clock: the clock is wrong, and the service takes the token.
    const wrongClock = signedIn({ getToken: token('2001-01-01T00:00:00.000Z') });
    await wrongClock.tasks.classes();
    await wrongClock.tasks.classes();
    expect(asked).to.equal(1);
  });

  it('does not carry an unchanged resource twice, and keeps identities apart', async () => {
    const ports = signedIn();
    const first = await ports.resources.get('r-fractions');
    const second = await ports.resources.get('r-fractions');
    expect(second.value).to.deep.equal(first.value);
    expect(app.requests.at(-1)?.headers.get('If-None-Match')).not.to.equal(null);
    ports.identity.actAs('i-p-maimaiti');
    await ports.resources.get('r-fractions');
    expect(app.requests.at(-1)?.headers.get('If-None-Match')).to.equal(null);
  });

  it('leaves nothing of a token in a storage', async () => {
    await signedIn().identity.me();
    const kept = Object.values(localStorage).concat(Object.values(sessionStorage)).join() + document.cookie + document.documentElement.outerHTML;
    expect(kept).not.to.include(tokenOf(person.pupil));
  });
});
