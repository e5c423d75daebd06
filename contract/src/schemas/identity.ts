/** Who is signed in, as whom they act, and how a demo person signs in. */
import * as v from 'valibot';
import { ClassReference, Id, OrganisationLevel, OrganisationReference, PersonReference, Timestamp } from './common.ts';

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

/** `grade` lets an app show larger letters in the first grades (UX-06). */
const ClassOfIdentity = v.pipe(
  v.object({ ...ClassReference.entries, grade: v.optional(v.pipe(v.nullable(v.pipe(v.number(), v.integer())), v.description('Grade of the class; absent or null: not known.'))) }),
  v.title('ClassOfIdentity'),
);

/** One of the identities a person has inside the one space (PS-01, PS-02). */
export const Identity = v.pipe(
  v.object({
    id: Id,
    role: Role,
    organisation: OrganisationReference,
    classes: v.array(ClassOfIdentity),
    children: v.pipe(
      v.array(v.object({ ...PersonReference.entries, classes: v.array(ClassOfIdentity) })),
      v.description('For a guardian: the own children. Empty for every other role.'),
    ),
  }),
  v.title('Identity'),
);

/** The look of a platform: a name for `data-ls-theme`, and the style sheet that knows it. */
export const TenantTheme = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/), v.examples(['yunling'])),
    stylesheet: v.pipe(v.string(), v.regex(/^\/themes\/[A-Za-z0-9._-]+\.css$/), v.description('Path within the service.'), v.examples(['/themes/county-yunling.css'])),
  }),
  v.title('TenantTheme'),
);

/** The platform of a person, and those above it: a county is a virtual platform of its city and province. */
export const Tenant = v.pipe(
  v.object({
    id: Id,
    name: v.string(),
    level: OrganisationLevel,
    parents: v.pipe(v.array(OrganisationReference), v.description('Platforms above, outermost first.')),
    theme: v.pipe(v.nullable(TenantTheme), v.description("The platform's own, or that of the nearest one above; null for the default.")),
  }),
  v.title('Tenant'),
);

/** The caller: one person, one space, one or more identities. */
export const Me = v.pipe(
  v.object({
    person: v.object({ ...PersonReference.entries, alternativeName: v.nullable(v.string()) }),
    tenant: Tenant,
    space: v.object({ id: Id, openedAt: Timestamp }),
    identities: v.array(Identity),
  }),
  v.title('Me'),
);
