/** The county in memory: who sees what, and what a task, a record and a notice change. */
import type { ImportReport } from '../../base/ports/imports.ts';
import type { Change } from '../../base/ports/ports.ts';
import { today } from '../../base/china-day.ts';
import type { Notice, TaskNotice } from '../../base/ports/notices.ts';
import type { ClassLoad, ClassSummary, Identity, LearnerTimeline, Me, PersonReference, Progress, ProgressRecord, Task, TaskDraft, TaskProgress } from '../../base/ports/types.ts';
import { learnerTimeline } from '../../../contract/src/learner-timeline.ts';
import { tellsOfChildren } from '../../../contract/src/tells-of-children.ts';
import { addRecords, noProgress } from '../progress.ts';
import { newId } from '../../base/id.ts';
import type { Fixtures, MemoryClass, MemoryPerson, MemoryTask } from './fixtures.types.ts';
import { summaryOf } from '../card.ts';

/** Who asks: a person, and as which of the own identities. */
export interface Caller {
  person: MemoryPerson;
  identity: Identity;
}
export type RefusalCode = 'not-found' | 'forbidden' | 'identity-unknown' | 'conflict' | 'conversation-closed' | 'muted' | 'blocked' | 'slow-down' | 'too-late' | 'not-used' | 'not-shared' | 'results-to-all' | 'option-full' | 'answers-closed' | 'leave-decided' | 'course-group-closed' | 'course-not-satisfied' | 'consent-missing' | 'consent-changed' | 'data-request-settled' | 'own-resource-submitted' | 'own-resource-incomplete' | 'reviewer-missing' | 'file-kind' | 'attachment-kind' | 'attachment-too-large' | 'invalid-request';
/** A call that finds nothing or may not be made. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
/** What is due first comes first; what is never due comes last. */
const byDueTime = (a: MemoryTask, b: MemoryTask) => ((a.draft.dueAt ?? '~') < (b.draft.dueAt ?? '~') ? -1 : 1);

export class County {
  readonly fixtures: Fixtures;
  /** Hears of changes, each with the people whom it concerns. */
  readonly onChange: (change: Change, personIds: readonly string[]) => void;
  readonly #now: () => string;
  readonly #created = new Map<string, string>();

  constructor(fixtures: Fixtures, now: () => string, onChange: County['onChange']) {
    this.fixtures = fixtures;
    this.#now = now;
    this.onChange = onChange;
  }

  me({ person }: Caller): Me {
    const { id, name, alternativeName, identities } = person;
    return { person: { id, name, alternativeName }, tenant: this.fixtures.tenant, space: { id: `s-${id}`, openedAt: '2026-09-01T00:30:00.000Z' }, identities };
  }

  /** An import concerns the whole county, so nobody below it reads of it. */
  imports({ identity }: Caller): ImportReport[] {
    if (identity.role !== 'manager' || identity.organisation.level !== 'county') throw new Refusal('forbidden');
    return this.fixtures.imports;
  }

