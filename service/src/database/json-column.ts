import type { ColumnType } from 'kysely';

/** A jsonb column: parsed when read, written as JSON text so that both carriers agree on arrays. */
export type Json<Value> = ColumnType<Value, string, string>;
