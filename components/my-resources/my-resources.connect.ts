/** Feeds `ls-my-resources` from the shelf, the resources and the identity as which the person acts. */
import { connectPorts, problemFrom, ready, type Favourite, type Share, type ShelfPort } from '../base/index.ts';
import {
  LsMyResourceDetailsRequestEvent,
  LsMyResourceRateRequestEvent,
  LsMyResourceReportRequestEvent,
  LsShareChangeEvent,
  LsShareDecideRequestEvent,
  LsShareRequestEvent,
  LsShareThankRequestEvent,
  LsShareWithdrawRequestEvent,
  LsShelfChangeRequestEvent,
} from './my-resources.events.ts';
import { LsMyResources } from './my-resources.ts';
import type { MyDetails, MyResourcesData, MyResourcesState, OpenedShare } from './my-resources.types.ts';

/** Pages of favourites that are read; nobody has more than a few hundred. */
const mostPages = 10;
const pageSize = 100;
const unread: MyDetails = { rating: null, notes: [] };

/** Connects every list of own resources. */
export function connectMyResources(): void {
  connectPorts(LsMyResources, {
    needs: ['shelf', 'resources', 'identity'],
    uses: ['ownResources'],
    watch: ['share', 'shareResource'],
    connect(link) {
      const { host, signal } = link;
      const { shelf, resources, identity, ownResources } = link.ports;

      const readAll = (): Promise<void> =>
        link.read(
          'all',
          async (aborted) => {
            const call = { signal: aborted };
            const [me, own, favourites] = await Promise.all([identity.me(call), shelf.read(call), readFavourites(shelf, aborted)]);
            const acting = me.value.identities.find(({ id }) => id === identity.actingIdentity) ?? me.value.identities[0];
            const role = acting?.role ?? 'student';
            const box = (name: 'received' | 'own' | 'review') => quietly(shelf.shares(name, call).then(({ value }) => value));
            const [received, shared, review] = await Promise.all([box('received'), box('own'), role === 'manager' ? box('review') : []]);
            const made = ownResources === undefined ? null : await quietly(ownResources.list({ limit: pageSize }, call).then(({ value }) => value.items));
            const opened = await readOpened(aborted);
            const toShare = host.shareResource === '' ? null : await quietly(resources.get(host.shareResource, call).then(({ value }) => value));
            const { details = {}, sharing = { type: 'none' } as const } = data() ?? {};
            const classes = acting?.classes ?? [];
            return ready<MyResourcesData>({ role, classes, shelf: own.value, favourites, shares: { received, own: shared, review }, made, details, opened, toShare, sharing }, own);
          },
          (state): MyResourcesState => state,
        );
      const data = (): MyResourcesData | null => (host.state.type === 'ready' ? host.state : null);
      const change = (part: Partial<MyResourcesData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };
      const detail = (resourceId: string, part: Partial<MyDetails>): void => {
        const known = data()?.details ?? {};
        change({ details: { ...known, [resourceId]: { ...(known[resourceId] ?? unread), ...part } } });
      };
      /** What a link led to: the resource, or the reason why not. */
      const readOpened = async (aborted: AbortSignal): Promise<OpenedShare | null> => {
        if (host.share === '') return null;
        try {
          return { type: 'ready', share: (await shelf.openShare(host.share, { signal: aborted })).value };
        } catch (error) {
          return { type: 'refused', problem: problemFrom(error) };
        }
      };
      const told = async (share: Share | null): Promise<void> => {
        host.dispatchEvent(new LsShareChangeEvent(share));
        await readAll();
      };

      link.on<LsShelfChangeRequestEvent>(LsShelfChangeRequestEvent.type, async ({ detail: { changes } }) => {
        try {
          // In their order: what lies in a folder comes after the folder.
          for (const one of changes) await shelf.change(one);
        } finally {
          await readAll();
        }
      });
      link.on<LsMyResourceDetailsRequestEvent>(LsMyResourceDetailsRequestEvent.type, async ({ detail: { resourceId } }) => {
        const call = { signal };
        const [rating, notes] = await Promise.all([quietly(resources.rating(resourceId, call)), quietly(shelf.notes(resourceId, call))]);
        detail(resourceId, { rating: rating?.value ?? null, notes: notes?.value ?? [] });
      });
      link.on<LsMyResourceRateRequestEvent>(LsMyResourceRateRequestEvent.type, async ({ detail: { resourceId, rating: draft } }) => {
        const { value } = await resources.rate(resourceId, draft);
        const rating = value ?? (await quietly(resources.rating(resourceId, { signal })))?.value ?? null;
        detail(resourceId, { rating });
        await readAll();
      });
      link.on<LsMyResourceReportRequestEvent>(LsMyResourceReportRequestEvent.type, (request) => {
        const { resourceId, report, id } = request.detail;
        request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      link.on<LsShareRequestEvent>(LsShareRequestEvent.type, async ({ detail: { id, draft } }) => {
        change({ sharing: { type: 'sending' } });
        try {
          const { value } = await shelf.share(id, draft);
          if (value !== null) change({ sharing: { type: 'sent', share: value } });
          await told(value);
        } catch (error) {
          change({ sharing: { type: 'failed', problem: problemFrom(error) } });
        }
      });
      link.on<LsShareWithdrawRequestEvent>(LsShareWithdrawRequestEvent.type, async ({ detail: { shareId } }) => {
        await shelf.withdrawShare(shareId);
        await told(null);
      });
      link.on<LsShareThankRequestEvent>(LsShareThankRequestEvent.type, async ({ detail: { shareId, given } }) => {
        await shelf.thankForShare?.(shareId, given);
        await readAll();
      });
      link.on<LsShareDecideRequestEvent>(LsShareDecideRequestEvent.type, async ({ detail: { shareId, approved, answer } }) => {
        const { value } = await shelf.decideShare(shareId, { approved, answer });
        await told(value);
      });
      ownResources?.subscribe(({ type }) => type === 'own-resource.changed' && void readAll(), { signal });
      shelf.subscribe(({ type }) => type === 'shelf.changed' && void readAll(), { signal });
      void readAll();
    },
  });
}

async function readFavourites(shelf: ShelfPort, signal: AbortSignal): Promise<Favourite[]> {
  const favourites: Favourite[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { value } = await shelf.favourites({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }, { signal });
    favourites.push(...value.items);
    if (value.nextCursor === null) break;
    cursor = value.nextCursor;
  }
  return favourites;
}

/** What stands beside the list may be missing; it is left out then. */
async function quietly<Value>(promise: Promise<Value>): Promise<Value | null> {
  return promise.catch(() => null);
}
