/** People of the demo county and their tokens. */
import { SignJWT } from 'jose';
import pg from 'pg';
import { secretKey } from '../../service/src/identity/secrets.ts';
import type { RunningService } from '../../tools/run-service.ts';

const api = (origin: string) => `${origin}/api/v1`;

export interface SignedIn {
  readonly id: string;
  readonly role: string;
  readonly cookie: string;
  readonly token: string;
}

/** Signs in every person on the demo list, the way the app does. */
export async function signInAll(origin: string): Promise<SignedIn[]> {
  const { items } = (await (await fetch(`${api(origin)}/demo/people`)).json()) as { items: { id: string; roles: string[] }[] };
  return Promise.all(items.map(({ id, roles }) => signIn(origin, id, roles[0] ?? '')));
}

async function signIn(origin: string, personId: string, role: string): Promise<SignedIn> {
  const headers = { 'Content-Type': 'application/json', 'LS-Request': '1' };
  const entered = await fetch(`${api(origin)}/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ personId }) });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const issued = await fetch(`${api(origin)}/session/token`, { method: 'POST', headers: { 'LS-Request': '1', cookie } });
  const { accessToken } = (await issued.json()) as { accessToken: string };
  return { id: personId, role, cookie, token: accessToken };
}

/** Somebody with a role; a benchmark without one measures nothing. */
export function withRole(people: readonly SignedIn[], role: string): SignedIn {
  const found = people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`The demo county has no ${role} on its list.`);
  return found;
}

/** All pupils of the county with tokens of their own: more than the sign-in page lists, so the tokens are made here. */
export async function allPupils({ dataFolder }: RunningService, databaseUrl: string): Promise<{ id: string; token: string }[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ tenant_id: string; person_id: string }>("select tenant_id, person_id from identity where role = 'student'");
    const key = secretKey(dataFolder, 'demo-token');
    return await Promise.all(
      rows.map(async ({ tenant_id: tenant, person_id: id }) => ({
        id,
        token: await new SignJWT({ tenant })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('urn:ls:demo')
          .setAudience('urn:ls:demo:token')
          .setSubject(id)
          .setExpirationTime('15m')
          .sign(key),
      })),
    );
  } finally {
    await client.end();
  }
}
