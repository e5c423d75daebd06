/** The people of a roster: one natural person is one row with one space, however many rosters name them. */
import type { Selectable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { PersonRow } from '../roster/types.ts';
import { difference, upsert } from './upsert.ts';
import { idsOf, newId, removedFrom, type RosterImport } from './write-roster.ts';

type Person = Selectable<Schema['person']>;

/** Writes people, where they come from, and their spaces. */
export async function writePeople(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, source, people } = work;
  const rows = await db.selectFrom('person').selectAll().where('tenant_id', '=', tenantId).execute();
  const present = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map(rows.flatMap((row) => (row.identity_key === null ? [] : [[row.identity_key, row.id] as const])));
  const sources = await db
    .selectFrom('person_source')
    .select(['source_id', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where('source', '=', source)
    .execute();
  for (const { source_id, person_id } of sources) people.set(source_id, person_id);
  const known = new Set(people.keys());
  for (const id of idsOf(people, removedFrom(work, 'users.csv'))) work.gone.people.add(id);

  const wanted = new Map<string, Person>();
  for (const person of roster.people) {
    const key = person.pupilNumber === null ? null : work.identityKey(person.pupilNumber);
    const id = find(work, person, key, byKey) ?? newId();
    people.set(person.sourcedId, id);
    const owner = key === null ? undefined : byKey.get(key);
    const identity_key = owner === undefined || owner === id ? key : null;
    if (identity_key !== null) byKey.set(identity_key, id);
    const before = wanted.get(id) ?? present.get(id);
    wanted.set(id, {
      tenant_id: tenantId,
      id,
      name: person.name,
      alternative_name: person.preferredName,
      // A roster that does not know the number does not take it away from the person.
      identity_key: identity_key ?? before?.identity_key ?? null,
    });
  }
  const { write, count } = difference(present, wanted, ['name', 'alternative_name', 'identity_key']);
  await upsert(db, 'person', ['tenant_id', 'id'], write);
  const newSources = [...people].filter(([sourcedId]) => !known.has(sourcedId));
  await upsert(
    db,
    'person_source',
    ['tenant_id', 'source_id', 'source'],
    newSources.map(([source_id, person_id]) => ({ tenant_id: tenantId, source, source_id, person_id })),
  );
  const withoutSpace = write.filter(({ id }) => !present.has(id));
  for (const chunk of chunks(withoutSpace)) {
    await db
      .insertInto('space')
      .values(chunk.map(({ id }) => ({ tenant_id: tenantId, id: newId(), person_id: id, opened_at: work.now })))
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doNothing())
      .execute();
  }
  work.counts['people'] = count;
}

/** The person of a row: the one this system named before, else the one with the same national number. */
function find(work: RosterImport, person: PersonRow, key: string | null, byKey: ReadonlyMap<string, string>): string | undefined {
  const bySource = work.people.get(person.sourcedId);
  const byNumber = key === null ? undefined : byKey.get(key);
  if (bySource !== undefined && byNumber !== undefined && bySource !== byNumber) {
    // Two people share a number, or one was entered twice: somebody must look; nobody's data is mixed meanwhile.
    work.findings.push({ severity: 'warning', file: 'users.csv', line: person.line, field: 'metadata.pupilNumber', rule: 'roster.person.two' });
  }
  return bySource ?? byNumber;
}

function* chunks<Item>(items: readonly Item[], size = 400): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
