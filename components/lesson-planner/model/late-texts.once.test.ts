/** Texts of the plan as a whole and the intention of a step: written together, undone, put aside, restored, compared; also in plans of earlier releases, which do not have them. */
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { person } from '../../adapters/memory/fixtures.ts';
import { toBase64 } from '../../base/base64.ts';
import { Desk, planId } from '../fixtures/desk.ts';
import { fillIn, samplePlan } from '../fixtures/sample-plan.ts';
import { planTexts, type PlanChange } from './content.ts';
import { copyPlan } from './copy.ts';
import { differenceOf, isNothing, secondPreparation } from './difference.ts';
import { PlanDocument } from './document.ts';

/** As an earlier release made it, with a version that it put aside. */
function earlierPlan(): string {
  const doc = new Y.Doc();
  const texts = Object.fromEntries(['teacherActivity', 'learnerActivity', 'evidence', 'paper'].map((name) => [name, new Y.XmlFragment()]));
  doc.getMap('plan').set('title', new Y.Text('旧教案'));
  doc.getMap('steps').set('s1', new Y.Map(Object.entries({ stage: 'in', order: 'V', title: new Y.Text('导入'), objectives: new Y.Map(), resources: new Y.Map(), ...texts })));
  const step = { id: 's1', order: 'V', stage: 'in', title: '导入', minutes: 5, screenMinutes: 0, delivery: 'face-to-face', grouping: 'whole', learningType: 'acquisition', tier: 'all', teacherActivity: '', learnerActivity: '', evidence: '', paper: '', objectiveIds: [], resources: [] };
  const content = JSON.stringify({ title: '旧教案', subject: '', periodMinutes: 40, objectives: [], steps: [step] });
  doc.getMap('versions').set('old', { name: '旧', by: '王秀兰', at: '2026-11-01T01:00:00.000Z', content });
  return toBase64(Y.encodeStateAsUpdate(doc));
}
const opened = (...updates: readonly string[]): PlanDocument => {
  const plan = new PlanDocument();
  expect(plan.receive(updates)).to.equal(0);
  return plan;
};

describe('texts of a plan', () => {
  it('two who are the first to write in one of an earlier plan, each without a line, lose no word, and each undoes the own', () => {
    const earlier = earlierPlan();
    const [mine, theirs] = [opened(earlier), opened(earlier)];
    const write = (plan: PlanDocument, who: string): void => {
      plan.apply({ act: 'write', field: 'boardPlan', text: `${who}的板书` });
      plan.apply({ act: 'write-step', id: 's1', field: 'rationale', text: `${who}的意图` });
    };
    write(mine, '甲');
    write(theirs, '乙');
    const [fromMine, fromTheirs] = [mine, theirs].map((plan) => plan.takeUnsent()?.update ?? '');
    mine.receive([fromTheirs ?? '']);
    theirs.receive([fromMine ?? '']);
    expect(mine.content).to.deep.equal(theirs.content);
    const said = ({ content }: PlanDocument): string => `${content.boardPlan} ${content.steps[0]?.rationale ?? ''}`;
    for (const word of ['甲的板书', '乙的板书', '甲的意图', '乙的意图']) expect(said(mine)).to.contain(word);
    while (mine.canUndo) mine.apply({ act: 'undo' });
    expect(said(mine)).to.contain('乙的板书').and.contain('乙的意图').and.not.contain('甲');
    // Whoever opens it afterwards reads the same, and what was sent needs nothing but what was read.
    expect(opened(earlier, fromMine ?? '', fromTheirs ?? '', mine.takeUnsent()?.update ?? '').content).to.deep.equal(mine.content);
  });

  it('are put aside, compared and restored; a version of an earlier release says nothing in them', () => {
    const plan = samplePlan();
    fillIn(plan);
    const before = plan.content;
    plan.apply({ act: 'keep-version', id: 'v1', name: '', by: '王秀兰', at: '2026-11-20T01:00:00.000Z' });
    const versionOf = (id: string) => plan.content.versions.find((one) => one.id === id)?.content ?? plan.content;
    expect(isNothing(differenceOf(versionOf('v1'), plan.content))).to.equal(true);
    const changes: readonly PlanChange[] = [
      { act: 'write', field: 'keyPoints', text: '认识几分之一，会读、写。' },
      { act: 'write', field: 'boardPlan', text: '' },
      { act: 'write-step', id: 's3', field: 'rationale', text: '' },
    ];
    for (const change of changes) plan.apply(change);
    const { texts, steps } = differenceOf(versionOf('v1'), plan.content);
    expect(texts.map(({ field, gone, come }) => [field, gone, come])).to.deep.equal([['keyPoints', '会', '、'], ['boardPlan', before.boardPlan, '']]);
    expect(steps.flatMap((step) => step.texts.map(({ field }) => field))).to.deep.equal(['rationale']);
    plan.apply({ act: 'restore-version', id: 'v1' });
    for (const name of planTexts) expect(plan.content[name], name).to.equal(before[name]);
    expect(plan.content.steps).to.deep.equal(before.steps);
    plan.apply({ act: 'undo' });
    expect(plan.content.boardPlan).to.equal('');

    const earlier = opened(earlierPlan());
    earlier.apply({ act: 'write', field: 'methods', text: '讲授' });
    expect(differenceOf(earlier.content.versions[0]?.content ?? earlier.content, earlier.content).texts.map(({ field, come }) => [field, come])).to.deep.equal([['methods', '讲授']]);
    earlier.apply({ act: 'restore-version', id: 'old' });
    expect(earlier.content.methods).to.equal('');
  });

  it('go into a copy, where what is changed is told against its source', async () => {
    const desk = new Desk();
    const { plans } = desk.service.portsFor(person.colleague);
    const plan = desk.stored();
    fillIn(plan);
    const edit = plan.takeUnsent();
    if (edit !== undefined) await plans.edit(planId, 'u-filled', edit);
    await copyPlan({ plans, planId, id: 'copy', signal: new AbortController().signal });
    const copy = desk.stored('copy');
    for (const name of planTexts) expect(copy.content[name], name).to.equal(plan.content[name]);
    copy.apply({ act: 'write', field: 'preparation', text: '每人一张纸' });
    expect(secondPreparation(copy.content)?.texts.map(({ field }) => field)).to.deep.equal(['preparation']);
  });
});
