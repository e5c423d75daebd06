import { ContextProvider } from '@lit/context';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { LitElement, type TemplateResult } from 'lit';
import { connectionDoor } from '../data-element.ts';
import {
  connectPorts,
  define,
  LsDataElement,
  LsRequestEvent,
  portContexts,
  PortError,
  ready,
  registerAdapter,
  type Change,
  type ClassSummary,
  type DataState,
  type TaskPort,
} from '../index.ts';

type ProbeState = DataState<{ classes: readonly ClassSummary[] }>;

class ProbeRequest extends LsRequestEvent<{ name: string }> {
  constructor(name: string) {
    super('ls-probe-request', 'T-01', { name });
  }
}

class Probe extends LsDataElement<ProbeState, 'tasks'> {
  static override properties = { classId: {} };
  declare classId: string;

  ask(name: string): boolean {
    return this.request(new ProbeRequest(name));
  }
  override render(): TemplateResult {
    return html`<p>${this.state.type}</p>`;
  }
}

const asked: string[] = [];
connectPorts(Probe, {
  needs: ['tasks'],
  uses: ['notices'],
  watch: ['classId'],
  connect(link) {
    const read = (): Promise<void> =>
      link.read('classes', (signal) => link.ports.tasks.classes({ signal }), ({ value, ...answer }) => ready({ classes: value }, answer));
    link.ports.tasks.subscribe(() => void read(), { signal: link.signal });
    link.on<ProbeRequest>('ls-probe-request', ({ detail }) => {
      if (detail.name === 'bad') throw new PortError({ code: 'refused', title: '不行' });
      asked.push(detail.name);
    });
    void read();
  },
});
define('test-probe', Probe);

class Provider extends LitElement {
  readonly provided = new ContextProvider(this, { context: portContexts.tasks });
}

interface FakePort extends TaskPort {
  readonly calls: AbortSignal[];
  subscribers: number;
  change(): void;
  answer(index: number, name: string): void;
  reject(index: number, error: unknown): void;
}

function fakePort(): FakePort {
  const pending: { resolve: (name: string) => void; reject: (error: unknown) => void }[] = [];
  const callbacks = new Set<(change: Change) => void>();
  const calls: AbortSignal[] = [];
  const unused = (): Promise<never> => Promise.reject(new Error('not part of this test'));
  return {
    calls,
    subscribers: 0,
    classes(options) {
      if (options?.signal !== undefined) calls.push(options.signal);
      return new Promise((resolve, reject) => {
        const done = (name: string): void =>
          resolve({ value: [{ id: name, name } as ClassSummary], asOf: '2026-09-01T00:00:00Z', stale: false });
        pending.push({ resolve: done, reject });
      });
    },
    subscribe(callback, { signal }) {
      this.subscribers += 1;
      callbacks.add(callback);
      signal.addEventListener('abort', () => {
        this.subscribers -= 1;
        callbacks.delete(callback);
      });
    },
    list: unused,
    get: unused,
    progress: unused,
    create: unused,
    change: () => callbacks.forEach((callback) => callback({ type: 'task.created' })),
    answer: (index, name) => pending[index]?.resolve(name),
    reject: (index, error) => pending[index]?.reject(error),
  };
}

const shown = (probe: Probe): string => (probe.state.type === 'ready' ? probe.state.classes.map(({ name }) => name).join() : probe.state.type);

