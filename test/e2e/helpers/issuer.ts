/** A platform's sign-on for the journeys: a real OpenID provider on this machine that can be taken down and brought back. */
import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const clientId = 'space-app';
export const audience = 'learning-space';
const resource = 'urn:learning-space';

export interface Platform {
  readonly issuer: string;
  /** Whether the token endpoint lets pages of the app read its answers. */
  allowsApp: boolean;
  /** Whether it gives the means to renew a token without a redirect. */
  givesRefreshTokens: boolean;
  /** Tokens of all kinds that it gave, in their order. */
  readonly tokens: string[];
  /** Registers the app; before, the platform answers nothing. */
  register(app: string): void;
  /** Nobody is signed in there any more. */
  forgetPeople(): void;
  /** Takes the server down, with all open connections. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a platform. Whoever types a name into its sign-in page is that person. */
export async function startPlatform(): Promise<Platform> {
  let server = createServer();
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  let registered = '';
  let answer: ReturnType<Provider['callback']> | undefined;
  const serve = (one: Server) => one.on('request', (request, response) => void answer?.(request, response));
  serve(server);
  const platform: Platform = {
    issuer,
    allowsApp: true,
    givesRefreshTokens: false,
    tokens: [],
    register: (app) => {
      registered = app;
      answer = makeProvider(platform, app, key).callback();
    },
    // Whoever comes with a cookie of before is unknown.
    forgetPeople: () => platform.register(registered),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: async () => {
      server = createServer();
      serve(server);
      await listen(server, port);
    },
  };
  return platform;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function makeProvider(platform: Platform, app: string, key: JsonWebKey): Provider {
  const provider = new Provider(platform.issuer, {
    jwks: { keys: [{ ...key, kid: 'k1', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${app}/sign-in`],
        post_logout_redirect_uris: [`${app}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    clientBasedCORS: (_context, origin) => platform.allowsApp && origin === app,
    issueRefreshToken: () => platform.givesRefreshTokens,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    // The platform and the app belong together: nobody is asked whether they may know of each other.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      if (accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } }),
      },
    },
  });
  provider.on('grant.success', ({ body }) => {
    if (typeof body !== 'object' || body === null) return;
    for (const name of ['access_token', 'id_token', 'refresh_token']) {
      const token: unknown = Reflect.get(body, name);
      if (typeof token === 'string') platform.tokens.push(token);
    }
  });
  return provider;
}
