/** What stands in an announcement besides its own row: the own children with their answers, and how far it is. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

type Body = RouteOutput<typeof routes.readAnnouncement>;
export type AnnouncedChild = NonNullable<Body['received']>['children'][number];

/** Puts rows under the announcement that they belong to. */
function byAnnouncement<Row extends { announcement_id: string }, Value>(rows: readonly Row[], valueOf: (row: Row) => Value): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) groups.set(row.announcement_id, [...(groups.get(row.announcement_id) ?? []), valueOf(row)]);
  return groups;
}

/** Whether who gave the row `answer` guards the child of it today. */
export const giverGuards: RawBuilder<boolean> = sql<boolean>`exists (select from guardianship giver
  where giver.tenant_id = answer.tenant_id and giver.guardian_id = answer.answered_by and giver.child_id = answer.child_id and giver.ended_at is null)`;

/** The own children whom each is about. Of what another guardian has answered only that it was answered; of what the sender has arranged for them, when they are to come: both guardians, unless it stands in the place of what one of them had answered. */
export async function childrenAbout(db: Executor, { tenantId, personId }: Caller, ids: readonly string[]): Promise<Map<string, AnnouncedChild[]>> {
  const { rows } = await sql<{
    announcement_id: string; id: string; name: string; personal: string | null;
    answered_at: string | null; own: boolean; on_behalf: boolean; is_left: boolean; choices: string[] | null; slot: string | null; signature: string | null;
  }>`
    select r.announcement_id, p.id, p.name, ac.personal, answer.answered_at, answer.answered_by = r.guardian_id and not answer.on_behalf as own,
      answer.on_behalf, not answer.on_behalf and not ${giverGuards} as is_left, answer.choices, answer.signature,
      case when answer.told_to is null or answer.told_to = r.guardian_id then answer.slot end as slot
    from announcement_recipient r
    join guardianship g on g.tenant_id = r.tenant_id and g.guardian_id = r.guardian_id and g.child_id = r.child_id and g.ended_at is null
    join announcement_child ac on ac.tenant_id = r.tenant_id and ac.announcement_id = r.announcement_id and ac.child_id = r.child_id
    join person p on p.tenant_id = r.tenant_id and p.id = r.child_id
    left join announcement_answer answer on answer.tenant_id = r.tenant_id and answer.announcement_id = r.announcement_id and answer.child_id = r.child_id
    where r.tenant_id = ${tenantId} and r.guardian_id = ${personId} and r.announcement_id = any(${[...ids]}::text[]) order by p.name, p.id`.execute(db);
  return byAnnouncement(rows, ({ id, name, personal, answered_at, own, on_behalf, is_left, choices, slot, signature }) => ({
    child: { id, name },
    personal,
    answer: answered_at === null ? null : {
      answeredAt: answered_at, own, onBehalf: on_behalf, ...(is_left && { isLeft: true }),
      choices: own ? (choices ?? []) : on_behalf && slot !== null ? [slot] : [], signature: own ? signature : null,
    },
  }));
}

/** How often each option was chosen. */
export async function countsOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, Body['counts']>> {
  const { rows } = await sql<{ announcement_id: string; optionId: string; count: number }>`
    select announcement_id, option as "optionId", count(*) from announcement_answer, unnest(choices) as option
    where tenant_id = ${tenantId} and announcement_id = any(${[...ids]}::text[]) group by announcement_id, option order by option`.execute(db);
  return byAnnouncement(rows, ({ optionId, count }) => ({ optionId, count }));
}

/** For how many children each was answered. */
export async function answeredOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; answered: number }>`select announcement_id as id, count(*) as answered from announcement_answer
    where tenant_id = ${tenantId} and announcement_id = any(${[...ids]}::text[]) group by announcement_id`.execute(db);
  return new Map(rows.map(({ id, answered }) => [id, answered]));
}

/** Who comes when, of each that asks for appointments. For its sender. */
export async function appointmentsOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, NonNullable<NonNullable<Body['sent']>['appointments']>>> {
  const { rows } = await sql<{ announcement_id: string; slot: string; child_id: string; child_name: string; by_id: string; by_name: string; on_behalf: boolean }>`
    select answer.announcement_id, answer.slot, child.id as child_id, child.name as child_name, author.id as by_id, author.name as by_name, answer.on_behalf
    from announcement_answer answer
    join person child on child.tenant_id = answer.tenant_id and child.id = answer.child_id
    join person author on author.tenant_id = answer.tenant_id and author.id = answer.answered_by
    where answer.tenant_id = ${tenantId} and answer.announcement_id = any(${[...ids]}::text[]) and answer.slot is not null order by answer.slot`.execute(db);
  return byAnnouncement(rows, ({ slot, child_id, child_name, by_id, by_name, on_behalf }) => ({
    slotId: slot, child: { id: child_id, name: child_name }, by: { id: by_id, name: by_name }, onBehalf: on_behalf,
  }));
}

/** At most so many places are named; who writes to more is shown how many families they are. */
const namedPlaces = 12;

/** How far each announcement is, for its sender. */
export async function reachOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, NonNullable<Body['sent']>>> {
  const { rows } = await sql<NonNullable<Body['sent']> & { id: string }>`
    select a.id, (select count(*) from announcement_child c where c.tenant_id = a.tenant_id and c.announcement_id = a.id) as families,
      count(distinct r.child_id) as reachable, count(distinct r.child_id) filter (where r.read_at is not null) as read,
      (select count(*) from announcement_answer w where w.tenant_id = a.tenant_id and w.announcement_id = a.id) as answered,
      case a.audience ->> 'kind'
        when 'organisation' then array(select o.name from organisation o where o.tenant_id = a.tenant_id and o.id = a.audience ->> 'organisationId')
        when 'classes' then array(select case when min(o.id) over () = max(o.id) over () then c.name else o.name || ' ' || c.name end
          from class c join organisation o on o.tenant_id = c.tenant_id and o.id = c.organisation_id
          where c.tenant_id = a.tenant_id and c.id in (select jsonb_array_elements_text(a.audience -> 'classIds')) order by c.source_id limit ${namedPlaces})
        else array(select p.name from person p where p.tenant_id = a.tenant_id and p.id in (select jsonb_array_elements_text(a.audience -> 'childIds')) order by p.name limit ${namedPlaces})
      end as places
    from announcement a left join announcement_recipient r on r.tenant_id = a.tenant_id and r.announcement_id = a.id
    where a.tenant_id = ${tenantId} and a.id = any(${[...ids]}::text[]) group by a.tenant_id, a.id`.execute(db);
  return new Map(rows.map(({ id, ...reach }) => [id, reach]));
}
