/** A lesson plan that is being written: a Yjs document with the acts of a plan, undo of the own ones, and the updates to be sent. */
import * as Y from 'yjs';
import { fromBase64, toBase64 } from '../../base/base64.ts';
import type { PlanEdit, PlanHead } from '../../base/ports/plans.ts';
import { activities, each, planTexts, stages, stepTexts, usualPeriod, wholeMinutes, type PlanChange, type PlanContent, type Stage } from './content.ts';
import { align, unalign } from './alignments.ts';
import { headOf } from './head.ts';
import { OwnHistory, type Made, type Stayed } from './history.ts';
import { makeText, textsBy } from './late-texts.ts';
import { keyBetween } from './order.ts';
import { isBlankStep, PlanReader } from './read.ts';
import { sourceVersion } from './version-of-source.ts';
import { isTakenOut, notShown } from './taken-out.ts';
import { discuss, isOfThread, type Thread } from './threads.ts';
import { replaceText, writeLines, writeParagraphs } from './text.ts';
import { keptText, mostVersions, restore } from './versions.ts';

/** What is typed within so long of the last letter is undone together. */
const usualTogetherMs = 700;
/** Words are typed letter by letter; everything else is a step of its own when it is undone. */
type Edit = Exclude<PlanChange, { readonly act: 'undo' | 'redo' }>;
type Making = { readonly act: 'add-step' | 'add-objective' };
const typed: readonly PlanChange['act'][] = ['write', 'write-objective', 'write-step', 'write-activity'];

const usual = {
  pre: { delivery: 'home-offline', grouping: 'individual', learningType: 'acquisition', minutes: 10 },
  in: { delivery: 'face-to-face', grouping: 'whole', learningType: 'acquisition', minutes: 5 },
  post: { delivery: 'home-offline', grouping: 'individual', learningType: 'practice', minutes: 15 },
} as const satisfies Record<Stage, object>;

export class PlanDocument {
  readonly #doc = new Y.Doc();
  readonly #plan = this.#doc.getMap<unknown>('plan');
  readonly #objectives = this.#doc.getMap<unknown>('objectives');
  readonly #steps = this.#doc.getMap<unknown>('steps');
  readonly #alignments = this.#doc.getMap<unknown>('alignments');
  readonly #lessons = this.#doc.getMap<unknown>('lessons');
  readonly #threads = this.#doc.getMap<unknown>('threads');
  readonly #versions = this.#doc.getMap<unknown>('versions');
  readonly #reader = new PlanReader(this.#doc);
  readonly #own = Symbol('own');
  readonly #history: OwnHistory;
  /** Threads that were begun here. */
  readonly #begunThreads = new Set<string>();
  #unsent: Uint8Array[] = [];
  /** What was handed out to be sent, and may not stand in the plan that is kept on this machine yet. */
  #taken: Uint8Array[] = [];

