/** Rows of the tables of Web Push. */
import type { Generated } from 'kysely';

interface PushDeviceTable {
  tenant_id: string;
  /** SHA-256 of the address. */
  id: string;
  person_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: string;
  added_at: string;
  /** What came before has been told, urgent matters apart. */
  told_at: string;
  /** The same of urgent matters. */
  urgent_at: string;
  /** When this device was last told something that could have waited. */
  pushed_at: string | null;
  /** When to look whether there is something to tell; null: when something happens. */
  due_at: string | null;
  /** Tries in a row that did not reach it. */
  attempts: Generated<number>;
}
interface PushPositionTable {
  tenant_id: string;
  /** Number of the last change that was gone through. */
  seq: number;
}
export interface PushTables {
  push_device: PushDeviceTable;
  push_position: PushPositionTable;
}
