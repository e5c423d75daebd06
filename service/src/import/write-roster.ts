/** Writes a roster: organisations, classes, people with one space each, and what they are to each other. */
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '../database/carrier.ts';
import type { ImportCount, StoredFinding } from '../database/schema.ts';
import type { Roster, RosterFileName } from '../roster/types.ts';
import type { IdentityKeys } from './identity-key.ts';
import { writeMemberships } from './roster-memberships.ts';
import { writeClasses, writeOrganisations } from './roster-organisations.ts';
import { writePeople } from './roster-people.ts';
import { writeTenant } from './tenant-tree.ts';

/** What the steps of one import share. */
export interface RosterImport {
  readonly db: Executor;
  readonly tenantId: string;
  readonly roster: Roster;
  /** The sending system; its ids are unique inside it only. */
  readonly source: string;
  /** The moment of the import, ISO. */
  readonly now: string;
  readonly identityKey: IdentityKeys;
  readonly counts: Record<string, ImportCount>;
  readonly findings: StoredFinding[];
  /** Ids of this service by the roster's `sourcedId`. */
  readonly organisations: Map<string, string>;
  readonly classes: Map<string, string>;
  readonly people: Map<string, string>;
  /** Ids of what the delivery asks to be taken away, and of what stood below it. */
  readonly gone: { readonly organisations: Set<string>; readonly classes: Set<string>; readonly people: Set<string> };
}

export interface WrittenRoster {
  counts: Record<string, ImportCount>;
  findings: StoredFinding[];
}

/**
 * Writes what differs from what is stored; call it inside a transaction. What a full delivery of the same system no
 * longer holds, and what a delivery of changes asks to be taken away, is ended, not deleted: progress and tasks refer to it.
 */
export async function writeRoster(db: Executor, tenantId: string, roster: Roster, identityKey: IdentityKeys): Promise<WrittenRoster> {
  const work: RosterImport = {
    db,
    tenantId,
    roster,
    source: roster.source.code || roster.source.name || 'roster',
    now: new Date().toISOString(),
    identityKey,
    counts: {},
    findings: [...roster.findings],
    organisations: new Map(),
    classes: new Map(),
    people: new Map(),
    gone: { organisations: new Set(), classes: new Set(), people: new Set() },
  };
  await writeTenant(work);
  await writeOrganisations(work);
  await writeClasses(work);
  await writePeople(work);
  await writeMemberships(work);
  return { counts: work.counts, findings: work.findings };
}

/** Whether the file lists everything there is, so that what is missing has ended. */
export function isComplete({ roster }: RosterImport, file: RosterFileName): boolean {
  return !roster.partialFiles.includes(file);
}

/** Ids of the rows that the delivery asks to be taken away from the file. */
export function removedFrom({ roster }: RosterImport, file: RosterFileName): ReadonlySet<string> {
  return new Set(roster.removals.flatMap((row) => (row.file === file ? [row.sourcedId] : [])));
}

/** Ids of this service for ids of the roster; those that are not known are left out. */
export function idsOf(known: ReadonlyMap<string, string>, sourcedIds: ReadonlySet<string>): Set<string> {
  return new Set([...sourcedIds].flatMap((sourcedId) => known.get(sourcedId) ?? []));
}

/** The key under which a row of the sending system is stored. */
export function sourceKey({ source }: RosterImport, sourcedId: string): string {
  return `${source}:${sourcedId}`;
}

export { uuidv7 as newId };
