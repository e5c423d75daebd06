/** The organisations and classes of a roster. */
import { difference, upsert } from './upsert.ts';
import { isComplete, newId, removedFrom, sourceKey, type RosterImport } from './write-roster.ts';

/** Writes the tree. */
export async function writeOrganisations(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, organisations } = work;
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('source_id', 'like', `${likePrefix(work)}%`)
    .execute();
  const present = new Map(rows.map((row) => [row.source_id, row]));
  const wanted = new Map<string, (typeof rows)[number]>();
  // A parent precedes its children, so its id is known when a child needs it.
  for (const org of roster.orgs) {
    const parent = org.parentSourcedId === null ? null : (organisations.get(org.parentSourcedId) ?? null);
    const source_id = sourceKey(work, org.sourcedId);
    const id = present.get(source_id)?.id ?? newId();
    organisations.set(org.sourcedId, id);
    wanted.set(source_id, { tenant_id: tenantId, id, parent_id: parent, level: org.level, name: org.name, source_id, ended_at: null });
  }
  for (const [source_id, { id }] of present) {
    const sourcedId = source_id.slice(work.source.length + 1);
    if (!organisations.has(sourcedId) && !isComplete(work, 'orgs.csv')) organisations.set(sourcedId, id);
  }
  const { write, missing, count } = difference(present, wanted, ['parent_id', 'level', 'name', 'ended_at']);
  await upsert(db, 'organisation', ['tenant_id', 'id'], write);
  const removed = new Set([...removedFrom(work, 'orgs.csv')].map((sourcedId) => sourceKey(work, sourcedId)));
  for (const row of missing) if (removed.has(row.source_id)) work.gone.organisations.add(row.id);
  const ended = missing.filter((row) => row.ended_at === null && (isComplete(work, 'orgs.csv') || removed.has(row.source_id)));
  await upsert(db, 'organisation', ['tenant_id', 'id'], ended.map((row) => ({ ...row, ended_at: work.now })));
  work.counts['organisations'] = { ...count, ended: ended.length };
}

/** Writes the classes. */
export async function writeClasses(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, classes } = work;
  const rows = await db
    .selectFrom('class')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('source_id', 'like', `${likePrefix(work)}%`)
    .execute();
  const present = new Map(rows.map((row) => [row.source_id, row]));
  for (const row of rows) classes.set(row.source_id.slice(work.source.length + 1), row.id);
  const wanted = new Map<string, (typeof rows)[number]>();
  let refused = 0;
  for (const { sourcedId, schoolSourcedId, title, grade, stage } of roster.classes) {
    const organisation = work.organisations.get(schoolSourcedId);
    if (organisation === undefined) {
      refused += 1;
      continue;
    }
    const source_id = sourceKey(work, sourcedId);
    const id = present.get(source_id)?.id ?? newId();
    classes.set(sourcedId, id);
    wanted.set(source_id, {
      tenant_id: tenantId,
      id,
      organisation_id: organisation,
      name: title,
      grade,
      stage,
      source_id,
      ended_at: null,
    });
  }
  const { write, missing, count } = difference(present, wanted, ['organisation_id', 'name', 'grade', 'stage', 'ended_at']);
  await upsert(db, 'class', ['tenant_id', 'id'], write);
  const removed = new Set([...removedFrom(work, 'classes.csv')].map((sourcedId) => sourceKey(work, sourcedId)));
  // A school that is gone takes its classes along.
  for (const row of missing) if (removed.has(row.source_id) || work.gone.organisations.has(row.organisation_id)) work.gone.classes.add(row.id);
  const ended = missing.filter((row) => row.ended_at === null && (isComplete(work, 'classes.csv') || work.gone.classes.has(row.id)));
  await upsert(db, 'class', ['tenant_id', 'id'], ended.map((row) => ({ ...row, ended_at: work.now })));
  work.counts['classes'] = { ...count, ended: ended.length, refused };
}

/** The prefix of this system's keys, with the signs that `like` would read escaped. */
export function likePrefix({ source }: RosterImport): string {
  return `${source.replace(/[\\%_]/g, '\\$&')}:`;
}
