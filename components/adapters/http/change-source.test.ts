import { expect } from '@open-wc/testing';
import { HttpResponse } from 'msw';
import { readMe } from '../../../contract/src/routes/identity.ts';
import { listChanges, streamEvents } from '../../../contract/src/routes/notices.ts';
import { basePath } from '../../../contract/src/headers.ts';
import type { Change } from '../../base/ports/ports.ts';
import { newId } from '../../base/id.ts';
import { person } from '../memory/fixtures.ts';
import { until } from '../test/databases.ts';
import { draft, nextChange } from '../test/port-suite.ts';
import { openCounty, type ServiceCounty } from '../test/service.ts';
import { openTab } from '../test/tab.ts';
import type { HttpOptions } from './http-ports.ts';

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
  let county: ServiceCounty;
  let end: AbortController;
  const asked = (path: string) => county.requests.filter(({ url }) => new URL(url).pathname === `${basePath}${path}`);
  const streams = () => asked(streamEvents.path);
  const ports = (changes: HttpOptions['changes'] = {}) => county.portsFor(person.pupil, { changes });
  const collect = (to: ReturnType<typeof ports>): Change[] => {
    const changes: Change[] = [];
    for (const port of [to.tasks, to.notices, to.resources]) port.subscribe((change) => changes.push(change), { signal: end.signal });
    return changes;
  };
  const showPage = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  };
  const giveTask = () => {
    const teacher = county.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    return teacher.tasks.create(draft, newId());
  };

  beforeEach(async () => {
    county = await openCounty();
    end = new AbortController();
  });
  afterEach(() => {
    end.abort();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('is one for all subscribers, and none when nobody subscribes', async () => {
    const to = ports();
    collect(to);
    to.tasks.subscribe(() => undefined, { signal: end.signal });
    await county.listening();
    await to.tasks.list({});
    expect(streams()).to.have.length(1);
    end.abort();
    await until(() => streams()[0]?.signal.aborted);
  });

  it('takes who is here from whoever is asking for it, and asks where nobody could say', async () => {
    const to = ports();
    const me = to.identity.me();
    collect(to);
    await county.listening();
    await me;
    expect(asked('/me')).to.have.length(1);
    end.abort();
    end = new AbortController();
    const lost = county.portsFor(person.pupil);
    county.answerInstead(readMe, () => new Response('', { status: 503 }));
    await lost.identity.me().catch(() => undefined);
    const before = asked('/me').length;
    collect(lost);
    await until(() => streams().length > 1);
    expect(asked('/me')).to.have.length(before + 1);
  });

  it('tells each port what concerns it', async () => {
    const to = ports();
    const heard = nextChange(to.notices, ({ type }) => type === 'notice.created');
    const wrong: Change[] = [];
    to.resources.subscribe((change) => wrong.push(change), { signal: end.signal });
    await county.listening();
    const { value } = await giveTask();
    expect((await heard).taskId).to.equal(value?.id);
    expect(wrong).to.deep.equal([]);
  });

  it('tells what happened after the page had read and before its line stood, to each of its tabs', async () => {
    let isOpen = false;
    /** On a bad line it takes its time until the line stands. */
    const slowly: typeof fetch = async (input, init) => {
      const isLine = new URL(new Request(input, init).url).pathname.endsWith(streamEvents.path);
      if (isLine) await until(() => isOpen);
      return fetch(input, init);
    };
    const tabs = [1, 2].map(() => county.portsFor(person.pupil, { fetch: slowly }));
    const heard = tabs.map(collect);
    await Promise.all(tabs.map(({ tasks }) => tasks.list({})));
    const { value } = await giveTask();
    expect(heard).to.deep.equal([[], []]);
    isOpen = true;
    const ofTask = (changes: Change[]) => changes.filter(({ type, taskId }) => type === 'task.created' && taskId === value?.id).length;
    await until(() => heard.every((changes) => ofTask(changes) > 0));
    expect(heard.map(ofTask)).to.deep.equal([1, 1]);
  });

  it('[RS-03] lets the first answer that somebody waits for go before it, which is more than who is here, and tells what was written until it stood', async () => {
    const to = ports({ patienceMs: 60_000 });
    const changes = collect(to);
    await to.identity.me();
    const { value } = await giveTask();
    expect(streams(), 'nobody has been answered').to.have.length(0);
    await to.tasks.list({});
    await until(() => changes.some(({ type, taskId }) => type === 'task.created' && taskId === value?.id));
    expect([asked('/me').length, streams().length]).to.deep.equal([1, 1]);
  });

  it('stands after a while also where nobody asks for anything', async () => {
    const changes = collect(ports({ patienceMs: 50 }));
    await county.listening();
    const { value } = await giveTask();
    await until(() => changes.some(({ type, taskId }) => type === 'task.created' && taskId === value?.id));
  });

  it('goes on after the last event it has seen when the line was lost', async () => {
    const created = event(41, 'task.created', { taskId: 't-1' });
    county.answerInstead(streamEvents, () => streamOf('id: 40\n\n', created.slice(0, 30), created.slice(30)));
    const changes = collect(ports());
    await until(() => streams().length > 1);
    expect(changes).to.deep.equal([{ type: 'task.created', taskId: 't-1' }]);
    expect(streams()[0]?.headers.get('Last-Event-ID')).to.equal(null);
    expect(streams()[1]?.headers.get('Last-Event-ID')).to.equal('41');
  });

  it('lets everything be read again when it cannot know what it missed', async () => {
    county.answerInstead(streamEvents, () => streamOf(': no sequence told\n\n'));
    const changes = collect(ports());
    await until(() => changes.length > 0);
    expect(changes.map(({ type }) => type)).to.include.members(['task.created', 'notice.created', 'catalogue.changed']);
  });

  it('passes over events it does not understand', async () => {
    county.answerInstead(streamEvents, () => streamOf(event(7, 'moon.risen'), 'id: 8\ndata: {broken\n\n', event(9, 'catalogue.changed')));
    const changes = collect(ports());
    await until(() => streams().length > 1);
    expect(changes).to.deep.equal([{ type: 'catalogue.changed' }]);
    expect(streams()[1]?.headers.get('Last-Event-ID')).to.equal('9');
  });

  it('behind a proxy that collects answers is a question that is held back, and every change is heard once and in order', async () => {
    const behindProxy = county.portsFor(person.pupil, { service: '/collecting-proxy', changes: { helloMs: 150 } });
    const changes = collect(behindProxy);
    const held = () => county.requests.filter(({ url }) => new URL(url).searchParams.has('wait')).length;
    await until(() => held() > 0);
    const given: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) given.push((await giveTask()).value?.id);
    const heard = () => changes.flatMap(({ type, taskId }) => (type === 'task.created' && taskId !== undefined ? [taskId] : []));
    await until(() => heard().length >= 3);
    expect(heard()).to.deep.equal(given);
    // One line, and few questions: an answer comes when there is something to say.
    expect(held()).to.be.lessThan(8);
    expect(county.requests.filter(({ url }) => new URL(url).pathname.endsWith(streamEvents.path))).to.have.length(1);
  });

  for (const [where, answer] of [
    ['the service does not wait', () => HttpResponse.json({ items: [], lastSequence: 1 })],
    ['what is held back is cut off on the way', () => new HttpResponse(null, { status: 504 })],
  ] as const) {
    it(`asks every few seconds where ${where}`, async () => {
      county.answerInstead(streamEvents, () => new Response(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } }));
      // The first question has nothing to wait for yet.
      for (const one of [() => HttpResponse.json({ items: [], lastSequence: 1 }), answer, answer]) county.answerInstead(listChanges, one);
      const changes = collect(ports({ helloMs: 40, pollMs: 40 }));
      const waits = () => asked(listChanges.path).filter(({ url }) => new URL(url).searchParams.has('wait')).length;
      await until(() => asked(listChanges.path).length - waits() >= 4);
      expect(waits()).to.be.within(1, 2);
      const { value } = await giveTask();
      await until(() => changes.some(({ type, taskId }) => type === 'task.created' && taskId === value?.id));
      expect(streams()).to.have.length(1);
    });
  }

  it('is given back while the page is hidden, where tabs cannot share it; what happened meanwhile is heard once and in order when it is seen again', async () => {
    const changes = collect(ports({ locks: null }));
    const heard = () => changes.flatMap(({ type, taskId }) => (type === 'task.created' ? [taskId] : []));
    await until(async () => (await county.openStreams(person.pupil)) === 1);
    const given = [(await giveTask()).value?.id];
    await until(() => heard().length === 1);
    showPage('hidden');
    await until(async () => (await county.openStreams(person.pupil)) === 0);
    given.push((await giveTask()).value?.id, (await giveTask()).value?.id);
    expect(heard()).to.have.length(1);
    showPage('visible');
    await until(() => heard().length >= 3);
    given.push((await giveTask()).value?.id);
    await until(() => heard().length >= 4);
    expect(heard()).to.deep.equal(given);
    expect(streams()).to.have.length(2);
  });

  it('is not asked for by a page that nobody has seen yet, where tabs cannot share it; what it read until then is read again', async () => {
    showPage('hidden');
    const to = ports({ locks: null });
    const changes = collect(to);
    await to.tasks.list({});
    expect(streams()).to.have.length(0);
    showPage('visible');
    await until(() => changes.length > 0);
    expect(changes.map(({ type }) => type)).to.include.members(['task.created', 'notice.created', 'catalogue.changed']);
    expect(streams()).to.have.length(1);
  });

  it('begins anew as another identity', async () => {
    const to = ports();
    collect(to);
    await until(() => streams().length === 1);
    to.identity.actAs('i-p-maimaiti');
    await until(() => streams().length === 2);
    expect(streams()[1]?.headers.get('LS-Identity')).to.equal('i-p-maimaiti');
  });

  describe('is one for all tabs of a person', () => {
    type Heard = { id: string | undefined }[];
    const frames: HTMLIFrameElement[] = [];
    afterEach(() => {
      for (const frame of frames.splice(0)) frame.remove();
    });
    const taskIds = (changes: Heard) => changes.map(({ id }) => id);
    /** A tab of the browser, which writes down what tasks it hears of. */
    const tab = (who: string, changes: HttpOptions['changes'] = {}): { heard: Heard; frame: HTMLIFrameElement } => {
      const heard: Heard = [];
      const frame = openTab(({ createHttpPorts }) => {
        const own = createHttpPorts({ getToken: () => county.token(who), language: () => 'en', changes: { patienceMs: 0, ...changes } });
        own.tasks.subscribe(({ type, taskId }) => type === 'task.created' && heard.push({ id: taskId }), { signal: end.signal });
        own.notices.subscribe(({ type, noticeId }) => type === 'notice.read' && heard.push({ id: noticeId }), { signal: end.signal });
      });
      frames.push(frame);
      return { heard, frame };
    };
    /** Gives tasks until every tab has heard of one: from then on all of them listen. */
    const untilAllListen = async (...tabs: { heard: Heard }[]): Promise<void> => {
      while (!tabs.every(({ heard }) => heard.length > 0)) {
        const { value } = await giveTask();
        const soon = performance.now() + 500;
        await until(() => performance.now() > soon || tabs.every(({ heard }) => heard.some(({ id }) => id === value?.id)));
      }
      for (const { heard } of tabs) heard.length = 0;
    };
    const lockName = async (): Promise<string> => {
      const { held = [] } = await navigator.locks.query();
      return held.find(({ name }) => name?.includes(county.tenantId))?.name ?? '';
    };

    it('however many they are; each hears everything once and in order', async () => {
      const tabs = [tab(person.pupil), tab(person.pupil), tab(person.pupil), tab(person.pupil)];
      await untilAllListen(...tabs);
      const given = [(await giveTask()).value?.id, (await giveTask()).value?.id, (await giveTask()).value?.id];
      await until(() => tabs.every(({ heard }) => heard.length >= 3));
      for (const { heard } of tabs) expect(taskIds(heard)).to.deep.equal(given);
      expect(await county.openStreams(person.pupil)).to.equal(1);
    });

    it('and handed over without a gap when the one that has it is killed', async () => {
      const first = tab(person.pupil);
      await untilAllListen(first);
      const others = [tab(person.pupil), tab(person.pupil)];
      await untilAllListen(first, ...others);
      const given: (string | undefined)[] = [];
      for (let count = 0; count < 6; count += 1) {
        if (count === 3) first.frame.remove();
        given.push((await giveTask()).value?.id);
      }
      await until(() => others.every(({ heard }) => heard.length >= 6));
      for (const { heard } of others) expect(taskIds(heard)).to.deep.equal(given);
      await until(async () => (await county.openStreams(person.pupil)) === 1);
    });

    it('but never of two persons, nor of two identities of one', async () => {
      const [one, other] = [tab(person.pupil), tab(person.otherPupil)];
      await untilAllListen(one, other);
      expect([await county.openStreams(person.pupil), await county.openStreams(person.otherPupil)]).to.deep.equal([1, 1]);
      const reader = county.portsFor(person.pupil);
      const { items } = (await reader.notices.list({})).value;
      const unread = items.find(({ readAt }) => readAt === null);
      await reader.notices.markRead(unread?.id ?? '');
      await until(() => one.heard.some(({ id }) => id === unread?.id));
      const { value } = await giveTask();
      await until(() => other.heard.some(({ id }) => id === value?.id));
      expect(taskIds(other.heard)).not.to.include(unread?.id);

      const [teacher, sameTeacher] = [county.portsFor(person.teacher), county.portsFor(person.teacher)];
      sameTeacher.identity.actAs((await teacher.identity.me()).value.identities.at(-1)?.id ?? '');
      collect(teacher);
      collect(sameTeacher);
      await until(async () => (await county.openStreams(person.teacher)) === 2);
    });

    it('and what one tab does not hear of the other it asks the service for', async () => {
      const leading = ports();
      const known = collect(leading);
      await until(async () => (await county.openStreams(person.pupil)) === 1);
      const deaf = tab(person.pupil);
      await untilAllListen(deaf);
      const before = known.length;
      const { postMessage } = BroadcastChannel.prototype;
      // The words of this page are lost on the way to the other tab.
      BroadcastChannel.prototype.postMessage = () => undefined;
      const given = [(await giveTask()).value?.id];
      await until(() => known.length > before);
      BroadcastChannel.prototype.postMessage = postMessage;
      expect(deaf.heard).to.deep.equal([]);
      given.push((await giveTask()).value?.id);
      await until(() => deaf.heard.length >= 2);
      expect(taskIds(deaf.heard)).to.deep.equal(given);
      expect(await county.openStreams(person.pupil)).to.equal(1);
    });

    it('and taken from a tab that the browser has put to sleep, by one that is seen', async () => {
      const first = tab(person.pupil);
      await untilAllListen(first);
      const name = await lockName();
      // Asleep with its lock: whoever holds it says nothing.
      const asleep = new AbortController();
      const sleeping = navigator.locks.request(name, { steal: true }, () => new Promise((resolve) => asleep.signal.addEventListener('abort', resolve, { once: true })));
      first.frame.remove();
      await until(async () => (await county.openStreams(person.pupil)) === 0);
      // Long enough for a stream to begin on a busy machine: a line that is silent for so long is asked in another way.
      const seen = tab(person.pupil, { helloMs: 2_000 });
      const lost = await sleeping.then(() => 'given back', () => 'taken');
      expect(lost).to.equal('taken');
      await untilAllListen(seen);
      await until(async () => (await county.openStreams(person.pupil)) === 1);
    });
  });
});
