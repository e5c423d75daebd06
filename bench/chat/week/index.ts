/**
 * A week of a school of 480 families, in the real times of its days, run in minutes against the service, and then every message
 * accounted for: on everybody's own machine, and on the phones that are told while nothing is open. On Tuesday guardianships end,
 * on Wednesday the service is killed in mid-sending, on Thursday night a storm cannot wait.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { night, usualQuiet, quietUntil, type ChosenQuiet } from '../../../contract/src/index.ts';
import { openPostgres } from '../../../service/src/database/postgres.ts';
import type { Carrier } from '../../../service/src/database/carrier.ts';
import { startPostgres } from '../../../tools/postgres.ts';
import { startService, type RunningService } from '../../../tools/run-service.ts';
import type { Figure } from '../../figure.ts';
import { tokenOf } from '../school.ts';
import { accountOf } from './account.ts';
import { openClock, type Clock } from './clock.ts';
import { forAll, openLine } from './line.ts';
import { People } from './people.ts';
import { actsAt, chance, type Act } from './plan.ts';
import { Pushes } from './pushes.ts';
import { makeSchool, type School } from './school.ts';

const minuteMs = 60_000;
const stepMs = 10 * minuteMs;
const dayMs = 24 * 60 * minuteMs;
const chinaMs = 8 * 60 * minuteMs;
/** A device that is being told is held for so long. */
const leaseMs = minuteMs;
const days = 7;

/** Monday, 00:00 in China, of the last week that is over: what the database itself takes for now is later than all of it. */
function lastMonday(): number {
  const today = Math.floor((Date.now() + chinaMs) / dayMs);
  // The first day of 1970 was a Thursday.
  return (today - ((today + 3) % 7) - 7) * dayMs - chinaMs;
}

export async function* week(): AsyncIterable<Figure> {
  await using postgres = await startPostgres();
  const school = await makeSchool(postgres.url);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ls-week-'));
  const clock = openClock(path.join(folder, 'clock'), lastMonday());
  const pushes = await Pushes.open(clock);
  const carrier = await openPostgres(postgres.url);
  const running = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0', ...clock.settings, ...pushes.settings });
  try {
    yield* live({ school, clock, pushes, carrier, running });
  } finally {
    await running.remove();
    await pushes.close();
    await carrier.close();
    clock.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Town {
  readonly school: School;
  readonly clock: Clock;
  readonly pushes: Pushes;
  readonly carrier: Carrier;
  readonly running: RunningService;
}

async function* live(town: Town): AsyncIterable<Figure> {
  const { school, clock, pushes, running } = town;
  const begun = performance.now();
  const begin = clock.now();
  const everybody = [...school.guardians, ...school.classes.map(({ head }) => head), school.manager];
  const tokens = new Map<string, string>();
  for (const person of everybody) tokens.set(person, await tokenOf(running.dataFolder, person, '3h'));
  const line = openLine(running.origin, (person) => tokens.get(person) ?? '');
  const people = new People(school, clock, line);
  await forAll(school.guardians.filter((_, place) => place % 2 === 0), async (guardian) => {
    const quiet = choiceOf(guardian);
    if (quiet !== usualQuiet) await line.ask(guardian, 'PUT', '/quiet-hours', quiet);
    await pushes.add(guardian, quiet, line);
  });
  for (let moment = begin + stepMs; moment <= begin + days * dayMs + dayMs / 2; moment += stepMs) {
    clock.put(moment);
    await settle(town);
    pushes.gather();
    const acts = actsAt(moment - begin, { people, school, line, town: { endGuardianship: (guardian, childId) => endGuardianship(town, guardian, childId), kill: async () => kill(town) } });
    if (acts.length === 0) continue;
    await forAll(acts, async (act: Act) => act());
    await settle(town);
  }
  await forAll([...people.held.keys()], async (person) => people.read(person));
  const tookS = (performance.now() - begun) / 1000;
  const times = line.times.toSorted((a, b) => a - b);
  line.close();
  yield { name: `a week of ${school.children.length} families and ${school.guardians.length} guardians took`, value: tookS, unit: 's' };
  yield { name: 'requests answered', value: times.length, unit: 'requests' };
  yield { name: 'an answer, 99th percentile', value: times[Math.floor(times.length * 0.99)] ?? 0, unit: 'ms' };
  yield* accountOf(people, pushes, isNight);
}

const isNight = (at: string): boolean => quietUntil(at, night) !== null;

/** Most have said nothing; some go to bed early, some want one digest a day, some are never to be left in peace. */
function choiceOf(guardian: string): ChosenQuiet {
  const share = chance(guardian);
  if (share < 0.2) return { quiet: { fromMinute: 20 * 60, toMinute: 8 * 60 }, digestMinute: null };
  if (share < 0.3) return { quiet: null, digestMinute: 18 * 60 };
  if (share < 0.35) return { quiet: null, digestMinute: null };
  return usualQuiet;
}

/** Waits until the service has done all that is due by its clock. */
async function settle({ carrier: { db }, clock }: Town): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  const held = new Date(clock.now() + leaseMs).toISOString();
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const { rows } = await sql<{ open: number }>`select
      (select count(*) from outbox where seq is null)
      + (select count(*) from tenant_sequence s left join push_position p on p.tenant_id = s.tenant_id where s.last > coalesce(p.seq, 0))
      + (select count(*) from push_device where due_at <= ${now} or due_at = ${held})
      + (select count(*) from announcement where sent_at is null and recalled_at is null and scheduled_for <= ${now}) as open`.execute(db);
    if (Number(rows[0]?.open) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`The service did not come to rest at ${now}.`);
}

/** As a roster does that no longer names somebody. */
async function endGuardianship({ carrier: { db }, clock, school }: Town, guardian: string, childId: string): Promise<void> {
  await db.updateTable('guardianship').set({ ended_at: new Date(clock.now()).toISOString() }).where((where) => where.and({ guardian_id: guardian, child_id: childId })).execute();
  school.children.find(({ id }) => id === childId)?.guardians.delete(guardian);
}

/** The power goes, and comes back. */
async function kill({ running }: Town): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
  await running.stop('SIGKILL');
  await running.restart();
}
