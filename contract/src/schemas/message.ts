/** Messages of a conversation, and who writes them. */
import * as v from 'valibot';
import { Attachment } from './attachment.ts';
import { Id, PersonReference, Timestamp } from './common.ts';

/** A message may be changed or taken back for so long after it was sent. */
export const editableSeconds = 120;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const MessageId = v.pipe(
  v.string(),
  v.uuid(),
  v.description('Made by the client, UUIDv7; sending it twice has the effect of once.'),
  v.examples(['019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071']),
);

/** Somebody who takes part, as the reader may know them. */
export const Participant = v.pipe(
  v.object({
    ...PersonReference.entries,
    role: v.picklist(['teacher', 'guardian']),
    children: v.pipe(
      v.array(PersonReference),
      v.description("For whom a guardian speaks: told to teachers, and of the reader's own children. Otherwise empty."),
    ),
  }),
  v.title('Participant'),
);

const messageEntries = {
  id: MessageId,
  sequence: v.pipe(Count, v.description('From 1 without gaps within a conversation; the order.')),
  revision: v.pipe(Count, v.description('The change of the conversation that made it as it is now.')),
  sentAt: Timestamp,
  text: v.pipe(v.string(), v.description('Plain text; empty when it is not to be shown.')),
  attachments: v.optional(v.pipe(v.array(Attachment), v.description('Absent: none, or not to be shown.'))),
  replyTo: v.optional(MessageId),
  state: v.optional(
    v.pipe(v.picklist(['waiting', 'hidden', 'retracted']), v.description('Absent: shown. `waiting`: for review. Of a message that is not shown others get the place, without the text.')),
  ),
  reason: v.optional(v.pipe(v.string(), v.description('Why a moderator hid it: for its writer and moderators.'))),
  editedAt: v.optional(Timestamp),
  pinned: v.optional(v.literal(true)),
} as const;

/** A message on its own. */
export const Message = v.pipe(
  v.object({ ...messageEntries, author: Participant }),
  v.title('Message'),
  v.description(`A message. Its writer may edit or retract it for ${editableSeconds} seconds after \`sentAt\`.`),
);
/** A message within a page: its author stands under \`people\`, since few people write many messages. */
export const MessageEntry = v.pipe(v.object({ ...messageEntries, author: Id }), v.title('MessageEntry'));
