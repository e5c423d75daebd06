/** Photos, files and voice of messages. */
import * as v from 'valibot';
import { attachmentKinds, attachmentMediaTypes, longestVoiceMs } from '../attachment-types.ts';

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(1));
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1));
export const AttachmentId = v.pipe(v.string(), v.uuid(), v.description('Made by the client, UUIDv7.'), v.examples(['019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6081']));
export const AttachmentKind = v.pipe(v.picklist(attachmentKinds), v.title('AttachmentKind'));

const described = {
  description: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500), v.description('What is to be seen or heard, for who cannot.'))),
  durationMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestVoiceMs + 1000), v.description('Of a voice message: as its writer measured it, and once it has come, as its packets say.'))),
};

export const AttachmentDraft = v.pipe(
  v.object({
    kind: AttachmentKind,
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/^[^\p{Cc}\\/\u202a-\u202e\u2066-\u2069]+$/u), v.description('With the ending of its type; without a path or signs that turn writing round.')),
    sizeBytes: Bytes,
    ...described,
  }),
  v.title('AttachmentDraft'),
);
export const Attachment = v.pipe(
  v.object({
    id: AttachmentId,
    kind: AttachmentKind,
    name: v.string(),
    mediaType: v.picklist(attachmentMediaTypes),
    sizeBytes: Bytes,
    width: v.optional(Pixels),
    height: v.optional(Pixels),
    ...described,
  }),
  v.title('Attachment'),
  v.description('`mediaType` is what the bytes are, as the service found.'),
);
/** What was attached to a message that somebody brought to the school, or that a school reads for safeguarding. */
export const KeptAttachment = v.pipe(
  v.object({
    ...Attachment.entries,
    sha256: v.pipe(v.nullable(v.string()), v.description('Of the bytes, in hexadecimal; null for what came before such sums were kept.')),
    kept: v.pipe(v.boolean(), v.description('Whether the bytes are still here, also when the message was taken back.')),
  }),
  v.title('KeptAttachment'),
);
export const AttachmentUpload = v.pipe(
  v.object({
    id: AttachmentId,
    sizeBytes: Bytes,
    received: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Bytes that have come; an upload goes on from here.')),
    attachment: v.pipe(v.nullable(Attachment), v.description('Once all have come: what it is, without place, camera and time of a picture.')),
  }),
  v.title('AttachmentUpload'),
);
