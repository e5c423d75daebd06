/** What a push carries, encrypted for the one device: that there is something, and never of whom. No route takes or answers it. */
import * as v from 'valibot';
import { LanguageTag } from './schemas/common.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const PushContent = v.object({
  language: LanguageTag,
  /** `why` is what the sender gave as the reason; null where it could be about one child. */
  urgent: v.nullable(v.object({ kind: v.picklist(['announcement', 'absence']), why: v.nullable(v.string()) })),
  announcements: Count,
  messages: Count,
  notices: Count,
});
export type PushContent = v.InferOutput<typeof PushContent>;
