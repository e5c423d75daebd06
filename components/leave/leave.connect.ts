import { connectPorts } from '../base/controllers/port-connection.ts';
import type { LeaveRequest, Receipt } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsLeaveChangeEvent, LsLeaveDecideRequestEvent, LsLeaveMoreRequestEvent, LsLeaveRequestEvent, LsLeaveWithdrawRequestEvent } from './leave.events.ts';
import { LsLeave } from './leave.ts';
import type { LeaveData, LeaveState } from './leave.types.ts';
import { today } from '../base/china-day.ts';

/** As much as one page may hold: what is shown is read again in one go. */
const mostAtOnce = 100;

/** Feeds every `ls-leave`. */
export function connectLeave(): void {
  connectPorts(LsLeave, {
    needs: ['leave', 'identity'],
    connect(link) {
      const { leave, identity } = link.ports;
      const { host } = link;
      let shown: readonly LeaveRequest[] = [];
      let cursor: string | null = null;
      let away: LeaveData['away'] = null;
      let outcome: LeaveData['outcome'] = 'none';

      const read = (after: string | null): Promise<void> =>
        link.read(
          'leave',
          async (signal) => {
            const me = await identity.me({ signal });
            const acting = me.value.identities.find(({ id }) => id === identity.actingIdentity) ?? me.value.identities[0];
            const page = await leave.list(after === null ? { limit: Math.min(Math.max(shown.length, 24), mostAtOnce) } : { cursor: after }, { signal });
            return { ...page, acting };
          },
          ({ value, acting, ...freshness }): LeaveState => {
            const known = new Set(shown.map(({ id }) => id));
            shown = after === null ? value.items : [...shown, ...value.items.filter(({ id }) => !known.has(id))];
            cursor = value.nextCursor;
            const { role = 'guardian', children = [] } = acting ?? {};
            return ready<LeaveData>({ role, children, items: shown, undecided: value.undecided, more: cursor !== null, away, outcome }, freshness);
          },
        );
      const change = (part: Partial<LeaveData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };
      /** Who is away is told beside the list; without a line it is left out. */
      const readAway = (): Promise<void> =>
        link.read(
          'away',
          async (signal) => (await leave.list({ day: today(), limit: mostAtOnce }, { signal }).catch(() => undefined))?.value.items ?? null,
          (items): LsLeave['state'] => {
            away = items;
            return host.state.type === 'ready' ? { ...host.state, away } : host.state;
          },
        );
      const readAll = async (): Promise<void> => {
        await read(null);
        if (host.state.type === 'ready' && 'role' in host.state && host.state.role === 'teacher') await readAway();
      };
      /** What is shown is read again also when it was refused: the other side may have been first. */
      const settle = async (act: Promise<Receipt<LeaveRequest>>): Promise<void> => {
        try {
          host.dispatchEvent(new LsLeaveChangeEvent((await act).value));
        } finally {
          await readAll();
        }
      };

      leave.subscribe(() => void readAll(), { signal: link.signal });
      link.on<LsLeaveMoreRequestEvent>(LsLeaveMoreRequestEvent.type, () => read(cursor));
      link.on<LsLeaveRequestEvent>(LsLeaveRequestEvent.type, async ({ detail: { draft, id } }) => {
        const tell = (next: LeaveData['outcome']): void => change({ outcome: (outcome = next) });
        tell('sending');
        try {
          const { status, value } = await leave.request(draft, id);
          tell(status);
          host.dispatchEvent(new LsLeaveChangeEvent(value));
          await readAll();
        } catch (error) {
          // What was typed stays in the form; the problem is shown beside it.
          tell('none');
          throw error;
        }
      });
      link.on<LsLeaveWithdrawRequestEvent>(LsLeaveWithdrawRequestEvent.type, ({ detail }) => settle(leave.withdraw(detail.leaveRequestId)));
      link.on<LsLeaveDecideRequestEvent>(LsLeaveDecideRequestEvent.type, ({ detail: { leaveRequestId, approved, comment } }) => settle(leave.decide(leaveRequestId, { approved, comment })));
      void readAll();
    },
  });
}
