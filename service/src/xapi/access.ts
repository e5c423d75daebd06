/** Finds out who speaks to the store: a person by token, a tool or a launched course by HTTP Basic. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { callerOfLaunch } from '../cmi5/credentials.ts';
import type { LrsClient } from '../config.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { callerOfPerson, type XapiCaller } from './caller.ts';

/**
 * Finds the caller and counts the request: for the person, the tool, or the address that knows no secret.
 * @throws ProblemError not-signed-in | token-expired | token-invalid | too-many-requests | person-unknown | identity-unknown
 */
export async function identifyXapi({ callers, carrier, config, openLimit }: Services, request: Request, address: string): Promise<XapiCaller> {
  const authorization = request.headers.get('authorization') ?? '';
  const basic = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  if (basic === undefined) return callerOfPerson(await callers.identify(request, address));
  const [, name = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? [];
  const client = config.lrsClients.find((one) => one.name === name && isSecret(one, secret));
  const launch = client === undefined ? await callerOfLaunch(carrier.db, name, secret) : null;
  openLimit.take(client === undefined && launch === null ? address : `tool ${name}`);
  if (launch !== null) return launch;
  if (client === undefined) throw new ProblemError('not-signed-in');
  const { tenantId } = client;
  return {
    kind: 'client',
    tenantId,
    personId: null,
    name,
    agent: { objectType: 'Agent', account: { homePage: 'urn:ls:client', name } },
  };
}

function isSecret({ secretHash }: LrsClient, secret: string): boolean {
  return timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(secretHash, 'hex'));
}
