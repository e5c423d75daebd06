/** What `fetch` rejects with is each engine's own. */
import { expect } from '@open-wc/testing';
import { listClasses } from '../../../contract/src/routes/tasks.ts';
import { person } from '../memory/fixtures.ts';
import { rejection } from '../test/port-suite.ts';
import { openCounty } from '../test/service.ts';
import type { HttpOptions } from './http-ports.ts';

describe('http: a call that gets no answer', () => {
  it('tells a line that is down from a slow one and from a gateway without a service', async () => {
    const county = await openCounty();
    const signedIn = (options?: HttpOptions) => county.portsFor(person.pupil, options);
    const nowhere = 'http://127.0.0.1:9';
    expect(await rejection(signedIn({ service: nowhere }).tasks.classes())).to.include({ code: 'offline', offline: true });
    county.answerInstead(listClasses, () => new Response('Bad gateway', { status: 502 }));
    expect((await rejection(signedIn().tasks.classes())).offline).to.equal(true);
    county.fail({ kind: 'slow', delayMs: 1_000 });
    expect(await rejection(signedIn({ timeoutMs: 20 }).tasks.classes())).to.include({ code: 'timeout', offline: true });
  });
});
