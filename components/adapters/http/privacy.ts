/** The privacy port over a service that speaks the contract. */
import { decideCollected, readCollected } from '../../../contract/src/routes/collected.ts';
import { answerDataRequest, decideConsent, listDataRequests, readPrivacy, requestData, withdrawDataRequest } from '../../../contract/src/routes/privacy.ts';
import type { CallOptions, Subscribable } from '../../base/ports/ports.ts';
import type { PrivacyPort } from '../../base/ports/privacy.ts';
import { changesFor } from '../changes.ts';
import type { Client, RouteCallOptions } from './client.ts';

export function privacyPort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): PrivacyPort {
  return {
    subscribe: changesFor('privacy', hub),
    read: async (options) => {
      const { value, asOf } = await client.call(readPrivacy, {}, by(options));
      return { value, asOf, stale: false };
    },
    decide: async (itemId, childId, decision) => {
      const { value } = await client.call(decideConsent, { params: { itemId, childId }, body: decision }, { ...by(), functionId: 'P-09' });
      return { status: 'sent', value };
    },
    collected: async (options) => {
      const { value, asOf } = await client.call(readCollected, {}, by(options));
      return { value, asOf, stale: false };
    },
    decideCollected: async (category, personId, collected) => {
      const { value } = await client.call(decideCollected, { params: { category, personId }, body: { collected } }, { ...by(), functionId: 'AN-01' });
      return { status: 'sent', value };
    },
    requests: async ({ cursor, limit }, options) => {
      const query = { cursor, limit: limit === undefined ? undefined : String(limit) };
      const { value, asOf } = await client.call(listDataRequests, { query }, by(options));
      return { value, asOf, stale: false };
    },
    request: async ({ right, subject, text }, key) => {
      const { value } = await client.call(requestData, { body: { right, subjectId: subject.id, text } }, { ...by(), idempotencyKey: key, functionId: 'SEC-10' });
      return { status: 'sent', value };
    },
    withdraw: async (dataRequestId) => {
      const { value } = await client.call(withdrawDataRequest, { params: { dataRequestId } }, { ...by(), functionId: 'SEC-10' });
      return { status: 'sent', value };
    },
    answer: async (dataRequestId, answer) => {
      const { value } = await client.call(answerDataRequest, { params: { dataRequestId }, body: answer }, { ...by(), functionId: 'SEC-10' });
      return { status: 'sent', value };
    },
  };
}
