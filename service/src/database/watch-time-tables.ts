/** Tables of watch time. What was watched is in the learning records. */
import type { Json } from './json-column.ts';

interface WatchRuleTable {
  tenant_id: string;
  learner_id: string;
  /** As the contract has it. */
  rule: Json<unknown>;
  set_by: string;
  set_at: string;
}

export interface WatchTimeTables {
  watch_rule: WatchRuleTable;
}
