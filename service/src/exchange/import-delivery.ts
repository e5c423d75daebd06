/** Takes in a file of records of any known format. */
import type { Database } from '../database/carrier.ts';
import { writeAndReport, type ImportResult } from '../import/run-import.ts';
import { v7 as uuidv7 } from 'uuid';
import { readDelivery } from './read-delivery.ts';
import { findSource, findSourceAbove } from './sources.ts';

export interface DeliveredFile {
  name: string;
  bytes: Uint8Array;
  /** Who delivers it. What the platform's own catalogue says of a resource keeps the word. */
  source: string;
  /** The tenant that has admitted it, where that is one above. */
  admittedBy?: string;
}

/** A run that was announced before, and may be ended. */
export interface Run {
  id: string;
  startedAt: string;
  isOver: () => Promise<boolean>;
}

/** Imports the file and reports; a file that cannot be read is a report with findings, too. */
export async function importDelivery(db: Database, tenantId: string, { name, bytes, source, admittedBy = tenantId }: DeliveredFile, onProgress?: (share: number) => void, run?: Run): Promise<ImportResult> {
  const startedAt = run?.startedAt ?? new Date().toISOString();
  const { resources, findings, leftOut } = await readDelivery(name, bytes, source);
  const target = {
    tenantId,
    admittedBy,
    addressOf: (path: string) => path,
    source: await (admittedBy === tenantId ? findSource(db, tenantId, source) : findSourceAbove(db, tenantId, admittedBy, source)),
    ...(onProgress && { onProgress: (written: number) => onProgress(Math.min(1, written / resources.length)) }),
    ...(run && { isOver: run.isOver }),
  };
  return writeAndReport(db, resources, target, { id: run?.id ?? uuidv7(), startedAt, file: name, findings: () => findings, ...(leftOut !== undefined && { leftOut }) });
}
