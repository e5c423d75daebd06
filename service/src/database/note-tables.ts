/** Tables of notes and bookmarks. */
import type { Json } from './json-column.ts';

interface NoteTable {
  tenant_id: string;
  id: string;
  person_id: string;
  resource_id: string;
  /** Second or page, as the contract has it. */
  place: Json<unknown>;
  text: string;
  /** With whom it is shared. */
  class_id: string | null;
  changed_at: string;
}

export interface NoteTables {
  note: NoteTable;
}
