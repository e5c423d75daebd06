/** Judges: the closer look with what others say and what belongs to it, ratings, reports, and what is looked up by id. */
import { problemFrom, type Problem, type Resource } from '../../base/index.ts';
import {
  LsResourceCloseRequestEvent,
  LsResourceLookupRequestEvent,
  LsResourceOpenEvent,
  LsResourceOpenRequestEvent,
  LsResourceRateRequestEvent,
  LsResourceReportRequestEvent,
} from '../resource-picker.events.ts';
import type { OfflineConnection } from './offline.ts';
import { changed, changedDetail, quietly, type PickerLink } from './place.ts';

export function connectJudging(link: PickerLink, offline: OfflineConnection): void {
  const { resources } = link.ports;

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
          detail: 'resource' in result ? { type: 'ready', id, ...result, rating: null, related: [], report: { type: 'none' } } : { type: 'error', id, ...result },
        }),
    );
    const { state } = link.host;
    if (state.type === 'ready' && state.detail?.type === 'ready' && state.detail.id === id) void offline.offer(state.detail.resource);
    await link.read(
      'around',
      (signal) => Promise.all([quietly(resources.rating(id, { signal })), quietly(resources.related(id, { signal }))]),
      ([rating, related]) => changedDetail(link, id, { rating, related: related ?? [] }),
    );
  });
  link.on<LsResourceCloseRequestEvent>(LsResourceCloseRequestEvent.type, () => link.show(changed(link, { detail: null })));

  link.on<LsResourceRateRequestEvent>(LsResourceRateRequestEvent.type, async ({ detail: { resourceId, rating } }) => {
    const { value } = await resources.rate(resourceId, rating);
    const now = value ?? (await quietly(resources.rating(resourceId, { signal: link.signal })));
    if (now !== null) link.show(changedDetail(link, resourceId, { rating: now }));
  });
  link.on<LsResourceReportRequestEvent>(LsResourceReportRequestEvent.type, async ({ detail: { resourceId, report, id } }) => {
    link.show(changedDetail(link, resourceId, { report: { type: 'sending' } }));
    try {
      const { value } = await resources.report(resourceId, report, id);
      link.show(changedDetail(link, resourceId, { report: { type: 'sent', caseNumber: value?.caseNumber ?? null } }));
    } catch (error) {
      link.show(changedDetail(link, resourceId, { report: { type: 'failed', problem: problemFrom(error) } }));
    }
  });

  link.on<LsResourceLookupRequestEvent>(LsResourceLookupRequestEvent.type, async ({ detail }) => {
    const answers = await Promise.allSettled(detail.resourceIds.map((id) => resources.get(id, { signal: link.signal })));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.value] : []));
    const { state } = link.host;
    const known = state.type === 'ready' ? state.known : {};
    link.show(changed(link, { known: { ...known, ...Object.fromEntries(found.map((resource) => [resource.id, resource])) } }));
  });
}
