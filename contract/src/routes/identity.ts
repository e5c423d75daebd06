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
  security: 'cookie',
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
  },
  etag: true,
});
