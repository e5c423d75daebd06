/** All ports over a service that speaks the contract. */
import { listNotices, markNoticeRead, readQuietHours, setQuietHours } from '../../../contract/src/routes/notices.ts';
import { readProgress } from '../../../contract/src/routes/progress.ts';
import { createTask, listClasses, listTasks, readTask, readTaskProgress } from '../../../contract/src/routes/tasks.ts';
import type { Answer, CallOptions, Ports } from '../../base/ports/ports.ts';
import { ChangeHub, changesFor } from '../changes.ts';
import { directSync, type RemotePorts } from '../remote-ports.ts';
import { lazyPort } from '../lazy-port.ts';
import { ChangeSource, type ChangeSourceOptions } from './change-source.ts';
import { Client, type ClientOptions, type Outcome } from './client.ts';
import { ConversationReaders } from './conversation-readers.ts';
import { Who } from './who.ts';

export interface HttpOptions extends ClientOptions {
  /** How the line for changes behaves. */
  changes?: Partial<Pick<ChangeSourceOptions, 'helloMs' | 'silenceMs' | 'waitSeconds' | 'pollMs' | 'lingerMs' | 'patienceMs' | 'locks'>>;
}

/** Ports of whoever the token belongs to, at one service. */
export function createHttpPorts(options: HttpOptions = {}): RemotePorts {
  const own = new ChangeHub();
  const onPersonChange = () => {
    source.end();
    options.onPersonChange?.();
    own.emit({ type: 'person.changed' });
  };
  const client = new Client({ ...options, onPersonChange });
  let actingIdentity: string | null = null;
  const readers = new ConversationReaders();
  const who = new Who(client);
  const source = new ChangeSource({ client, who, identity: () => actingIdentity, readers, ...options.changes });
  const connect = (acting: () => string | null) => portsOver(client, who, acting, source, readers);
  /** Made once for each identity: ports of which each read makes new ones fetch their code anew each time, which takes a turn. */
  const fixed = new Map<string | null, Ports>();
  const as = (identityId: string | null): Ports => {
    const known = fixed.get(identityId) ?? connect(() => identityId);
    fixed.set(identityId, known);
    return known;
  };

  const ports = connect(() => actingIdentity);
  const identity: Ports['identity'] = {
    me: ports.identity.me,
    subscribe: changesFor('identity', own),
    get actingIdentity() {
      return actingIdentity;
    },
    actAs(identityId) {
      if (identityId === actingIdentity) return;
      actingIdentity = identityId;
      readers.forget();
      source.restart();
      own.emit({ type: 'identity.changed' });
    },
  };
  return { ...ports, identity, as };
}

const answer = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
const digits = (number: number | undefined) => (number === undefined ? undefined : String(number));
const page = ({ cursor, limit }: { cursor?: string; limit?: number }) => ({ cursor, limit: digits(limit) });

