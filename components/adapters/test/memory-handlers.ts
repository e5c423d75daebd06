/** The routes of the contract over a county in memory: what the service does over its database, for tests in a browser. */
import type { Routes, RouteId } from '../../../contract/src/routes/index.ts';
import type { RouteInput, RouteOutput } from '../../../contract/src/route.ts';
import { verbs, videoExtensions, activityPrefix, type Statement } from '../../../contract/src/schemas/progress.ts';
import { given } from './given.ts';
import { chatHandlers } from './memory-chat-handlers.ts';
import type { Ports } from '../../base/ports/ports.ts';
import type { Interval, ProgressRecord } from '../../base/ports/types.ts';

export interface MemoryContext {
  ports: Ports;
  idempotencyKey: string;
}
type Handler<Id extends RouteId> = (input: RouteInput<Routes[Id]>, context: MemoryContext) => Promise<RouteOutput<Routes[Id]>>;
export type Handlers = { [Id in RouteId]?: Handler<Id> };

function segments(text: unknown): Interval[] {
  if (typeof text !== 'string' || text === '') return [];
  return text.split('[,]').map((part): Interval => {
    const [from = 0, to = 0] = part.split('[.]').map(Number);
    return [from, to];
  });
}

function recordOf(statement: Statement): ProgressRecord {
  const { id, verb, object, result, context, timestamp } = statement;
  const task = context?.contextActivities?.parent?.[0]?.id;
  const name = Object.entries(verbs).find(([, iri]) => iri === verb.id)?.[0] as ProgressRecord['verb'];
  const length = context?.extensions?.[videoExtensions.length];
  return {
    id,
    verb: name,
    resourceId: object.id.slice(activityPrefix.resource.length),
    taskId: task === undefined ? null : task.slice(activityPrefix.task.length),
    positionSeconds: Number(result?.extensions?.[videoExtensions.time] ?? 0),
    durationSeconds: typeof length === 'number' ? length : null,
    playedSegments: segments(result?.extensions?.[videoExtensions.playedSegments]),
    sessionId: String(context?.extensions?.[videoExtensions.sessionId] ?? ''),
    at: timestamp,
  };
}

export const memoryHandlers: Handlers = {
  readMe: async (_, { ports }) => (await ports.identity.me()).value,
  searchResources: async ({ query }, { ports }) => {
    const { playable, ...rest } = query;
    const page = (await ports.resources.search({ ...given(rest), ...(playable ? { playable: true } : {}) })).value;
    const { type = [], stage = [], grade = [], subject = [], language = [], provider = [] } = page.facets;
    return { ...page, facets: { type, stage, grade, subject, language, provider } };
  },
  readResource: async ({ params }, { ports }) => (await ports.resources.get(params.resourceId)).value,
  listImports: async ({ query }, { ports }) => (await ports.imports.list(given(query))).value,
  listClasses: async (_, { ports }) => ({ items: (await ports.tasks.classes()).value }),
  listTasks: async ({ query }, { ports }) => (await ports.tasks.list(given(query))).value,
  readTask: async ({ params }, { ports }) => (await ports.tasks.get(params.taskId)).value,
  readTaskProgress: async ({ params }, { ports }) => (await ports.tasks.progress(params.taskId)).value,
  createTask: async ({ body }, { ports, idempotencyKey }) => {
    const { value } = await ports.tasks.create(body, idempotencyKey);
    if (value === null) throw new Error('Memory always answers');
    return value;
  },
  readProgress: async ({ query }, { ports }) => (await ports.progress.get(given(query))).value,
  writeStatements: async ({ body }, { ports }) => {
    await ports.progress.record(body.map(recordOf));
    return body.map(({ id }) => id);
  },
  listNotices: async ({ query }, { ports }) => (await ports.notices.list(given(query))).value,
  markNoticeRead: async ({ params }, { ports }) => {
    await ports.notices.markRead(params.noticeId);
    return undefined;
  },
  ...chatHandlers,
};
