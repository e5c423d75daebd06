import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { header } from '../../../contract/src/headers.ts';
import { fetchAhead, startAhead } from './ahead.ts';

describe('http: what is asked for ahead', () => {
  const asked: string[] = [];
  const worker = setupWorker(
    http.post('*/api/v1/session/token', ({ request }) => {
      asked.push(`token ${request.headers.get(header.csrf)} ${request.headers.get('Accept-Language')}`);
      return HttpResponse.json({ accessToken: 'a', expiresAt: '2030-01-01T00:00:00Z' });
    }),
    http.get('*/api/v1/me', ({ request }) => {
      asked.push(`me ${request.headers.get('Authorization')} ${request.headers.get(header.identity)}`);
      return HttpResponse.json({ for: request.headers.get('Authorization') });
    }),
  );
  const token = () => fetchAhead('/api/v1/session/token', { method: 'POST' });
  const me = (headers: Record<string, string>) => fetchAhead('/api/v1/me', { headers });

  before(() => worker.start({ quiet: true, serviceWorker: { url: '/mockServiceWorker.js', options: { scope: '/' } } }));
  after(() => worker.stop());
  beforeEach(() => (asked.length = 0));

  it('is asked once: the library takes the answers over', async () => {
    startAhead({ language: 'ug' });
    expect(await (await token()).json()).to.include({ accessToken: 'a' });
    expect(await (await me({ Authorization: 'Bearer a' })).json()).to.deep.equal({ for: 'Bearer a' });
    expect(asked).to.deep.equal(['token 1 ug', 'me Bearer a null']);
  });

  it('is given once: whoever asks again gets a new answer', async () => {
    startAhead({ language: 'zh-CN' });
    await me({ Authorization: 'Bearer a' });
    await me({ Authorization: 'Bearer a' });
    expect(asked.filter((line) => line.startsWith('me'))).to.have.length(2);
  });

  it('never answers another person, nor another identity of the same person', async () => {
    startAhead({ language: 'zh-CN' });
    expect(await (await me({ Authorization: 'Bearer b' })).json()).to.deep.equal({ for: 'Bearer b' });
    startAhead({ language: 'zh-CN' });
    await me({ Authorization: 'Bearer a', [header.identity]: 'guardian' });
    expect(asked.at(-1)).to.equal('me Bearer a guardian');
  });

  it('leaves a failure to the library, which asks for itself', async () => {
    startAhead({ language: 'zh-CN', fetch: () => Promise.reject(new TypeError('The line is down.')) });
    expect((await token()).ok).to.equal(true);
    expect((await me({ Authorization: 'Bearer a' })).ok).to.equal(true);
    startAhead({ language: 'zh-CN', fetch: async () => new Response('{"code":"not-signed-in"}', { status: 401 }) });
    expect((await token()).ok).to.equal(true);
    expect(asked.filter((line) => line.startsWith('token'))).to.have.length(2);
  });
});