  classes(caller: Caller): ClassSummary[] {
    return this.#classesOf(caller).map(({ id, name, grade, school, learnerIds, teachers }) => ({
      id, name, grade, school, learnerCount: learnerIds.length, subjects: teachers[caller.person.id] ?? [],
    }));
  }

  tasks(caller: Caller, query: { learnerId?: string; classId?: string }): Task[] {
    if (query.learnerId !== undefined && !this.#learnerIds(caller).includes(query.learnerId)) throw new Refusal('not-found');
    const classes = this.#classesOf(caller).filter(({ id }) => query.classId === undefined || id === query.classId);
    return this.fixtures.tasks
      .filter(({ draft }) => classes.some(({ id }) => id === draft.classId))
      .sort(byDueTime)
      .flatMap((task) => this.#views(caller, task))
      .filter(({ learner }) => query.learnerId === undefined || learner?.id === query.learnerId);
  }

  task(caller: Caller, taskId: string, learnerId?: string): Task {
    return found(this.tasks(caller, learnerId === undefined ? {} : { learnerId }).find(({ id }) => id === taskId));
  }

  taskProgress(caller: Caller, taskId: string): TaskProgress {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    const task = this.task(caller, taskId);
    const learners = (task.learners?.map(({ id }) => id) ?? this.#class(task.class.id).learnerIds).map((id) => {
      const progress = this.#progressOf(id, task.resource.id, taskId);
      return { learner: this.reference(id), progress: progress.version > 0 ? progress : null };
    });
    return { task, learners: learners.sort((a, b) => (a.learner.name < b.learner.name ? -1 : 1)) };
  }

  learners(caller: Caller, classId: string): PersonReference[] {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    const { learnerIds } = found(this.#classesOf(caller).find(({ id }) => id === classId));
    return learnerIds.map((id) => this.reference(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  classLoad(caller: Caller, classId: string, day: string): ClassLoad {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    const { grade } = found(this.classes(caller).find(({ id }) => id === classId));
    const due = this.fixtures.tasks.flatMap(({ draft }) => (draft.classId === classId && draft.dueAt !== null && today(Date.parse(draft.dueAt)) === day ? [draft] : []));
    const sum = (tier: string): number => due.filter((draft) => draft.learnerIds === undefined && (draft.tier ?? 'all') === tier).reduce((minutes, { estimatedMinutes }) => minutes + (estimatedMinutes ?? 0), 0);
    const byTier = { all: sum('all'), A: sum('A'), B: sum('B'), C: sum('C') };
    const own = new Map<string, number>();
    for (const { learnerIds = [], estimatedMinutes } of due) for (const id of learnerIds) own.set(id, (own.get(id) ?? 0) + (estimatedMinutes ?? 0));
    const forSome = Math.max(0, ...own.values());
    const limit = grade === null ? null : grade <= 2 ? 0 : grade <= 6 ? 60 : grade <= 9 ? 90 : null;
    return { day, minutes: byTier.all + Math.max(byTier.A, byTier.B, byTier.C) + forSome, byTier, forSome, tasks: due.length, unestimated: due.filter(({ estimatedMinutes }) => (estimatedMinutes ?? null) === null).length, limit };
  }

  createTask(caller: Caller, draft: TaskDraft, key: string): Task {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    found(this.fixtures.resources.find(({ id }) => id === draft.resourceId));
    const target = found(this.#classesOf(caller).find(({ id }) => id === draft.classId));
    const known = this.#created.get(key);
    if (known !== undefined) return this.task(caller, known);
    if (draft.learnerIds !== undefined && (draft.reason ?? '').trim() === '') throw new Refusal('invalid-request');
    const learnerIds = draft.learnerIds ?? target.learnerIds;
    if (learnerIds.some((learnerId) => !target.learnerIds.includes(learnerId))) throw new Refusal('not-found');
    const id = newId();
    this.#created.set(key, id);
    this.fixtures.tasks.push({ id, draft, assignedBy: caller.person.id, createdAt: this.#now() });
    const audience = [caller.person.id, ...learnerIds, ...learnerIds.flatMap((learnerId) => this.guardiansOf(learnerId))];
    this.onChange({ type: 'task.created', taskId: id }, audience);
    for (const learnerId of learnerIds) {
      this.#notify(learnerId, 'task-assigned', id, null);
      for (const guardianId of this.guardiansOf(learnerId)) this.#notify(guardianId, 'task-assigned', id, learnerId);
    }
    return this.task(caller, id);
  }

  progress(caller: Caller, query: { resourceId: string; taskId?: string | null; learnerId?: string }): Progress {
    const personId = query.learnerId ?? caller.person.id;
    if (personId !== caller.person.id && !this.#learnerIds(caller).includes(personId)) throw new Refusal('not-found');
    found(this.fixtures.resources.find(({ id }) => id === query.resourceId));
    const progress = this.#progressOf(personId, query.resourceId, query.taskId ?? null);
    const isInOrder = this.fixtures.tasks.some(({ id, draft }) => id === query.taskId && draft.inOrder === true);
    return { ...progress, inOrder: isInOrder && progress.state !== 'completed' };
  }

  timeline(caller: Caller, taskId: string, learnerId: string): LearnerTimeline {
    const { task, learners } = this.taskProgress(caller, taskId);
    const { learner, progress } = found(learners.find((one) => one.learner.id === learnerId));
    const acts = this.fixtures.records
      .filter(({ personId, record }) => personId === learnerId && record.taskId === taskId)
      .map(({ record: { reading, ...record } }) => ({ ...record, positionSeconds: reading ? null : record.positionSeconds, page: reading?.page ?? null }));
    return { learner, taskId, ...learnerTimeline(acts, { task, enrolledAt: this.#class(task.class.id).since?.[learnerId] ?? null, now: this.#now(), isCompleted: progress?.state === 'completed' }) };
  }

  record(caller: Caller, records: readonly ProgressRecord[]): void {
    const personId = caller.person.id;
    for (const record of records) found(this.fixtures.resources.find(({ id }) => id === record.resourceId));
    for (const record of records) {
      if (this.fixtures.records.some((known) => known.record.id === record.id)) continue;
      const before = this.#progressOf(personId, record.resourceId, record.taskId).state;
      this.fixtures.records.push({ personId, record });
      const task = this.fixtures.tasks.find(({ id }) => id === record.taskId);
      const audience = [personId, ...this.guardiansOf(personId), ...(task ? [task.assignedBy] : [])];
      this.onChange({ type: 'progress.changed', personId, resourceId: record.resourceId, taskId: record.taskId ?? undefined }, audience);
      const after = this.#progressOf(personId, record.resourceId, record.taskId).state;
      if (!task || after !== 'completed' || before === 'completed') continue;
      for (const reader of audience.slice(1)) this.#notify(reader, 'task-completed', task.id, personId);
    }
  }

  notices({ person }: Caller): Notice[] {
    return this.fixtures.notices
      .filter(({ personId }) => personId === person.id)
      .map(({ notice }) => notice)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  markRead(caller: Caller, noticeId: string): void {
    const notice = found(this.notices(caller).find(({ id }) => id === noticeId));
    notice.readAt ??= this.#now();
    this.onChange({ type: 'notice.read', noticeId }, [caller.person.id]);
  }

  #class(classId: string): MemoryClass {
    return found(this.fixtures.classes.find(({ id }) => id === classId));
  }

  reference(personId: string) {
    const { id, name } = found(this.fixtures.people.find((person) => person.id === personId));
    return { id, name };
  }

  /** Whose learning the caller may see, the teacher's classes aside. */
  #learnerIds({ person, identity }: Caller): string[] {
    if (identity.role === 'student') return [person.id];
    return identity.role === 'guardian' ? identity.children.map(({ id }) => id) : [];
  }

  #classesOf(caller: Caller): MemoryClass[] {
    const learners = this.#learnerIds(caller);
    return this.fixtures.classes.filter(({ learnerIds, teachers }) =>
      caller.identity.role === 'teacher' ? caller.person.id in teachers : learnerIds.some((id) => learners.includes(id)),
    );
  }

  /** Results of children are told to each family alone; who teaches may know more children than those of these classes. */
  requireNoResults(caller: Caller, texts: readonly string[], classes: readonly MemoryClass[]): void {
    const around = [...classes, ...this.fixtures.classes.filter(({ teachers }) => caller.identity.role === 'teacher' && caller.person.id in teachers)];
    const children = this.fixtures.people.filter(({ id }) => around.some(({ learnerIds }) => learnerIds.includes(id)));
    const told = [children.map(({ name }) => name), children.map(({ name, alternativeName }) => alternativeName ?? name)];
    if (told.some((names) => texts.some((text) => tellsOfChildren(text, names)))) throw new Refusal('results-to-all');
  }

  guardiansOf(learnerId: string): string[] {
    return this.fixtures.people
      .filter(({ identities }) => identities.some(({ children }) => children.some(({ id }) => id === learnerId)))
      .map(({ id }) => id);
  }

  #progressOf(personId: string, resourceId: string, taskId: string | null): Progress {
    const records = this.fixtures.records
      .filter((entry) => entry.personId === personId && entry.record.resourceId === resourceId && (taskId === null || entry.record.taskId === taskId))
      .map(({ record }) => record);
    const resource = this.fixtures.resources.find(({ id }) => id === resourceId);
    return addRecords({ ...noProgress(personId, resourceId, taskId), durationSeconds: resource?.durationSeconds ?? null }, records);
  }

  /** A task as the caller sees it: once a learner, or once with counts for the teacher. */
  #views(caller: Caller, { id, draft, assignedBy, createdAt }: MemoryTask): Task[] {
    const { classId, resourceId, tier, learnerIds, ...words } = draft;
    const target = this.#class(classId);
    const resource = summaryOf(found(this.fixtures.resources.find((one) => one.id === resourceId)));
    const all = (learnerIds ?? target.learnerIds).filter((learnerId) => target.learnerIds.includes(learnerId)).map((learnerId) => ({ learnerId, progress: this.#progressOf(learnerId, resourceId, id) }));
    const view = {
      ...words, id, version: 1, resource, createdAt,
      class: { id: target.id, name: target.name },
      assignedBy: this.reference(assignedBy),
      learner: null, progress: null, count: null,
    };
    if (caller.identity.role === 'teacher') {
      const started = all.filter(({ progress }) => progress.state !== 'not-started').length;
      const completed = all.filter(({ progress }) => progress.state === 'completed').length;
      return [{ ...view, tier, learners: learnerIds?.map((learnerId) => this.reference(learnerId)) ?? null, count: { learners: all.length, started, completed } }];
    }
    const visible = this.#learnerIds(caller);
    return all
      .filter(({ learnerId }) => visible.includes(learnerId))
      .map(({ learnerId, progress }) => ({ ...view, learner: this.reference(learnerId), progress: progress.version > 0 ? progress : null }));
  }

  #notify(personId: string, kind: TaskNotice['kind'], taskId: string, learnerId: string | null): void {
    const task = found(this.fixtures.tasks.find(({ id }) => id === taskId));
    const senderId = kind === 'task-completed' && learnerId !== null ? learnerId : task.assignedBy;
    const notice: TaskNotice = {
      id: newId(),
      kind,
      createdAt: this.#now(),
      readAt: null,
      sender: this.reference(senderId),
      parameters: {
        taskId,
        taskTitle: task.draft.title,
        resourceId: task.draft.resourceId,
        className: this.#class(task.draft.classId).name,
        learnerId,
        learnerName: learnerId === null ? null : this.reference(learnerId).name,
        dueAt: task.draft.dueAt,
      },
    };
    this.fixtures.notices.push({ personId, notice });
    this.onChange({ type: 'notice.created', taskId, personId: learnerId ?? undefined }, [personId]);
  }
}
