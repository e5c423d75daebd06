import { connectPorts } from '../base/controllers/port-connection.ts';
import { PortError, type Collected, type DataRequest, type PrivacyPort, type Receipt } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import {
  LsCollectedChangeEvent,
  LsCollectedDecideRequestEvent,
  LsConsentChangeEvent,
  LsConsentDecideRequestEvent,
  LsDataRequestAnswerRequestEvent,
  LsDataRequestChangeEvent,
  LsDataRequestMakeRequestEvent,
  LsDataRequestMoreRequestEvent,
  LsDataRequestWithdrawRequestEvent,
} from './privacy.events.ts';
import { LsPrivacy } from './privacy.ts';
import type { PrivacyData, PrivacyState } from './privacy.types.ts';

/** As much as one page may hold: what is shown is read again in one go. */
const mostAtOnce = 100;

/** Null where a platform does not tell it. */
async function collectedOf(privacy: PrivacyPort, signal: AbortSignal): Promise<Collected | null> {
  try {
    return (await privacy.collected?.({ signal }))?.value ?? null;
  } catch (error) {
    if (error instanceof PortError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Feeds every `ls-privacy`. */
export function connectPrivacy(): void {
  connectPorts(LsPrivacy, {
    needs: ['privacy', 'identity'],
    connect(link) {
      const { privacy, identity } = link.ports;
      const { host } = link;
      let shown: readonly DataRequest[] = [];
      let cursor: string | null = null;
      let outcome: PrivacyData['outcome'] = 'none';

      const read = (after: string | null): Promise<void> =>
        link.read(
          'privacy',
          async (signal) => {
            const query = after === null ? { limit: Math.min(Math.max(shown.length, 24), mostAtOnce) } : { cursor: after };
            const [me, rules, page, collected] = await Promise.all([identity.me({ signal }), privacy.read({ signal }), privacy.requests(query, { signal }), collectedOf(privacy, signal)]);
            const oldest = [rules, page, me].find(({ stale }) => stale) ?? rules;
            return { me: me.value, collected, rules: rules.value, page: page.value, asOf: oldest.asOf, stale: oldest.stale };
          },
          ({ me, collected, rules, page, ...freshness }): PrivacyState => {
            const acting = me.identities.find(({ id }) => id === identity.actingIdentity) ?? me.identities[0];
            const known = new Set(shown.map(({ id }) => id));
            shown = after === null ? page.items : [...shown, ...page.items.filter(({ id }) => !known.has(id))];
            cursor = page.nextCursor;
            const { role = 'guardian', children = [] } = acting ?? {};
            const subjects = [me.person, ...children].map(({ id, name }) => ({ id, name }));
            return ready<PrivacyData>({ ...rules, collected, role, subjects, requests: shown, open: page.open, more: cursor !== null, outcome }, freshness);
          },
        );
      /** What is shown is read again also when it was refused: somebody else may have been first, or the words are newer. */
      const settle = async <Value>(act: Promise<Receipt<Value>>, tell: (value: Value | null) => void): Promise<void> => {
        try {
          tell((await act).value);
        } finally {
          await read(null);
        }
      };
      const tellRequest = (request: DataRequest | null): void => void host.dispatchEvent(new LsDataRequestChangeEvent(request));

      privacy.subscribe(() => void read(null), { signal: link.signal });
      link.on<LsConsentDecideRequestEvent>(LsConsentDecideRequestEvent.type, ({ detail: { itemId, childId, version, agreed } }) =>
        settle(privacy.decide(itemId, childId, { version, agreed }), (consent) => host.dispatchEvent(new LsConsentChangeEvent(childId, consent))),
      );
      link.on<LsCollectedDecideRequestEvent>(LsCollectedDecideRequestEvent.type, async ({ detail: { category, personId, collected } }) => {
        if (privacy.decideCollected) await settle(privacy.decideCollected(category, personId, collected), (choice) => host.dispatchEvent(new LsCollectedChangeEvent(choice)));
      });
      link.on<LsDataRequestMoreRequestEvent>(LsDataRequestMoreRequestEvent.type, () => read(cursor));
      link.on<LsDataRequestWithdrawRequestEvent>(LsDataRequestWithdrawRequestEvent.type, ({ detail }) => settle(privacy.withdraw(detail.dataRequestId), tellRequest));
      link.on<LsDataRequestAnswerRequestEvent>(LsDataRequestAnswerRequestEvent.type, ({ detail: { dataRequestId, done, text } }) => settle(privacy.answer(dataRequestId, { done, text }), tellRequest));
      link.on<LsDataRequestMakeRequestEvent>(LsDataRequestMakeRequestEvent.type, async ({ detail: { draft, id } }) => {
        const tell = (next: PrivacyData['outcome']): void => {
          outcome = next;
          if (host.state.type === 'ready') link.show({ ...host.state, outcome });
        };
        tell('sending');
        try {
          const { status, value } = await privacy.request(draft, id);
          tell(status);
          tellRequest(value);
          await read(null);
        } catch (error) {
          // What was typed stays in the form; the problem is shown beside it.
          tell('none');
          throw error;
        }
      });
      void read(null);
    },
  });
}
