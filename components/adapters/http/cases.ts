/** The moderation desk over a service that speaks the contract. */
import { actOnCase, listCases, readCaseAttachment, readHeldWords, writeHeldWords } from '../../../contract/src/routes/cases.ts';
import { decideReport, listReports, listWaitingComments, reviewComment } from '../../../contract/src/routes/judgements.ts';
import { closeReceivedCase, listReceivedCases, readReceivedAttachment } from '../../../contract/src/routes/received-cases.ts';
import { exportConversation } from '../../../contract/src/routes/chat.ts';
import type { CasePort } from '../../base/ports/cases.ts';
import type { CallOptions, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Client, RouteCallOptions } from './client.ts';

export function casePort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): CasePort {
  return {
    subscribe: changesFor('cases', hub),
    list: async ({ state, cursor, limit }, options) => {
      const query = { state, cursor, limit: limit === undefined ? undefined : String(limit) };
      const { value, asOf } = await client.call(listCases, { query }, by(options));
      return { value, asOf, stale: false };
    },
    comments: async (options) => {
      const { value, asOf } = await client.call(listWaitingComments, {}, by(options));
      return { value: value.items, asOf, stale: false };
    },
    reviewComment: async (commentId, shown) => {
      await client.call(reviewComment, { params: { commentId }, body: { shown } }, { ...by(), functionId: 'RS-07' });
      return { status: 'sent', value: null };
    },
    act: async (caseId, act, key) => {
      const { value } = await client.call(actOnCase, { params: { caseId }, body: act }, { ...by(), idempotencyKey: key, functionId: 'LI-11' });
      return { status: 'sent', value };
    },
    received: async ({ cursor, limit }, options) => {
      const { value, asOf } = await client.call(listReceivedCases, { query: { cursor, limit: limit === undefined ? undefined : String(limit) } }, by(options));
      return { value, asOf, stale: false };
    },
    reportedResources: async ({ cursor, limit }, options) => {
      const query = { cursor, limit: limit === undefined ? undefined : String(limit), toDecide: 'true' as const };
      const { value, asOf } = await client.call(listReports, { query }, by(options));
      return { value, asOf, stale: false };
    },
    decideReport: async (reportId, decision) => {
      const { value } = await client.call(decideReport, { params: { reportId }, body: decision }, { ...by(), functionId: 'RS-14' });
      return { status: 'sent', value };
    },
    closeReceived: async (caseId, closing) => {
      const { value } = await client.call(closeReceivedCase, { params: { caseId }, body: closing }, { ...by(), functionId: 'SEC-13' });
      return { status: 'sent', value };
    },
    receivedAttachment: (caseId, attachmentId) => client.download(readReceivedAttachment, { params: { caseId, attachmentId } }, { ...by(), functionId: 'SEC-13' }),
    attachment: (caseId, attachmentId) => client.download(readCaseAttachment, { params: { caseId, attachmentId } }, { ...by(), functionId: 'LI-11' }),
    export: async (conversationId, ground, after = 0, caseId) => {
      const { value } = await client.call(exportConversation, { params: { conversationId }, body: { ground, after, ...(caseId !== undefined && { caseId }) } }, { ...by(), functionId: 'LI-11' });
      return { status: 'sent', value };
    },
    heldWords: async (organisationId, options) => {
      const { value, asOf } = await client.call(readHeldWords, { params: { organisationId } }, by(options));
      return { value: value.words, asOf, stale: false };
    },
    holdWords: async (organisationId, words) => {
      const { value } = await client.call(writeHeldWords, { params: { organisationId }, body: { words } }, { ...by(), functionId: 'LI-05' });
      return { status: 'sent', value: value.words };
    },
  };
}
