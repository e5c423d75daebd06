/** Where the NATS servers are, as the environment says it. */
import * as v from 'valibot';

export interface NatsConfig {
  /** `host` or `host:port`. */
  readonly servers: readonly string[];
  /** The line is encrypted, and the server's name checked. */
  readonly tls: boolean;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
}

/** `nats://user:password@host:4222`, or a token alone before the `@`; of several with commas the first says who one is. */
export const NatsServers = v.pipe(
  v.string(),
  v.regex(/^((nats|tls):\/\/[^\s,]+)(,(nats|tls):\/\/[^\s,]+)*$/, 'must be written nats://host:port or tls://host:port, several with commas'),
  v.transform((text) => text.split(',')),
  v.check((servers) => servers.every((server) => URL.canParse(server)), 'must hold addresses'),
  v.transform((servers): NatsConfig => {
    const addresses = servers.map((server) => new URL(server));
    const [username = '', password = ''] = [addresses[0]?.username, addresses[0]?.password].map((word) => decodeURIComponent(word ?? ''));
    const who = password === '' ? { token: username } : { user: username, pass: password };
    return {
      servers: addresses.map(({ host }) => host),
      tls: addresses.some(({ protocol }) => protocol === 'tls:'),
      ...(username !== '' && who),
    };
  }),
);
