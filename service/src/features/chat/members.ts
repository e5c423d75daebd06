/** Everybody who takes part in conversations, and their names as a reader may know them. */
import { sql, type RawBuilder } from 'kysely';
import type * as v from 'valibot';
import type { Participant as ParticipantSchema } from '../../../../contract/src/index.ts';
import { stillTogether } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { WriterRole } from '../../database/chat-tables.ts';
import type { Caller } from '../../identity/caller.ts';

export type Participant = v.InferOutput<typeof ParticipantSchema>;

export interface Member {
  conversationId: string;
  personId: string;
  role: WriterRole;
}
/** What must be known of a conversation to know its people. */
export interface ConversationKey {
  id: string;
  kind: 'private' | 'class';
  classId: string;
  childId: string | null;
}

/** Who may read each of the conversations now. A person who teaches the own child is there twice. */
function membersQuery(tenantId: string, ids: RawBuilder<unknown>): RawBuilder<Member> {
  const wanted = sql`c.tenant_id = ${tenantId} and c.id ${ids}`;
  return sql<Member>`
    select c.id as "conversationId", e.person_id as "personId", 'teacher' as role from conversation c
      join enrolment e on e.tenant_id = c.tenant_id and e.class_id = c.class_id and e.role = 'teacher' and e.ended_at is null
      where ${wanted} and c.kind = 'class'
    union select c.id, g.guardian_id, 'guardian' from conversation c
      join enrolment e on e.tenant_id = c.tenant_id and e.class_id = c.class_id and e.role = 'learner' and e.ended_at is null
      join guardianship g on g.tenant_id = e.tenant_id and g.child_id = e.person_id and g.ended_at is null
      where ${wanted} and c.kind = 'class'
    union select c.id, c.teacher_id, 'teacher' from conversation c where ${wanted} and c.kind = 'private' and ${stillTogether}
    union select c.id, g.guardian_id, 'guardian' from conversation c
      join guardianship g on g.tenant_id = c.tenant_id and g.child_id = c.child_id and g.ended_at is null
      where ${wanted} and c.kind = 'private' and (c.guardian_id is null or c.guardian_id = g.guardian_id)`;
}

export async function membersOf(db: Executor, tenantId: string, conversationIds: readonly string[]): Promise<Member[]> {
  if (conversationIds.length === 0) return [];
  return (await membersQuery(tenantId, sql`in (${sql.join(conversationIds)})`).execute(db)).rows;
}

/** All who take part in the conversation that a query names. */
export function memberIdsOf(tenantId: string, conversationId: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql<string[]>`array(select distinct "personId" from (${membersQuery(tenantId, sql`= ${conversationId}`)}) members)`;
}

/** A child for whom a person speaks, once for each class of the child. */
interface Ward {
  id: string;
  name: string;
  classId: string | null;
}
export interface Known {
  name: string;
  children: readonly Ward[];
}
/** Name and children of the person `p`. */
export const knownColumns = sql`p.name, (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'classId', e.class_id) order by k.id), '[]')
  from guardianship g join person k on k.tenant_id = g.tenant_id and k.id = g.child_id
  left join enrolment e on e.tenant_id = g.tenant_id and e.person_id = g.child_id and e.role = 'learner' and e.ended_at is null
  where g.tenant_id = p.tenant_id and g.guardian_id = p.id and g.ended_at is null) as children`;

/** Names of people in conversations. */
export class People {
  readonly #caller: Caller;
  readonly #known: ReadonlyMap<string, Known>;

  constructor(caller: Caller, known: ReadonlyMap<string, Known>) {
    this.#caller = caller;
    this.#known = known;
  }

  /** Reads the names of persons, and of the children for whom the guardians among them speak. */
  static async read(db: Executor, caller: Caller, personIds: readonly string[]): Promise<People> {
    const ids = [...new Set(personIds)];
    if (ids.length === 0) return new People(caller, new Map());
    const { rows } = await sql<Known & { id: string }>`
      select p.id, ${knownColumns} from person p where p.tenant_id = ${caller.tenantId} and p.id in (${sql.join(ids)})`.execute(db);
    return new People(caller, new Map(rows.map(({ id, ...known }) => [id, known])));
  }

  /** A person as the reader may know them: of another family the children are not told, and of one's own only those concerned. */
  participant({ kind, classId, childId }: ConversationKey, personId: string, role: WriterRole): Participant {
    const { identity, personId: readerId } = this.#caller;
    const isTold = role === 'guardian' && (kind === 'private' || identity.role === 'teacher' || personId === readerId);
    const known = this.#known.get(personId);
    const concerned = isTold ? (known?.children ?? []).filter((child) => (kind === 'private' ? child.id === childId : child.classId === classId)) : [];
    const children = [...new Map(concerned.map(({ id, name }) => [id, { id, name }])).values()];
    return { id: personId, name: known?.name ?? '', role, children };
  }
}
