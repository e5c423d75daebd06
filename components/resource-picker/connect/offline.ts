/** Keeps for offline: what is on this machine, what of a resource can be, and the acts between the two. */
import type { KeepingOffer, KeepingPort, Resource } from '../../base/index.ts';
import { LsResourceOfflineRequestEvent, type OfflineRequest } from '../resource-picker.events.ts';
import { changed, changedDetail, type PickerLink } from './place.ts';

/** Connects the port of this machine, where there is one. */
export interface OfflineConnection {
  /** Reads what is on this machine. Called once the first results are there, which must not wait for it. */
  refresh(): void;
  /** Asks what of an opened resource can be kept. */
  offer(resource: Resource): Promise<void>;
}

export function connectOffline(link: PickerLink): OfflineConnection {
  const { keeping } = link.ports;
  if (keeping === undefined) return { refresh: () => undefined, offer: async () => undefined };
  const refresh = (): Promise<void> =>
    link.read(
      'kept',
      // What this machine cannot do leaves the rest as it is.
      () => keeping.list().catch(() => null),
      (kept) => changed(link, { kept }),
    );

  link.on<LsResourceOfflineRequestEvent>(LsResourceOfflineRequestEvent.type, async ({ detail }) => {
    const { state } = link.host;
    const shown = state.type === 'ready' && state.detail?.type === 'ready' ? state.detail.resource : null;
    await act(keeping, shown, detail);
    await refresh();
  });
  /** Counts what was heard: an answer that was asked for before says nothing of it. */
  let heard = 0;
  const offer = async (resource: Resource): Promise<void> => {
    let asked: number;
    let offered: KeepingOffer | null;
    do {
      asked = heard;
      offered = await keeping.offer(resource).catch(() => null);
    } while (offered?.type === 'not-yet' && asked !== heard && !link.signal.aborted);
    if (!link.signal.aborted) link.show(changedDetail(link, resource.id, { offer: offered }));
  };
  keeping.subscribe(
    () => {
      heard += 1;
      void refresh();
      const { state } = link.host;
      const opened = state.type === 'ready' && state.detail?.type === 'ready' ? state.detail : null;
      if (opened?.offer?.type === 'not-yet') void offer(opened.resource);
    },
    { signal: link.signal },
  );
  return { refresh: () => void refresh(), offer };
}

async function act(keeping: KeepingPort, shown: Resource | null, request: OfflineRequest): Promise<void> {
  const { resourceId } = request;
  switch (request.act) {
    case 'keep':
      // Only what is looked at closely can be kept: its size stood there.
      if (shown?.id === resourceId) await keeping.keep(shown, request.choice);
      return;
    case 'pause':
      return keeping.pause(resourceId);
    case 'resume':
      return keeping.resume(resourceId);
    case 'drop':
      return keeping.drop(resourceId);
  }
}
