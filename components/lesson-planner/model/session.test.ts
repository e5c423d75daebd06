/** What is written where nothing can be kept: it stays, is said, and is kept by itself when there is room. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { machine, type Machine } from '../../adapters/test/databases.ts';
import { Desk, planId } from '../fixtures/desk.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { LessonEntry } from './lesson.ts';
import { PlanSession } from './session.ts';

const { add } = IDBObjectStore.prototype;

describe('a plan on a machine without room', () => {
  let desk: Desk;
  let computer: Machine;
  let isFull: boolean;
  let pages: AbortController;
  let refusals: number;
  beforeEach(() => {
    [desk, computer, isFull, pages, refusals] = [new Desk(), machine(), false, new AbortController(), 0];
    IDBObjectStore.prototype.add = function (...entry) {
      if (isFull) refusals += 1;
      if (isFull) throw new DOMException('The disk is full', 'QuotaExceededError');
      return add.apply(this, entry);
    };
  });
  afterEach(async () => {
    pages.abort();
    IDBObjectStore.prototype.add = add;
    await computer.end();
  });

  async function open() {
    const ports = computer.tab(desk.service.portsFor(person.colleague), { readPatienceMs: 200, writePatienceMs: 30 });
    let shown: OpenPlan | undefined;
    const problems: string[] = [];
    const session = new PlanSession({
      planId, plans: ports.plans, sync: ports.sync, signal: pages.signal, retryAfterMs: 100,
      me: async () => Promise.resolve({ id: person.colleague, name: '' }),
      show: (state) => (shown = state.type === 'ready' && state.kind === 'plan' ? state : shown),
      fail: ({ code }) => problems.push(code),
      settled: async () => Promise.resolve(),
      onKept: () => undefined,
    });
    await session.read();
    return { session, problems, plan: () => shown };
  }
  const isAsked = (): boolean => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('[TS-02] in the middle of a lesson its words stay on the page, nobody leaves it unasked, and with room again all of it is in the log, once', async () => {
    const { session, problems, plan } = await open();
    const at = new Date().toISOString();
    session.apply({ act: 'start-lesson', id: 'l', by: person.colleague, at });
    session.apply({ act: 'log', id: 'l', entry: { kind: 'enter', at, stepId: 's2' } });
    await waitUntil(() => desk.stored().content.lessons.length === 1 && plan()?.saving === 'saved');
    expect(isAsked()).to.equal(false);
    isFull = true;
    desk.service.fail({ kind: 'offline' });
    const written: LessonEntry[] = [{ kind: 'pick', at, number: 17 }, { kind: 'note', at, text: '第三组换正方形纸' }, { kind: 'board', at, text: '平均分' }];
    for (const entry of written) session.apply({ act: 'log', id: 'l', entry });
    await waitUntil(() => plan()?.saving === 'failed');
    expect(plan()?.content.lessons[0]?.entries.slice(1)).to.deep.equal(written);
    expect(isAsked()).to.equal(true);
    // Tried again several times, it is said once.
    const before = refusals;
    await waitUntil(() => refusals > before + 1);
    // That the plan could not be read meanwhile is said, too.
    expect([plan()?.saving, problems.filter((code) => code === 'storage-full')]).to.deep.equal(['failed', ['storage-full']]);
    isFull = false;
    await waitUntil(() => plan()?.saving === 'queued');
    expect(isAsked()).to.equal(false);

    desk.service.fail();
    globalThis.dispatchEvent(new Event('online'));
    await waitUntil(() => desk.stored().content.lessons[0]?.entries.length === 4);
    expect(desk.stored().content.lessons[0]?.entries.slice(1)).to.deep.equal(written);
  });
});
