/** Who is signed in, as whom they act, and how a demo person signs in. */
import * as v from 'valibot';
import { ClassReference, Id, OrganisationReference, PersonReference, Timestamp } from './common.ts';

/** The roles of the space (教师, 学生, 家长, 管理者). */
export const Role = v.pipe(v.picklist(['student', 'teacher', 'guardian', 'manager']), v.title('Role'));
export type Role = v.InferOutput<typeof Role>;

/** How this service knows people, and whether it is ready. Needs no token. */
export const ServiceSession = v.pipe(
  v.object({
    mode: v.pipe(v.picklist(['demo', 'issuer']), v.description('demo: people are picked from a list, loopback only.')),
    issuer: v.nullable(v.pipe(v.string(), v.url(), v.description('OIDC issuer whose tokens are accepted.'))),
    clientId: v.nullable(v.pipe(v.string(), v.description('Public client of the app at that issuer.'))),
    state: v.picklist(['ready', 'importing']),
    progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description('Share of the first import that is done.')),
    version: v.string(),
  }),
  v.title('ServiceSession'),
);

/** A person of the demo county who can be picked on the sign-in page. */
export const DemoPerson = v.pipe(
  v.object({
    id: Id,
    name: v.string(),
    roles: v.array(Role),
    organisation: v.string(),
    classes: v.array(v.string()),
  }),
  v.title('DemoPerson'),
);
export const DemoPeople = v.pipe(v.object({ items: v.array(DemoPerson) }), v.title('DemoPeople'));
export const DemoSignIn = v.pipe(v.object({ personId: Id }), v.title('DemoSignIn'));

/** A short-lived bearer token. It is kept in memory only: never in an address, a storage or an attribute. */
export const AccessToken = v.pipe(
  v.object({ accessToken: v.string(), tokenType: v.literal('Bearer'), expiresAt: Timestamp }),
  v.title('AccessToken'),
);

/** One of the identities a person has inside the one space (PS-01, PS-02). */
export const Identity = v.pipe(
  v.object({
    id: Id,
    role: Role,
    organisation: OrganisationReference,
    classes: v.array(ClassReference),
    children: v.pipe(
      v.array(v.object({ ...PersonReference.entries, classes: v.array(ClassReference) })),
      v.description('For a guardian: the own children. Empty for every other role.'),
    ),
  }),
  v.title('Identity'),
);

/** The caller: one person, one space, one or more identities. */
export const Me = v.pipe(
  v.object({
    person: v.object({ ...PersonReference.entries, alternativeName: v.nullable(v.string()) }),
    tenant: v.object({ id: Id, name: v.string() }),
    space: v.object({ id: Id, openedAt: Timestamp }),
    identities: v.array(Identity),
  }),
  v.title('Me'),
);
