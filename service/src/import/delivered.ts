/** What a delivery said beyond what the contract shows: kept, so that a record goes out again as it came in. */
import * as v from 'valibot';
import type { ResourceRow } from '../catalogue/types.ts';

const Text = v.nullable(v.string());
const Figure = v.nullable(v.number());

export const Delivered = v.object({
  type: v.string(),
  /** With role label and ethnic groups: personal data that is handed on to platforms, and not shown. */
  lecturers: v.object({ label: Text, people: v.array(v.object({ name: v.string(), ethnicGroup: Text })) }),
  toc: Text,
  modified: Text,
  cover: v.nullable(v.object({ address: v.string(), local: v.boolean() })),
  language: Text,
  url: Text,
  files: v.array(
    v.object({
      path: v.string(), role: v.string(), type: Text, language: Text, label: Text, bytes: Figure, width: Figure, height: Figure, bitrate: Figure,
    }),
  ),
});
export type Delivered = v.InferOutput<typeof Delivered>;

export function deliveredOf({ type, lecturers, toc, modified, cover, language, url, files }: ResourceRow): string {
  return JSON.stringify({ type, lecturers, toc: toc?.source ?? null, modified, cover, language, url, files } satisfies Delivered);
}