function portsOver(client: Client, who: Who, acting: () => string | null, { hub }: ChangeSource, readers: ConversationReaders): Ports {
  const by = (options?: CallOptions) => ({ identity: acting(), signal: options?.signal });
  const ofClass = async () => (await import('./class-calls.ts')).classCalls(client, by);
  const push = async () => (await import('./push.ts')).pushPort(client, by);
  /** The own id, which statements name as their actor. */
  const whoAmI = async () => (await who.ask(by())).person.id;
  const ofProgress = changesFor('progress', hub);
  const statements = lazyPort(ofProgress, async () => (await import('./statements.ts')).recordPort(client, by, whoAmI, ofProgress));

  return {
    identity: {
      subscribe: () => undefined,
      get actingIdentity() {
        return acting();
      },
      actAs: () => undefined,
      me: async (options) => answer(await who.read(by(options))),
    },
    resources: lazyPort(changesFor('resources', hub), async () => (await import('./catalogue-ports.ts')).resourcePort(client, by, hub)),
    shelf: lazyPort(changesFor('shelf', hub), async () => (await import('./catalogue-ports.ts')).shelfPort(client, by, hub)),
    progress: {
      subscribe: ofProgress,
      get: async ({ resourceId, taskId, learnerId }, options) =>
        answer(await client.call(readProgress, { query: { resourceId, taskId: taskId ?? undefined, learnerId } }, by(options))),
      record: (records) => statements.record(records),
    },
    tasks: {
      subscribe: changesFor('tasks', hub),
      classes: async (options) => {
        const { value, asOf } = await client.call(listClasses, {}, by(options));
        return answer({ value: value.items, asOf });
      },
      list: async (query, options) => answer(await client.call(listTasks, { query: { ...query, ...page(query) } }, by(options))),
      get: async (taskId, options) =>
        answer(await client.call(readTask, { params: { taskId }, query: { learnerId: options?.learnerId } }, by(options))),
      load: async (...given) => (await ofClass()).load(...given),
      learners: async (...given) => (await ofClass()).learners(...given),
      timeline: async (...given) => (await ofClass()).timeline(...given),
      study: async (...given) => (await ofClass()).study(...given),
      ownStudy: async (...given) => (await ofClass()).ownStudy(...given),
      schoolStudy: async (...given) => (await ofClass()).schoolStudy(...given),
      progress: async (taskId, options) => answer(await client.call(readTaskProgress, { params: { taskId } }, by(options))),
      create: async (draft, key) => {
        const { value } = await client.call(createTask, { body: draft }, { ...by(), idempotencyKey: key, functionId: 'T-05' });
        return { status: 'sent', value };
      },
    },
    notices: {
      subscribe: changesFor('notices', hub),
      list: async (query, options) => answer(await client.call(listNotices, { query: page(query) }, by(options))),
      markRead: async (noticeId) => {
        await client.call(markNoticeRead, { params: { noticeId } }, by());
        return { status: 'sent', value: null };
      },
      report: async (noticeId, draft, key) => {
        // With its schemas it is more than all other routes of notices, and seldom wanted.
        const { reportNotice } = await import('../../../contract/src/routes/received-cases.ts');
        const { value } = await client.call(reportNotice, { params: { noticeId }, body: draft }, { ...by(), idempotencyKey: key, functionId: 'SEC-13' });
        return { status: 'sent', value };
      },
      quietHours: async (options) => answer(await client.call(readQuietHours, {}, by(options))),
      push: {
        offer: async (options) => (await push()).offer(options),
        add: async (device) => (await push()).add(device),
        remove: async (endpoint) => (await push()).remove(endpoint),
      },
      setQuietHours: async (choice) => ({ status: 'sent', value: (await client.call(setQuietHours, { body: choice }, { ...by(), functionId: 'P-05' })).value }),
    },
    announcements: lazyPort(changesFor('announcements', hub), async () => (await import('./announcements.ts')).announcementPort(client, by, hub)),
    leave: lazyPort(changesFor('leave', hub), async () => (await import('./leave.ts')).leavePort(client, by, hub)),
    privacy: lazyPort(changesFor('privacy', hub), async () => (await import('./privacy.ts')).privacyPort(client, by, hub)),
    ownResources: lazyPort(changesFor('ownResources', hub), async () => (await import('./own-resources.ts')).ownResourcePort(client, by, hub)),
    plans: lazyPort(changesFor('plans', hub), async () => (await import('./plans.ts')).planPort(client, by, hub)),
    imports: lazyPort(changesFor('imports', hub), async () => (await import('./exchange.ts')).importPort(client, by, hub)),
    exchange: lazyPort(changesFor('exchange', hub), async () => (await import('./exchange.ts')).exchangePort(client, by, hub)),
    chat: lazyPort(changesFor('chat', hub), async () => (await import('./chat.ts')).chatPort({ client, by, hub, readers, whoAmI })),
    cases: lazyPort(changesFor('cases', hub), async () => (await import('./cases.ts')).casePort(client, by, hub)),
    sync: directSync(hub),
  };
}
