/** Says whether the service works, for those who watch it. */
import { sql } from 'kysely';
import type { Context } from 'hono';
import type { AppEnvironment } from './environment.ts';
import type { Services } from '../services.ts';

/** 200 when the database answers, else 503. Holds nothing about people. */
export async function health(_context: Context<AppEnvironment>, services: Services): Promise<Response> {
  const isUp = await sql`select 1`.execute(services.carrier.db).then(
    () => true,
    () => false,
  );
  const body = {
    status: isUp ? 'ok' : 'unavailable',
    version: services.version,
    database: services.carrier.kind,
    state: services.readiness.state,
    streams: services.feed.streams.size,
  };
  return Response.json(body, { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
