/**
 * Lesson plans on a bad line. Updates merge, so what waits is simply more of them: a plan is shown with what was written on this
 * machine, and a plan that was begun here is there before the service knows of it.
 */
import { mergeUpdates } from 'yjs';
import { longestPlanUpdate } from '../../../contract/src/longest-plan-update.ts';
import { fromBase64, toBase64 } from '../../base/base64.ts';
import type { Plan, PlanEdit, PlanPage, PlanPort, PlanReview, PlanSubmission, PlanSummary, SubmittedPlan } from '../../base/ports/plans.ts';
import { PortError, type Answer } from '../../base/ports/ports.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import type { Join, Storage, Write } from './database.ts';
import type { KeptAnswers } from './answers.ts';
import { bytesOf, filesOf, withoutBytes } from './kept-draft.ts';
import type { OwnerFinder } from './owner.ts';
import type { OfflinePortOptions } from './port-options.ts';
import { answerKey, type ReadOf } from './reader.ts';

export interface OfflinePlanOptions extends OfflinePortOptions {
  storage: Storage;
  answers: KeptAnswers;
  owners: OwnerFinder;
  /** The writes that wait. */
  writes: () => Promise<readonly Write[]>;
  /** Takes those out that wait, or were refused. */
  giveUp: (fits: (row: Write) => boolean) => Promise<unknown>;
  me: () => Promise<PersonReference>;
}

/** What waits of plans, and whose it is. */
interface Waiting {
  readonly writes: readonly Write[];
  readonly person: PersonReference;
}
type QueuedEdit = { readonly edit: PlanEdit; readonly at: string };

function editsOf({ writes }: Waiting, planId: string): QueuedEdit[] {
  return writes.flatMap(({ command, at }) => (command.kind === 'plan-edit' && command.planId === planId ? [{ edit: command.edit, at }] : []));
}

/** As the last edit that waits has it, and what was handed in or taken back since. */
function withQueuedHead<Known extends PlanSummary>(plan: Known, waiting: Waiting): Known {
  const last = editsOf(waiting, plan.id).at(-1);
  const now = last === undefined ? plan : { ...plan, ...last.edit.head, changedAt: last.at, changedBy: waiting.person };
  return waiting.writes.reduce((known, { command, at }) => {
    if (command.kind === 'plan-submit' && command.planId === plan.id) return { ...known, review: queuedReview(command.reviewId, command.submission, at) };
    return command.kind === 'plan-withdraw' && command.planId === plan.id ? { ...known, review: null } : known;
  }, now);
}

const queuedReview = (id: string, { version }: PlanSubmission, at: string): PlanReview => ({ id, state: 'pending', version, submittedAt: at, decidedAt: null, decidedBy: null, comment: '', notes: [] });

function withQueuedEdits(plan: Plan, waiting: Waiting): Plan {
  return { ...withQueuedHead(plan, waiting), updates: [...plan.updates, ...editsOf(waiting, plan.id).map(({ edit }) => edit.update)] };
}

/** Plans that were begun on this machine and wait, oldest first. */
function begun(waiting: Waiting): Plan[] {
  const { writes, person } = waiting;
  return writes.flatMap(({ command, at }): Plan[] => {
    if (command.kind !== 'plan') return [];
    const { planId, draft } = command;
    const made: Plan = { id: planId, ...draft.head, author: person, own: true, sharedWith: [], derivedFrom: [], createdAt: at, changedAt: at, changedBy: person, updates: [draft.update] };
    return [withQueuedEdits(made, waiting)];
  });
}

function withQueuedPlans(page: PlanPage, waiting: Waiting, isFirst: boolean): PlanPage {
  const own = isFirst ? begun(waiting).filter(({ id }) => !page.items.some((one) => one.id === id)) : [];
  const items = [...own.reverse().map(({ updates: _updates, ...summary }) => summary), ...page.items.map((item) => withQueuedHead(item, waiting))];
  return { ...page, items, total: page.total + own.length };
}

/**
 * Edits of a plan that wait become one. Each holds again what was written since the plan was read: kept one by one, an hour of
 * typing would fill the machine.
 */
const joinEdits: Join = (waiting, coming) => {
  if (waiting.kind !== 'plan-edit' || coming.kind !== 'plan-edit') return undefined;
  try {
    const update = toBase64(mergeUpdates([waiting, coming].map(({ edit }) => fromBase64(edit.update))));
    return update.length > longestPlanUpdate ? undefined : { ...coming, edit: { ...coming.edit, update } };
  } catch {
    // What cannot be read the service says of each by itself.
    return undefined;
  }
};

/** Changes of a schedule that wait become one, for the same reason. */
const joinSchedules: Join = (waiting, coming) => {
  if (waiting.kind !== 'schedule-edit' || coming.kind !== 'schedule-edit') return undefined;
  const update = toBase64(mergeUpdates([waiting, coming].map((one) => fromBase64(one.update))));
  return update.length > longestPlanUpdate ? undefined : { ...coming, update };
};

