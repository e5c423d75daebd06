/** Many statements with their progress, made inside the database: sending ten million would take hours. */
import { SignJWT } from 'jose';
import type pg from 'pg';
import { secretKey } from '../../service/src/identity/secrets.ts';
import type { RunningService } from '../../tools/run-service.ts';

const tenant = 'demo-yunling';
const learnersInAll = 20_000;
const resourcesInAll = 50;

export interface Filled {
  /** Some of the learners and resources with a position. */
  places: { personId: string; resourceId: string }[];
  /** A token of a learner. */
  token(personId: string): Promise<string>;
}

/** Each learner has statements about each resource; one row of progress stands for all of them. */
export async function fill(client: pg.Client, { dataFolder }: RunningService, statements: number): Promise<Filled> {
  const each = Math.ceil(statements / (learnersInAll * resourcesInAll));
  await client.query(`
    insert into person (tenant_id, id, name) select '${tenant}', 'bench-' || n, '学生' || n from generate_series(1, ${learnersInAll}) n;
    insert into identity (tenant_id, id, person_id, role, organisation_id, valid_from)
      select '${tenant}', 'bench-' || n, 'bench-' || n, 'student', (select id from organisation where tenant_id = '${tenant}' limit 1), now()
      from generate_series(1, ${learnersInAll}) n;
    insert into resource select (jsonb_populate_record(one, jsonb_build_object('id', 'bench-' || n, 'identifier', 'bench-' || n, 'version', 1))).*
      from generate_series(1, ${resourcesInAll}) n, resource one
      where one.tenant_id = '${tenant}' and one.id = (select min(id) from resource where tenant_id = '${tenant}');`);
  // One index over all rows is made faster than it grows, and is the same in the end; references are right by the way they are made.
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; drop index statement_marks`);
  await client.query(`
    insert into statement (tenant_id, id, person_id, resource_id, verb, marks, body, hash, stored_at)
    select '${tenant}', lpad(to_hex((repeat_number * 1000 + resource) * 100000::bigint + learner), 32, '0'), 'bench-' || learner, 'bench-' || resource, 'https://w3id.org/xapi/video/verbs/paused',
      array[${mark('agent', `'account:urn:ls:person' || chr(10) || 'bench-' || learner`)}, ${mark('activity', `'urn:ls:resource:bench-' || resource`)},
        ${mark('verb', `'https://w3id.org/xapi/video/verbs/paused'`)}],
      jsonb_build_object('verb', jsonb_build_object('id', 'https://w3id.org/xapi/video/verbs/paused'), 'object',
        jsonb_build_object('id', 'urn:ls:resource:bench-' || resource), 'result', jsonb_build_object('duration', 'PT' || repeat_number || 'S')),
      '', now() - interval '1 day' * random() * 300
    from generate_series(1, ${each}) repeat_number, generate_series(1, ${resourcesInAll}) resource, generate_series(1, ${learnersInAll}) learner`);
  await client.query(`create index statement_marks on statement using gin (marks)`);
  await client.query(`
    insert into progress (tenant_id, id, person_id, resource_id, state, position_seconds, watched, ratio, updated_at, version)
    select '${tenant}', 'bench-' || learner || '-' || resource, 'bench-' || learner, 'bench-' || resource, 'started', 31.5, '[[0, 31.5]]', 0.1, now(), 1
    from generate_series(1, ${resourcesInAll}) resource, generate_series(1, ${learnersInAll}) learner`);
  await client.query('set session_replication_role = default');
  await client.query('analyze statement, progress');
  const places = Array.from({ length: 2000 }, () => ({ personId: pick(learnersInAll), resourceId: pick(resourcesInAll) }));
  const key = secretKey(dataFolder, 'demo-token');
  return {
    places,
    token: async (personId) =>
      new SignJWT({ tenant })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer('urn:ls:demo')
        .setAudience('urn:ls:demo:token')
        .setSubject(personId)
        .setExpirationTime('15m')
        .sign(key),
  };
}

const pick = (count: number) => `bench-${1 + Math.floor(Math.random() * count)}`;
const mark = (kind: string, value: string) => `('x' || substr(encode(sha256(convert_to('${kind} ' || ${value}, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint`;
