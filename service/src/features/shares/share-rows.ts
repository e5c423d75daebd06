/** Shares as they are stored, and who sees which. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { isKeptFromClass } from '../../authorisation/consent.ts';
import { organisationsBelow, organisationsFrom } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { isFindable } from '../resources/require-resource.ts';
import { readSummaries } from '../resources/resource.ts';
import { isSuitable, learningGrade } from '../resources/suitable.ts';

export type Share = RouteOutput<typeof routes.openShare>;

export interface ShareRow {
  id: string;
  resource_id: string;
  sharer_id: string;
  sharer_role: 'student' | 'teacher' | 'manager';
  audience: 'class' | 'school' | 'colleagues';
  class_id: string | null;
  organisation_id: string | null;
  note: string;
  state: Share['state'];
  answer: string | null;
  created_at: string;
  decided_at: string | null;
  sharer_name: string;
  audience_name: string;
  may_thank: boolean;
  thanked: boolean;
  thanks: number;
}

export type Box = 'received' | 'own' | 'review';

/** What is shared with the caller as who they act, as long as a guardian of the pupil agrees to it. Guardians are in no class, and are no colleagues. */
function received(caller: Caller): RawBuilder<unknown> {
  const { tenantId, personId, identity } = caller;
  const isColleague = identity.role === 'teacher' || identity.role === 'manager';
  const membership = identity.role === 'student' ? 'learner' : 'teacher';
  return sql`s.state = 'shared' and ${isFindable} and s.sharer_id <> ${personId} and (
    (s.audience = 'class' and ${identity.role === 'student' || identity.role === 'teacher'} and exists (
      select from enrolment e where e.tenant_id = ${tenantId} and e.class_id = s.class_id and e.person_id = ${personId} and e.role = ${membership} and e.ended_at is null)
      and not ${isKeptFromClass(tenantId, sql`s.sharer_id`, sql`s.sharer_role = 'student'`)})
    or ((s.audience = 'school' or (s.audience = 'colleagues' and ${isColleague})) and s.organisation_id in ${organisationsFrom(tenantId, identity.organisationId)}))`;
}

/** What others have offered to the organisations that the caller manages, and what was let through there. */
function reviewed({ tenantId, personId, identity }: Caller, states: readonly string[]): RawBuilder<unknown> {
  return sql`${identity.role === 'manager'} and s.sharer_id <> ${personId} and s.state = any(${states}::text[])
    and s.organisation_id in ${organisationsBelow(tenantId, identity.organisationId)}`;
}

const conditions: Readonly<Record<Box, (caller: Caller) => RawBuilder<unknown>>> = {
  received,
  own: ({ personId }) => sql`s.sharer_id = ${personId}`,
  review: (caller) => sql`${isFindable} and ${reviewed(caller, ['pending-review'])}`,
};

const most = 200;

export async function readBox(db: Executor, caller: Caller, box: Box, logger: Logger): Promise<Share[]> {
  return toShares(db, caller, await select(db, caller, conditions[box](caller)), logger);
}

/** The share, if it is the caller's to see. */
export async function readShare(db: Executor, caller: Caller, id: string, logger: Logger): Promise<Share | undefined> {
  const visible = sql`s.id = ${id} and (${conditions.own(caller)} or (${received(caller)}) or (${reviewed(caller, ['pending-review', 'shared', 'declined'])}))`;
  const [share] = await toShares(db, caller, await select(db, caller, visible), logger);
  return share;
}

/** Newest first. Where there are too many, those of pupils push out nobody else's. */
async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>): Promise<ShareRow[]> {
  const { tenantId, personId } = caller;
  const { rows } = await sql<ShareRow>`select * from (
    select s.*, p.name as sharer_name, coalesce(k.name, o.name) as audience_name, (${received(caller)}) as may_thank,
      exists (select from share_thanks t where t.tenant_id = s.tenant_id and t.share_id = s.id and t.person_id = ${personId}) as thanked,
      case when s.sharer_id = ${personId} then (select count(*) from share_thanks t where t.tenant_id = s.tenant_id and t.share_id = s.id) else 0 end as thanks
    from resource_share s
    join resource on resource.tenant_id = s.tenant_id and resource.id = s.resource_id
    join person p on p.tenant_id = s.tenant_id and p.id = s.sharer_id
    left join class k on k.tenant_id = s.tenant_id and k.id = s.class_id
    left join organisation o on o.tenant_id = s.tenant_id and o.id = s.organisation_id
    where s.tenant_id = ${tenantId} and (${condition}) order by s.sharer_role = 'student', s.created_at desc, s.id limit ${most}
  ) as nearest order by created_at desc, id`.execute(db);
  return rows;
}

async function toShares(db: Executor, caller: Caller, rows: readonly ShareRow[], logger: Logger): Promise<Share[]> {
  const { personId, identity } = caller;
  const cards = new Map((await readSummaries(db, caller.tenantId, [...new Set(rows.map((row) => row.resource_id))], logger)).map((card) => [card.id, card]));
  const grade = await learningGrade(db, caller);
  return rows.flatMap((row): Share[] => {
    const resource = cards.get(row.resource_id);
    const own = row.sharer_id === personId;
    // A teacher of the class answers for what its pupils are given; nobody else does.
    const isVouchedFor = own || (row.audience === 'class' && row.sharer_role === 'teacher');
    if (resource === undefined || !(isVouchedFor || isSuitable(resource, grade))) return [];
    return [
      {
        id: row.id,
        resource,
        audience: { kind: row.audience, name: row.audience_name },
        note: row.note,
        own,
        // A pupil's answer holds no other child.
        by: identity.role === 'student' && row.sharer_role === 'student' && !own ? null : { id: row.sharer_id, name: row.sharer_name },
        state: row.state,
        answer: own || identity.role === 'manager' ? row.answer : null,
        mayWithdraw: row.state !== 'withdrawn' && (own || (row.audience === 'class' && identity.role === 'teacher')),
        mayDecide: identity.role === 'manager' && !own && row.audience !== 'class' && (row.state === 'pending-review' || row.state === 'shared'),
        // How many liked it is no measure of a child; a grown-up may know.
        thanks: { given: row.thanked, mayGive: row.may_thank, received: row.thanks > 0, count: own && row.sharer_role !== 'student' ? row.thanks : null },
        createdAt: row.created_at,
        decidedAt: row.decided_at,
      },
    ];
  });
}
