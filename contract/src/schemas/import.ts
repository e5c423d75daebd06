/** Reports of roster and catalogue imports. */
import * as v from 'valibot';
import { Id, Timestamp, pageOf } from './common.ts';

/** A row that broke a rule, where it stands, and which rule. */
export const Finding = v.pipe(
  v.object({
    severity: v.picklist(['error', 'warning']),
    file: v.string(),
    line: v.nullable(v.pipe(v.number(), v.integer())),
    field: v.nullable(v.string()),
    rule: v.pipe(v.string(), v.examples(['roster.org.loop'])),
    message: v.pipe(v.string(), v.description("The rule in the caller's language.")),
  }),
  v.title('Finding'),
);
const Count = v.object({ created: v.number(), updated: v.number(), unchanged: v.number(), ended: v.number(), refused: v.number() });
export const ImportReport = v.pipe(
  v.object({
    id: Id,
    kind: v.picklist(['roster', 'catalogue']),
    startedAt: Timestamp,
    finishedAt: v.pipe(v.nullable(Timestamp), v.description('`null` while it runs.')),
    progress: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description('Share that is done, while it runs.'))),
    cancelledAt: v.optional(v.pipe(v.nullable(Timestamp), v.description('When somebody ended it before its end.'))),
    counts: v.record(v.string(), Count),
    findings: v.array(Finding),
  }),
  v.title('ImportReport'),
);
export const ImportPage = pageOf('ImportPage', ImportReport);
