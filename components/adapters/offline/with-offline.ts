/**
 * Makes any ports bear a bad line: reads answer from what is kept, writes wait on this machine and are sent once. Elements
 * do not notice; they are told by `stale`, `queued` and the sync port.
 */
import { PortError, type Answer, type Change, type Ports, type Receipt, type Subscribable } from '../../base/ports/ports.ts';
import type { KeepingPort } from '../../base/ports/keeping.ts';
import type { PortName } from '../../base/ports/keys.ts';
import type { Progress, ProgressRecord } from '../../base/ports/types.ts';
import { ChangeHub, anything, changesFor } from '../changes.ts';
import { lazyPort } from '../lazy-port.ts';
import { pageLanguage } from '../page-language.ts';
import { adapterProblem, loadProblemTexts } from '../problems.ts';
import { noProgress } from '../progress.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { KeptAnswers, type AnswerLimits } from './answers.ts';
import { Storage, isFull, type Command, type Join, type Write } from './database.ts';
import type { ReadFile } from './kept-draft.ts';
import { Outbox, receiptOf } from './outbox.ts';
import { withQueuedProgress, withQueuedReading, withQueuedRecords } from './overlay.ts';
import { OwnerFinder, type Owner } from './owner.ts';
import { Reader, type ReadOf } from './reader.ts';
import { syncPort } from './sync.ts';

export interface OfflineOptions {
  /** Name of the database; another one for each service. Default `learning-space`. */
  database?: string;
  language?: () => string;
  /** So long a read waits for the service before what is kept is shown. Default 1.2 s. */
  readPatienceMs?: number;
  /** So long a write waits for the service before it is said to be queued. Default 6 s. */
  writePatienceMs?: number;
  limits?: AnswerLimits;
  /** `null`: do without Web Locks, as on plain HTTP. */
  locks?: LockManager | null;
  /** A tab that sends and has not been heard of for so long is gone. Only without Web Locks. Default 8 s. */
  silenceMs?: number;
  /** Whether files that are kept can be used. Default: a service worker of ours has this page. */
  answersFromKept?: () => Promise<boolean>;
}
export interface OfflinePorts extends Ports {
  keeping: KeepingPort;
  /** Forgets what is kept of this person. Writes that wait stay, unseen, until the person is back; says how many. */
  signOut(): Promise<{ waiting: number }>;
  /** Lets go of everything, as when the page ends. */
  close(): Promise<void>;
}