describe('PortConnection', () => {
  it('is unset without a port, and says so at once', async () => {
    const probe = await fixture<Probe>(html`<test-probe></test-probe>`);
    expect(probe.shadowRoot?.textContent).to.equal('unset');
    await probe.loadingComplete;
  });

  it('loads from .port, and loadingComplete settles with the data', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    expect(shown(probe)).to.equal('loading');
    port.answer(0, 'a');
    await probe.loadingComplete;
    expect(shown(probe)).to.equal('a');
    expect(probe.state).to.include({ asOf: '2026-09-01T00:00:00Z', stale: false, pending: 0 });
  });

  it('takes the port of the nearest provider, also of one that is upgraded later', async () => {
    const port = fakePort();
    const place = await fixture<HTMLElement>(html`<test-late-provider><test-probe></test-probe></test-late-provider>`);
    const probe = place.querySelector<Probe>('test-probe')!;
    expect(shown(probe)).to.equal('unset');
    customElements.define('test-late-provider', Provider);
    customElements.upgrade(place);
    expect(place).to.be.instanceOf(Provider);
    if (place instanceof Provider) place.provided.setValue(port);
    await waitUntil(() => port.calls.length === 1);
    expect(shown(probe)).to.equal('loading');
  });

  it('forgets the port of a provider that it has left', async () => {
    const port = fakePort();
    const place = await fixture<Provider>(html`<test-late-provider><test-probe></test-probe></test-late-provider>`);
    place.provided.setValue(port);
    const probe = place.querySelector<Probe>('test-probe')!;
    await waitUntil(() => port.subscribers === 1);
    place.after(probe);
    await waitUntil(() => shown(probe) === 'unset');
    expect(port.subscribers).to.equal(0);
  });

  it('takes the bundled adapter for the attribute service, whichever script comes first', async () => {
    const port = fakePort();
    const [one, two] = await Promise.all([
      fixture<Probe>(html`<test-probe service="https://space.example/"></test-probe>`),
      fixture<Probe>(html`<test-probe service="https://space.example/"></test-probe>`),
    ]);
    expect(shown(one)).to.equal('unset');
    let made = 0;
    const told: ((change: Change) => void)[] = [];
    const identity = { subscribe: (callback: (change: Change) => void) => void told.push(callback), me: () => Promise.reject(new Error('not asked')), actAs: () => undefined, actingIdentity: null };
    registerAdapter(async (service) => {
      made += 1;
      if (made === 2) throw new PortError({ code: 'unavailable', title: '没有响应' });
      return { tasks: service.includes('space') ? port : fakePort(), ...(service.includes('shared') && { identity }) };
    });
    await waitUntil(() => port.calls.length === 2, 'both elements, one set of ports');
    expect(made).to.equal(1);
    one.service = 'https://other.example/';
    await one.updateComplete;
    expect(shown(one)).to.equal('loading');
    await waitUntil(() => shown(one) === 'error');
    one.reload();
    await one.updateComplete;
    expect(shown(one)).to.equal('loading');
    await waitUntil(() => made === 3);
    expect(shown(two)).to.equal('loading');

    one.service = 'https://shared.example/';
    await waitUntil(() => told.length === 2, 'who keeps the ports, and the element');
    one[connectionDoor].show(ready({ classes: [] }, { asOf: '2026-09-01T00:00:00.000Z', stale: false }));
    await one.updateComplete;
    for (const tell of [...told]) tell({ type: 'person.changed' });
    await one.updateComplete;
    expect(shown(one)).to.equal('loading', 'nothing of the person before stays');
    await waitUntil(() => made === 5, 'ports of whoever is here now');
  });

  it('asks again by itself when the browser comes online', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.reject(0, new PortError({ code: 'offline', title: '断网', offline: true }));
    await waitUntil(() => shown(probe) === 'offline');
    dispatchEvent(new Event('online'));
    await waitUntil(() => port.calls.length === 2);
  });

  it('can be styled by its state', async () => {
    const probe = await fixture<Probe>(html`<test-probe></test-probe>`);
    if (!CSS.supports('selector(:state(x))')) return;
    expect(probe.matches(':state(unset)')).to.equal(true);
    probe.state = { type: 'empty' };
    await probe.updateComplete;
    expect(probe.matches(':state(empty):not(:state(unset))')).to.equal(true);
  });

  it('drops the late answer of a port that was replaced, and ends its calls', async () => {
    const [first, second] = [fakePort(), fakePort()];
    const probe = await fixture<Probe>(html`<test-probe .port=${first}></test-probe>`);
    probe.port = second;
    await probe.updateComplete;
    expect(first.calls[0]?.aborted).to.equal(true);
    expect(first.subscribers).to.equal(0);
    second.answer(0, 'new');
    first.answer(0, 'old');
    await probe.loadingComplete;
    await aTimeout(0);
    expect(shown(probe)).to.equal('new');
  });

  it('lets a newer read overtake an older one of the same name', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.change();
    port.answer(1, 'second');
    port.answer(0, 'first');
    await probe.loadingComplete;
    await aTimeout(0);
    expect(port.calls[0]?.aborted).to.equal(true);
    expect(shown(probe)).to.equal('second');
  });

  it('starts anew when a watched property changes', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.answer(0, 'a');
    await probe.loadingComplete;
    probe.classId = 'other';
    await probe.updateComplete;
    expect(shown(probe)).to.equal('loading');
    expect(port.calls).to.have.length(2);
  });

  it('keeps its connection when it is moved, ends it when it leaves, resumes with the old data on screen', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.answer(0, 'a');
    await probe.loadingComplete;
    const place = probe.parentElement!;
    place.append(probe);
    await aTimeout(0);
    expect(port.calls).to.have.length(1);
    expect(port.subscribers).to.equal(1);
    probe.remove();
    await aTimeout(0);
    expect(port.subscribers).to.equal(0);
    place.append(probe);
    await aTimeout(0);
    expect(shown(probe)).to.equal('a');
    expect(port.calls).to.have.length(2);
  });

  it('is turned off by a host that sets .state, and on again by undefined', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port} .state=${{ type: 'empty' }}></test-probe>`);
    expect(port.calls).to.have.length(0);
    expect(probe.shadowRoot?.textContent).to.equal('empty');
    (probe as { state: unknown }).state = undefined;
    await probe.updateComplete;
    expect(shown(probe)).to.equal('loading');
  });

  it('shows a failure in place of data, or beside them, and reload() asks again', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.reject(0, new PortError({ code: 'not-found', title: '找不到' }));
    await probe.loadingComplete;
    expect(probe.state).to.deep.include({ type: 'error' });
    probe.reload();
    await probe.updateComplete;
    port.answer(1, 'a');
    await waitUntil(() => shown(probe) === 'a');
    port.change();
    port.reject(2, new PortError({ code: 'offline', title: '断网', offline: true }));
    await waitUntil(() => probe.state.type === 'ready' && probe.state.problem !== undefined);
    expect(probe.state).to.include({ stale: true });
    expect(shown(probe)).to.equal('a');
  });

  it('shows offline when the line is down and nothing is kept', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.reject(0, new PortError({ code: 'offline', title: '断网', offline: true }));
    await probe.loadingComplete;
    expect(shown(probe)).to.equal('offline');
  });

  it('answers a request event unless a host further out cancels it', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    expect(probe.ask('one')).to.equal(true);
    await aTimeout(0);
    probe.parentElement!.addEventListener('ls-probe-request', (event) => event.preventDefault());
    expect(probe.ask('two')).to.equal(false);
    await aTimeout(0);
    expect(asked).to.deep.equal(['one']);
  });

  it('shows why a request failed without taking the data away', async () => {
    const port = fakePort();
    const probe = await fixture<Probe>(html`<test-probe .port=${port}></test-probe>`);
    port.answer(0, 'a');
    await probe.loadingComplete;
    probe.ask('bad');
    await waitUntil(() => probe.state.type === 'ready' && probe.state.problem?.title === '不行');
  });
});