  constructor({ togetherMs = usualTogetherMs }: { readonly togetherMs?: number } = {}) {
    this.#history = new OwnHistory(this.#doc, {
      scope: [this.#plan, this.#objectives, this.#alignments, this.#steps],
      origin: this.#own,
      togetherMs,
      isBlank: ({ kind, id }) => this.#isBlank(kind, id),
    });
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.#own || this.#history.isOf(origin)) this.#unsent.push(update);
    });
  }

  /** A new plan: all texts of the plan itself are made here, once, so that no two people make them. */
  static begin(title: string): PlanDocument {
    const made = new PlanDocument();
    made.#doc.transact(() => {
      for (const name of ['title', 'subject']) made.#plan.set(name, new Y.Text(name === 'title' ? title : ''));
      for (const name of planTexts) made.#plan.set(name, new Y.XmlFragment());
      made.#plan.set('periodMinutes', usualPeriod);
      made.#plan.set('schemaVersion', 1);
    });
    return made;
  }

  get content(): PlanContent {
    return this.#reader.content;
  }

  get head(): PlanHead {
    return headOf(this.content);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** What the last undo or redo left standing, because a colleague has written in it. */
  get stayed(): Stayed | null {
    return this.#history.stayed;
  }

  /** Adds what others wrote. An update that is broken is left out: the rest can still be read. @returns how many were broken */
  receive(updates: readonly string[]): number {
    return applyAll(this.#doc, updates);
  }

  /** All of it as one update. */
  encode(): string {
    return toBase64(Y.encodeStateAsUpdate(this.#doc));
  }

  /**
   * What was written since the last time, as one edit to be sent; `undefined` where there is nothing. What came before goes along until it
   * was read: an edit that waits on this machine must fit the plan that is kept there, which may be older than what was sent.
   */
  takeUnsent(): PlanEdit | undefined {
    if (this.#unsent.length === 0) return undefined;
    this.#taken.push(Y.mergeUpdates(this.#unsent));
    this.#unsent = [];
    return { head: this.head, update: toBase64(Y.mergeUpdates(this.#taken)) };
  }

  /** The edit that was taken last could not be sent. */
  putBack(): void {
    const last = this.#taken.pop();
    if (last !== undefined) this.#unsent.unshift(last);
  }

  /** So many of the edits that were taken have been read again. */
  forgetTaken(count: number): void {
    this.#taken.splice(0, count);
  }

  /** Makes everything unsent that these updates do not say: one edit, which needs nothing but them. */
  resendAllBut(updates: readonly string[]): void {
    const theirs = new Y.Doc();
    applyAll(theirs, updates);
    [this.#unsent, this.#taken] = [[Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(theirs))], []];
    theirs.destroy();
  }

  /** Forgets the lessons that were taught and what was put aside: a copy is of the plan as it is, not of what happened in somebody's class. */
  forgetPast(): void {
    this.#doc.transact(() => [this.#lessons, this.#versions, this.#threads].forEach((map) => map.clear()), this.#own);
  }

  /** Forgets what its author has removed and could bring back: it is for nobody else to read. */
  forgetRemoved(): void {
    this.#doc.transact(() => {
      for (const map of [this.#steps, this.#objectives]) {
        for (const [id, one] of map) if (one instanceof Y.Map && isTakenOut(one)) map.delete(id);
      }
    });
  }

  get hasUnsent(): boolean {
    return this.#unsent.length > 0;
  }

  /** Does an act. What it is about may be gone meanwhile: then it does nothing. */
  apply(change: PlanChange): void {
    if (isOfHistory(change)) return change.act === 'undo' ? this.#history.undo() : this.#history.redo();
    if (change.act === 'add-step') return this.#addStep(change.id, change.stage);
    if (change.act === 'add-objective') return this.#addObjective(change.id);
    this.#makeTexts(change);
    this.#history.write(typed.includes(change.act), () => this.#do(change));
  }

  destroy(): void {
    this.#history.destroy();
    this.#doc.destroy();
  }

  #do(change: Exclude<Edit, Making>): void {
    if (change.act === 'comment') this.#begunThreads.add(change.id);
    if (isOfThread(change)) return discuss(this.#threads, change);
    switch (change.act) {
      case 'write':
        return writeWords(this.#plan, change.field, change.text);
      case 'set-period':
        return void this.#plan.set('periodMinutes', wholeMinutes(change.minutes));
      case 'write-objective':
        return writeWords(this.#map(this.#objectives, change.id), 'text', change.text.replaceAll('\n', ' '));
      case 'remove-objective':
      case 'restore-objective':
        return void this.#map(this.#objectives, change.id)?.set('removed', change.act === 'remove-objective');
      case 'align':
        if (this.#objectives.has(change.id)) align(this.#alignments, change.id, change.standard);
        return;
      case 'unalign':
        return unalign(this.#alignments, change.id, change.standardId);
      case 'write-step':
        return writeWords(this.#map(this.#steps, change.id), change.field, change.text);
      case 'write-activity': {
        const words = this.#map(this.#steps, change.id)?.get(change.field);
        if (words instanceof Y.XmlFragment) writeParagraphs(words, change.text);
        return;
      }
      case 'choose': {
        const value = typeof change.value === 'number' ? wholeMinutes(change.value) : change.value;
        return void this.#map(this.#steps, change.id)?.set(change.field, value);
      }
      case 'take-minutes':
        for (const { id, minutes } of change.minutes) this.#map(this.#steps, id)?.set('minutes', wholeMinutes(minutes));
        return;
      case 'serve':
        return void innerMap(this.#map(this.#steps, change.id), 'objectives')?.set(change.objectiveId, change.serves);
      case 'attach':
        return void innerMap(this.#map(this.#steps, change.id), 'resources')?.set(change.resource.id, { id: change.resource.id, title: change.resource.title });
      case 'detach':
        return innerMap(this.#map(this.#steps, change.id), 'resources')?.delete(change.resourceId);
      case 'move-step':
        return this.#moveStep(change.id, change.stage, change.before);
      case 'keep-version':
        return this.#keepVersion(change);
      case 'restore-version': {
        const version = this.content.versions.find(({ id }) => id === change.id);
        if (version !== undefined) restore({ plan: this.#plan, objectives: this.#objectives, alignments: this.#alignments, steps: this.#steps }, version.content);
        return;
      }
      case 'start-lesson':
        return void this.#lessons.set(change.id, mapOf({ by: change.by, startedAt: change.at, turn: (this.content.lessons.at(-1)?.turn ?? 0) + 1, entries: new Y.Array() }));
      case 'log': {
        const entries = this.#map(this.#lessons, change.id)?.get('entries');
        if (entries instanceof Y.Array) entries.push([change.entry]);
        return;
      }
      case 'remove-step':
      case 'restore-step':
        return void this.#map(this.#steps, change.id)?.set('removed', change.act === 'remove-step');
    }
  }

  #map(of: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
    const map = of.get(id);
    return map instanceof Y.Map ? map : undefined;
  }

  /** What is written in for the first time may not be there in a plan of an earlier release. */
  #makeTexts(change: Edit): void {
    for (const { stepId, name } of textsBy(change, this.content.versions)) {
      const map = stepId === undefined ? this.#plan : this.#map(this.#steps, stepId);
      if (map?.has(name) === false) this.#history.putIn(() => makeText(this.#doc, map, `${stepId ?? ''}/${name}`, name));
    }
  }

  #addObjective(id: string): void {
    this.#make(this.#objectives, { kind: 'objective', id }, { order: keyBetween(this.content.objectives.at(-1)?.order ?? '', null), text: new Y.Text() });
  }

  #addStep(id: string, stage: Stage): void {
    const texts = each([...activities, ...stepTexts], () => new Y.XmlFragment());
    const order = keyBetween(this.#keysIn(stage).at(-1)?.order ?? '', null);
    const common = { stage, order, screenMinutes: 0, tier: 'all', title: new Y.Text(), objectives: new Y.Map(), resources: new Y.Map() };
    this.#make(this.#steps, { kind: 'step', id }, { ...common, ...usual[stage], ...texts });
  }

  /** It is put in as if it had been taken out, which nobody takes back, and then brought back: undone, it goes where a colleague who writes in it meanwhile finds the words. */
  #make(all: Y.Map<unknown>, { kind, id }: Made, values: Record<string, unknown>): void {
    this.#history.make({ kind, id }, () => all.set(id, mapOf({ ...values, removed: notShown })), () => this.#map(all, id)?.set('removed', false));
  }

  #isBlank(kind: Made['kind'], id: string): boolean {
    const { steps, objectives, threads } = this.content;
    if (kind === 'step') return steps.filter((step) => step.id === id).every(isBlankStep) && !threads.some((thread) => thread.stepId === id && this.#isOthers(thread));
    return objectives.filter((objective) => objective.id === id).every(({ text, standards }) => text === '' && standards.length === 0);
  }

  /** Whether somebody else has a word in it. */
  #isOthers({ id, messages }: Thread): boolean {
    return !this.#begunThreads.has(id) || messages.some(({ by }) => by !== messages[0]?.by);
  }

  #keepVersion({ id, name, by, at, content = this.content }: Extract<PlanChange, { act: 'keep-version' }>): void {
    this.#versions.set(id, { name, by, at, content: keptText(content) });
    for (const old of this.content.versions.filter((version) => version.id !== sourceVersion).slice(mostVersions - 2)) this.#versions.delete(old.id);
  }

  #moveStep(id: string, stage: Stage, before: string | null): void {
    const step = this.#map(this.#steps, id);
    if (step === undefined || !stages.includes(stage)) return;
    const others = this.#keysIn(stage).filter((one) => one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    const place = before === null || at < 0 ? others.length : at;
    step.set('order', keyBetween(others[place - 1]?.order ?? '', others[place]?.order ?? null));
    step.set('stage', stage);
  }

  #keysIn(stage: Stage): readonly { id: string; order: string }[] {
    return this.content.steps.filter((step) => step.stage === stage);
  }
}

/** @returns how many were broken */
function applyAll(doc: Y.Doc, updates: readonly string[]): number {
  let broken = 0;
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, fromBase64(update), 'received');
    } catch {
      broken += 1;
    }
  }
  return broken;
}
const isOfHistory = (change: PlanChange): change is Exclude<PlanChange, Edit> => change.act === 'undo' || change.act === 'redo';
function mapOf(values: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(Object.entries(values));
}
function innerMap(map: Y.Map<unknown> | undefined, name: string): Y.Map<unknown> | undefined {
  const inner = map?.get(name);
  return inner instanceof Y.Map ? inner : undefined;
}
function writeWords(map: Y.Map<unknown> | undefined, name: string, text: string): void {
  const words = map?.get(name);
  if (words instanceof Y.Text) replaceText(words, text.replaceAll('\n', ' '));
  else if (words instanceof Y.XmlFragment) writeLines(words, text);
}
