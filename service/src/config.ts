/** What the environment says, checked once at the start. */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { NatsServers, type NatsConfig } from './outbox/nats-config.ts';
import { pushConfig, type PushConfig } from './push/keys.ts';

const wholeNumber = (fallback: number) =>
  v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number'), v.transform(Number)), String(fallback));
const list = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== '')),
  ),
  '',
);
const Url = v.pipe(v.string(), v.url('must be an address'));

/** `tenant/name:hash`: only the SHA-256 of the secret is known here. */
const LrsClient = v.pipe(
  v.string(),
  v.regex(/^[^/:\s]+\/[^/:\s]+:[\da-f]{64}$/i, 'must be written tenant/name:SHA-256 of the secret'),
  v.transform((text) => {
    const [tenantId = '', name = '', secretHash = ''] = text.split(/[/:]/);
    return { tenantId, name, secretHash: secretHash.toLowerCase() };
  }),
);
/** `grade:minutes`, the grades in their order. */
const HomeworkLimit = v.pipe(
  v.string(),
  v.regex(/^(?:[1-9]|1[0-2]):\d{1,3}$/, 'must be written grade:minutes'),
  v.transform((text) => {
    const [grade = 0, minutes = 0] = text.split(':').map(Number);
    return { grade, minutes };
  }),
);
export type LrsClient = v.InferOutput<typeof LrsClient>;

const Environment = v.object({
  PORT: v.pipe(wholeNumber(8080), v.maxValue(65535, 'must be at most 65535')),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.startsWith('postgres', 'must begin with postgres://'))),
  NATS_URL: v.optional(NatsServers),
  DATABASE_CONNECTIONS: v.pipe(wholeNumber(10), v.minValue(1, 'must be at least 1')),
  IDENTITY_ISSUER: v.optional(Url),
  IDENTITY_AUDIENCE: v.optional(v.string(), 'learning-space'),
  IDENTITY_CLIENT_ID: v.optional(v.string()),
  IDENTITY_CLAIM: v.optional(v.string(), 'sub'),
  IDENTITY_TENANT_CLAIM: v.optional(v.string(), 'tenant'),
  IDENTITY_HASH_KEY: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
  ALLOWED_ORIGINS: list,
  PUBLIC_ORIGIN: v.optional(v.pipe(Url, v.transform((url) => new URL(url).origin))),
  CONTENT_ORIGIN: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/(\*\.)?[\w.-]+(:\d{1,5})?$/, 'must be written https://host or https://*.host'))),
  CONTENT_PORT: v.optional(v.pipe(wholeNumber(0), v.maxValue(65535, 'must be at most 65535'))),
  OPEN_CATALOGUES: list,
  HOMEWORK_LIMITS: v.pipe(v.optional(v.string(), '2:0,6:60,9:90'), v.transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== '')), v.array(HomeworkLimit), v.transform((limits) => limits.toSorted((one, other) => one.grade - other.grade))),
  LRS_CLIENTS: v.pipe(list, v.array(LrsClient)),
  VAPID_PUBLIC_KEY: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{87}$/, 'must be 65 bytes in base64url'))),
  VAPID_PRIVATE_KEY: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url'))),
  VAPID_SUBJECT: v.optional(v.pipe(v.string(), v.regex(/^(mailto:|https:\/\/)\S+$/, 'must be written mailto:… or https://…'))),
  PUSH_ORIGINS: v.pipe(list, v.array(v.pipe(Url, v.transform((url) => new URL(url).origin)))),
  RATE_LIMIT: wholeNumber(100),
  TRUSTED_PROXIES: list,
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

/** The project's root: what is served beside the contract lies there. */
const root = fileURLToPath(new URL('../../', import.meta.url));

