/** `ls-lesson-planner` over ports that answer at once: what is timed is the page, not the service. */
import { countyFixtures, person } from '../../../../components/adapters/memory/fixtures.ts';
import { createMemoryService } from '../../../../components/adapters/memory/memory-ports.ts';
import { withOffline } from '../../../../components/adapters/offline/with-offline.ts';
import type { PlanSummary } from '../../../../components/base/ports/plans.ts';
import '../../../../components/lesson-planner/lesson-planner.define.ts';
import { PlanDocument } from '../../../../components/lesson-planner/model/document.ts';
import type { PlannerBench } from '../contract.ts';
import { earlierTerms } from '../../../../components/lesson-planner/schedule/schedule.ts';
import { calendar, lessonsOfCourse, makeTerm, planIdOf, termId } from './term.ts';

const county = countyFixtures();
const { plans, schedule } = makeTerm(person.teacher);
county.plans.push(...plans);
county.schedules[`${person.teacher} ${termId}`] = [schedule];
const service = createMemoryService(county, { latencyMs: 0 });
const ports = service.portsFor(person.teacher);
ports.identity.actAs('i-wang-teacher');

const author = { id: person.teacher, name: '王秀兰' };
const summaries = plans.map(({ id, head, createdAt, changedAt }): PlanSummary => ({ id, ...head, author, own: true, sharedWith: [], derivedFrom: [], createdAt, changedAt, changedBy: author }));
let lastUpdate = '';
const planPort: typeof ports.plans = {
  ...ports.plans,
  list: async ({ cursor, limit = 50 }) => {
    const from = Number(cursor ?? 0);
    const to = from + limit;
    return { value: { items: summaries.slice(from, to), nextCursor: to < summaries.length ? String(to) : null, total: summaries.length }, asOf: '2026-09-01T00:30:00.000Z', stale: false };
  },
  editSchedule: async (id, updateId, update) => {
    lastUpdate = update;
    return ports.plans.editSchedule(id, updateId, update);
  },
};

const element = document.createElement('ls-lesson-planner');
element.ports = { ...ports, plans: planPort };
element.calendar = calendar;
document.body.append(element);

const find = (css: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
const findAll = (css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
const frame = async (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
async function painted(isThere: () => boolean): Promise<void> {
  const begun = performance.now();
  do {
    if (performance.now() - begun > 20_000) throw new Error('What was waited for was not painted.');
    await frame();
  } while (!isThere());
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
}
const inList = (): boolean => findAll('.plan').length > 0;
/** Until the page says something: an act is over for the person when its result stands there. */
async function until(isSo: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > 20_000) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve));
  }
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isShown = { week: () => findAll('.hour[data-lesson]').length === 30, term: () => findAll('.lesson').length > 20, whole: () => findAll('.lesson').length === 2 * lessonsOfCourse };

async function open(view: 'week' | 'term', shown: keyof typeof isShown = view): Promise<number> {
  element.open(null);
  await painted(inList);
  await pause(300);
  const begun = performance.now();
  find(`[name=${view}]`)?.click();
  await painted(isShown[shown]);
  return performance.now() - begun;
}

async function openPlan(id: string): Promise<void> {
  element.open(id);
  await painted(() => findAll('.step').length === 8);
  await pause(300);
}

