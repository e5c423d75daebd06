import { connectPorts, ready } from '../base/index.ts';
import { LsTimeLimitsChangeEvent, LsTimeLimitsSetRequestEvent } from './time-limits.events.ts';
import { LsTimeLimits } from './time-limits.ts';
import type { TimeLimitsData } from './time-limits.types.ts';

/** Shows a guardian the own children, and a child its own rule; follows when another identity acts or a rule changes. */
export function connectTimeLimits(): void {
  connectPorts(LsTimeLimits, {
    needs: ['identity', 'resources'],
    connect(link) {
      const { identity, resources } = link.ports;
      let saved: string | null = null;
      const change = (part: Partial<TimeLimitsData>): void => {
        const { state } = link.host;
        if (state.type === 'ready') link.show({ ...state, ...part });
      };
      const read = () =>
        link.read(
          'limits',
          async (signal) => {
            const me = await identity.me({ signal });
            const acting = me.value.identities.find(({ id }) => id === identity.actingIdentity) ?? me.value.identities[0];
            const maySet = acting?.role === 'guardian';
            const own = maySet ? acting.children : acting?.role === 'student' ? [me.value.person] : [];
            const answers = await Promise.all(own.map((person) => resources.watchTime(maySet ? person.id : null, { signal })));
            const people = answers.map(({ value }, index) => ({ person: { id: value.learnerId, name: own[index]?.name ?? '' }, watchTime: value }));
            const oldest = answers.find(({ stale }) => stale) ?? me;
            return { maySet, people, asOf: oldest.asOf, stale: oldest.stale };
          },
          ({ maySet, people, ...freshness }) => (people.length === 0 ? { type: 'empty' } : ready<TimeLimitsData>({ maySet, people, sending: null, saved }, freshness)),
        );
      link.on<LsTimeLimitsSetRequestEvent>(LsTimeLimitsSetRequestEvent.type, async ({ detail: { learnerId, rule } }) => {
        change({ sending: learnerId, saved: null });
        try {
          const { value } = await resources.setWatchRule(learnerId, rule);
          saved = learnerId;
          link.host.dispatchEvent(new LsTimeLimitsChangeEvent(value));
          await read();
        } catch (error) {
          // What was chosen stays in the form; the problem is shown beside it.
          change({ sending: null });
          throw error;
        }
      });
      resources.subscribe(({ type }) => void (type === 'watch-time.changed' && read()), { signal: link.signal });
      void read();
    },
  });
}
