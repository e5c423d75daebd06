import { connectPorts } from '../base/controllers/port-connection.ts';
import type { SyncState } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsIdentityChangeRequestEvent, LsSyncRequestEvent } from './space.events.ts';
import { LsSpace, actingIdentity } from './space.ts';
import type { SpaceState } from './space.types.ts';

/** What is shown of the line while no sync port says better. */
const calm: SyncState = { online: true, queued: 0, refused: 0, lastSentAt: null };

/** Feeds every `ls-space`. */
export function connectSpace(): void {
  connectPorts(LsSpace, {
    needs: ['identity'],
    uses: ['notices', 'announcements', 'leave', 'sync'],
    connect(link) {
      const { identity, notices, announcements, leave, sync } = link.ports;

      const read = (): Promise<void> =>
        link.read(
          'space',
          async (signal) => {
            const me = await identity.me({ signal });
            const wished = me.value.identities.findIndex(({ id }) => id === link.host.identity);
            // Nobody chosen means the first one; naming it would make everything be read again.
            if (identity.actingIdentity === null && wished > 0) identity.actAs(link.host.identity);
            return me;
          },
          ({ value: me, ...freshness }): SpaceState =>
            me.identities.length === 0
              ? { type: 'empty' }
              : ready({ me, identityId: identity.actingIdentity ?? me.identities[0]?.id ?? '', unread: 0, sync: calm }, freshness),
        );

      /** What came in quiet hours is counted when they are over. A host's own port may know of none. */
      const untold = async (signal: AbortSignal): Promise<number> => {
        const waiting = (await notices?.quietHours({ signal }))?.value.waiting;
        return waiting ? waiting.notices + waiting.announcements : 0;
      };

      /** Notices, and what waits for the person: announcements for a guardian, leave for a teacher. What cannot be known now stays as it is shown. */
      const countUnread = async (signal: AbortSignal): Promise<number | undefined> => {
        const { state } = link.host;
        const role = state.type === 'ready' ? actingIdentity(state)?.role : undefined;
        const [known, waiting, later] = await Promise.all([
          notices?.list({ limit: 1 }, { signal }).then(({ value }) => value.unread, () => undefined),
          role === 'guardian'
            ? announcements?.list({ limit: 1 }, { signal }).then(({ value }) => value.waiting, () => undefined)
            : role === 'teacher'
              ? leave?.list({ limit: 1 }, { signal }).then(({ value }) => value.undecided, () => undefined)
              : undefined,
          untold(signal).catch(() => 0),
        ]);
        return known === undefined && waiting === undefined ? undefined : Math.max(0, (known ?? 0) + (waiting ?? 0) - later);
      };

      // What changes often is put into what is shown; the person is not read again for it.
      const refresh = (part: 'unread' | 'sync'): void =>
        void link.read(
          part,
          async (signal) => (part === 'sync' ? await sync?.state() : await countUnread(signal)),
          (value) => {
            const { state } = link.host;
            return state.type === 'ready' && value !== undefined ? { ...state, [part]: value } : state;
          },
        );

      // Nobody waits for a count to see where they are, nor for what they came for: on a thin line the page's own questions go first.
      const open = async (): Promise<void> => {
        await read();
        refresh('sync');
        // Its code is not waited for by what it waits for, and where it does not come, the counts come at once.
        await import('./what-stands-in-it.ts').then(({ shown }) => shown(link.host, link.signal), () => undefined);
        refresh('unread');
      };

      identity.subscribe(
        ({ type }) => {
          if (type === 'identity.changed') void open();
        },
        { signal: link.signal },
      );
      notices?.subscribe(
        ({ type }) => {
          if (type.startsWith('notice.')) refresh('unread');
        },
        { signal: link.signal },
      );
      announcements?.subscribe(() => refresh('unread'), { signal: link.signal });
      leave?.subscribe(() => refresh('unread'), { signal: link.signal });
      sync?.subscribe(
        () => {
          refresh('sync');
        },
        { signal: link.signal },
      );
      link.on<LsIdentityChangeRequestEvent>(LsIdentityChangeRequestEvent.type, ({ detail }) => identity.actAs(detail.identityId));
      link.on<LsSyncRequestEvent>(LsSyncRequestEvent.type, () => sync?.flush());
      void open();
    },
  });
}
