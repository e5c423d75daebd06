/**
 * Data of people on a bad line: anybody asks at any time, and it is sent later. A decision holds at once or not at all: who has taken
 * a consent back must not believe so while it still holds.
 */
import type { DataRequest, DataRequestPage, PrivacyPort } from '../../base/ports/privacy.ts';
import { pageLanguage } from '../page-language.ts';
import { adapterProblem } from '../problems.ts';
import type { Write } from './database.ts';
import type { OfflinePortOptions } from './port-options.ts';

/** Requests that wait on this machine, newest first, above what the service knows. */
function withQueuedRequests(page: DataRequestPage, writes: readonly Write[]): DataRequestPage {
  const queued = writes.flatMap(({ command, at }): DataRequest[] =>
    command.kind === 'data-request' ? [{ ...command.draft, id: command.key, state: 'queued', requestedBy: null, requestedAt: at, own: true, mayAnswer: false, answer: null }] : [],
  );
  return { ...page, items: [...queued.reverse(), ...page.items], total: page.total + queued.length };
}

/** Of a port behind that does not tell what is collected. */
const notTold = (): Promise<never> => Promise.reject(adapterProblem('not-found', pageLanguage()));

export function offlinePrivacy({ remote, subscribe, read, write, onChange }: OfflinePortOptions): PrivacyPort {
  return {
    subscribe,
    read: ({ signal } = {}) => read({ question: ['privacy'], load: (ports, call) => ports.privacy.read(call), change: 'privacy.changed', signal }),
    decide: (itemId, childId, decision) => remote.privacy.decide(itemId, childId, decision),
    collected: ({ signal } = {}) => read({ question: ['collected'], load: (ports, call) => ports.privacy.collected?.(call) ?? notTold(), change: 'privacy.changed', signal }),
    decideCollected: (...given) => remote.privacy.decideCollected?.(...given) ?? notTold(),
    requests: (query, { signal } = {}) =>
      read(
        { question: ['data requests', query], load: (ports, call) => ports.privacy.requests(query, call), change: 'privacy.changed', signal },
        query.cursor === undefined ? withQueuedRequests : undefined,
      ),
    request: async (draft, key) => {
      const receipt = await write<DataRequest>(`data ${draft.subject.id}`, { kind: 'data-request', draft, key }, () => remote.privacy.request(draft, key));
      if (receipt.status === 'queued') onChange({ type: 'privacy.changed' });
      return receipt;
    },
    withdraw: (id) => remote.privacy.withdraw(id),
    answer: (id, answer) => remote.privacy.answer(id, answer),
  };
}
