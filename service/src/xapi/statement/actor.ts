/** Agents and groups, and the one identifier by which two of them are the same. */
import * as v from 'valibot';
import { Iri } from './values.ts';

const identifiers = {
  mbox: v.optional(v.pipe(v.string(), v.regex(/^mailto:[^\s@]+@[^\s@]+$/))),
  mbox_sha1sum: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{40}$/i))),
  openid: v.optional(Iri),
  account: v.optional(v.strictObject({ homePage: Iri, name: v.string() })),
};
const identifierNames = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;
type Identified = Partial<Record<(typeof identifierNames)[number], unknown>>;

const countOf = (actor: Identified) => identifierNames.filter((name) => actor[name] !== undefined).length;

export const Agent = v.pipe(
  v.strictObject({ objectType: v.optional(v.literal('Agent')), name: v.optional(v.string()), ...identifiers }),
  v.check((agent) => countOf(agent) === 1, 'one identifier'),
);
export const Group = v.pipe(
  v.strictObject({
    objectType: v.literal('Group'),
    name: v.optional(v.string()),
    member: v.optional(v.array(Agent)),
    ...identifiers,
  }),
  v.check((group) => countOf(group) === 1 || (countOf(group) === 0 && group.member !== undefined), 'members, or one identifier'),
);
export type Agent = v.InferOutput<typeof Agent>;
export type Group = v.InferOutput<typeof Group>;
export type Actor = Agent | Group;

/** `objectType` of an unparsed value. */
export function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'objectType' in value ? value.objectType : undefined;
}

export const Actor: v.GenericSchema<unknown, Actor> = v.lazy((value): v.GenericSchema<unknown, Actor> => (typeOf(value) === 'Group' ? Group : Agent));

/** What makes an agent or group the same as another; null for a group that has members only. */
export function identifierOf({ mbox, mbox_sha1sum, openid, account }: Actor): string | null {
  if (mbox !== undefined) return mbox;
  if (mbox_sha1sum !== undefined) return `sha1:${mbox_sha1sum.toLowerCase()}`;
  if (openid !== undefined) return `openid:${openid}`;
  return account === undefined ? null : `account:${account.homePage}\n${account.name}`;
}

/** The members of a group; none for an agent. */
export function membersOf(actor: Actor): readonly Agent[] {
  return 'member' in actor ? (actor.member ?? []) : [];
}
