/** Home-school chat: private talks, class talks and what is written in them. */
import { routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { GroupCommit } from '../../database/group-commit.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { Services } from '../../services.ts';
import { dropMarked } from '../../uploads/dropped-files.ts';
import { PartStore } from '../../uploads/part-store.ts';
import { uploadedPart } from '../../uploads/uploaded-part.ts';
import { messageFiles, readAttachment } from './attachments.ts';
import { setAnswerHours } from './answer-hours.ts';
import { listConversations, readConversation } from './conversation-rows.ts';
import { exportConversation } from './export-conversation.ts';
import { listMessageChanges, listMessages, searchMessages } from './message-rows.ts';
import { blockConversation, configureConversation, moderateConversation } from './moderate.ts';
import { listContacts, openConversation } from './open-conversation.ts';
import { reportMessage } from './report-message.ts';
import { storeMessages } from './store-messages.ts';
import { beginAttachment, dropAttachment, storeAttachmentPart } from './upload-attachment.ts';
import { editMessage, hold, retractMessage } from './write-message.ts';

/** Routes of the tag `chat`. */
export function chatRoutes({ carrier, config }: Services): Implementation[] {
  const messages = new GroupCommit(carrier.db, storeMessages, { most: 100 });
  const files = new PartStore(config, messageFiles);
  const own = { transaction: 'own' } as const;
  const dropLater = ({ tenantId }: Caller) => async (): Promise<void> => dropMarked(carrier.db, files, tenantId);
  return [
    implement(routes.listConversations, async ({ db, caller, query }) => listConversations(db, caller, query)),
    implement(routes.listContacts, async ({ db, caller }) => ({ items: await listContacts(db, caller) })),
    implement(routes.openConversation, async ({ db, caller, body }) => openConversation(db, caller, body)),
    implement(routes.readConversation, async ({ db, caller, params }) => readConversation(db, caller, params.conversationId)),
    implement(routes.configureConversation, async ({ db, caller, params, body }) => configureConversation(db, caller, params.conversationId, body)),
    implement(routes.setAnswerHours, async ({ db, caller, body }) => setAnswerHours(db, caller, body)),
    implement(routes.blockConversation, async ({ db, caller, params, body }) => blockConversation(db, caller, params.conversationId, body.blocked)),
    implement(routes.listMessages, async ({ db, caller, params, query }) => listMessages(db, caller, params.conversationId, query)),
    implement(routes.listMessageChanges, async ({ db, caller, params, query }) => listMessageChanges(db, caller, params.conversationId, query)),
    implement(
      routes.sendMessage,
      async ({ caller, params, body }) => messages.add(caller.tenantId, { caller, conversationId: params.conversationId, ...body }),
      own,
    ),
    implement(routes.beginAttachment, async ({ db, caller, params, body }) => beginAttachment(db, caller, params, body, files)),
    implement(
      routes.uploadAttachmentPart,
      async ({ caller, params, request, afterCommit }) => {
        afterCommit(dropLater(caller));
        return uploadedPart(request, carrier.db, {
          store: (db, bytes) => storeAttachmentPart(db, caller, params, bytes, files),
          drop: (db) => dropAttachment(db, caller, params, files),
          afterDrop: dropLater(caller),
        });
      },
      own,
    ),
    implement(routes.readAttachment, async ({ db, caller, params }) => readAttachment(db, caller, params, files)),
    implement(routes.dropAttachment, async ({ db, caller, params, afterCommit }) => {
      await dropAttachment(db, caller, params, files);
      afterCommit(dropLater(caller));
      return undefined;
    }),
    implement(routes.editMessage, async ({ db, caller, params, body }) => editMessage(db, caller, params, body.text)),
    implement(routes.retractMessage, async ({ db, caller, params, afterCommit }) => {
      afterCommit(dropLater(caller));
      return retractMessage(db, caller, params, files);
    }),
    implement(routes.markConversationRead, async ({ db, caller, params, body }) => {
      await markRead(db, caller, params.conversationId, body.sequence);
      return undefined;
    }),
    implement(routes.moderateConversation, async ({ db, caller, params, body }) => moderateConversation(db, caller, params.conversationId, body)),
    implement(routes.reportMessage, async ({ db, caller, params, body }) => reportMessage(db, caller, params.conversationId, body)),
    implement(routes.exportConversation, async ({ db, caller, params, body }) => exportConversation(db, caller, params.conversationId, body)),
    implement(routes.searchMessages, async ({ db, caller, query }) => searchMessages(db, caller, query)),
  ];
}

/** Reading goes forward only; the own other machines hear of it, and nobody else. */
async function markRead(db: Executor, caller: Caller, conversationId: string, sequence: number): Promise<void> {
  const { tenantId, personId } = caller;
  const { lastSequence, revision } = await hold(db, caller, conversationId);
  const upTo = Math.min(sequence, lastSequence);
  const moved = await db
    .insertInto('conversation_reading')
    .values({ tenant_id: tenantId, conversation_id: conversationId, person_id: personId, sequence: upTo })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'conversation_id', 'person_id']).doUpdateSet({ sequence: upTo }).where('conversation_reading.sequence', '<', upTo),
    )
    .returning('sequence')
    .executeTakeFirst();
  if (moved === undefined) return;
  await appendEvents(db, [{ tenantId, type: 'conversation.changed', subject: { conversationId }, revision, audience: [personId] }]);
}
