/** The announcement port over a service that speaks the contract. */
import {
  answerAnnouncement, beginAnnouncedFile, listAnnouncedFamilies, listAnnouncements, listAudiences, markAnnouncementRead, previewAudience, readAnnouncedFile, readAnnouncement,
  recallAnnouncement, remindFamilies, sendAnnouncement, uploadAnnouncedFilePart,
} from '../../../contract/src/routes/announcements.ts';
import { reportAnnouncement } from '../../../contract/src/routes/received-cases.ts';
import type { AttachmentDraft } from '../../base/ports/chat.ts';
import type { AnnouncementPort } from '../../base/ports/announcements.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';
import { aboutFile, uploadInParts } from './upload.ts';

const fresh = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
const sent = <Value>({ value }: Outcome<Value>): Receipt<Value> => ({ status: 'sent', value });
const page = ({ cursor, limit }: { cursor?: string; limit?: number }) => ({ cursor, limit: limit === undefined ? undefined : String(limit) });

/** Goes on where an earlier try had come to. */
async function sendFile(client: Client, draft: AttachmentDraft, options: RouteCallOptions): Promise<void> {
  const params = { attachmentId: draft.id };
  const { kind, ...about } = aboutFile(draft);
  const body = { ...about, kind: kind === 'picture' ? kind : ('file' as const) };
  const begun = (await client.call(beginAnnouncedFile, { params, body }, options)).value;
  await uploadInParts(draft.file, begun, async (offset, file) => (await client.call(uploadAnnouncedFilePart, { params: { ...params, offset: String(offset) } }, { ...options, file })).value);
}

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
    attachment: async (announcementId, attachmentId, options) => ({ value: await client.download(readAnnouncedFile, { params: { announcementId, attachmentId } }, by(options)), asOf: new Date().toISOString(), stale: false }),
    send: async ({ attachments = [], ...draft }, key) => {
      const options = { ...by(), functionId: 'T-16' };
      // After a lost answer they are whole already: only the key is asked again.
      for (const file of attachments) await sendFile(client, file, options);
      const body = { ...draft, ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => id) }) };
      return sent(await client.call(sendAnnouncement, { body }, { ...options, idempotencyKey: key }));
    },
    families: async (announcementId, query, options) =>
      fresh(await client.call(listAnnouncedFamilies, { params: { announcementId }, query: { state: query.state, ...page(query) } }, by(options))),
    remind: async (announcementId, key) => sent(await client.call(remindFamilies, { params: { announcementId } }, { ...by(), idempotencyKey: key })),
    recall: async (announcementId) => sent(await client.call(recallAnnouncement, { params: { announcementId } }, by())),
    report: async (announcementId, draft, key) =>
      sent(await client.call(reportAnnouncement, { params: { announcementId }, body: draft }, { ...by(), idempotencyKey: key, functionId: 'SEC-13' })),
  };
}
