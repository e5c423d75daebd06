import { expect, fixture, html } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { PortError, type OwnStudy, type Ports, type ProgressRecord } from '../base/ports/index.ts';
import type { LsStudy } from './study.ts';
import './study.define.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Midnight in China at the beginning of Wednesday, of which it is noon now. */
const midnight = Date.parse('2026-11-25T00:00:00+08:00');
const now = midnight + 12 * hourMs;
const monday = midnight - 2 * dayMs;
const dayOf = (moment: number): string => new Date(moment + 8 * hourMs).toISOString().slice(0, 10);

interface Played {
  who?: string;
  at: number;
  until: number;
  session?: string;
  resource?: string;
  task?: string | null;
}
const entry = ({ who = person.pupil, at, until, session = 's-1', resource = 'r-fractions', task = 't-fractions' }: Played): { personId: string; record: ProgressRecord } => ({
  personId: who,
  record: {
    id: crypto.randomUUID(), verb: 'played', resourceId: resource, taskId: task, positionSeconds: until, durationSeconds: 1200,
    playedSegments: until === 0 ? [] : [[0, until]], sessionId: `${who}-${session}`, at: new Date(at).toISOString(),
  },
});
/** Yesterday evening with an hour in which nothing moved, on over midnight, and then something else that nobody gave. */
const evening: readonly Played[] = [
  { at: midnight - dayMs - 120 * minuteMs, until: 0 },
  { at: midnight - dayMs - 110 * minuteMs, until: 600 },
  { at: midnight - dayMs - 50 * minuteMs, until: 600 },
  { at: midnight - dayMs - minuteMs, until: 660 },
  { at: midnight - dayMs + 10 * minuteMs, until: 1200 },
  { at: midnight - dayMs + 20 * minuteMs, until: 60, session: 's-2', resource: 'r-poem', task: null },
];
const film = '分数的初步认识：几分之一';
const days = [midnight - 2 * dayMs, midnight - dayMs].map(dayOf);

/** What stands in the row of a day or week, cell by cell. */
const cells = (element: LsStudy, from = ''): string[] => [...(element.shadowRoot?.querySelectorAll(`tr[data-from="${from}"] :is(td, li)`) ?? [])].map((cell) => cell.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim());
const said = (element: LsStudy): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const button = (element: LsStudy, by: 'day' | 'week'): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(`[data-by=${by}]`);
  if (!found) throw new Error(`no button for ${by}`);
  return found;
};
const rows = (element: LsStudy): number => element.shadowRoot?.querySelectorAll('tbody tr').length ?? 0;

