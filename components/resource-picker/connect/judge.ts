/** Judges: the closer look with what others say and what belongs to it, ratings, reports, and what is looked up by id. */
import { problemFrom, type Problem, type Recommendations, type Resource } from '../../base/index.ts';
import {
  LsResourceCloseRequestEvent,
  LsResourceLookupRequestEvent,
  LsResourceOpenEvent,
  LsResourceOpenRequestEvent,
  LsResourceRateRequestEvent,
  LsResourceRecommendRequestEvent,
  LsResourceReplyRequestEvent,
  LsResourceReportRequestEvent,
  LsResourceStatisticsRequestEvent,
  LsResourceWithholdRequestEvent,
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
          detail: 'resource' in result ? { type: 'ready', id, ...result, rating: null, related: [] } : { type: 'error', id, ...result },
        }),
    );
    const { state } = link.host;
    if (state.type === 'ready' && state.detail?.type === 'ready' && state.detail.id === id) void offline.offer(state.detail.resource);
    await link.read(
      'around',
      (signal) => Promise.all([quietly(resources.rating(id, { signal })), quietly(resources.related(id, { signal })), readRecommending(link, signal)]),
      ([rating, related, recommending]) => changedDetail(link, id, { rating, related: related ?? [], recommending }),
    );
  });
  link.on<LsResourceCloseRequestEvent>(LsResourceCloseRequestEvent.type, () => link.show(changed(link, { detail: null })));

  link.on<LsResourceRateRequestEvent>(LsResourceRateRequestEvent.type, async ({ detail: { resourceId, rating } }) => {
    const { value } = await resources.rate(resourceId, rating);
    const now = value ?? (await quietly(resources.rating(resourceId, { signal: link.signal })));
    if (now !== null) link.show(changedDetail(link, resourceId, { rating: now }));
  });
  const rereadRating = async (id: string): Promise<void> => {
    const rating = await quietly(resources.rating(id, { signal: link.signal }));
    if (rating !== null) link.show(changedDetail(link, id, { rating }));
  };
  link.on<LsResourceReplyRequestEvent>(LsResourceReplyRequestEvent.type, async ({ detail: { resourceId, commentId, text } }) => {
    await resources.reply(commentId, text);
    await rereadRating(resourceId);
  });
  link.on<LsResourceWithholdRequestEvent>(LsResourceWithholdRequestEvent.type, async ({ detail: { resourceId, commentId } }) => {
    await resources.reviewComment(commentId, false);
    await rereadRating(resourceId);
  });
  link.on<LsResourceStatisticsRequestEvent>(LsResourceStatisticsRequestEvent.type, async ({ detail: { resourceId } }) => {
    link.show(changedDetail(link, resourceId, { statistics: { type: 'loading' } }));
    try {
      const { value } = await resources.statistics(resourceId, { signal: link.signal });
      link.show(changedDetail(link, resourceId, { statistics: { type: 'ready', value } }));
    } catch (error) {
      link.show(changedDetail(link, resourceId, { statistics: { type: 'failed', problem: problemFrom(error) } }));
    }
  });

  const opened = () => {
    const { state } = link.host;
    return state.type === 'ready' && state.detail?.type === 'ready' ? state.detail : null;
  };
  link.on<LsResourceRecommendRequestEvent>(LsResourceRecommendRequestEvent.type, async ({ detail: { on } }) => {
    const known = opened()?.recommending;
    if (!known) return;
    const mode = on ? (known.modes.find((one) => one !== 'off') ?? 'all') : 'off';
    await resources.changeRecommendations({ act: 'set', settings: { mode, interests: known.interests } });
  });
  resources.subscribe(
    ({ type }) => {
      const id = opened()?.id;
      if (type === 'recommendation.changed' && id !== undefined) void link.read('recommending', (signal) => readRecommending(link, signal), (recommending) => changedDetail(link, id, { recommending }));
    },
    { signal: link.signal },
  );
  link.on<LsResourceReportRequestEvent>(LsResourceReportRequestEvent.type, (request) => {
    const { resourceId, report, id } = request.detail;
    request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
  });

  link.on<LsResourceLookupRequestEvent>(LsResourceLookupRequestEvent.type, async ({ detail }) => {
    const answers = await Promise.allSettled(detail.resourceIds.map((id) => resources.get(id, { signal: link.signal })));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.value] : []));
    const { state } = link.host;
    const known = state.type === 'ready' ? state.known : {};
    link.show(changed(link, { known: { ...known, ...Object.fromEntries(found.map((resource) => [resource.id, resource])) } }));
  });
}

/** What the person has set; `null` where a host's own port knows nothing of recommending. */
function readRecommending({ ports: { resources } }: PickerLink, signal: AbortSignal): Promise<Recommendations | null> {
  return quietly(Promise.resolve().then(() => resources.recommendations({ signal })));
}
