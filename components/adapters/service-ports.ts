/** The bundled way to a space service: over the network, with what is kept on this machine in between. */
import { PortError } from '../base/ports/index.ts';
import { createHttpPorts } from './http/http-ports.ts';
import { createSession } from './http/session.ts';
import type { GetToken } from './http/token.ts';
import { withOffline, type OfflinePorts } from './offline/with-offline.ts';

export interface ServiceOptions {
  /** Address of the service, without `/api/v1`; `/` or empty is the origin of the page. */
  service: string;
  /** The host's way to a token, asked for anew at each need; without one, a service in demo mode is asked. */
  getToken?: () => GetToken | undefined;
  /** The person's language, asked for each call. */
  language?: () => string;
  /** The service no longer takes the token, nor a new one. */
  onSessionExpired?: () => void;
  /** Lets go of the line and the database when it ends. */
  signal?: AbortSignal;
}

/** Makes all ports of a service. */
export function createServicePorts({ service, getToken, language, onSessionExpired, signal }: ServiceOptions): OfflinePorts {
  const address = service.replace(/\/+$/, '');
  const words = language === undefined ? {} : { language };
  const session = createSession({ service: address, ...words });
  const token: GetToken = async () => {
    const own = getToken?.();
    if (own !== undefined) return own();
    try {
      return await session.getToken();
    } catch (error) {
      // Only a service in demo mode has that route: elsewhere nobody is signed in until the host says so.
      if (error instanceof PortError && error.code === 'not-found') return null;
      throw error;
    }
  };
  const remote = createHttpPorts({ service: address, getToken: token, ...words, ...(onSessionExpired ? { onSessionExpired } : {}) });
  const ports = withOffline(remote, { ...words, database: databaseOf(address) });
  signal?.addEventListener('abort', () => void ports.close(), { once: true });
  return ports;
}

/** Each service has a database of its own on this machine. */
function databaseOf(address: string): string {
  return address === '' ? 'learning-space' : `learning-space ${address}`;
}
