/** What a teacher sends to learners one by one: by a suggestion with its evidence or without, one resource or several to choose from. */
import { expect, fixture, html } from '@open-wc/testing';
import { chooseLine, click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import type { RecommendationDraft } from '../base/index.ts';
import './recommendations.define.ts';
import type { LsRecommendations } from './recommendations.ts';

function part<Found extends HTMLElement>(element: LsRecommendations, css: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
const all = (element: LsRecommendations, css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
const words = (element: LsRecommendations): string => element.shadowRoot?.textContent.replace(/[\u2068\u2069]/gu, '').replace(/\s+/g, ' ') ?? '';
const ticked = (element: LsRecommendations, name: string): string[] => all(element, `[name=${name}]:checked`).map((box) => (box as HTMLInputElement).value);

describe('ls-recommendations to learners one by one', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService(countyFixtures(), { latencyMs: 0 })));
  const portsOf = (who: string) => {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    return ports;
  };
  async function open(who: string, resource = ''): Promise<{ element: LsRecommendations; drafts: RecommendationDraft[] }> {
    const element = await fixture<LsRecommendations>(html`<ls-recommendations lang="zh-CN" resource=${resource} .ports=${portsOf(who)}></ls-recommendations>`);
    await element.loadingComplete;
    await waitUntil(() => element.state.type === 'ready' && element.shadowRoot?.querySelector('.settings'));
    const drafts: RecommendationDraft[] = [];
    element.addEventListener('ls-recommendations-change-request', ({ detail: { change } }) => {
      if (change.act === 'give') drafts.push(change.draft);
    });
    return { element, drafts };
  }
  const givenTo = async (who: string) => (await portsOf(who).resources.recommendations()).value.lists.filter(({ kind }) => kind === 'teacher').flatMap(({ items }) => items);
  /** A task that was due yesterday, which one pupil has done; beside its resource another one of the chapter. */
  function overdue(): string[] {
    const day = 24 * 60 * 60 * 1000;
    const { resources, tasks, records, classes } = service.fixtures;
    const lesson = resources.find(({ id }) => id === 'r-fractions');
    if (!lesson) throw new Error('no lesson');
    resources.push({ ...lesson, id: 'r-again', title: '再认识几分之一' }, { ...lesson, id: 'r-fold', title: '折一折' });
    tasks.push({ id: 't-late', assignedBy: person.teacher, createdAt: new Date(Date.now() - 3 * day).toISOString(), draft: { classId: 'c-31', resourceId: 'r-fractions', mode: 'online', title: '昨天的课', instruction: '', paperAlternative: null, dueAt: new Date(Date.now() - day).toISOString() } });
    const [done] = records;
    if (done) records.push({ personId: person.otherPupil, record: { ...done.record, id: crypto.randomUUID(), taskId: 't-late' } });
    return (classes.find(({ id }) => id === 'c-31')?.learnerIds ?? []).filter((id) => id !== person.otherPupil);
  }

  it('[T-13] by keyboard: a suggestion shows its evidence, is edited, goes to those whom the teacher ticks, and they see who sent it and why', async () => {
    const missing = overdue();
    const { element, drafts } = await open(person.teacher);
    const item = part(element, '[data-suggestion=t-late]');
    expect(words(element)).to.include(`“昨天的课”还有 ${missing.length} 人没有完成`);
    expect(drafts, 'nothing goes out by itself').to.deep.equal([]);
    expect(await givenTo(person.pupil)).to.have.length(1);
    await tabTo('[data-suggestion=t-late] summary');
    await press('Enter');
    await waitUntil(() => item.querySelector('li')?.checkVisibility() === true);
    expect([item.querySelectorAll('li').length, item.querySelector('li')?.textContent.includes('还没开始')]).to.deep.equal([missing.length, true]);
    await tabTo('[data-suggestion=t-late] [name=use]');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.give input'), 'the form has the keyboard');
    await waitUntil(() => all(element, '[name=whom][value=some]').length === 1);
    expect([ticked(element, 'whom'), ticked(element, 'learner'), part<HTMLInputElement>(element, '[name=reason]').value]).to.deep.equal([[], [], '帮你补上“昨天的课”']);
    await tabTo('[name=whom][value=some]');
    await press(' ');
    await tabTo('.give [type=submit]');
    await press('Enter');
    await waitUntil(() => words(element).includes('请至少选一名学生'));
    expect(drafts, 'without whom it is not sent').to.deep.equal([]);
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'learner');
    await tabTo('[name=suggested]', 'back');
    await press('Enter');
    await waitUntil(() => ticked(element, 'learner').length === missing.length);
    await tabTo(`[name=learner][value="${missing.find((id) => id !== person.pupil) ?? ''}"]`);
    await press(' ');
    await tabTo('[name=reason]');
    await press('Control', 'a');
    await typeText('先折一折再看');
    await expect(element).to.be.accessible();
    await press('Enter');
    await waitUntil(() => drafts.length === 1);
    expect(drafts[0]?.audience.learnerIds).to.have.length(missing.length - 1).and.include(person.pupil);
    await waitUntil(async () => (await givenTo(person.pupil)).length === 2);
    const [sent] = await givenTo(person.pupil);
    expect([sent?.sender, sent?.reason]).to.deep.equal(['王秀兰', '先折一折再看']);
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('given__title'));
    await waitUntil(() => words(element).includes('“昨天的课”还有 1 人没有完成'), 'whom it was sent to is not suggested again');
  });

  it('[T-13] by pointer: several are a choice, of which the learner sees that one is enough; others of the class have nothing of it', async () => {
    overdue();
    const { element, drafts } = await open(person.teacher, 'r-fractions');
    await waitUntil(() => all(element, '[name=offered]').length > 1);
    await click(part(element, '[name=offered][value=r-again]'));
    await waitUntil(() => words(element).includes('2 个里选一个就行'));
    await chooseLine(part<HTMLSelectElement>(element, '[name=audience]'), 'c-31');
    await waitUntil(() => all(element, '[name=whom][value=some]').length === 1);
    await click(part(element, '[name=whom][value=some]'));
    await click(part(element, `[name=learner][value="${person.pupil}"]`));
    await click(part(element, '[name=reason]'));
    await typeText('哪个都行');
    await click(part(element, '.give [type=submit]'));
    await waitUntil(() => drafts.length === 1);
    expect(drafts).to.deep.equal([{ resourceId: 'r-fractions', alternatives: ['r-again'], reason: '哪个都行', audience: { kind: 'class', id: 'c-31', learnerIds: [person.pupil] } }]);
    const pupil = (await open(person.pupil)).element;
    await waitUntil(() => words(pupil).includes('2 个里选一个就行'));
    expect(all(pupil, '.item__choice').length).to.equal(2);
    expect(words((await open(person.otherPupil)).element)).not.to.include('哪个都行');
    await waitUntil(() => part(element, '[data-given]').textContent.includes('再认识几分之一'));
  });

  it('[T-13] all of a class is asked about once more, also where all are ticked one by one; going back sends nothing', async () => {
    const { element, drafts } = await open(person.teacher, 'r-poem');
    await chooseLine(part<HTMLSelectElement>(element, '[name=audience]'), 'c-31');
    await waitUntil(() => all(element, '[name=whom][value=some]').length === 1);
    await click(part(element, '[name=whom][value=some]'));
    await waitUntil(() => all(element, '[name=learner]').length > 0);
    for (const box of all(element, '[name=learner]')) box.click();
    const reason = part<HTMLInputElement>(element, '[name=reason]');
    await click(reason);
    await typeText('一起读');
    await click(part(element, '.give [type=submit]'));
    await waitUntil(() => all(element, '[name=confirm]').length === 1);
    expect(words(element)).to.include(`会发给三年级1班全班 ${all(element, '[name=learner]').length} 人`);
    await click(part(element, '[name=back]'));
    await waitUntil(() => all(element, '.give [type=submit]').length === 1);
    expect([drafts, reason.value]).to.deep.equal([[], '一起读']);
    await click(part(element, '.give [type=submit]'));
    await waitUntil(() => all(element, '[name=confirm]').length === 1);
    await click(part(element, '[name=confirm]'));
    await waitUntil(() => drafts.length === 1);
  });

  it('[T-13] forbidden: pupils and families have no suggestion and no form, and what they send is refused', async () => {
    overdue();
    for (const who of [person.pupil, person.guardian]) {
      const { element } = await open(who, 'r-poem');
      expect(all(element, '.give, [data-suggestion]'), who).to.deep.equal([]);
      const ports = portsOf(who);
      const refusals: unknown[] = [
        await ports.resources.changeRecommendations({ act: 'give', id: 'no', draft: { resourceId: 'r-poem', audience: { kind: 'class', id: 'c-31', learnerIds: [person.otherPupil] }, reason: '看' } }).catch((error: unknown) => error),
        await ports.tasks.learners?.('c-31').catch((error: unknown) => error),
      ];
      for (const refusal of refusals) expect(refusal).to.have.property('code', 'forbidden');
    }
  });

  it('[T-13] forbidden: a manager reads that some of a class were given something, not who nor why, and can take it back', async () => {
    const { resources } = portsOf(person.teacher);
    const give = (id: string, resourceId: string, reason: string, learnerIds?: string[]) =>
      resources.changeRecommendations({ act: 'give', id, draft: { resourceId, reason, audience: { kind: 'class', id: 'c-31', ...(learnerIds && { learnerIds }) } } });
    await give('named', 'r-poem', '基础薄弱', [person.pupil]);
    const name = service.fixtures.people.find(({ id }) => id === person.pupil)?.name ?? '?';
    const row = (element: LsRecommendations) => part(element, '[data-given=named]').textContent;
    const teacher = (await open(person.teacher)).element;
    expect([row(teacher).includes(name), row(teacher).includes('基础薄弱')]).to.deep.equal([true, true]);
    const { element } = await open(person.manager);
    expect(row(element)).to.include('部分学生').and.not.include(name).and.not.include('基础薄弱');
    expect(part(element, '[data-given=named]').querySelector('.item__why')).to.equal(null);
    await give('later', 'r-poem', '大家都看', undefined);
    expect((await givenTo(person.pupil)).filter(({ resource }) => resource.id === 'r-poem').map(({ reason }) => reason)).to.deep.equal(['基础薄弱'], 'the own word stands');
    await click(part(element, '[data-given=named] button'));
    await waitUntil(() => all(element, '[data-given=named]').length === 0);
  });

  it('without a line to the names all of a class can be chosen, and it says why no more', async () => {
    service.fail({ kind: 'offline', call: 'tasks.learners' });
    const { element } = await open(person.teacher, 'r-poem');
    await chooseLine(part<HTMLSelectElement>(element, '[name=audience]'), 'c-31');
    await waitUntil(() => words(element).includes('现在读不到学生名单'));
    expect(all(element, '[name=whom]').map((way) => (way as HTMLInputElement).value)).to.deep.equal(['all']);
  });
});