describe('ls-study', () => {
  let service: MemoryService;
  const open = async (ports: Partial<Ports>): Promise<LsStudy> => {
    const element = await fixture<LsStudy>(html`<ls-study lang="zh-CN" .ports=${ports}></ls-study>`);
    await waitUntil(() => element.state.type !== 'loading' && element.state.type !== 'unset');
    await element.updateComplete;
    return element;
  };
  /** A head of the school of both classes, beside the county's manager. */
  const head = (): Ports => {
    const { people } = service.fixtures;
    const teacher = people.find(({ id }) => id === person.teacher)?.identities[0];
    if (!teacher) throw new Error('no teacher');
    people.push({ id: 'p-head', name: '赵校长', alternativeName: null, identities: [{ ...teacher, id: 'i-head', role: 'manager', classes: [] }] });
    return service.portsFor('p-head');
  };
  beforeEach(() => {
    service = createMemoryService(countyFixtures(), { latencyMs: 0, now: () => new Date(now).toISOString() });
    service.fixtures.records = [];
  });

  it('[AN-03] tells a pupil by pointer, day by day, what was played and in which order; an hour of silence is none, and midnight parts a session', async () => {
    service.fixtures.records = evening.map(entry);
    const element = await open(service.portsFor(person.pupil));
    expect(rows(element)).to.equal(8);
    expect(said(element)).to.contain('共播放学习 21 分');
    await click(button(element, 'day'));
    await waitUntil(() => rows(element) === 14);
    expect([button(element, 'day'), button(element, 'week')].map((one) => one.getAttribute('aria-pressed'))).to.deep.equal(['true', 'false']);
    expect(cells(element, days[0])).to.deep.equal(['11 分', '0', film, film]);
    const [time, , , first, second] = cells(element, days[1]);
    expect([time, first, second?.includes('山行')]).to.deep.equal(['10 分', film, true]);
    expect(cells(element, dayOf(midnight - 5 * dayMs))).to.deep.equal(['没有学习记录']);
    expect(said(element), 'the same in sum').to.contain('共播放学习 21 分');
  });

  it('[AN-03] is turned from weeks to days and back by keyboard, which keeps its place; the table is reached, too', async () => {
    service.fixtures.records = evening.map(entry);
    const element = await open(service.portsFor(person.pupil));
    await tabTo('[data-by=day]');
    await press('Enter');
    await waitUntil(() => rows(element) === 14);
    expect(focusedElement()).to.equal(button(element, 'day'));
    await press('Shift', 'Tab');
    await press(' ');
    await waitUntil(() => rows(element) === 8);
    expect(focusedElement()).to.equal(button(element, 'week'));
    await tabTo('.table-box');
    expect(focusedElement()?.getAttribute('aria-label')).to.equal('我学习的时间和先后');
  });

  it('[AN-03] compares with nobody, counts no days in a row and sets no goal; what others did is nowhere', async () => {
    service.fixtures.records = [...evening, { who: person.otherPupil, at: midnight - dayMs, until: 900, session: 'other', resource: 'r-poem' }].map(entry);
    const element = await open(service.portsFor(person.pupil));
    await click(button(element, 'day'));
    await waitUntil(() => rows(element) === 14);
    expect(said(element)).to.contain('共播放学习 21 分').and.not.to.match(/连续|目标|平均|超过|名次|第\s*\d+\s*名|加油|李明/);
    expect(element.shadowRoot?.querySelector('progress, meter')).to.equal(null);
  });

  it('[AN-03] follows while the pupil goes on', async () => {
    const ports = service.portsFor(person.pupil);
    const element = await open(ports);
    expect(said(element)).to.contain('共播放学习 0 秒');
    await ports.progress.record([entry({ at: now, until: 90 }).record]);
    await waitUntil(() => said(element).includes('1 分 30 秒'));
  });

  it('[AN-03] keeps to what was asked for last, and says what went wrong beside the buttons', async () => {
    const { tasks, identity } = service.portsFor(person.pupil);
    const asked: { by: 'day' | 'week'; answer: () => void }[] = [];
    let isBroken = false;
    const ownStudy: typeof tasks.ownStudy = (by, options) => {
      if (isBroken) return Promise.reject(new PortError({ code: 'offline', title: '没有网络', offline: true }));
      return new Promise((resolve, reject) => asked.push({ by, answer: () => void tasks.ownStudy?.(by, options).then(resolve, reject) }));
    };
    const element = await fixture<LsStudy>(html`<ls-study lang="zh-CN" .ports=${{ tasks: { ...tasks, ownStudy }, identity }}></ls-study>`);
    await waitUntil(() => asked.length === 1);
    asked[0]?.answer();
    await waitUntil(() => rows(element) === 8);
    await click(button(element, 'day'));
    await waitUntil(() => asked.length === 2);
    await click(button(element, 'week'));
    await waitUntil(() => asked.length === 3);
    asked[2]?.answer();
    await waitUntil(() => rows(element) === 8);
    asked[1]?.answer();
    await element.updateComplete;
    expect([rows(element), button(element, 'week').getAttribute('aria-pressed')]).to.deep.equal([8, 'true']);
    isBroken = true;
    await click(button(element, 'day'));
    await waitUntil(() => element.shadowRoot?.querySelector('.banner'));
    await waitUntil(() => rows(element) === 8, 'what was there stays');
    expect(said(element)).to.contain('共播放学习').and.not.to.contain('正在读取');
    expect([element.shadowRoot?.querySelector('section')?.getAttribute('aria-busy'), ...(['day', 'week'] as const).map((by) => button(element, by).getAttribute('aria-pressed'))]).to.deep.equal(['false', 'false', 'true']);
    isBroken = false;
    await click(button(element, 'day'));
    await waitUntil(() => asked.length === 4);
    asked[3]?.answer();
    await waitUntil(() => rows(element) === 14);
  });

  it('[AN-03] tells a head of the school by week, with five of a class behind each figure, no name and no class', async () => {
    const lastWeek = monday - 3 * dayMs;
    const learners = service.fixtures.classes[0]?.learnerIds.slice(0, 6) ?? [];
    expect(learners).to.have.length(6);
    const ofOther = service.fixtures.classes[1]?.learnerIds[0] ?? '';
    service.fixtures.tasks.push({ id: 't-other', assignedBy: person.teacher, createdAt: new Date(lastWeek).toISOString(), draft: { classId: service.fixtures.classes[1]?.id ?? '', resourceId: 'r-poem', title: '跟读', instruction: '', paperAlternative: null, dueAt: null } });
    service.fixtures.records = [
      ...learners.map((who) => ({ who, at: lastWeek, until: 600 })),
      ...learners.slice(0, 4).map((who) => ({ who, at: lastWeek, until: 60, session: 's-2', resource: 'r-poem', task: 't-poem' })),
      { who: ofOther, at: lastWeek, until: 1200, task: 't-other', resource: 'r-poem' },
    ].map(entry);
    const element = await open(head());
    expect(rows(element)).to.equal(1);
    expect(cells(element, dayOf(monday - 7 * dayMs))).to.deep.equal(['6', '1 小时 4 分', '0', `${film}（6 人）`, `${film}（6 人）`]);
    expect(said(element)).to.contain('1 小时 4 分').and.to.contain('没有姓名和班级');
    for (const hidden of ['山行', '三年级', '五年级', ...service.fixtures.people.filter(({ id }) => learners.includes(id)).map(({ name }) => name)]) expect(said(element)).not.to.contain(hidden);
  });

  it('[AN-03] of fewer than five in a class a head is told nothing, and of a week that goes on neither', async () => {
    const learners = service.fixtures.classes[0]?.learnerIds.slice(0, 6) ?? [];
    service.fixtures.records = [...learners.slice(0, 4).map((who) => ({ who, at: monday - 3 * dayMs, until: 600 })), ...learners.map((who) => ({ who, at: now, until: 700 }))].map(entry);
    const element = await open(head());
    expect(element.state.type).to.equal('empty');
    expect(said(element)).to.contain('还没有可以看的数据');
  });

  it('[AN-03] forbidden: teachers and families are shown nothing of it, nor a manager what is not the own school', async () => {
    service.fixtures.records = evening.map(entry);
    for (const who of [person.teacher, person.guardian]) {
      const element = await open(service.portsFor(who));
      expect([element.state.type, rows(element)]).to.deep.equal(['error', 0]);
    }
    const element = await open(service.portsFor(person.manager));
    expect([element.state.type, rows(element)]).to.deep.equal(['empty', 0]);
    const refused = await service.portsFor(person.manager).tasks.schoolStudy?.('o-school-1').catch((error: unknown) => (error instanceof PortError ? error.code : ''));
    expect(refused).to.equal('not-found');
  });

  it('[AN-03] a platform that does not tell it has nothing to see', async () => {
    const { tasks, identity } = service.portsFor(person.pupil);
    const element = await open({ tasks: { ...tasks, ownStudy: undefined }, identity });
    expect(element.state.type).to.equal('empty');
  });

  it('[AN-03] words of people stand as words', async () => {
    const { identity, tasks } = service.portsFor(person.pupil);
    const title = '<img src=x onerror=alert(1)> 买买提·艾力';
    const value: OwnStudy = { by: 'week', studySeconds: 60, periods: [{ from: days[0] ?? '', until: days[1] ?? '', studySeconds: 60, pages: 0, sequence: [{ id: 'r-1', title }] }] };
    const element = await open({ identity, tasks: { ...tasks, ownStudy: () => Promise.resolve({ value, asOf: new Date(now).toISOString(), stale: false }) } });
    expect(element.shadowRoot?.querySelector('li bdi')?.textContent).to.equal(title);
  });
});
