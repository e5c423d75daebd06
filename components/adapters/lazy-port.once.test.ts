import { expect } from '@open-wc/testing';
import type { NoticePort } from '../base/ports/ports.ts';
import { lazyPort } from './lazy-port.ts';
import { createMemoryService } from './memory/memory-ports.ts';
import { person } from './memory/fixtures.ts';
import { rejection } from './test/port-suite.ts';

describe('a lazy port', () => {
  const notices = () => createMemoryService().portsFor(person.pupil).notices;

  it('fetches its code with the first call, and once', async () => {
    let loads = 0;
    const real = notices();
    const port = lazyPort<NoticePort>(real.subscribe, async () => {
      loads += 1;
      return real;
    });
    port.subscribe(() => undefined, { signal: AbortSignal.abort() });
    expect(Reflect.get(port, 'then'), 'who awaits the port itself gets the port').to.equal(undefined);
    expect(loads, 'nobody has called yet').to.equal(0);
    const [first, second] = await Promise.all([port.list({}), port.list({ limit: 1 })]);
    expect(first.value.unread).to.equal(second.value.unread);
    expect(loads).to.equal(1);
  });

  it('fails like a call without a line when the code cannot be fetched, and tries again', async () => {
    const real = notices();
    let isDown = true;
    const port = lazyPort<NoticePort>(real.subscribe, async () => {
      if (isDown) throw new TypeError('Failed to fetch dynamically imported module');
      return real;
    });
    expect(await rejection(port.list({}))).to.include({ code: 'offline', offline: true });
    isDown = false;
    expect((await port.list({})).value.items).to.have.length(1);
  });
});
