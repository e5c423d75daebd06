/** What others say of the resource that is looked at closely, what belongs to it, and the person's own part in that. Comes with the first closer look. */
import { problemFrom, type Recommendations } from '../../base/index.ts';
import {
  LsResourceCommentPolicyRequestEvent,
  LsResourceRateRequestEvent,
  LsResourceRecommendRequestEvent,
  LsResourceReplyRequestEvent,
  LsResourceStatisticsRequestEvent,
  LsResourceWithholdRequestEvent,
} from '../resource-picker.events.ts';
import { changedDetail, quietly, type PickerLink } from './place.ts';

export interface Opinions {
  /** Reads them for a resource; nothing can be said before that. */
  read(id: string): Promise<void>;
}

export function connectOpinions(link: PickerLink): Opinions {
  const { resources } = link.ports;

  link.on<LsResourceRateRequestEvent>(LsResourceRateRequestEvent.type, async ({ detail: { resourceId, rating } }) => {
    const { value } = await resources.rate(resourceId, rating);
    const now = value ?? (await quietly(resources.rating(resourceId, { signal: link.signal })));
    if (now !== null) link.show(changedDetail(link, resourceId, { rating: now }));
  });
  const rereadRating = async (id: string): Promise<void> => {
    const rating = await quietly(resources.rating(id, { signal: link.signal }));
    if (rating !== null) link.show(changedDetail(link, id, { rating }));
  };
  link.on<LsResourceCommentPolicyRequestEvent>(LsResourceCommentPolicyRequestEvent.type, async ({ detail: { resourceId, policy } }) => {
    // Also where it was refused: the platform may have said something else by then.
    try {
      await resources.setCommentPolicy?.(resourceId, policy);
    } finally {
      await rereadRating(resourceId);
    }
  });
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
      if (id === undefined) return;
      // Also when what was shown had been kept on the machine, and the service's own answer came late: who may judge by now is asked to.
      if (type === 'catalogue.changed') void rereadRating(id);
      if (type === 'recommendation.changed') void link.read('recommending', (signal) => readRecommending(link, signal), (recommending) => changedDetail(link, id, { recommending }));
    },
    { signal: link.signal },
  );

  return {
    read: (id) =>
      link.read(
        'around',
        (signal) => Promise.all([quietly(resources.rating(id, { signal })), quietly(resources.related(id, { signal })), readRecommending(link, signal)]),
        ([rating, related, recommending]) => changedDetail(link, id, { rating, related: related ?? [], recommending }),
      ),
  };
}

/** What the person has set; `null` where a host's own port knows nothing of recommending. */
function readRecommending({ ports: { resources } }: PickerLink, signal: AbortSignal): Promise<Recommendations | null> {
  return quietly(Promise.resolve().then(() => resources.recommendations({ signal })));
}
