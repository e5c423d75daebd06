/** Kinds of lessons that a plan begins with, and the sheet for whoever takes the class instead. */
import { expect, oneEvent } from '@open-wc/testing';
import { chooseLine, click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, planId, titlesIn } from './fixtures/desk.ts';
import { fillIn, teach } from './fixtures/sample-plan.ts';
import type { LsPlanPrintRequestEvent } from './lesson-planner.events.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { lessonKinds, stages } from './model/content.ts';
import { PlanDocument } from './model/document.ts';
import { metersOf } from './model/meters.ts';
import { fillTemplate } from './templates/templates.ts';
import { layOutPaper } from './view/paper.ts';

describe('what a plan begins with', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });

  it('[T-01] is nothing, or the steps of a kind of lesson, chosen by keyboard; each kind fills forty minutes and no more', async () => {
    const element = await desk.open(person.teacher, '');
    part(element, '.begin [name=title]').focus();
    await typeText('分数单元');
    await chooseLine(part<HTMLSelectElement>(element, '.begin [name=kind]'), 'review');
    await tabTo('.begin [type=submit]');
    await press('Enter');
    await waitUntil(() => all(element, '.head [name=title]').length > 0);
    expect(titlesIn(element, 'in')).to.deep.equal(['回忆知识点', '整理成知识图', '典型例题', '分层练习', '还有什么不明白']);
    expect(part(element, '[data-fact=time]').textContent).to.contain('课中40分钟');
    for (const kind of lessonKinds) {
      const plan = PlanDocument.begin('');
      fillTemplate(plan, kind, (key) => element.t(key));
      const { lanes, overMinutes, types } = metersOf(plan.content);
      expect([overMinutes, lanes.every(({ steps }) => steps > 0), lanes.map(({ stage }) => stage)], kind).to.deep.equal([0, true, [...stages]]);
      expect(types.filter(({ minutes }) => minutes > 0).length, kind).to.be.greaterThan(2);
      expect(plan.content.steps.map(({ title }) => title).filter((title) => title === '' || title.includes('.')), kind).to.deep.equal([]);
    }
  });

  it('a sheet for a substitute has the steps with their minutes, what to do, to bring and to do without devices, and nothing that is the teacher’s own', async () => {
    const document = desk.stored();
    fillIn(document);
    teach(document, person.teacher, true);
    document.apply({ act: 'comment', id: 'k1', stepId: 's3', quote: '', message: { by: person.colleague, name: '古丽娜尔', at: '2026-11-20T01:00:00.000Z', text: '这里慢一点' } });
    const edit = document.takeUnsent();
    if (edit !== undefined) await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-filled', edit);
    const element: LsLessonPlanner = await desk.open();
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const frame = layOutPaper({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction: 'ltr', sheet: 'substitute' });
    const paper = frame.contentDocument;
    const words = paper?.body.textContent.replace(/\s+/g, ' ') ?? '';
    const heads = [...(paper?.querySelectorAll('table') ?? [])].find(({ tHead }) => tHead !== null);
    const rows = [...(heads?.tBodies[0]?.rows ?? [])].map(({ cells }) => cells[0]?.textContent);
    frame.remove();
    expect(rows).to.deep.equal(['0–5', '5–20', '20–32']);
    for (const said of ['认识几分之一', '能用折纸说明几分之一', '各40张', '在家分一分', '出示两个月饼', '对折再对折', '本来就不用设备', '写三句话', '代课老师']) expect(words, said).to.contain(said);
    const own = ['王秀兰', '古丽娜尔', '这里慢一点', '每人能指着自己的纸', '第三组用圆纸', '会平均分，生活中', '第一次认识分数', '看见分数与形状无关'];
    for (const kept of own) expect(words, kept).to.not.contain(kept);

    const asked = oneEvent<LsPlanPrintRequestEvent>(element, 'ls-plan-print-request');
    element.addEventListener('ls-plan-print-request', (event) => event.preventDefault());
    await click(part(element, '[name=substitute]'));
    expect((await asked).detail).to.include({ planId, sheet: 'substitute' });
  });
});
