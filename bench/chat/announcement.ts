/** An announcement of a county: how soon it is kept for 20,000 guardians, and how soon those who are there have heard of it. */
import { v7 as uuidv7 } from 'uuid';
import { sql } from 'kysely';
import { openPostgres } from '../../service/src/database/postgres.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { startService } from '../../tools/run-service.ts';
import { median, type Figure } from '../figure.ts';
import { listen } from './listeners.ts';
import { settle, tokenOf } from './school.ts';

const guardians = 20_000;
const childrenInClass = 45;
const connected = 5000;
const rounds = 3;
const begin = '2026-09-01T00:00:00.000Z';
/** What a stream says of an announcement. */
const sign = /event: announcement/g;

export async function* announcement(): AsyncIterable<Figure> {
  await using postgres = await startPostgres();
  await makeCounty(postgres.url);
  await settle(postgres.url);
  const running = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0' });
  const { origin, dataFolder } = running;
  try {
    const manager = await tokenOf(dataFolder, 'manager');
    const tokens = await Promise.all(Array.from({ length: connected }, (_, place) => tokenOf(dataFolder, `g${place + 1}`)));
    const listeners = await listen(origin, tokens, sign);
    const kept: number[] = [];
    const heard: number[] = [];
    const arrivals: number[] = [];
    listeners.onArrival = (at) => arrivals.push(at);
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      const families = await send(origin, manager);
      kept.push((performance.now() - begun) / 1000);
      if (families !== guardians) throw new Error(`It reached ${families} families.`);
      while (arrivals.length < connected * (round + 1) && performance.now() < begun + 90_000) await new Promise((resolve) => setTimeout(resolve, 20));
      heard.push(((arrivals[connected * (round + 1) - 1] ?? Infinity) - begun) / 1000);
    }
    const read: number[] = [];
    for (const token of tokens.slice(0, 200)) {
      const begun = performance.now();
      const page = await ask(origin, token, '/announcements?limit=24');
      read.push(performance.now() - begun);
      if (!page.includes('"waiting":3')) throw new Error('A guardian does not see all of them.');
    }
    listeners.close();
    yield { name: `an announcement to ${guardians} guardians is kept`, value: median(kept), unit: 's', goal: { atMost: 2 } };
    yield { name: `all of ${connected} open streams have heard of it`, value: median(heard), unit: 's', goal: { atMost: 60 } };
    yield { name: 'streams that missed it or heard twice', value: Math.abs(connected * rounds - arrivals.length), unit: 'streams', goal: { atMost: 0 } };
    yield { name: 'a guardian reads the list, median', value: median(read), unit: 'ms' };
  } finally {
    await running.remove();
  }
}

/** Writes to all families of the county, and says to how many. */
async function send(origin: string, token: string): Promise<number> {
  const draft = {
    audience: { kind: 'organisation', organisationId: 'county' }, title: '明天停课一天', text: '今晚到明天有暴雨，全县学校停课一天。', personal: [],
    urgentReason: '今晚必须知道', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null,
  };
  const answer = await ask(origin, token, '/announcements', JSON.stringify(draft));
  return Number(/"families":(\d+)/.exec(answer)?.[1]);
}

async function ask(origin: string, token: string, path: string, body?: string): Promise<string> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': uuidv7() };
  const response = await fetch(`${origin}/api/v1${path}`, body === undefined ? { headers } : { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.text();
}

/** A county with one manager, and schools of ten classes; every child has one guardian. */
async function makeCounty(databaseUrl: string): Promise<void> {
  const { db, close } = await openPostgres(databaseUrl).then((carrier) => ({ db: carrier.db, close: () => carrier.close() }));
  const tenant_id = 'bench';
  const classes = Math.ceil(guardians / childrenInClass);
  const common = { tenant_id, ended_at: null };
  const numbers = sql`generate_series(1, ${guardians}::integer) n`;
  const people = sql`(select 'manager' as id, 'manager' as role union all select 'g' || n, 'guardian' from ${numbers} union all select 'p' || n, 'student' from ${numbers}) people`;
  try {
    await db.insertInto('tenant').values({ tenant_id, parent_id: null, level: 'county', name: '大县' }).execute();
    await db.insertInto('organisation').values({ ...common, id: 'county', parent_id: null, level: 'county', name: '大县教育局', source_id: 'county' }).execute();
    const schools = Array.from({ length: Math.ceil(classes / 10) }, (_, place) => `school${place}`);
    await db.insertInto('organisation').values(schools.map((id) => ({ ...common, id, parent_id: 'county', level: 'school' as const, name: id, source_id: id }))).execute();
    const classRows = Array.from({ length: classes }, (_, place) => ({ id: `c${place}`, organisation_id: `school${Math.floor(place / 10)}` }));
    await db.insertInto('class').values(classRows.map((row) => ({ ...common, ...row, name: `${row.id}班`, grade: 3, stage: 'primary' as const, source_id: row.id }))).execute();
    await sql`insert into person (tenant_id, id, name) select ${tenant_id}, id, '王' || id from ${people}`.execute(db);
    await sql`insert into space (tenant_id, id, person_id, opened_at) select ${tenant_id}, 's-' || id, id, ${begin}::timestamptz from ${people}`.execute(db);
    await sql`insert into identity (tenant_id, id, person_id, role, organisation_id, valid_from)
      select ${tenant_id}, 'i-' || id, id, role, 'county', ${begin}::timestamptz from ${people}`.execute(db);
    await sql`insert into enrolment (tenant_id, class_id, person_id, role, subject)
      select ${tenant_id}, 'c' || ((n - 1) / ${childrenInClass}::integer), 'p' || n, 'learner', '' from ${numbers}`.execute(db);
    await sql`insert into guardianship (tenant_id, guardian_id, child_id, source) select ${tenant_id}, 'g' || n, 'p' || n, 'bench' from ${numbers}`.execute(db);
  } finally {
    await close();
  }
}
