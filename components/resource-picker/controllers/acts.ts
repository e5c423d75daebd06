import type { LsRequestEvent, ResourceQuery, ResourceSummary } from '../../base/index.ts';
import {
  LsResourceActionRequestEvent,
  LsResourceCloseRequestEvent,
  LsResourceExportRequestEvent,
  LsResourceFavouriteRequestEvent,
  LsResourceGiveRequestEvent,
  LsResourceKeepSearchRequestEvent,
  LsResourceMoreRequestEvent,
  LsResourceOfflineRequestEvent,
  LsResourceOpenRequestEvent,
  LsResourceRateRequestEvent,
  LsResourceRecommendRequestEvent,
  LsResourceCommentPolicyRequestEvent,
  LsResourceReplyRequestEvent,
  LsResourceStatisticsRequestEvent,
  LsResourceWithholdRequestEvent,
} from '../resource-picker.events.ts';
import type { PickerData, PickerLayout } from '../resource-picker.types.ts';
import type { PickerActs } from '../view/picker-view.ts';
import type { Asking } from './asking.ts';
import type { Choosing } from './choosing.ts';
import type { Comparing } from './comparing.ts';
import type { Suggesting } from './suggesting.ts';

/** What the acts of a person reach. */
export interface ActsOptions {
  readonly asking: Asking;
  readonly suggesting: Suggesting;
  readonly choosing: Choosing;
  readonly comparing: Comparing;
  data(): PickerData | null;
  question(): ResourceQuery;
  request(event: LsRequestEvent): void;
  /** The words are offered again to whoever has searched for them. */
  remember(words: string | undefined): void;
  lay(layout: PickerLayout): void;
  /** From the first press of "more" the list goes on by itself. */
  goOn(): void;
  copy(text: string): void;
  print(): void;
  openDevice(): void;
  report(resource: Pick<ResourceSummary, 'id' | 'title'>): void;
  aim(target: string): void;
}

/** Everything a person can do in the picker, each as a change of its own parts or as a request to whoever has the data. */
export function makeActs({ asking, suggesting, choosing, comparing, data, question, request, ...own }: ActsOptions): PickerActs {
  return {
    type: (words, isWord, at) => {
      asking.type(words, isWord, at);
      suggesting.typed(words);
    },
    search: (words) => {
      suggesting.close();
      own.remember((words ?? asking.words).trim());
      asking.searchNow(words);
    },
    filter: (filter, value) => asking.filter(filter, value),
    clearFilters: () => asking.clearFilters(),
    sort: (sort) => asking.sort(sort),
    lay: own.lay,
    more: () => {
      own.goOn();
      const shown = data();
      if (shown?.nextCursor && !shown.busy) request(new LsResourceMoreRequestEvent(shown.nextCursor));
    },
    open: (id) => {
      own.remember(question().q);
      request(new LsResourceOpenRequestEvent(id));
    },
    close: () => request(new LsResourceCloseRequestEvent()),
    aim: own.aim,
    toggle: (resource) => choosing.toggle(resource),
    remove: (id) => choosing.remove(id),
    clear: () => choosing.clear(),
    move: (id, place) => choosing.move(id, place),
    give: (giving) => request(new LsResourceGiveRequestEvent(giving)),
    copy: own.copy,
    print: own.print,
    export: (format, resourceIds) => request(new LsResourceExportRequestEvent(format, resourceIds)),
    compare: (id) => comparing.toggle(id),
    act: (action, resource) => request(new LsResourceActionRequestEvent(action, resource)),
    favourite: (id, kept) => request(new LsResourceFavouriteRequestEvent(id, kept)),
    offline: (wanted) => request(new LsResourceOfflineRequestEvent(wanted)),
    openDevice: own.openDevice,
    keepSearch: (name) => request(new LsResourceKeepSearchRequestEvent(name, question())),
    rate: (id, rating) => request(new LsResourceRateRequestEvent(id, rating)),
    takeComments: (id, policy) => request(new LsResourceCommentPolicyRequestEvent(id, policy)),
    reply: (id, commentId, text) => request(new LsResourceReplyRequestEvent(id, commentId, text)),
    withhold: (id, commentId) => request(new LsResourceWithholdRequestEvent(id, commentId)),
    recommend: (on) => request(new LsResourceRecommendRequestEvent(on)),
    statistics: (id) => request(new LsResourceStatisticsRequestEvent(id)),
    report: own.report,
  };
}
