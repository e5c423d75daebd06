/** Tables of questions and marks in lessons. */
import type { Json } from './json-column.ts';

interface CuePointTable {
  tenant_id: string;
  id: string;
  class_id: string;
  resource_id: string;
  seconds: number;
  /** Kind, words, options and key, as the contract has them. */
  content: Json<unknown>;
  author_id: string;
  changed_at: string;
}
interface CuePointAnswerTable {
  tenant_id: string;
  cue_point_id: string;
  person_id: string;
  /** Choices and text. */
  answer: Json<unknown>;
  is_right: boolean | null;
  answered_at: string;
}

export interface CuePointTables {
  cue_point: CuePointTable;
  cue_point_answer: CuePointAnswerTable;
}