export interface IssuerConfig {
  /** Issuer as it stands in the tokens. */
  issuer: string;
  /** What the tokens must be meant for. */
  audience: string;
  clientId: string | null;
  /** Claim that holds the source id of the person in the roster. */
  claim: string;
  /** Claim that names the tenant; needed only where the database holds several. */
  tenantClaim: string;
}

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  databaseConnections: number;
  /** Servers by which processes tell each other of changes. Null: the database does. */
  nats: NatsConfig | null;
  /** Null: demo mode. */
  issuer: IssuerConfig | null;
  identityHashKey: string | null;
  /** Origins of host pages that may call from a browser. */
  allowedOrigins: string[];
  /** Where the service is reached from outside, where that is not what requests say. */
  publicOrigin: string | null;
  /** Where the work of vendors runs: a host name of its own, `*.` for one a package. Null: a second port, on one machine. */
  contentOrigin: string | null;
  /** The second port. Null: the one after `port`, or any other that is free. */
  contentPort: number | null;
  /** Tenants whose catalogue anybody may harvest (OAI-PMH). */
  openCatalogues: string[];
  /** Minutes of homework a day up to a grade; of higher grades there is no limit. */
  homeworkLimits: readonly { readonly grade: number; readonly minutes: number }[];
  /** Tools that may read and write all learning records of a tenant, by HTTP Basic. */
  lrsClients: LrsClient[];
  /** How devices are told while nothing is open. Null: they are not, and nothing is offered. */
  push: PushConfig | null;
  /** Requests a second and person; bursts of four times that pass. 0: no limit. */
  rateLimit: number;
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Folders served beside the contract, by path prefix. */
  folders: Readonly<Record<string, string>>;
}

/** True for addresses that only this machine can reach. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '').replace(/^\[|\]$/g, '');
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/**
 * Reads the configuration.
 * @throws Error that names each variable that is wrong, and how.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = v.safeParse(Environment, given);
  if (!parsed.success) {
    const lines = parsed.issues.map((issue) => `  ${v.getDotPath(issue) ?? '?'} ${issue.message}`);
    throw new Error(`The configuration is wrong:\n${lines.join('\n')}`);
  }
  const values = parsed.output;
  if (values.IDENTITY_ISSUER === undefined && !isLoopback(values.HOST)) {
    throw new Error(
      `The configuration is wrong:\n  HOST ${values.HOST} can be reached from outside, but without IDENTITY_ISSUER anybody ` +
        'could sign in as anybody. Set IDENTITY_ISSUER, or leave HOST at 127.0.0.1.',
    );
  }
  if (values.NATS_URL !== undefined && values.DATABASE_URL === undefined) {
    throw new Error('The configuration is wrong:\n  NATS_URL needs DATABASE_URL: the embedded database has one process, which needs no other way to hear of changes.');
  }
  if (values.CONTENT_ORIGIN !== undefined && values.PUBLIC_ORIGIN === undefined) {
    throw new Error('The configuration is wrong:\n  CONTENT_ORIGIN needs PUBLIC_ORIGIN: only pages of the service may frame what runs there.');
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseConnections: values.DATABASE_CONNECTIONS,
    nats: values.NATS_URL ?? null,
    issuer:
      values.IDENTITY_ISSUER === undefined
        ? null
        : {
            issuer: values.IDENTITY_ISSUER,
            audience: values.IDENTITY_AUDIENCE,
            clientId: values.IDENTITY_CLIENT_ID ?? null,
            claim: values.IDENTITY_CLAIM,
            tenantClaim: values.IDENTITY_TENANT_CLAIM,
          },
    identityHashKey: values.IDENTITY_HASH_KEY ?? null,
    allowedOrigins: values.ALLOWED_ORIGINS,
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    contentOrigin: values.CONTENT_ORIGIN ?? null,
    contentPort: values.CONTENT_PORT ?? null,
    openCatalogues: values.OPEN_CATALOGUES,
    homeworkLimits: values.HOMEWORK_LIMITS,
    lrsClients: values.LRS_CLIENTS,
    push: pushConfig({ publicKey: values.VAPID_PUBLIC_KEY, privateKey: values.VAPID_PRIVATE_KEY, subject: values.VAPID_SUBJECT, origins: values.PUSH_ORIGINS }),
    rateLimit: values.RATE_LIMIT,
    trustedProxies: values.TRUSTED_PROXIES,
    logLevel: values.LOG_LEVEL,
    folders: {
      '/lib/': join(root, 'dist/lib'),
      '/themes/': join(root, 'themes'),
      '/demo/': join(root, 'dist/demo'),
      '/media/': join(root, 'demo/media/files'),
      '/files/': join(resolve(values.DATA_DIR), 'files'),
      '/frame/': join(root, 'dist/frame'),
      '/': join(root, 'dist/app'),
    },
  };
}
