/** Judges: the closer look with what others say and what belongs to it, reports, and what is looked up by id. */
import { problemFrom, type Problem, type Resource } from '../../base/index.ts';
import {
  LsResourceCloseRequestEvent,
  LsResourceLookupRequestEvent,
  LsResourceOpenEvent,
  LsResourceOpenRequestEvent,
  LsResourceReportRequestEvent,
} from '../resource-picker.events.ts';
import type { Opinions } from './opinions.ts';
import { changed, type PickerLink } from './place.ts';
import type { Rest } from './rest.ts';

/** @param rest what is connected after the first results */
export function connectJudging(link: PickerLink, rest: () => Promise<Rest | null>): void {
  const { resources } = link.ports;
  let read: Promise<Opinions> | undefined;
  /** What others say comes with the first closer look; without a line for it the resource is there all the same, and it is asked for again. */
  const opinions = (): Promise<Opinions | null> =>
    (read ??= import('./opinions.ts').then(({ connectOpinions }) => {
      link.signal.throwIfAborted();
      return connectOpinions(link);
    })).catch(() => {
      read = undefined;
      return null;
    });

  const offer = async (resource: Resource): Promise<void> => (await rest())?.offer(resource);

  link.on<LsResourceOpenRequestEvent>(LsResourceOpenRequestEvent.type, async ({ detail: { resourceId: id } }) => {
    const { state: before } = link.host;
    const isFileOver = before.type === 'ready' && before.exported?.type !== undefined && before.exported.type !== 'busy';
    link.show(changed(link, { detail: { type: 'loading', id }, ...(isFileOver && { exported: { type: 'none' } }) }));
    link.host.dispatchEvent(new LsResourceOpenEvent(id));
    await link.read(
      'detail',
      async (signal): Promise<{ resource: Resource } | { problem: Problem }> => {
        try {
          return { resource: (await resources.get(id, { signal })).value };
        } catch (error) {
          return { problem: problemFrom(error) };
        }
      },
      (result) =>
        changed(link, {
          detail: 'resource' in result ? { type: 'ready', id, ...result, rating: null, related: [] } : { type: 'error', id, ...result },
        }),
    );
    const { state } = link.host;
    if (state.type === 'ready' && state.detail?.type === 'ready' && state.detail.id === id) void offer(state.detail.resource);
    await (await opinions())?.read(id);
  });
  link.on<LsResourceCloseRequestEvent>(LsResourceCloseRequestEvent.type, () => link.show(changed(link, { detail: null })));

  link.on<LsResourceReportRequestEvent>(LsResourceReportRequestEvent.type, (request) => {
    const { resourceId, report, id } = request.detail;
    request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
  });

  const lookUp = async (resourceIds: readonly string[]): Promise<void> => {
    const answers = await Promise.allSettled(resourceIds.map((id) => resources.get(id, { signal: link.signal })));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.value] : []));
    const { state } = link.host;
    if (state.type !== 'ready') return;
    const { known, missing = [] } = state;
    const gone = resourceIds.filter((_, place) => isGone(answers[place]));
    link.show(changed(link, { known: { ...known, ...Object.fromEntries(found.map((resource) => [resource.id, resource])) }, missing: [...missing, ...gone] }));
  };
  link.on<LsResourceLookupRequestEvent>(LsResourceLookupRequestEvent.type, (request) => request.respondWith(lookUp(request.detail.resourceIds)));
}

/** It is not there for this person, and asking again finds it no more; without a line nobody knows. */
function isGone(answer: PromiseSettledResult<unknown> | undefined): boolean {
  const reason: unknown = answer?.status === 'rejected' ? answer.reason : undefined;
  return reason instanceof Error && 'code' in reason && (reason.code === 'not-found' || reason.code === 'forbidden');
}
