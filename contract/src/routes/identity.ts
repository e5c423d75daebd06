/** Routes of the identity port: who may come in, and who is in. */
import { defineRoute } from '../route.ts';
import { AccessToken, DemoPeople, DemoSignIn, Me, ServiceSession } from '../schemas/identity.ts';

export const readSession = defineRoute({
  id: 'readSession',
  method: 'get',
  path: '/session',
  tag: 'identity',
  act: 'service.read',
  security: 'none',
  summary: 'How people sign in here, and whether the service is ready',
  success: {
    status: 200,
    description: 'Mode and state of the service.',
    schema: ServiceSession,
    example: { mode: 'demo', issuer: null, clientId: null, state: 'ready', progress: 1, version: '0.1.0' },
  },
});

export const listDemoPeople = defineRoute({
  id: 'listDemoPeople',
  method: 'get',
  path: '/demo/people',
  tag: 'identity',
  act: 'service.read',
  security: 'none',
  summary: 'People of the demo county who can be picked',
  description: 'Demo mode on loopback only; everywhere else this route does not exist.',
  success: { status: 200, description: 'People with their roles.', schema: DemoPeople },
  problems: ['not-found'],
});

export const signInAsDemoPerson = defineRoute({
  id: 'signInAsDemoPerson',
  method: 'post',
  path: '/demo/sign-in',
  tag: 'identity',
  act: 'session.open',
  security: 'none',
  summary: 'Sign in as a person of the demo county',
  description: 'Sets an HttpOnly cookie that is good only for asking for tokens. Demo mode on loopback only.',
  body: DemoSignIn,
  bodyExample: { personId: '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01' },
  success: { status: 204, description: 'Signed in.' },
  problems: ['not-found'],
});

export const issueToken = defineRoute({
  id: 'issueToken',
  method: 'post',
  path: '/session/token',
  tag: 'identity',
  act: 'session.open',
  security: 'cookie',
  summary: 'A short-lived token for the person of the sign-in cookie',
  description: 'The token is kept in memory only. Demo mode only: elsewhere tokens come from the issuer.',
  success: { status: 200, description: 'A token for a few minutes.', schema: AccessToken },
  problems: ['not-found', 'not-signed-in'],
});

export const signOut = defineRoute({
  id: 'signOut',
  method: 'post',
  path: '/session/sign-out',
  tag: 'identity',
  act: 'session.open',
  security: 'none',
  summary: 'Forget the sign-in cookie',
  success: { status: 204, description: 'Signed out; also when nobody was signed in.' },
});

export const readMe = defineRoute({
  id: 'readMe',
  method: 'get',
  path: '/me',
  tag: 'identity',
  act: 'space.read',
  summary: 'The caller: one person, one space, all identities',
  description: 'The first valid token opens the space; there is no sign-up. Later requests name the acting identity in the header `LS-Identity`.',
  success: {
    status: 200,
    description: 'Person, space and identities.',
    schema: Me,
    example: {
      person: { id: 'p-1024', name: '买买提·艾力', alternativeName: null },
      tenant: { id: 't-yunling', name: '云岭县' },
      space: { id: 's-1024', openedAt: '2026-09-01T00:30:00.000Z' },
      identities: [
        {
          id: 'i-1',
          role: 'student',
          organisation: { id: 'o-3', name: '云岭县第一小学', level: 'school' },
          classes: [{ id: 'c-31', name: '三年级1班' }],
          children: [],
        },
      ],
    },
  },
  etag: true,
});
