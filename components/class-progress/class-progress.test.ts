import { expect, fixture, html } from '@open-wc/testing';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import { PortError, type Ports } from '../base/ports/index.ts';
import { click, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import './class-progress.define.ts';
import type { LsClassProgress } from './class-progress.ts';

async function progressFor(ports: Partial<Ports>): Promise<LsClassProgress> {
  const element = await fixture<LsClassProgress>(html`<ls-class-progress lang="zh-CN" task="t-fractions" .ports=${ports}></ls-class-progress>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const row = (element: LsClassProgress, id: string): string => element.shadowRoot?.querySelector(`[data-learner=${id}]`)?.textContent.replace(/\s+/g, ' ') ?? '';

describe('ls-class-progress', () => {
  it('[T-12] shows the teacher every learner of the class, in words and never as a rank', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.teacher));
    expect(element.shadowRoot?.querySelectorAll('tbody tr')).to.have.lengthOf(8);
    expect(row(element, 'p-ciren')).to.contain('已完成');
    expect(row(element, 'p-maimaiti')).to.contain('还没有开始');
    expect(element.shadowRoot?.textContent).not.to.match(/第\s*\d+\s*名|排名/);
  });

  it('[PS-13] follows a learner without being loaded again', async () => {
    const service = createMemoryService();
    const element = await progressFor(service.portsFor(person.teacher));
    await service.portsFor(person.pupil).progress.record([
      {
        id: crypto.randomUUID(),
        verb: 'paused',
        resourceId: 'r-fractions',
        taskId: 't-fractions',
        positionSeconds: 48,
        durationSeconds: 96,
        playedSegments: [[0, 48]],
        sessionId: crypto.randomUUID(),
        at: new Date().toISOString(),
      },
    ]);
    await waitUntil(() => row(element, 'p-maimaiti').includes('50%'));
    expect(row(element, 'p-maimaiti')).to.contain('50%');
  });

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`[T-12] unfolds what a learner did, in its order, with why it is kept and what to look at, by ${by}`, async () => {
      const service = createMemoryService();
      const [sessionId, start] = [crypto.randomUUID(), Date.now() - 3_600_000];
      const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
      const record = (minute: number, verb: 'initialized' | 'paused' | 'seeked', positionSeconds: number) =>
        ({ id: crypto.randomUUID(), verb, resourceId: 'r-fractions', taskId: 't-fractions', positionSeconds, durationSeconds: 96, playedSegments: verb === 'paused' ? [[0, positionSeconds] as [number, number]] : [], sessionId, at: at(minute) });
      await service.portsFor(person.pupil).progress.record([record(0, 'initialized', 0), ...[1, 3, 5].flatMap((minute) => [record(minute, 'paused', 48), record(minute + 1, 'seeked', 20)])]);
      const element = await progressFor(service.portsFor(person.teacher));
      const name = '[data-learner=p-maimaiti] button';
      const press1 = async (): Promise<void> => {
        const button = element.shadowRoot?.querySelector<HTMLElement>(name);
        if (!button) throw new Error('no name');
        if (by === 'pointer') return click(button);
        await tabTo(name);
        await press('Enter');
      };
      await press1();
      await waitUntil(() => element.shadowRoot?.querySelector('.acts__list'));
      const acts = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.acts__list li') ?? [])].map(({ dataset }) => dataset.verb);
      expect(acts).to.deep.equal(['initialized', 'paused', 'seeked', 'paused', 'seeked', 'paused', 'seeked']);
      const words = element.shadowRoot?.querySelector('.timeline')?.textContent.replace(/\s+/g, ' ') ?? '';
      for (const said of ['只为看出谁需要帮助', '共 7 条记录', '48 秒', '在 0:20 附近反复回看']) expect(words).to.contain(said);
      await service.portsFor(person.pupil).progress.record([record(9, 'paused', 90)]);
      await waitUntil(() => element.shadowRoot?.querySelector('[data-signal=stuck]') === null, 'the learner went on');
      await press1();
      await waitUntil(() => element.shadowRoot?.querySelector('.timeline') === null);
      expect(element.shadowRoot?.querySelector(name)?.getAttribute('aria-expanded')).to.equal('false');
    });
  }

  it('[T-12] forbidden: a pupil and a guardian read no acts, not even their own in this table; a host may show a page of its own', async () => {
    const service = createMemoryService();
    for (const who of [person.pupil, person.guardian]) {
      const refused = await service.portsFor(who).tasks.timeline?.('t-fractions', 'p-maimaiti').then(() => 'told', () => 'refused');
      expect(refused, who).to.equal('refused');
    }
    const element = await progressFor(service.portsFor(person.teacher));
    element.addEventListener('ls-learner-open', (event) => event.preventDefault());
    element.shadowRoot?.querySelector<HTMLElement>('[data-learner=p-maimaiti] button')?.click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.timeline')).to.equal(null);
  });

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`[AN-03] tells when the class studied, how many and what first, by week and by day, without a name, by ${by}`, async () => {
      const service = createMemoryService();
      const sessionId = crypto.randomUUID();
      await service.portsFor(person.pupil).progress.record([
        { id: crypto.randomUUID(), verb: 'paused', resourceId: 'r-fractions', taskId: 't-fractions', positionSeconds: 90, durationSeconds: 96, playedSegments: [[0, 90]], sessionId, at: new Date().toISOString() },
      ]);
      const element = await progressFor(service.portsFor(person.teacher));
      const act = async (selector: string, way: 'on' | 'back' = 'on'): Promise<void> => {
        const button = element.shadowRoot?.querySelector<HTMLElement>(selector);
        if (!button) throw new Error(`no ${selector}`);
        if (by === 'pointer') return click(button);
        await tabTo(selector, way);
        await press('Enter');
      };
      const rows = (): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.study tbody tr') ?? [])];
      const words = (): string => element.shadowRoot?.querySelector('.study')?.textContent.replace(/\s+/g, ' ') ?? '';
      await act('[data-study]');
      await waitUntil(() => rows().length === 8);
      expect(rows()[0]?.textContent.replace(/\s+/g, ' ')).to.match(/起一周.*\d \/ 8.*分/);
      expect(words()).to.contain('没有姓名').and.to.contain('停下和没有操作的时间不算');
      const step = rows()[0]?.querySelector('.study__sequence')?.textContent ?? '';
      expect(step).to.match(/（\d 人）/);
      await act('[data-by=day]');
      await waitUntil(() => rows().length === 14);
      expect(element.shadowRoot?.querySelector('[data-by=day]')?.getAttribute('aria-pressed')).to.equal('true');
      const before = rows()[0]?.textContent;
      await service.portsFor(person.pupil).progress.record([
        { id: crypto.randomUUID(), verb: 'paused', resourceId: 'r-fractions', taskId: 't-fractions', positionSeconds: 95, durationSeconds: 96, playedSegments: [[0, 95]], sessionId, at: new Date().toISOString() },
      ]);
      await waitUntil(() => rows()[0]?.textContent !== before, 'five seconds more');
      for (const { name } of element.state.type === 'ready' ? element.state.learners.map(({ learner }) => learner) : []) expect(words()).not.to.contain(name);
      await act('[data-study]', 'back');
      await waitUntil(() => element.shadowRoot?.querySelector('.study') === null);
      const shown = element.shadowRoot?.querySelector('[data-study]');
      expect([shown?.getAttribute('aria-expanded'), element.shadowRoot?.activeElement]).to.deep.equal(['false', by === 'keyboard' ? shown : element.shadowRoot?.activeElement]);
    });
  }

  it('asks once what weeks come to when many pupils go on at a time, and an answer that was overtaken changes nothing', async () => {
    const { tasks, progress } = createMemoryService().portsFor(person.teacher);
    if (!tasks.study) throw new Error('no study');
    const inner = tasks.study.bind(tasks);
    const asked: { by: string; isOver: () => boolean; answer: () => void }[] = [];
    const study: typeof inner = async (classId, by, options) => {
      await new Promise<void>((resolve) => asked.push({ by, answer: resolve, isOver: () => options?.signal?.aborted === true }));
      return inner(classId, by);
    };
    let tell = (): void => undefined;
    const subscribe: typeof progress.subscribe = (callback) => (tell = () => callback({ type: 'progress.changed', taskId: 't-fractions' }));
    const element = await progressFor({ tasks: { ...tasks, study }, progress: { ...progress, subscribe } });
    const act = async (selector: string): Promise<void> => {
      const before = asked.length;
      await waitUntil(() => element.shadowRoot?.querySelector(selector));
      element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
      await waitUntil(() => asked.length > before);
    };
    const rows = (): number => element.shadowRoot?.querySelectorAll('.study tbody tr').length ?? 0;
    await act('[data-study]');
    await act('[data-by=day]');
    await act('[data-by=week]');
    expect(asked.map(({ by, isOver }) => `${by} ${isOver() ? 'over' : 'asked'}`)).to.deep.equal(['week over', 'day over', 'week asked']);
    for (const { answer } of asked) answer();
    await waitUntil(() => rows() === 8);
    for (let pupil = 0; pupil < 40; pupil += 1) tell();
    expect(asked.length, 'not at once').to.equal(3);
    await waitUntil(() => asked.length === 4);
    // It takes long: those who go on meanwhile do not begin it anew.
    for (let pupil = 0; pupil < 40; pupil += 1) tell();
    expect([asked.length, asked[3]?.isOver()]).to.deep.equal([4, false]);
    asked[3]?.answer();
    await waitUntil(() => asked.length === 5, 'what came meanwhile is asked for, too');
    asked[4]?.answer();
    expect(rows()).to.equal(8);
  });

  it('[AN-03] says nothing of it where a platform cannot tell, and folds again what cannot be had', async () => {
    const { tasks, progress } = createMemoryService().portsFor(person.teacher);
    const silent = await progressFor({ tasks: { ...tasks, study: undefined }, progress });
    expect(silent.shadowRoot?.querySelector('[data-study]')).to.equal(null);
    const failing = await progressFor({ tasks: { ...tasks, study: () => Promise.reject(new PortError({ code: 'offline', title: '没有网络' })) }, progress });
    failing.shadowRoot?.querySelector<HTMLElement>('[data-study]')?.click();
    await waitUntil(() => failing.shadowRoot?.querySelector('[data-study]')?.getAttribute('aria-expanded') === 'false' && failing.shadowRoot.querySelector('.study') === null);
    expect(row(failing, 'p-ciren')).to.contain('已完成');
  });

  const names = ['次仁卓玛', '买买提·艾力', '李明'];
  const said = (element: LsClassProgress): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

  it('[SEC-15] for the projector it shows by pointer how many, and no name or progress of one; and back', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.teacher));
    const button = element.shadowRoot?.querySelector('.project button');
    if (!button) throw new Error('no button');
    await click(button);
    await element.updateComplete;
    expect([element.projecting, button.getAttribute('aria-pressed')]).to.deep.equal([true, 'true']);
    expect(said(element)).to.match(/\d 人完成/).and.to.contain('没有姓名');
    for (const name of names) expect(element.shadowRoot?.innerHTML).not.to.contain(name);
    expect(element.shadowRoot?.querySelector('tbody, [data-learner]')).to.equal(null);
    await click(button);
    await element.updateComplete;
    expect(row(element, 'p-ciren')).to.contain('次仁卓玛');
  });

  it('[SEC-15] is made ready for the projector by keyboard, and a host can begin so; a new answer brings no name back', async () => {
    const service = createMemoryService();
    const element = await progressFor(service.portsFor(person.teacher));
    await tabTo('.project button');
    await press('Enter');
    await element.updateComplete;
    await service.portsFor(person.pupil).progress.record([
      { id: crypto.randomUUID(), verb: 'paused', resourceId: 'r-fractions', taskId: 't-fractions', positionSeconds: 48, durationSeconds: 96, playedSegments: [[0, 48]], sessionId: crypto.randomUUID(), at: new Date().toISOString() },
    ]);
    const begun = (): number => Number(/(\d+) 人正在看/.exec(said(element))?.[1]);
    const before = begun();
    await waitUntil(() => begun() > 0 || before > 0);
    for (const name of names) expect(said(element)).not.to.contain(name);
    const wall = await fixture<LsClassProgress>(html`<ls-class-progress lang="zh-CN" projecting task="t-fractions" .ports=${service.portsFor(person.teacher)}></ls-class-progress>`);
    await wall.loadingComplete;
    await wall.updateComplete;
    expect(said(wall)).to.match(/\d 人完成/);
    for (const name of names) expect(said(wall)).not.to.contain(name);
  });

  it('[SEC-15] print has no names either', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.teacher));
    const rules = [...(element.shadowRoot?.adoptedStyleSheets ?? [])].flatMap(({ cssRules }) => [...cssRules]);
    const print = rules.filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText === 'print');
    const hidden = print.flatMap(({ cssRules }) => [...cssRules]).filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.style.display === 'none');
    const table = element.shadowRoot?.querySelector('.table');
    expect(hidden.some(({ selectorText }) => table?.closest(selectorText)), 'the table is printed').to.equal(true);
  });

  it('[SEC-15] gives a learner nothing of the class', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.pupil));
    expect(element.state.type).to.equal('error');
    expect(element.shadowRoot?.textContent).not.to.contain('次仁卓玛');
  });
});
