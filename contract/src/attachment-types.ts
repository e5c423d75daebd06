/** What may be attached to a message: kinds, types, sizes. Service and elements read the same list. */

export const attachmentKinds = ['picture', 'voice', 'file'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** So many to a message. */
export const mostAttachments = 6;
/** Bytes. Pictures are made smaller before they are sent; the limit is for those who cannot. */
export const largestAttachment: Readonly<Record<AttachmentKind, number>> = { picture: 10_000_000, voice: 5_000_000, file: 20_000_000 };
/** A voice message ends by itself after so long. */
export const longestVoiceMs = 120_000;

interface AttachmentType {
  readonly kind: AttachmentKind;
  /** The name ends with one of these. */
  readonly endings: readonly string[];
}
const office = 'application/vnd.openxmlformats-officedocument';

/** A list of what is allowed. No page, no script, no archive: whoever needs more has the resources. */
export const attachmentTypes = {
  'image/jpeg': { kind: 'picture', endings: ['jpg', 'jpeg'] },
  'image/png': { kind: 'picture', endings: ['png'] },
  'image/webp': { kind: 'picture', endings: ['webp'] },
  'audio/webm': { kind: 'voice', endings: ['webm'] },
  'audio/ogg': { kind: 'voice', endings: ['ogg'] },
  'audio/mp4': { kind: 'voice', endings: ['m4a'] },
  'application/pdf': { kind: 'file', endings: ['pdf'] },
  [`${office}.wordprocessingml.document`]: { kind: 'file', endings: ['docx'] },
  [`${office}.spreadsheetml.sheet`]: { kind: 'file', endings: ['xlsx'] },
  [`${office}.presentationml.presentation`]: { kind: 'file', endings: ['pptx'] },
  'application/msword': { kind: 'file', endings: ['doc'] },
  'application/vnd.ms-excel': { kind: 'file', endings: ['xls'] },
  'application/vnd.ms-powerpoint': { kind: 'file', endings: ['ppt'] },
  'text/plain': { kind: 'file', endings: ['txt'] },
} as const satisfies Record<string, AttachmentType>;
export type AttachmentMediaType = keyof typeof attachmentTypes;
export const attachmentMediaTypes = Object.keys(attachmentTypes) as [AttachmentMediaType, ...AttachmentMediaType[]];

/** The type that a name claims; undefined: none that is allowed. */
export function attachmentTypeOf(name: string): AttachmentMediaType | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return attachmentMediaTypes.find((type) => (attachmentTypes[type].endings as readonly string[]).includes(ending));
}