export function withOffline(remote: RemotePorts, options: OfflineOptions = {}): OfflinePorts {
  const language = options.language ?? pageLanguage;
  void loadProblemTexts(language());
  const end = new AbortController();
  const storage = new Storage(options.database ?? 'learning-space');
  const answers = new KeptAnswers(storage, options.limits);
  const changes = new ChangeHub();
  const onChange = (change: Change) => changes.emit(change);
  const leaveDevice = async (): Promise<void> => (await import('../push/leave-device.ts')).leavePushDevice(remote.notices);
  const owners = new OwnerFinder({
    storage,
    ask: () => remote.identity.me(),
    problem: () => adapterProblem('person-changed', language()),
    onAnother: (earlier) => {
      if (earlier) void answers.forget(earlier.id);
      void leaveDevice();
      onChange({ type: 'person.changed' });
    },
  });
  remote.identity.subscribe(
    ({ type }) => {
      if (type === 'person.changed') owners.leave();
    },
    { signal: end.signal },
  );
  const outbox = new Outbox({
    storage, answers, remote, signal: end.signal, locks: options.locks, silenceMs: options.silenceMs,
    onChange: () => onChange({ type: 'sync.changed' }),
    onSettled: (resourceId) => onChange({ type: 'progress.changed', resourceId }),
    onLineBack: () => {
      owners.lineIsBack();
      anything.forEach(onChange);
    },
    probe: () => owners.me().then(({ stale }) => !stale, (error: unknown) => !(error instanceof PortError && error.offline)),
  });
  const reader = new Reader({
    answers, owners, language, onChange, remote,
    patienceMs: options.readPatienceMs ?? 1_200,
    onLine: (reachable) => outbox.noteLine(reachable),
  });
  /** A read with the writes that wait laid over it. */
  const read = async <Value>(of: ReadOf<Value>, overlay?: (value: Value, writes: readonly Write[], owner: Owner) => Value): Promise<Answer<Value>> => {
    const { answer, owner } = await reader.read(of);
    if (overlay === undefined) return answer;
    return { ...answer, value: overlay(answer.value, await outbox.writes(owner.id, 'waiting'), owner) };
  };

  /** Own progress is shown even where the service has never been asked about it. */
  const readProgress = async (query: Parameters<Ports['progress']['get']>[0], signal: AbortSignal | undefined): Promise<Answer<Progress>> => {
    const { resourceId, taskId = null, learnerId } = query;
    const question = ['progress', resourceId, taskId, learnerId ?? null];
    try {
      return await read({ question, load: (ports, call) => ports.progress.get(query, call), change: 'progress.changed', signal }, (progress, writes, { personId }) =>
        progress.personId === personId ? withQueuedRecords(progress, writes) : progress,
      );
    } catch (error) {
      if (!(error instanceof PortError && error.offline)) throw error;
      const owner = await owners.find();
      const value = withQueuedRecords(noProgress(owner.personId, resourceId, taskId), await outbox.writes(owner.id, 'waiting'));
      if (value.updatedAt === null || (learnerId ?? owner.personId) !== owner.personId) throw error;
      return { value, asOf: value.updatedAt, stale: true };
    }
  };

  const write = async <Value>(stream: string, command: Command, direct: () => Promise<Receipt<Value>>, join?: Join, files: readonly ReadFile[] = []): Promise<Receipt<Value>> => {
    let sequence: number;
    let owner: Owner;
    try {
      owner = await owners.writer();
      sequence = await outbox.add({ owner: owner.id, identity: remote.identity.actingIdentity ?? owner.firstIdentity, stream, command }, { join, files });
    } catch (error) {
      if (owners.isAnother) throw error;
      return await direct().catch((reason: unknown) => {
        const nowhere = isFull(error) && reason instanceof PortError && reason.offline;
        throw nowhere ? adapterProblem('storage-full', language()) : reason;
      });
    }
    const outcome = await outbox.outcome(sequence, options.writePatienceMs ?? 6_000);
    if (outcome.result === 'refused') {
      // A form that is still open holds the draft itself; what a player or a list sent would be lost, so that stays.
      const isForm = ['task', 'report', 'received-report', 'rating', 'message-edit', 'message-retract', 'announcement', 'announcement-answer', 'leave', 'attendance', 'data-request', 'plan-edit', 'plan-picture', 'plan-picture-remove', 'plan-submit', 'plan-withdraw', 'plan-decide', 'schedule-edit', 'own-resource'].includes(command.kind);
      if (isForm) await outbox.discard(owner.id, sequence);
      throw new PortError(outcome.problem);
    }
    return receiptOf(outcome);
  };

  /** Subscribers hear what the service tells and what this machine finds out. */
  const subscribeTo = (port: PortName): Subscribable['subscribe'] => (callback, subscribeOptions) => {
    // Who is here is said once, by whoever finds it out: the line, or what was kept.
    const news: typeof callback = (change) => {
      if (change.type !== 'person.changed') callback(change);
    };
    if (port !== 'sync') remote[port].subscribe(news, subscribeOptions);
    changesFor(port, changes)(callback, subscribeOptions);
  };

  const keepingChanges: Subscribable['subscribe'] = (callback, subscribeOptions) =>
    changes.subscribe((change) => {
      if (change.type === 'keeping.changed') callback(change);
    }, subscribeOptions);

  const keeping = lazyPort(keepingChanges, async () => {
    const { isAnswered, offlineKeeping } = await import('./keeping.ts');
    return offlineKeeping({ storage, owners, answers, remote, language, onChange, signal: end.signal, subscribe: keepingChanges, isPossible: options.answersFromKept ?? isAnswered });
  });

  const catalogue = { storage, remote, reader, read, write, answers, outbox, owners, onChange, signal: end.signal, subscribeTo };

  return {
    identity: {
      subscribe: subscribeTo('identity'),
      me: async (callOptions) => {
        const me = await owners.me();
        callOptions?.signal?.throwIfAborted();
        outbox.noteLine(!me.stale);
        return me;
      },
      get actingIdentity() {
        return remote.identity.actingIdentity;
      },
      actAs: (identityId) => remote.identity.actAs(identityId),
    },
    resources: lazyPort(subscribeTo('resources'), async () => (await import('./catalogue.ts')).offlineResources(catalogue)),
    shelf: lazyPort(subscribeTo('shelf'), async () => (await import('./shelf.ts')).offlineShelf(catalogue)),
    progress: {
      subscribe: subscribeTo('progress'),
      get: (query, { signal } = {}) => readProgress(query, signal),
      record: async (records) => {
        const byResource = new Map<string, ProgressRecord[]>();
        for (const record of records) byResource.set(record.resourceId, [...(byResource.get(record.resourceId) ?? []), record]);
        const receipts = await Promise.all(
          [...byResource].map(([resourceId, own]) =>
            write(`progress ${resourceId}`, { kind: 'progress', records: own }, () => remote.progress.record(own)),
          ),
        );
        const queued = receipts.find(({ status }) => status === 'queued');
        if (queued) for (const resourceId of byResource.keys()) onChange({ type: 'progress.changed', resourceId });
        return queued ?? { status: 'sent', value: null };
      },
    },
    tasks: {
      subscribe: subscribeTo('tasks'),
      classes: ({ signal } = {}) =>
        read({ question: ['classes'], load: (ports, call) => ports.tasks.classes(call), change: 'task.created', signal }),
      list: (query, { signal } = {}) =>
        read({ question: ['tasks', query], load: (ports, call) => ports.tasks.list(query, call), change: 'task.created', signal }, (page, writes, { personId }) => ({
          ...page,
          items: page.items.map((task) => withQueuedProgress(task, writes, personId)),
        })),
      get: (taskId, { signal, ...of } = {}) =>
        read({ question: ['task', taskId, of], load: (ports, call) => ports.tasks.get(taskId, { ...call, ...of }), change: 'progress.changed', signal }, (task, writes, { personId }) =>
          withQueuedProgress(task, writes, personId),
        ),
      progress: (taskId, { signal } = {}) =>
        read({ question: ['task progress', taskId], load: (ports, call) => ports.tasks.progress(taskId, call), change: 'progress.changed', signal }),
      // What was kept of a day says nothing of what others have given since.
      load: remote.tasks.load?.bind(remote.tasks),
      learners: remote.tasks.learners && ((classId, { signal } = {}) =>
        read({ question: ['class learners', classId], load: (ports, call) => ports.tasks.learners?.(classId, call) ?? Promise.reject(new TypeError('no learners')), change: 'task.created', signal })),
      // What one child did is asked for each time, and not kept on a machine that others use.
      timeline: remote.tasks.timeline?.bind(remote.tasks),
      study: remote.tasks.study?.bind(remote.tasks),
      ownStudy: remote.tasks.ownStudy?.bind(remote.tasks),
      schoolStudy: remote.tasks.schoolStudy?.bind(remote.tasks),
      create: (draft, key) => write(`tasks ${draft.classId}`, { kind: 'task', draft, key }, () => remote.tasks.create(draft, key)),
    },
    notices: {
      subscribe: subscribeTo('notices'),
      list: (query, { signal } = {}) =>
        read({ question: ['notices', query], load: (ports, call) => ports.notices.list(query, call), change: 'notice.created', signal }, withQueuedReading),
      markRead: async (noticeId) => {
        const receipt = await write<null>(`notice ${noticeId}`, { kind: 'notice', noticeId }, () => remote.notices.markRead(noticeId));
        if (receipt.status === 'queued') onChange({ type: 'notice.read', noticeId });
        return receipt;
      },
      report: (receivedId, draft, key) => write(`reports ${receivedId}`, { kind: 'received-report', of: 'notices', receivedId, draft, key }, () => remote.notices.report(receivedId, draft, key)),
      quietHours: ({ signal } = {}) => read({ question: ['quiet hours'], load: (ports, call) => ports.notices.quietHours(call), change: 'notice.created', signal }),
      // Devices are told by the service alone: nothing of it waits or is kept.
      ...(remote.notices.push && { push: remote.notices.push }),
      setQuietHours: async (choice) => remote.as(remote.identity.actingIdentity ?? (await owners.find()).firstIdentity).notices.setQuietHours(choice),
    },
    imports: {
      subscribe: subscribeTo('imports'),
      list: (query, { signal } = {}) =>
        read({ question: ['imports', query], load: (ports, call) => ports.imports.list(query, call), change: 'catalogue.changed', signal }),
      start: (file, options) => remote.imports.start(file, options),
      cancel: (importId) => remote.imports.cancel(importId),
    },
    announcements: lazyPort(subscribeTo('announcements'), async () =>
      (await import('./announcements.ts')).offlineAnnouncements({ remote, read, write, onChange, answers, owners, subscribe: subscribeTo('announcements') }),
    ),
    leave: lazyPort(subscribeTo('leave'), async () =>
      (await import('./leave.ts')).offlineLeave({ remote, read, write, onChange, subscribe: subscribeTo('leave') }),
    ),
    privacy: lazyPort(subscribeTo('privacy'), async () =>
      (await import('./privacy.ts')).offlinePrivacy({ remote, read, write, onChange, subscribe: subscribeTo('privacy') }),
    ),
    plans: lazyPort(subscribeTo('plans'), async () =>
      (await import('./plans.ts')).offlinePlans({
        remote, storage, read, write, onChange, answers, owners,
        subscribe: subscribeTo('plans'),
        giveUp: async (fits) => outbox.amend((await owners.find()).id, fits, () => null),
        writes: async () => outbox.writes((await owners.find()).id, 'waiting'),
        me: async () => (await owners.me()).value.person,
      }),
    ),
    ownResources: lazyPort(subscribeTo('ownResources'), async () =>
      (await import('./own-resources.ts')).offlineOwnResources({
        remote, read, write, onChange,
        subscribe: subscribeTo('ownResources'),
        writes: async () => outbox.writes((await owners.find()).id, 'waiting'),
        me: async () => (await owners.me()).value.person,
      }),
    ),
    chat: lazyPort(subscribeTo('chat'), async () =>
      (await import('./chat.ts')).offlineChat({
        remote, storage, answers, outbox, owners, write, onChange,
        subscribe: subscribeTo('chat'),
        onWrites: changesFor('sync', changes),
        read: (of) => reader.read(of),
      }),
    ),
    // What others answer is good for now, and a file is wanted at once: both go straight to the service.
    exchange: lazyPort(subscribeTo('exchange'), () => Promise.resolve(remote.exchange)),
    // What was reported is not kept on a machine, and nothing is done about it later: it goes straight to the service.
    cases: lazyPort(subscribeTo('cases'), () => Promise.resolve(remote.cases)),
    keeping,
    sync: syncPort(outbox, owners, subscribeTo('sync')),
    signOut: async () => {
      await leaveDevice().catch(() => undefined);
      const owner = await owners.find().catch(() => undefined);
      if (!owner) return { waiting: 0 };
      const waiting = (await outbox.writes(owner.id, 'waiting')).length;
      // Without storage there is nothing to let go of, and whoever goes is gone also where the code does not come.
      await keeping.forget(owner.id).catch(() => undefined);
      // Last, and together: what is still on its way for this person finds that they have gone, and is not kept.
      await Promise.all([answers.forget(owner.id), owners.forget()]);
      return { waiting };
    },
    close: async () => {
      end.abort();
      await storage.close();
    },
  };
}
