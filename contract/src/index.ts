/** The uniform service contract of learning spaces: routes, schemas and the headers they use. */
export * from './answer-hours.ts';
export * from './ask-options.ts';
export { attachmentMediaTypes, attachmentTypeOf, attachmentTypes, largestAttachment, longestVoiceMs, mostAttachments, type AttachmentMediaType } from './attachment-types.ts';
export * from './attendance-status.ts';
export * from './china-time.ts';
export * from './headers.ts';
export * from './held-words.ts';
export * from './judge-answer.ts';
export * from './learner-timeline.ts';
export * from './push-content.ts';
export * from './quiet-hours.ts';
export * from './periods-of-use.ts';
export * from './route.ts';
export * from './routes/index.ts';
export * from './same-question.ts';
export * from './schemas/index.ts';
export * from './technical-standard/judge.ts';
export * from './visible-counts.ts';