const bench: PlannerBench = {
  ready: Promise.resolve(),
  open,
  async reorder(times) {
    await openPlan(planIdOf('c1', 1));
    const took: number[] = [];
    for (let count = 0; count < times; count += 1) {
      const handles = findAll('.lane[data-stage=in] .step__handle');
      const [handle] = handles;
      const id = handle?.closest<HTMLElement>('.step')?.dataset['id'];
      const begun = performance.now();
      handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, composed: true }));
      const isMoved = (): boolean => findAll('.lane[data-stage=in] .step')[1]?.dataset['id'] === id;
      for (let turn = 0; turn < 10 && !isMoved(); turn += 1) await element.updateComplete;
      if (!isMoved()) throw new Error('The step has not moved.');
      took.push(performance.now() - begun);
      // What was moved is kept before the next one.
      await pause(700);
    }
    return took;
  },
  async save(times) {
    const kept = withOffline(service.portsFor(person.teacher), { database: 'bench-planner' });
    const id = planIdOf('c2', 1);
    const read = await kept.plans.get(id);
    const plan = new PlanDocument();
    plan.receive(read.value.updates);
    service.fail({ kind: 'offline' });
    let onKept = (): void => undefined;
    kept.sync.subscribe(() => onKept(), { signal: AbortSignal.timeout(600_000) });
    const took: number[] = [];
    for (let count = 0; count < times; count += 1) {
      plan.apply({ act: 'write-step', id: 's1', field: 'evidence', text: `每人能指着自己的纸说出四分之一，写了${count}次。` });
      const begun = performance.now();
      const edit = plan.takeUnsent();
      if (edit === undefined) throw new Error('There is nothing to keep.');
      // Subscribers hear as soon as it is kept; that the line is down is found out after.
      const isKept = new Promise<void>((resolve) => (onKept = resolve));
      const sending = kept.plans.edit(id, crypto.randomUUID(), edit);
      await isKept;
      took.push(performance.now() - begun);
      const { status } = await sending;
      if (status !== 'queued') throw new Error(`It was ${status}.`);
      await pause(50);
    }
    service.fail();
    return took;
  },
  async shift(times) {
    await open('term', 'whole');
    const took: number[] = [];
    let [moved, bytes] = [0, 0];
    for (let count = 0; count < times; count += 1) {
      const when = (): string[] => findAll('.lesson[data-course=c1] .step__about').map(({ textContent }) => textContent);
      const before = when();
      // It falls out by the menu of its first lesson, and comes back by undo.
      const isOut = count % 2 === 0;
      if (isOut) {
        find('[data-handle="c1-1"]')?.click();
        await until(() => find('[name=fall-out]') !== null);
      }
      const begun = performance.now();
      find(isOut ? '[name=fall-out]' : '[name=undo]')?.click();
      for (let turn = 0; turn < 10 && when()[0] === before[0]; turn += 1) await element.updateComplete;
      took.push(performance.now() - begun);
      const after = when();
      moved = after.filter((words, at) => words !== before[at]).length;
      lastUpdate = '';
      await until(() => lastUpdate !== '');
      bytes = Math.max(bytes, lastUpdate.length);
    }
    return { times: took, moved, bytes };
  },
  async copyTerm() {
    const [earlier = ''] = earlierTerms(termId);
    const [key, kept] = [`${person.teacher} ${termId}`, county.schedules[`${person.teacher} ${termId}`]];
    county.schedules[`${person.teacher} ${earlier}`] = [schedule];
    county.schedules[key] = [];
    element.open(null);
    await painted(inList);
    find('[name=term]')?.click();
    await painted(() => find('[name=copy-term]') !== null);
    const steps = new Set<string>();
    const begun = performance.now();
    find('[name=copy-term]')?.click();
    await painted(() => {
      const told = find('.earlier__progress span')?.textContent;
      if (told !== undefined) steps.add(told);
      return find('.earlier__progress') === null && findAll('.lesson').length > 0;
    });
    const time = performance.now() - begun;
    const lessons = county.plans.length - summaries.length;
    if (kept !== undefined) county.schedules[key] = kept;
    return { time, lessons, steps: steps.size };
  },
  async editors() {
    await openPlan(planIdOf('c1', 2));
    let most = 0;
    for (const id of ['s1', 's2', 's3']) {
      find(`.step[data-id=${id}] .step__open`)?.click();
      for (const field of ['teacherActivity', 'learnerActivity']) {
        await until(() => find(`.step[data-id=${id}] [data-text=${field}]`) !== null);
        find(`.step[data-id=${id}] [data-text=${field}]`)?.focus();
        await until(() => find(`.rich__place [data-text=${field}]`) !== null);
        most = Math.max(most, findAll('.rich__place [contenteditable]').length);
      }
    }
    return most;
  },
};
bench.ready = painted(inList);
window.plannerBench = bench;
