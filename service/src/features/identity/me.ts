/** The caller with everything the shell of the space needs: one person, one space, all identities. */
import { sql } from 'kysely';
import type * as v from 'valibot';
import { TenantTheme, type Identity, type Me } from '../../../../contract/src/index.ts';
import { platformsFrom } from '../../authorisation/platforms.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Level, RoleName } from '../../database/schema.ts';
import { parseStored } from '../../database/stored.ts';
import type { Caller } from '../../identity/caller.ts';

type MeBody = v.InferOutput<typeof Me>;
type IdentityBody = v.InferOutput<typeof Identity>;
type ClassBody = IdentityBody['classes'][number];

interface ClassRow extends ClassBody {
  person_id: string;
  role: 'learner' | 'teacher';
  organisation_id: string;
}

/** Reads the caller's own person, space, identities, classes and children. */
export async function readMe(db: Executor, caller: Caller): Promise<MeBody> {
  const { tenantId, personId } = caller;
  const me = await db
    .selectFrom('person')
    .innerJoin('space', (join) => join.onRef('space.tenant_id', '=', 'person.tenant_id').onRef('space.person_id', '=', 'person.id'))
    .select([
      'person.name',
      'person.alternative_name',
      'space.id as space_id',
      'space.opened_at',
    ])
    .where('person.tenant_id', '=', tenantId)
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  const identities = await readIdentities(db, caller);
  const children = await readChildren(db, caller);
  const classes = await readClasses(db, tenantId, [personId, ...children.map(({ id }) => id)]);
  return {
    person: { id: personId, name: me.name, alternativeName: me.alternative_name },
    tenant: await readTenant(db, tenantId),
    space: { id: me.space_id, openedAt: me.opened_at },
    identities: identities.map(({ id, role, organisation }) => ({
      id,
      role,
      organisation,
      classes: classesOf(classes, personId, role, organisation.id),
      children:
        role === 'guardian' ? children.map((child) => ({ ...child, classes: classesOf(classes, child.id, 'student') })) : [],
    })),
  };
}

/** The tenant and the platforms above it; of the theme the nearest counts. */
async function readTenant(db: Executor, tenantId: string): Promise<MeBody['tenant']> {
  const rows = await platformsFrom(db, tenantId);
  const [own, ...parents] = rows;
  if (own === undefined) throw new Error(`There is no tenant ${tenantId}.`);
  const theme = rows.find((row) => row.theme !== null)?.theme;
  return {
    id: own.id,
    name: own.name,
    level: own.level,
    parents: parents.reverse().map(({ id, name, level }) => ({ id, name, level })),
    theme: theme === undefined ? null : parseStored(TenantTheme, theme, 'tenant.theme'),
  };
}

/** Classes of one person in one role; of one school where that is given. */
function classesOf(classes: readonly ClassRow[], personId: string, role: RoleName, organisationId?: string): ClassBody[] {
  const wanted = role === 'student' ? 'learner' : role === 'teacher' ? 'teacher' : null;
  const found = classes.filter(
    (row) =>
      row.person_id === personId && row.role === wanted && (organisationId === undefined || row.organisation_id === organisationId),
  );
  return found.map(({ id, name, grade }) => ({ id, name, grade: grade ?? null }));
}

async function readIdentities(db: Executor, { tenantId, identities }: Caller) {
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'level'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', identities.map(({ organisationId }) => organisationId))
    .execute();
  const byId = new Map<string, { id: string; name: string; level: Level }>(organisations.map((row) => [row.id, row]));
  return identities.flatMap(({ id, role, organisationId }) => {
    const organisation = byId.get(organisationId);
    return organisation === undefined ? [] : [{ id, role, organisation }];
  });
}

async function readChildren(db: Executor, { tenantId, personId }: Caller): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('guardianship')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'guardianship.tenant_id').onRef('person.id', '=', 'guardianship.child_id'),
    )
    .select(['person.id', 'person.name'])
    .where('guardianship.tenant_id', '=', tenantId)
    .where('guardianship.guardian_id', '=', personId)
    .where('guardianship.ended_at', 'is', null)
    .orderBy('person.id')
    .execute();
}

async function readClasses(db: Executor, tenantId: string, people: readonly string[]): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select distinct c.id, c.name, c.grade, c.source_id, c.organisation_id, e.person_id, e.role
    from enrolment e join class c on c.tenant_id = e.tenant_id and c.id = e.class_id
    where e.tenant_id = ${tenantId} and e.person_id = any(${people}::text[]) and e.ended_at is null and c.ended_at is null
    order by c.source_id`.execute(db);
  return rows;
}
