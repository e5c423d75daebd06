/** How people come in where the service itself lets demo people in, and how a page learns which way is used. */
import type { RouteOutput } from '../../../contract/src/route.ts';
import { issueToken, listDemoPeople, readSession, signInAsDemoPerson, signOut } from '../../../contract/src/routes/identity.ts';
import { PortError } from '../../base/ports/ports.ts';
import { Client, type ClientOptions } from './client.ts';
import type { TokenAnswer } from './token.ts';

export type ServiceSession = RouteOutput<typeof readSession>;
export type DemoPerson = RouteOutput<typeof listDemoPeople>['items'][number];

export interface Session {
  /** How people sign in here, and whether the service is ready. */
  read(): Promise<ServiceSession>;
  /** People of the demo county who can be picked. */
  people(): Promise<DemoPerson[]>;
  signIn(personId: string): Promise<void>;
  signOut(): Promise<void>;
  /** To be given to `createHttpPorts` in demo mode: a token for the person of the sign-in cookie, or `null`. */
  getToken(): Promise<TokenAnswer>;
}

export function createSession(options: Omit<ClientOptions, 'getToken' | 'onSessionExpired'> = {}): Session {
  const client = new Client(options);
  return {
    read: async () => (await client.call(readSession, {})).value,
    people: async () => (await client.call(listDemoPeople, {})).value.items,
    signIn: async (personId) => {
      await client.call(signInAsDemoPerson, { body: { personId } });
    },
    signOut: async () => {
      await client.call(signOut, {});
    },
    getToken: async () => {
      try {
        return (await client.call(issueToken, {})).value;
      } catch (error) {
        if (error instanceof PortError && error.code === 'not-signed-in') return null;
        throw error;
      }
    },
  };
}
