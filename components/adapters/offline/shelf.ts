/** The shelf on a bad line: what was put aside or noted waits and shows at once. */
import type { CallOptions, Ports } from '../../base/ports/ports.ts';
import type { ShelfPort } from '../../base/ports/shelf.ts';
import type { ResourceSummary } from '../../base/ports/types.ts';
import type { OfflineCatalogueOptions } from './catalogue.ts';
import { waitingFavourites, withQueuedFavourites, withQueuedNotes, withQueuedShelf } from './shelf-overlay.ts';

export function offlineShelf({ remote, reader, read, write, answers, outbox, onChange, subscribeTo }: OfflineCatalogueOptions): ShelfPort {
  return {
    subscribe: subscribeTo('shelf'),
    read: ({ signal } = {}) => read({ question: ['shelf'], load: (ports, call) => ports.shelf.read(call), change: 'shelf.changed', signal }, withQueuedShelf),
    favourites: async (query, { signal } = {}) => {
      const of = { question: ['favourites', query], load: (ports: Ports, call: CallOptions) => ports.shelf.favourites(query, call), change: 'shelf.changed' as const, signal };
      const { answer, owner } = await reader.read(of);
      const waiting = await outbox.writes(owner.id, 'waiting');
      const known = waitingFavourites(waiting).length > 0 ? (await answers.seen(owner.id)).cards : new Map<string, ResourceSummary>();
      return { ...answer, value: withQueuedFavourites(answer.value, query, waiting, known) };
    },
    notes: (resourceId, { signal } = {}) =>
      read({ question: ['notes', resourceId], load: (ports, call) => ports.shelf.notes(resourceId, call), change: 'shelf.changed', signal }, (notes, writes) =>
        withQueuedNotes(notes, resourceId, writes),
      ),
    change: async (change) => {
      const receipt = await write<null>('shelf', { kind: 'shelf', change }, () => remote.shelf.change(change));
      if (receipt.status === 'queued') onChange({ type: 'shelf.changed' });
      return receipt;
    },
    shares: (box, { signal } = {}) => read({ question: ['shares', box], load: (ports, call) => ports.shelf.shares(box, call), change: 'shelf.changed', signal }),
    openShare: (shareId, { signal } = {}) => read({ question: ['share', shareId], load: (ports, call) => ports.shelf.openShare(shareId, call), change: 'shelf.changed', signal }),
    // What reaches others is not done later, when nobody looks at it any more.
    share: (shareId, draft) => remote.shelf.share(shareId, draft),
    withdrawShare: (shareId) => remote.shelf.withdrawShare(shareId),
    thankForShare: async (shareId, given) => (await remote.shelf.thankForShare?.(shareId, given)) ?? { status: 'sent', value: null },
    decideShare: (shareId, decision) => remote.shelf.decideShare(shareId, decision),
  };
}
