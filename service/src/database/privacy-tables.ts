/** Rows of the tables of rules, consents and requests about data. */
import type { GeneratedAlways } from 'kysely';
import type * as v from 'valibot';
import type { ConsentItem, DataRight, PrivacyRules } from '../../../contract/src/index.ts';
import type { Json } from './json-column.ts';

type Item = v.InferOutput<typeof ConsentItem>;

interface PrivacyRulesTable {
  tenant_id: string;
  version: number;
  rules: Json<Omit<v.InferOutput<typeof PrivacyRules>, 'version' | 'publishedAt'>>;
  published_at: string;
}
/** A version of the words of an item; that which has not ended is asked for now. */
interface ConsentItemTable {
  tenant_id: string;
  id: string;
  version: number;
  kind: Item['kind'];
  necessary: boolean;
  /** Its place among the others. */
  place: number;
  words: Json<Omit<Item, 'id' | 'version' | 'kind' | 'necessary' | 'publishedAt'>>;
  published_at: string;
  ended_at: string | null;
}
interface ConsentDecisionTable {
  tenant_id: string;
  id: string;
  /** The order in which they were stored. */
  seq: GeneratedAlways<number>;
  item_id: string;
  version: number;
  child_id: string;
  agreed: boolean;
  decided_by: string;
  decided_at: string;
}
/** All of them, in the order of `seq`. */
interface CollectedChoiceTable {
  tenant_id: string;
  id: string;
  seq: GeneratedAlways<number>;
  person_id: string;
  category: string;
  collected: boolean;
  decided_by: string;
  decided_at: string;
}
interface DataRequestTable {
  tenant_id: string;
  id: string;
  data_right: v.InferOutput<typeof DataRight>;
  subject_id: string;
  requested_by: string;
  /** Whose managers answer. */
  organisation_id: string;
  text: string;
  state: 'submitted' | 'done' | 'refused' | 'withdrawn';
  requested_at: string;
  answered_by: string | null;
  answered_at: string | null;
  answer: string | null;
}

export interface PrivacyTables {
  privacy_rules: PrivacyRulesTable;
  consent_item: ConsentItemTable;
  consent_decision: ConsentDecisionTable;
  collected_choice: CollectedChoiceTable;
  data_request: DataRequestTable;
}
