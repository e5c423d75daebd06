/** Rows of what people make for the catalogue. */
import type { ColumnType } from 'kysely';
import type { Json } from './json-column.ts';

interface OwnResourceTable {
  tenant_id: string;
  id: string;
  author_id: string;
  state: 'draft' | 'pending-review' | 'admitted' | 'returned' | 'withdrawn';
  /** The draft of the contract. */
  draft: Json<unknown>;
  changed_at: string;
  submitted_at: string | null;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  /** What it is in the catalogue, since it was first admitted. */
  resource_id: string | null;
  /** What came of asking its address, as the contract says it. */
  link_check: ColumnType<unknown, string | null | undefined, string | null>;
}
interface OwnFileTable {
  tenant_id: string;
  own_resource_id: string;
  role: 'media' | 'cover';
  /** Name of the bytes on disk, new with each upload. */
  id: string;
  name: string;
  size_bytes: number;
  received: number;
  /** What the bytes are; null before all have come. */
  kind: 'video' | 'audio' | 'picture' | 'book' | null;
  /** How it stands to the technical standard, as the contract says it. */
  checks: ColumnType<unknown, string | null | undefined, string | null>;
  /** When it was begun, or its last part came. */
  touched_at: string;
}

export interface OwnResourceTables {
  own_resource: OwnResourceTable;
  own_file: OwnFileTable;
}
