/** A unit whose page is kept by the browser while somebody is elsewhere, and comes back. */
import { expect } from '@open-wc/testing';
import { Carrying } from '../../frame/launch/carrying.ts';
import { Launch } from '../../frame/launch/launch.ts';

const answers: Record<string, unknown> = {
  'LMS.LaunchData': { contextTemplate: { contextActivities: {}, extensions: {} }, launchMode: 'Normal' },
};

describe('a unit whose page comes back', () => {
  const { fetch } = globalThis;
  const said: (string | undefined)[] = [];
  beforeEach(() => {
    said.length = 0;
    globalThis.fetch = (address, init) => {
      const url = new URL(address instanceof Request ? address.url : address);
      if (url.pathname === '/token') return Promise.resolve(Response.json({ 'auth-token': 'a' }));
      const body = typeof init?.body === 'string' ? init.body : '';
      if (url.pathname === '/statements') said.push(/verbs\/(\w+)/.exec(body)?.[1]);
      const answer = answers[url.searchParams.get('stateId') ?? ''];
      return Promise.resolve(answer === undefined && init?.method === undefined ? new Response(null, { status: 404 }) : Response.json(answer ?? null));
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is still to say its end, which is not said while the page goes', async () => {
    const query = new URLSearchParams({ fetch: 'https://store.example/token', endpoint: 'https://store.example', actor: '{}', activityId: 'urn:unit', registration: 'r' });
    const launch = await Launch.open(query, 'unit');
    const carrying = new Carrying(launch, { judgement: () => ({ completed: true, success: null, score: undefined }), state: () => null, open: () => undefined, close: () => undefined });
    await carrying.begin();
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await carrying.finish();
    expect(said).to.deep.equal(['initialized', 'completed']);
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await carrying.finish();
    await carrying.finish();
    expect(said).to.deep.equal(['initialized', 'completed', 'terminated']);
  });
});
