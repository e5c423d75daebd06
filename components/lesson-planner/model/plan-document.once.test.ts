import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { seededRandom } from '../../adapters/memory/failures.ts';
import { fromBase64, toBase64 } from '../../base/base64.ts';
import { samplePlan } from '../fixtures/sample-plan.ts';
import { movedCaret } from './common-ends.ts';
import type { PlanChange } from './content.ts';
import { differenceOf, isNothing } from './difference.ts';
import { PlanDocument } from './document.ts';
import { headOf } from './head.ts';
import { comparison, lessonAt, lessonOf, pickNumber, type Lesson, type LessonEntry } from './lesson.ts';
import { metersOf } from './meters.ts';
import { keyBetween } from './order.ts';
import { marks, plainText, richText, tidyRuns, type RichText } from './rich-text.ts';
import { readParagraphs, writeLines, writeParagraphs } from './text.ts';

describe('a lesson plan', () => {
  it('[LI-07] what one of them aligned to no standard that there can be keeps nobody from saving', () => {
    const id = '5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a11';
    const doc = new Y.Doc();
    Y.applyUpdate(doc, fromBase64(samplePlan().encode()));
    const [objectiveId] = [...doc.getMap('objectives').keys()];
    const words = { documentId: 'd', code: '1', statement: '认识分数' };
    for (const wrong of ['', ' ', '标准', 'a'.repeat(65), `${id}/more`, id]) doc.getMap('alignments').set(`${objectiveId}/${wrong}`, words);
    doc.getMap('alignments').set(objectiveId ?? '', words);
    const plan = new PlanDocument();
    plan.receive([toBase64(Y.encodeStateAsUpdate(doc))]);
    expect(plan.head.standardIds).to.deep.equal([id]);
    const { content } = plan;
    const objectives = content.objectives.map((one) => ({ ...one, standards: ['no id', id].map((standard) => ({ id: standard, ...words })) }));
    expect(headOf({ ...content, objectives }).standardIds).to.deep.equal([id]);
  });

  it('[LI-07] three who write, move and take out at random, with lines that are cut, end with the same plan and every word', () => {
    const chance = seededRandom(6);
    const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(chance() * values.length)] ?? (values[0] as Value);
    const base = samplePlan();
    const peers = [0, 1, 2].map(() => {
      const own = new PlanDocument();
      own.receive([base.encode()]);
      return own;
    });
    const sent: string[] = [];
    const words: string[] = [];
    for (let round = 0; round < 300; round += 1) {
      const peer = pick(peers);
      const steps = [...peer.content.steps, ...peer.content.removed];
      const { id } = pick(steps);
      // Of two halves each, which no edit may part.
      const word = String.fromCodePoint(0x20000 + round);
      const acts: PlanChange[] = [
        { act: 'write-step', id, field: 'teacherActivity', text: withWord(plainText(steps.find((one) => one.id === id)?.teacherActivity ?? []), word, chance) },
        { act: 'move-step', id, stage: pick(['pre', 'in', 'post'] as const), before: pick([null, ...steps.map((one) => one.id)]) },
        { act: pick(['remove-step', 'restore-step'] as const), id },
      ];
      const act = pick(acts);
      if (act.act === 'write-step') words.push(word);
      peer.apply(act);
      if (chance() < 0.4) sent.push(...[peer.takeUnsent()?.update ?? []].flat());
      if (chance() < 0.2) pick(peers).receive([...sent].reverse());
    }
    for (const peer of peers) sent.push(...[peer.takeUnsent()?.update ?? []].flat());
    for (const peer of peers) peer.receive(sent);
    const [first, ...others] = peers.map(({ content }) => JSON.stringify(content));
    for (const other of others) expect(other).to.equal(first);
    for (const word of words) expect(first, word).to.contain(word);
    expect(peers[0]?.content.steps.length).to.equal(5 - (peers[0]?.content.removed.length ?? 0));
  });
  function withWord(before: string, word: string, chance: () => number): string {
    const letters = Array.from(before);
    letters.splice(Math.floor(chance() * (letters.length + 1)), 0, chance() < 0.2 ? `\n${word}` : word);
    return letters.join('');
  }

  it('keys always lie between their neighbours, however often one puts something into the same gap', () => {
    const chance = seededRandom(1);
    const keys = [keyBetween('', null, chance)];
    for (let round = 0; round < 500; round += 1) {
      const at = Math.floor(chance() * (keys.length + 1));
      keys.splice(at, 0, keyBetween(keys[at - 1] ?? '', keys[at] ?? null, chance));
      expect([...keys].sort()).to.deep.equal(keys);
    }
    expect(keyBetween('V', 'V') > 'V').to.equal(true);
  });

  it('only the own acts are undone', () => {
    const [mine, theirs] = [samplePlan(), new PlanDocument()];
    theirs.receive([mine.encode()]);
    mine.takeUnsent();
    mine.apply({ act: 'choose', id: 's2', field: 'minutes', value: 9 });
    theirs.apply({ act: 'choose', id: 's3', field: 'minutes', value: 21 });
    mine.receive([theirs.takeUnsent()?.update ?? '']);
    mine.apply({ act: 'undo' });
    expect(mine.content.steps.map(({ minutes }) => minutes)).to.deep.equal([10, 5, 21, 12, 15]);
  });

  it('what came through nobody knows is sent again as one edit, which needs nothing but what was read', () => {
    const [mine, theirs] = [new PlanDocument(), new PlanDocument()];
    const read = [samplePlan().encode()];
    for (const plan of [mine, theirs]) plan.receive(read);
    mine.apply({ act: 'write', field: 'title', text: '甲' });
    mine.takeUnsent();
    mine.apply({ act: 'write', field: 'title', text: '甲乙' });
    mine.resendAllBut(read);
    theirs.receive([mine.takeUnsent()?.update ?? '']);
    expect(theirs.content).to.deep.equal(mine.content);
    expect(mine.hasUnsent).to.equal(false);
  });

  it('formatted text says exactly what was written, whatever stood there before; marks and lists of two who write at once merge with their words', () => {
    const chance = seededRandom(9);
    const any = (): RichText =>
      Array.from({ length: Math.floor(chance() * 4) }, () => ({
        list: ([null, 'bullet', 'ordered'] as const)[Math.floor(chance() * 3)] ?? null,
        runs: tidyRuns(Array.from({ length: Math.floor(chance() * 4) }, () => ({ text: Array.from('ab𠮷中').slice(0, Math.floor(chance() * 5)).join(''), marks: marks.filter(() => chance() < 0.4) }))),
      }));
    const [mine, theirs] = [samplePlan(), new PlanDocument()];
    theirs.receive([mine.encode()]);
    const said = (plan: PlanDocument): RichText | undefined => plan.content.steps.find(({ id }) => id === 's3')?.teacherActivity;
    for (let round = 0; round < 300; round += 1) {
      const text = any();
      mine.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text });
      expect(said(mine)).to.deep.equal(text);
    }
    theirs.receive([mine.encode()]);
    mine.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: richText('巡视小组') });
    theirs.receive([mine.takeUnsent()?.update ?? '']);
    mine.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: [{ list: 'ordered', runs: [{ text: '巡视', marks: ['strong'] }, { text: '小组', marks: [] }] }] });
    theirs.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '先巡视小组' });
    mine.receive([theirs.takeUnsent()?.update ?? '']);
    theirs.receive([mine.takeUnsent()?.update ?? '']);
    expect(said(theirs)).to.deep.equal(said(mine));
    expect(plainText(said(mine) ?? [])).to.equal('先巡视小组');
    expect(said(mine)?.[0]).to.deep.include({ list: 'ordered' });
    const [first] = said(mine) ?? [];
    expect(first !== undefined && 'runs' in first && first.runs.find(({ text }) => text.includes('巡视'))?.marks).to.deep.equal(['strong']);
  });

  it('what another editor put into a text is in nobody’s way: what is written is said exactly, and nothing beside it is lost', () => {
    const chance = seededRandom(4);
    const text = (...parts: readonly (string | object)[]): Y.XmlText => {
      const made = new Y.XmlText();
      made.applyDelta(parts.map((insert) => ({ insert })));
      return made;
    };
    const paragraph = (...nodes: readonly (Y.XmlText | Y.XmlElement)[]): Y.XmlElement => {
      const made = new Y.XmlElement('paragraph');
      made.insert(0, [...nodes]);
      return made;
    };
    for (let round = 0; round < 50; round += 1) {
      const fragment = new Y.Doc().getXmlFragment('text');
      fragment.insert(0, [
        new Y.XmlText('之前'),
        paragraph(text('甲', { image: 'x' }, '乙')),
        new Y.XmlText('之间'),
        paragraph(text('丙'), new Y.XmlElement('hard_break'), text('丁')),
        paragraph(new Y.XmlElement('image'), text('戊')),
        paragraph(),
      ]);
      expect(plainText(readParagraphs(fragment))).to.equal('甲乙\n丙丁\n戊\n');
      for (let edit = 0; edit < 4; edit += 1) {
        const said = withWord(plainText(readParagraphs(fragment)), chance() < 0.3 ? '新\n' : '新', chance);
        const next = chance() < 0.3 ? said.slice(2) : said;
        if (chance() < 0.5) writeLines(fragment, next);
        else writeParagraphs(fragment, richText(next));
        expect(plainText(readParagraphs(fragment))).to.equal(plainText(richText(next)));
      }
      expect(fragment.toArray().filter((node) => node instanceof Y.XmlText).map((node) => node.toJSON())).to.deep.equal(['之前', '之间']);
    }
  });

  it('tells what changed since a version step by step: what came, went, moved, and in which words', () => {
    const plan = samplePlan();
    plan.apply({ act: 'keep-version', id: 'v1', name: '', by: '王秀兰', at: '2026-11-20T01:00:00.000Z' });
    const difference = () => differenceOf(plan.content.versions[0]?.content ?? plan.content, plan.content);
    expect(isNothing(difference())).to.equal(true);
    plan.apply({ act: 'choose', id: 's2', field: 'minutes', value: 8 });
    plan.apply({ act: 'write-step', id: 's2', field: 'teacherActivity', text: '出示三个月饼𠮷，问怎样分才公平。' });
    plan.apply({ act: 'choose', id: 's2', field: 'grouping', value: 'pair' });
    plan.apply({ act: 'write-activity', id: 's2', field: 'learnerActivity', text: [{ list: 'bullet', runs: [{ text: '说出“平均分”。', marks: [] }] }] });
    plan.apply({ act: 'move-step', id: 's4', stage: 'in', before: 's2' });
    plan.apply({ act: 'remove-step', id: 's5' });
    plan.apply({ act: 'add-step', id: 's9', stage: 'post' });
    plan.apply({ act: 'write-objective', id: 'o2', text: '会读几分之一' });
    const { steps, objectives } = difference();
    expect(steps.map(({ stepId, kind, isMoved }) => `${stepId} ${kind}${isMoved ? ' moved' : ''}`)).to.deep.equal(['s4 changed moved', 's2 changed', 's9 added', 's5 removed']);
    expect(steps[1]?.texts.map(({ field, gone, come }) => [field, gone, come])).to.deep.equal([['teacherActivity', '两个月饼', '三个月饼𠮷'], ['learnerActivity', '', ''], ['minutes', '5', '8'], ['grouping', 'whole', 'pair']]);
    expect(objectives).to.deep.equal({ come: ['会读几分之一'], gone: ['会读、写几分之一'] });
  });

  it('restores a version exactly, and keeps what a colleague writes meanwhile in what stayed the same', () => {
    const plan = samplePlan();
    const before = plan.content;
    plan.apply({ act: 'keep-version', id: 'v1', name: '甲', by: '王秀兰', at: '2026-11-20T01:00:00.000Z' });
    plan.apply({ act: 'write-activity', id: 's3', field: 'learnerActivity', text: [{ list: 'bullet', runs: [{ text: '别的', marks: ['em'] }] }] });
    plan.apply({ act: 'serve', id: 's3', objectiveId: 'o1', serves: false });
    plan.apply({ act: 'attach', id: 's3', resource: { id: 'r', title: '资源' } });
    plan.apply({ act: 'move-step', id: 's2', stage: 'post', before: null });
    plan.apply({ act: 'remove-objective', id: 'o2' });
    plan.apply({ act: 'remove-step', id: 's4' });
    const colleague = new PlanDocument();
    colleague.receive([plan.encode()]);
    colleague.apply({ act: 'write-step', id: 's1', field: 'paper', text: '同事写的' });
    plan.apply({ act: 'restore-version', id: 'v1' });
    const { steps, objectives, removed } = plan.content;
    expect([steps, objectives, removed]).to.deep.equal([before.steps, before.objectives, []]);
    plan.receive([colleague.encode()]);
    expect(plan.content.steps[0]?.paper).to.equal('同事写的');
  });

  it('restores a version, and a step whose making was taken back is not among those taken out by it', () => {
    const plan = samplePlan();
    plan.apply({ act: 'keep-version', id: 'v1', name: '甲', by: '王秀兰', at: '2026-11-20T01:00:00.000Z' });
    plan.apply({ act: 'add-step', id: 'undone', stage: 'in' });
    plan.apply({ act: 'undo' });
    plan.apply({ act: 'add-step', id: 'kept', stage: 'in' });
    plan.apply({ act: 'restore-version', id: 'v1' });
    expect(plan.content.removed.map(({ id }) => id)).to.deep.equal(['kept']);
  });

  it('leaves out what is broken or from another release, and shows the rest', () => {
    const plan = new PlanDocument();
    expect(plan.receive([samplePlan().encode(), 'AAAA', btoa('broken')])).to.be.greaterThan(0);
    expect(plan.content.steps.length).to.equal(5);
    plan.apply({ act: 'choose', id: 's2', field: 'delivery', value: 'by-carrier-pigeon' });
    plan.apply({ act: 'choose', id: 's2', field: 'minutes', value: Number.NaN });
    plan.apply({ act: 'move-step', id: 'nothing', stage: 'in', before: null });
    expect(plan.content.steps.find(({ id }) => id === 's2')).to.deep.include({ delivery: 'face-to-face', minutes: 0 });
    expect(metersOf(new PlanDocument().content).screen).to.deep.equal({ minutes: 0, share: 0, isTooMuch: false });
  });

  it('counts the minutes of each step without pauses, whatever the clock was set to', () => {
    const begin = Date.parse('2026-11-20T01:00:00.000Z');
    const entries: LessonEntry[] = [
      { kind: 'enter', at: at(0), stepId: 's2' },
      { kind: 'pause', at: at(3) },
      { kind: 'resume', at: at(13) },
      { kind: 'enter', at: at(15), stepId: 's3' },
      // The clock was set back, and put right again a day later.
      { kind: 'enter', at: at(-60), stepId: 's4' },
      { kind: 'enter', at: at(24 * 60), stepId: 's3' },
      { kind: 'end', at: at(24 * 60 + 6) },
    ];
    function at(minutes: number): string {
      return new Date(begin + minutes * 60_000).toISOString();
    }
    const now = lessonAt({ id: 'l', by: 'p', startedAt: at(0), turn: 1, entries }, begin + 40 * 60 * 60_000);
    expect([...now.seconds].map(([id, seconds]) => [id, seconds / 60])).to.deep.equal([['s2', 5], ['s3', 6]]);
    expect([now.isOver, now.isPaused]).to.deep.equal([true, false]);
    const rows = comparison(samplePlan().content.steps.filter(({ stage }) => stage === 'in'), now);
    expect(rows.map(({ actual, differs }) => [actual, differs])).to.deep.equal([[5, false], [6, true], [null, true]]);
  });

  it('lessons stand in the order in which they were begun, also behind those of a clock that was ahead and of an earlier release', () => {
    const doc = new Y.Doc();
    const old = new Y.Map<unknown>(Object.entries({ by: 'p', startedAt: '2026-11-22T01:00:00.000Z', entries: new Y.Array() }));
    doc.getMap('lessons').set('old', old);
    const [here, there] = [new PlanDocument(), new PlanDocument()];
    for (const plan of [here, there]) plan.receive([toBase64(Y.encodeStateAsUpdate(doc))]);
    here.apply({ act: 'start-lesson', id: 'today', by: 'p', at: '2026-11-20T01:00:00.000Z' });
    there.apply({ act: 'start-lesson', id: 'elsewhere', by: 'p', at: '2026-11-20T02:00:00.000Z' });
    here.receive([there.encode()]);
    here.apply({ act: 'start-lesson', id: 'next', by: 'p', at: '2026-11-19T01:00:00.000Z' });
    expect(here.content.lessons.map(({ id }) => id)).to.deep.equal(['old', 'today', 'elsewhere', 'next']);
    // Of two that were begun without knowing of each other the one that goes on is taught.
    const ended = (ids: readonly string[]): Lesson[] => here.content.lessons.slice(0, 3).map((lesson) => ({ ...lesson, entries: ids.includes(lesson.id) ? [{ kind: 'end', at: lesson.startedAt }] : [] }));
    expect(lessonOf(ended(['elsewhere']), 'p')?.id).to.equal('today');
    expect(lessonOf(ended(['elsewhere', 'today']), 'p')?.id).to.equal('elsewhere');
    expect(lessonOf(ended([]), 'somebody')).to.equal(undefined);
    // Those of an earlier release tell of no turn: one that somebody forgot to end does not come back.
    const earlier = (ids: readonly string[]): Lesson[] => ended(ids).map((lesson) => ({ ...lesson, turn: 0 }));
    expect(lessonOf(earlier(['elsewhere']), 'p')?.id).to.equal('elsewhere');
    expect(lessonOf(earlier([]), 'p')?.id).to.equal('elsewhere');
  });

  it('everybody has one turn before anybody has a second', () => {
    const chance = seededRandom(3);
    const entries: LessonEntry[] = [{ kind: 'present', at: '2026-11-20T01:00:00.000Z', present: 30, of: 30 }];
    const lesson: Lesson = { id: 'l', by: 'p', startedAt: '2026-11-20T01:00:00.000Z', turn: 1, entries };
    for (let turn = 0; turn < 90; turn += 1) {
      const number = pickNumber(lessonAt(lesson, 0), chance);
      if (number !== null) entries.push({ kind: 'pick', at: '2026-11-20T01:00:00.000Z', number });
    }
    const numbers = entries.flatMap((entry) => (entry.kind === 'pick' ? [entry.number] : []));
    for (const round of [0, 30, 60]) expect(new Set(numbers.slice(round, round + 30)).size).to.equal(30);
    expect(pickNumber(lessonAt({ ...lesson, entries: [] }, 0))).to.equal(null);
  });

  it('a caret moves with the words around it', () => {
    expect(movedCaret(2, '一二三', '零一二三')).to.equal(3);
    expect(movedCaret(1, '一二三', '一二三四')).to.equal(1);
    expect(movedCaret(3, '一二三', '一')).to.equal(1);
  });
});