/** What waits of a schedule. Updates merge: one that stands twice is one. */
async function queuedSchedule(writes: OfflinePlanOptions['writes'], termId: string): Promise<string[]> {
  return (await writes()).flatMap(({ command }) => (command.kind === 'schedule-edit' && command.termId === termId ? [command.update] : []));
}

/** What was decided on this machine and waits, by review. */
async function queuedDecisions(writes: OfflinePlanOptions['writes']): Promise<ReadonlyMap<string, Pick<SubmittedPlan, 'state' | 'comment' | 'notes' | 'decidedAt'>>> {
  return new Map(
    (await writes()).flatMap(({ command, at }) => {
      if (command.kind !== 'plan-decide') return [];
      const { approved, comment, notes } = command.decision;
      return [[command.reviewId, { state: approved ? ('approved' as const) : ('returned' as const), comment, notes: [...notes], decidedAt: at }] as const];
    }),
  );
}

/** Where the pictures of a plan lie: as long as it waits here itself, with the one from which it is made. */
function placeOf(writes: readonly Write[], planId: string): string {
  const [source] = writes.flatMap(({ command }) => (command.kind === 'plan' && command.planId === planId ? [command.draft.copyOf] : []));
  return typeof source === 'string' ? placeOf(writes, source) : planId;
}
const pictureQuestion = (planId: string, pictureId: string): readonly string[] => ['plan picture', planId, pictureId];

const isOffline = (error: unknown): boolean => error instanceof PortError && error.offline;

