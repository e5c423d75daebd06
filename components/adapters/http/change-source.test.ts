import { expect } from '@open-wc/testing';
import type { Change } from '../../base/ports/ports.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { contractApp, tokenOf, type ContractApp } from '../test/contract-app.ts';
import { draft, nextChange } from '../test/port-suite.ts';
import { createHttpPorts, type HttpOptions } from './http-ports.ts';

const streams = (app: ContractApp) => app.requests.filter(({ url }) => url.endsWith('/events'));
const until = async (fact: () => boolean) => {
  while (!fact()) await new Promise((resolve) => setTimeout(resolve, 10));
};
const event = (sequence: number, type: string, subject = {}) =>
  `id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify({ sequence, type, at: '2026-11-20T00:00:00.000Z', tenantId: 'yunling', subject })}\n\n`;
const streamOf = (...pieces: string[]) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    }),
    { headers: { 'Content-Type': 'text/event-stream' } },
  );

describe('http: the line for changes', () => {
  let app: ContractApp;
  let end: AbortController;
  const service = createMemoryService();
  const ports = (options: HttpOptions['changes'] = {}, fetch = app.fetch) =>
    createHttpPorts({ fetch, getToken: () => tokenOf(person.pupil), changes: { lingerMs: 0, ...options } });
  const collect = (to: ReturnType<typeof ports>): Change[] => {
    const changes: Change[] = [];
    for (const port of [to.tasks, to.notices, to.resources]) port.subscribe((change) => changes.push(change), { signal: end.signal });
    return changes;
  };

  beforeEach(() => {
    app = contractApp(service);
    end = new AbortController();
  });
  afterEach(() => end.abort());

  it('is one for all subscribers, and none when nobody subscribes', async () => {
    let ended = 0;
    const counting: typeof fetch = (input, init) => {
      init?.signal?.addEventListener('abort', () => (ended += 1));
      return app.fetch(input, init);
    };
    const to = ports({}, counting);
    collect(to);
    to.tasks.subscribe(() => undefined, { signal: end.signal });
    await until(() => streams(app).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(streams(app)).to.have.length(1);
    end.abort();
    await until(() => ended > 0);
  });

  it('tells each port what concerns it', async () => {
    const to = ports();
    const heard = nextChange(to.notices, ({ type }) => type === 'notice.created');
    const wrong: Change[] = [];
    to.resources.subscribe((change) => wrong.push(change), { signal: end.signal });
    await until(() => streams(app).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await service.portsFor(person.teacher).tasks.create(draft, crypto.randomUUID());
    expect((await heard).noticeId).to.be.a('string');
    expect(wrong).to.deep.equal([]);
  });

  it('goes on after the last event it has seen when the line was lost', async () => {
    app.instead.set('streamEvents', () => streamOf('id: 40\n\n', event(41, 'task.created', { taskId: 't-1' }).slice(0, 30), event(41, 'task.created', { taskId: 't-1' }).slice(30)));
    const changes = collect(ports());
    await until(() => streams(app).length > 1);
    expect(changes).to.deep.equal([{ type: 'task.created', taskId: 't-1' }]);
    expect(streams(app)[0]?.headers.get('Last-Event-ID')).to.equal(null);
    expect(streams(app)[1]?.headers.get('Last-Event-ID')).to.equal('41');
  });

  it('lets everything be read again when it cannot know what it missed', async () => {
    app.instead.set('streamEvents', () => streamOf(': no sequence told\n\n'));
    const changes = collect(ports());
    await until(() => changes.length > 0);
    expect(changes.map(({ type }) => type)).to.include.members(['task.created', 'notice.created', 'catalogue.changed']);
  });

  it('passes over events it does not understand', async () => {
    app.instead.set('streamEvents', () => streamOf(event(7, 'moon.risen'), 'id: 8\ndata: {broken\n\n', event(9, 'catalogue.changed')));
    const changes = collect(ports());
    await until(() => streams(app).length > 1);
    expect(changes).to.deep.equal([{ type: 'catalogue.changed' }]);
    expect(streams(app)[1]?.headers.get('Last-Event-ID')).to.equal('9');
  });

  it('asks every few seconds where something on the way holds the stream back', async () => {
    const silent = new Response(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } });
    app.instead.set('streamEvents', () => silent);
    const changes = collect(ports({ silenceMs: 40, pollMs: 40 }));
    await until(() => app.requests.some(({ url }) => url.includes('/changes')));
    await service.portsFor(person.teacher).tasks.create(draft, crypto.randomUUID());
    await until(() => changes.some(({ type }) => type === 'task.created'));
    expect(streams(app)).to.have.length(1);
  });

  it('begins anew as another identity', async () => {
    const to = ports();
    collect(to);
    await until(() => streams(app).length === 1);
    to.identity.actAs('i-p-maimaiti');
    await until(() => streams(app).length === 2);
    expect(streams(app)[1]?.headers.get('LS-Identity')).to.equal('i-p-maimaiti');
  });
});
