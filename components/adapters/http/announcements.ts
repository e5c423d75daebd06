/** The announcement port over a service that speaks the contract. */
import {
  answerAnnouncement, listAnnouncedFamilies, listAnnouncements, listAudiences, markAnnouncementRead, previewAudience, readAnnouncement, recallAnnouncement,
  remindFamilies, sendAnnouncement,
} from '../../../contract/src/routes/announcements.ts';
import { reportAnnouncement } from '../../../contract/src/routes/received-cases.ts';
import type { AnnouncementPort } from '../../base/ports/announcements.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';

const fresh = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
const sent = <Value>({ value }: Outcome<Value>): Receipt<Value> => ({ status: 'sent', value });
const page = ({ cursor, limit }: { cursor?: string; limit?: number }) => ({ cursor, limit: limit === undefined ? undefined : String(limit) });

export function announcementPort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): AnnouncementPort {
  return {
    subscribe: changesFor('announcements', hub),
    list: async (query, options) => fresh(await client.call(listAnnouncements, { query: page(query) }, by(options))),
    get: async (announcementId, options) => fresh(await client.call(readAnnouncement, { params: { announcementId } }, by(options))),
    markRead: async (announcementId) => {
      await client.call(markAnnouncementRead, { params: { announcementId } }, by());
      return { status: 'sent', value: null };
    },
    answer: async (announcementId, answer) =>
      sent(await client.call(answerAnnouncement, { params: { announcementId }, body: answer }, { ...by(), functionId: 'P-04' })),
    audiences: async (options) => fresh(await client.call(listAudiences, {}, by(options))),
    preview: async (question, options) => fresh(await client.call(previewAudience, { body: question }, by(options))),
    send: async (draft, key) => sent(await client.call(sendAnnouncement, { body: draft }, { ...by(), idempotencyKey: key, functionId: 'T-16' })),
    families: async (announcementId, query, options) =>
      fresh(await client.call(listAnnouncedFamilies, { params: { announcementId }, query: { state: query.state, ...page(query) } }, by(options))),
    remind: async (announcementId, key) => sent(await client.call(remindFamilies, { params: { announcementId } }, { ...by(), idempotencyKey: key })),
    recall: async (announcementId) => sent(await client.call(recallAnnouncement, { params: { announcementId } }, by())),
    report: async (announcementId, draft, key) =>
      sent(await client.call(reportAnnouncement, { params: { announcementId }, body: draft }, { ...by(), idempotencyKey: key, functionId: 'SEC-13' })),
  };
}
