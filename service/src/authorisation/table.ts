/**
 * Who may do what to whose data. This table is the whole of it: a role and an act that are not here are forbidden, and
 * `authorisation.test.ts` tries every cell over HTTP, the forbidden ones too.
 */
import type { Act } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';

/** How the data that an act is about relates to the caller in the acting identity. */
export const relations = ['self', 'own-child', 'own-class', 'own-organisation', 'same-tenant', 'other-tenant'] as const;
export type Relation = (typeof relations)[number];

/** Acts on the service itself; they need no signed-in person. */
export const openActs = ['service.read', 'session.open'] as const satisfies readonly Act[];
export type GuardedAct = Exclude<Act, (typeof openActs)[number]>;

/** What everybody may do in their own space. */
const everybody = {
  'space.read': ['self'],
  'resource.read': ['same-tenant'],
  'progress.read': ['self'],
  'statement.write': ['self'],
  'notice.read': ['self'],
  'notice.mark': ['self'],
  'event.read': ['self'],
} as const satisfies Partial<Record<GuardedAct, readonly Relation[]>>;

export const table: Readonly<Record<RoleName, Readonly<Partial<Record<GuardedAct, readonly Relation[]>>>>> = {
  student: {
    ...everybody,
    'class.read': ['own-class'],
    'task.read': ['own-class'],
  },
  teacher: {
    ...everybody,
    'class.read': ['own-class'],
    'task.read': ['own-class'],
    'task.create': ['own-class'],
    'task.progress.read': ['own-class'],
  },
  guardian: {
    ...everybody,
    'task.read': ['own-child'],
    'progress.read': ['self', 'own-child'],
  },
  manager: {
    ...everybody,
    // A manager of a school is not one of the county: imports concern the whole tenant.
    'import.read': ['own-organisation'],
  },
};

/** The relations in which the role may do the act; empty when it never may. */
export function allowedRelations(role: RoleName, act: Act): readonly Relation[] {
  return (table[role] as Partial<Record<Act, readonly Relation[]>>)[act] ?? [];
}