export function offlinePlans({ remote, subscribe, read, write, onChange, writes, giveUp, me, storage, answers, owners }: OfflinePlanOptions): PlanPort {
  const change = 'plan.changed';
  const findWaiting = async (): Promise<Waiting> => {
    const own = (await writes()).filter(({ command }) => ['plan', 'plan-edit', 'plan-submit', 'plan-withdraw'].includes(command.kind));
    return { writes: own, person: own.length === 0 ? { id: '', name: '' } : await me() };
  };
  const readPicture = async (question: readonly string[], load: ReadOf<ArrayBuffer>['load'], signal?: AbortSignal): Promise<Answer<Blob>> => {
    const { value, ...freshness } = await read<ArrayBuffer>({ question, load, change, signal });
    return { ...freshness, value: new Blob([value]) };
  };
  /** What was here need not come from there. It says nothing of the line: beside what is read. */
  const keepPicture = async (planId: string, pictureId: string, value: ArrayBuffer | undefined): Promise<void> => {
    const owner = await owners.find().catch(() => undefined);
    if (owner === undefined || value === undefined) return;
    const key = answerKey(owner.id, remote.identity.actingIdentity ?? owner.firstIdentity, pictureQuestion(planId, pictureId));
    await answers.put(key, owner.id, { value, asOf: new Date().toISOString(), stale: false });
  };
  const bytesIn = async (answer: Answer<Blob>): Promise<Answer<ArrayBuffer>> => ({ ...answer, value: await answer.value.arrayBuffer() });
  return {
    subscribe,
    addPicture: async (planId, picture) => {
      const files = await bytesOf([picture]);
      const receipt = await write<null>(`plan ${planId}`, { kind: 'plan-picture', planId, picture: withoutBytes(picture) }, () => remote.plans.addPicture(planId, picture), undefined, files);
      await keepPicture(planId, picture.id, files[0]?.bytes);
      return receipt;
    },
    // What has not gone out yet goes nowhere. What is going out just now is deleted behind it: it is a word of the same stream.
    removePicture: async (planId, pictureId) => {
      await giveUp(({ command }) => command.kind === 'plan-picture' && command.picture.id === pictureId);
      const receipt = await write<null>(`plan ${planId}`, { kind: 'plan-picture-remove', planId, pictureId }, () => remote.plans.removePicture(planId, pictureId));
      const owner = await owners.find();
      await answers.drop(answerKey(owner.id, remote.identity.actingIdentity ?? owner.firstIdentity, pictureQuestion(planId, pictureId)));
      return receipt;
    },
    picture: async (planId, pictureId, { signal } = {}) => {
      const own = await writes();
      if (own.some(({ command }) => command.kind === 'plan-picture-remove' && command.pictureId === pictureId)) throw new PortError({ code: 'not-found', title: '' });
      const [waiting] = own.flatMap(({ command }) => (command.kind === 'plan-picture' && command.picture.id === pictureId ? [command.picture] : []));
      const [here] = waiting === undefined ? [] : await filesOf(await storage.database(), [waiting]);
      if (here !== undefined && here.file.size > 0) return { value: here.file, asOf: new Date().toISOString(), stale: false };
      const place = placeOf(own, planId);
      return readPicture(pictureQuestion(place, pictureId), async (ports, call) => bytesIn(await ports.plans.picture(place, pictureId, call)), signal);
    },
    submittedPicture: (reviewId, pictureId, { signal } = {}) => readPicture(['submitted picture', reviewId, pictureId], async (ports, call) => bytesIn(await ports.plans.submittedPicture(reviewId, pictureId, call)), signal),
    list: async (query, { signal } = {}) => {
      const waiting = await findWaiting();
      const isFirst = query.cursor === undefined;
      try {
        const answer = await read({ question: ['plans', query], load: (ports, call) => ports.plans.list(query, call), change, signal });
        return { ...answer, value: withQueuedPlans(answer.value, waiting, isFirst) };
      } catch (error) {
        const value = withQueuedPlans({ items: [], nextCursor: null, total: 0 }, waiting, isFirst);
        if (!isOffline(error) || value.items.length === 0) throw error;
        return { value, asOf: new Date().toISOString(), stale: true };
      }
    },
    get: async (planId, { signal } = {}) => {
      // What is sent while the service answers may be in neither: neither in its answer nor, afterwards, among what waits.
      const before = await findWaiting();
      const waitingSince = async (): Promise<Waiting> => {
        const { writes: now, person } = await findWaiting();
        const sent = before.writes.filter(({ sequence }) => !now.some((write) => write.sequence === sequence));
        return { writes: [...sent, ...now], person: now.length === 0 ? before.person : person };
      };
      try {
        const answer = await read({ question: ['plan', planId], load: (ports, call) => ports.plans.get(planId, call), change, signal });
        return { ...answer, value: withQueuedEdits(answer.value, await waitingSince()) };
      } catch (error) {
        // Not known to the service yet, or the line is down: it may have been begun on this machine.
        const value = begun(await waitingSince()).find(({ id }) => id === planId);
        if (value === undefined) throw error;
        return { value, asOf: value.changedAt, stale: isOffline(error) };
      }
    },
    create: async (planId, draft) => {
      const receipt = await write<null>(`plan ${planId}`, { kind: 'plan', planId, draft }, () => remote.plans.create(planId, draft));
      if (receipt.status === 'queued') onChange({ type: change, planId });
      return receipt;
    },
    edit: (planId, updateId, edit) => write<null>(`plan ${planId}`, { kind: 'plan-edit', planId, updateId, edit }, () => remote.plans.edit(planId, updateId, edit), joinEdits),
    submit: async (planId, reviewId, submission) => {
      const receipt = await write<null>(`plan ${planId}`, { kind: 'plan-submit', planId, reviewId, submission }, () => remote.plans.submit(planId, reviewId, submission));
      if (receipt.status === 'queued') onChange({ type: change, planId });
      return receipt;
    },
    withdraw: async (planId, reviewId) => {
      const receipt = await write<null>(`plan ${planId}`, { kind: 'plan-withdraw', planId, reviewId }, () => remote.plans.withdraw(planId, reviewId));
      if (receipt.status === 'queued') onChange({ type: change, planId });
      return receipt;
    },
    submitted: async ({ signal } = {}) => {
      const answer = await read({ question: ['submitted-plans'], load: (ports, call) => ports.plans.submitted(call), change, signal });
      const decided = await queuedDecisions(writes);
      return { ...answer, value: answer.value.filter(({ id }) => !decided.has(id)) };
    },
    submittedPlan: async (reviewId, { signal } = {}) => {
      const answer = await read({ question: ['submitted-plan', reviewId], load: (ports, call) => ports.plans.submittedPlan(reviewId, call), change, signal });
      return { ...answer, value: { ...answer.value, ...(await queuedDecisions(writes)).get(reviewId) } };
    },
    decide: async (reviewId, decision) => {
      const receipt = await write<null>(`plan-review ${reviewId}`, { kind: 'plan-decide', reviewId, decision }, () => remote.plans.decide(reviewId, decision));
      if (receipt.status === 'queued') onChange({ type: change });
      return receipt;
    },
    // With whom one may share is known to the service alone.
    share: (planId, personIds) => remote.plans.share(planId, personIds),
    colleagues: ({ signal } = {}) => read({ question: ['colleagues'], load: (ports, call) => ports.plans.colleagues(call), change, signal }),
    schedule: async (termId, { signal } = {}) => {
      const before = await queuedSchedule(writes, termId);
      try {
        const answer = await read({ question: ['schedule', termId], load: (ports, call) => ports.plans.schedule(termId, call), change, signal });
        return { ...answer, value: [...answer.value, ...before, ...(await queuedSchedule(writes, termId))] };
      } catch (error) {
        // A term that was begun on this machine is there before the service knows of it.
        const value = [...before, ...(await queuedSchedule(writes, termId))];
        if (!isOffline(error)) throw error;
        return { value, asOf: new Date().toISOString(), stale: true };
      }
    },
    editSchedule: (termId, updateId, update) =>
      write<null>(`schedule ${termId}`, { kind: 'schedule-edit', termId, updateId, update }, () => remote.plans.editSchedule(termId, updateId, update), joinSchedules),
    standards: ({ signal } = {}) => read({ question: ['standards'], load: (ports, call) => ports.plans.standards(call), change, signal }),
    standard: (documentId, { signal } = {}) => read({ question: ['standard', documentId], load: (ports, call) => ports.plans.standard(documentId, call), change, signal }),
  };
}
