/** Undo and redo where two write: the own goes, what a colleague wrote in it stays, and each way says so. */
import { expect } from '@open-wc/testing';
import { seededRandom } from '../../adapters/memory/failures.ts';
import { samplePlan } from '../fixtures/sample-plan.ts';
import type { PlanChange } from './content.ts';
import { PlanDocument } from './document.ts';
import { linesOf, plainText, richText, type RichCell, type RichText } from './rich-text.ts';

const [id, field] = ['s3', 'teacherActivity'] as const;
const cell = (text: string): RichCell => ({ isHead: false, paragraphs: [{ list: null, runs: text === '' ? [] : [{ text, marks: [] }] }] });
const table = (...rows: readonly (readonly string[])[]): RichText[number] => ({ rows: rows.map((row) => row.map(cell)) });

describe('undo of a plan that two write', () => {
  let [mine, theirs] = [new PlanDocument(), new PlanDocument()];
  beforeEach(() => {
    [mine, theirs] = [new PlanDocument(), new PlanDocument()];
    const base = samplePlan().encode();
    for (const plan of [mine, theirs]) plan.receive([base]);
  });
  const meet = (): void => {
    const [here, there] = [mine.takeUnsent(), theirs.takeUnsent()];
    if (here) theirs.receive([here.update]);
    if (there) mine.receive([there.update]);
  };
  const write = (plan: PlanDocument, text: RichText): void => plan.apply({ act: 'write-activity', id, field, text });
  const said = (plan: PlanDocument): RichText => plan.content.steps.find((one) => one.id === id)?.[field] ?? [];
  const lines = (plan: PlanDocument): string[] => said(plan).flatMap((block) => linesOf(block).map((line) => line.replaceAll('\t', '|')));
  /** Takes everything back that can be, and tells of each time what stayed. */
  const undoAll = (): (string | null)[] => {
    const told: (string | null)[] = [];
    while (mine.canUndo) {
      mine.apply({ act: 'undo' });
      told.push(mine.stayed);
    }
    return told;
  };
  const same = (): void => {
    meet();
    expect(JSON.stringify(theirs.content)).to.equal(JSON.stringify(mine.content));
  };

  it('[LI-07] a step and an objective in which a colleague has written stay where they are, with these words and without the own', () => {
    mine.apply({ act: 'add-step', id: 'new', stage: 'in' });
    mine.apply({ act: 'write-step', id: 'new', field: 'title', text: '我写的' });
    mine.apply({ act: 'add-objective', id: 'o9' });
    meet();
    theirs.apply({ act: 'write-step', id: 'new', field: 'paper', text: '同事写的纸上做法' });
    theirs.apply({ act: 'write-objective', id: 'o9', text: '同事写的目标' });
    meet();
    expect(undoAll()).to.deep.equal(['objective', null, 'step']);
    same();
    for (const { content } of [mine, theirs]) {
      expect(content.steps.find((one) => one.id === 'new')).to.deep.include({ title: '', paper: '同事写的纸上做法', stage: 'in', minutes: 5, grouping: 'whole' });
      expect(content.objectives.find((one) => one.id === 'o9')?.text).to.equal('同事写的目标');
    }
    mine.apply({ act: 'redo' });
    same();
    expect(theirs.content.steps.find((one) => one.id === 'new')).to.deep.include({ title: '我写的', paper: '同事写的纸上做法' });
  });

  it('what is the own alone goes, nothing is left of it in the lists, and redo brings it back as it was', () => {
    const before = mine.content;
    mine.apply({ act: 'add-step', id: 'new', stage: 'in' });
    mine.apply({ act: 'write-step', id: 'new', field: 'title', text: '我写的' });
    mine.apply({ act: 'add-objective', id: 'o9' });
    write(mine, [...said(mine), table(['甲', '乙'], ['', ''])]);
    const after = mine.content;
    expect(undoAll()).to.deep.equal([null, null, null, null]);
    expect(mine.content).to.deep.equal(before);
    while (mine.canRedo) mine.apply({ act: 'redo' });
    expect(mine.content).to.deep.equal(after);
    undoAll();
    expect(mine.content).to.deep.equal(before);
  });

  it('a step that is taken back while a colleague without a line writes in it is among those taken out, with the words', () => {
    mine.apply({ act: 'add-step', id: 'new', stage: 'in' });
    mine.apply({ act: 'add-objective', id: 'o9' });
    meet();
    theirs.apply({ act: 'write-step', id: 'new', field: 'teacherActivity', text: '在路上写的' });
    theirs.apply({ act: 'write-objective', id: 'o9', text: '在路上写的目标' });
    undoAll();
    same();
    expect(mine.content.removed.map((step) => plainText(step.teacherActivity))).to.deep.equal(['在路上写的']);
    expect(mine.content.removedObjectives.map(({ text }) => text)).to.deep.equal(['在路上写的目标']);
    theirs.apply({ act: 'restore-objective', id: 'o9' });
    theirs.apply({ act: 'restore-step', id: 'new' });
    same();
    expect(mine.content.objectives.at(-1)?.text).to.equal('在路上写的目标');
    expect(mine.content.steps.some((step) => step.id === 'new')).to.equal(true);
  });

  it('[LI-07] a step and an objective without words stay where a colleague has commented, or said what they serve', () => {
    const message = (by: string) => ({ by, name: by, at: '2026-11-20T01:00:00.000Z', text: '这里可以折纸' });
    for (const step of ['commented', 'serving', 'own']) mine.apply({ act: 'add-step', id: step, stage: 'in' });
    mine.apply({ act: 'add-objective', id: 'o9' });
    mine.apply({ act: 'comment', id: 'mine', stepId: 'own', quote: '', message: message('me') });
    meet();
    theirs.apply({ act: 'comment', id: 'theirs', stepId: 'commented', quote: '', message: message('colleague') });
    theirs.apply({ act: 'serve', id: 'serving', objectiveId: 'o1', serves: true });
    theirs.apply({ act: 'align', id: 'o9', standard: { id: 'st-1', documentId: 'd', code: '1', statement: '认识分数' } });
    meet();
    expect(undoAll(), 'a comment is not taken back, and not told to be a colleague’s').to.deep.equal(['objective', null, 'step', 'step']);
    same();
    expect(mine.content.steps.map((step) => step.id)).to.include.members(['commented', 'serving']).and.not.include('own');
    expect(mine.content.objectives.at(-1)).to.deep.include({ id: 'o9', text: '' });
    // Said while it was taken back, it is among what was taken out.
    mine.apply({ act: 'add-step', id: 'late', stage: 'in' });
    meet();
    theirs.apply({ act: 'comment', id: 'on-its-way', stepId: 'late', quote: '', message: message('colleague') });
    mine.apply({ act: 'undo' });
    same();
    expect(mine.content.removed.map((step) => step.id)).to.include('late');
  });

  it('a paragraph in which a colleague has written stays with these words, one that is the own alone goes', () => {
    const before = lines(mine);
    write(mine, [...said(mine), ...richText('我的一段'), ...richText('我的二段')]);
    meet();
    write(theirs, [...said(theirs).slice(0, -2), ...richText('我的同事补充一段'), ...richText('我的二段')]);
    meet();
    expect(undoAll()).to.deep.equal(['words']);
    same();
    expect(lines(theirs)).to.deep.equal([...before, '同事补充']);
    mine.apply({ act: 'redo' });
    same();
    expect(lines(theirs)).to.deep.equal([...before, '我的同事补充一段', '我的二段']);
    // Redone, it is taken back again in the same way.
    mine.apply({ act: 'undo' });
    same();
    expect(lines(theirs)).to.deep.equal([...before, '同事补充']);
  });

  it('a table, a row and a column in which a colleague has written stay whole, so that each word keeps its place', () => {
    const before = lines(mine);
    write(mine, [...said(mine), table(['甲', '乙'], ['丙', '丁'])]);
    meet();
    write(theirs, [...said(theirs).slice(0, -1), table(['甲', '乙'], ['丙', '丁同事'])]);
    meet();
    expect(undoAll()).to.deep.equal(['words']);
    same();
    expect(lines(mine)).to.deep.equal([...before, '|', '|同事']);

    const now = (plan: PlanDocument, ...rows: readonly string[][]): void => write(plan, [...said(plan).slice(0, -1), table(...rows)]);
    now(mine, ['', '我加的', ''], ['', '', '同事']);
    mine.apply({ act: 'choose', id, field: 'minutes', value: 16 });
    now(mine, ['', '我加的', ''], ['', '', '同事'], ['我', '', '']);
    meet();
    now(theirs, ['', '我加的', ''], ['', '列里写的', '同事'], ['我', '', '行里写的']);
    meet();
    expect(undoAll()).to.deep.equal(['words', null, 'words']);
    same();
    expect(lines(mine)).to.deep.equal([...before, '||', '|列里写的|同事', '||行里写的']);
  });

  it('what was taken out with a colleague’s words in it, brought back, and is then taken back, leaves these words', () => {
    const before = said(mine);
    write(mine, [...before, ...richText('我')]);
    meet();
    write(theirs, [...before, ...richText('我同事')]);
    meet();
    mine.apply({ act: 'choose', id, field: 'minutes', value: 16 });
    write(mine, before);
    meet();
    for (const kept of [null, null, 'words']) {
      mine.apply({ act: 'undo' });
      expect(mine.stayed).to.equal(kept);
    }
    same();
    expect(lines(theirs).at(-1)).to.equal('同事');
    // And what is redone takes nothing of theirs either.
    write(theirs, [...said(theirs).slice(0, -1), ...richText('同事又写')]);
    meet();
    while (mine.canRedo) mine.apply({ act: 'redo' });
    same();
    expect(lines(theirs).join()).to.contain('又写');
  });

  it('a change of what a colleague has written in is taken back: its minutes, its place, that it was taken out', () => {
    mine.apply({ act: 'choose', id, field: 'minutes', value: 33 });
    mine.apply({ act: 'move-step', id, stage: 'post', before: null });
    mine.apply({ act: 'remove-step', id });
    meet();
    theirs.apply({ act: 'write-step', id, field: 'paper', text: '同事写的' });
    meet();
    expect(undoAll()).to.deep.equal([null, null, null]);
    same();
    expect(theirs.content.steps.find((one) => one.id === id)).to.deep.include({ minutes: 15, stage: 'in', paper: '同事写的' });
  });

  it('[LI-07] two who write, add, undo and redo at random end with the same plan and every word that its author has not taken back', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const chance = seededRandom(seed);
      const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(chance() * values.length)] ?? (values[0] as Value);
      // How quick this machine is says nothing: letters go one by one, or all of them together.
      const togetherMs = seed % 2 === 0 ? 0 : Infinity;
      [mine, theirs] = [new PlanDocument({ togetherMs }), new PlanDocument({ togetherMs })];
      const base = samplePlan().encode();
      for (const plan of [mine, theirs]) plan.receive([base]);
      const words: string[] = [];
      for (let round = 0; round < 150; round += 1) {
        const isMine = chance() < 0.5;
        const plan = isMine ? mine : theirs;
        const steps = [...plan.content.steps, ...plan.content.removed];
        const step = pick(steps);
        const word = String.fromCodePoint(0x20000 + round);
        const letters = Array.from(plainText(step[field]));
        letters.splice(Math.floor(chance() * (letters.length + 1)), 0, chance() < 0.4 ? `\n${word}` : word);
        const written: PlanChange = { act: 'write-step', id: step.id, field, text: letters.join('') };
        const objective = pick(plan.content.objectives);
        const acts: PlanChange[] = [written, written, { act: 'add-step', id: `n${round}`, stage: 'in' }, { act: 'write-objective', id: objective.id, text: `${objective.text}${word}` }, { act: 'add-objective', id: `g${round}` }];
        // Only one of the two takes back, so that of every word it is known whether it must stand.
        if (isMine) acts.push({ act: 'undo' }, { act: 'undo' }, { act: 'undo' }, { act: 'redo' });
        const act = pick(acts);
        plan.apply(act);
        if (!isMine && (act === written || act.act === 'write-objective')) words.push(word);
        // What both have seen of each other is taken back; what is on its way is another test.
        meet();
      }
      same();
      const left = JSON.stringify(mine.content);
      expect(words.filter((word) => !left.includes(word)), `seed ${seed}`).to.deep.equal([]);
    }
  });
});
