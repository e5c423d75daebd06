/** A second county beside the demo's: its own roster and catalogue, taken in by the command as an administrator would. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { ResourcePage, Task } from '../../../contract/src/index.ts';
import { readConfig } from '../../../service/src/config.ts';
import { openCarrier } from '../../../service/src/start.ts';
import type { RunningService } from '../../../tools/run-service.ts';
import { signInById, type Caller } from './county.ts';

const root = join(import.meta.dirname, '../../..');
const tenant = 'qinghe';

/** People of the other county, and what is theirs. */
export interface Neighbour {
  readonly teacher: Caller;
  readonly pupil: Caller;
  readonly guardian: Caller;
  readonly classId: string;
  readonly resourceId: string;
  readonly taskId: string;
}

/** People's ids by those of the roster. */
export type RosterPeople = ReadonlyMap<string, string>;

/** Takes the county into the data folder of a service that does not run. */
export async function importNeighbour(folder: string): Promise<RosterPeople> {
  importCounty(folder);
  return peopleByRoster(folder);
}

/** Signs its people in; its teacher gives its class a task. */
export async function meetNeighbour({ origin }: RunningService, people: RosterPeople): Promise<Neighbour> {
  const signIn = (rosterId: string): Promise<Caller> => signInById(origin, people.get(rosterId) ?? '');
  const [teacher, pupil, guardian] = await Promise.all([signIn('qh-a0001'), signIn('qh-s0008'), signIn('qh-a0007')]);
  assert.deepEqual([teacher, pupil, guardian].map(({ me }) => me.tenant.id), [tenant, tenant, tenant]);
  const classId = teacher.me.identities.flatMap(({ classes }) => classes)[0]?.id ?? '';
  const resourceId = v.parse(ResourcePage, await (await teacher.call('/resources?limit=1')).json()).items[0]?.id ?? '';
  const given = await teacher.call('/tasks', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ classId, resourceId, title: '清禾县的任务', instruction: '', paperAlternative: null, dueAt: null }),
  });
  return { teacher, pupil, guardian, classId, resourceId, taskId: v.parse(Task, await given.json()).id };
}

/** One lesson of the demo catalogue under another identifier makes the catalogue. */
function importCounty(folder: string): void {
  const catalogue = mkdtempSync(join(tmpdir(), 'ls-neighbour-'));
  const [lesson = ''] = /<resource>.*?<\/resource>/su.exec(readFileSync(join(root, 'demo/county/catalogue/lessons.xml'), 'utf8')) ?? [];
  const own = lesson.replace('yl-lesson-001', 'qh-lesson-001').replace('分数的初步认识', '清禾县的分数课');
  writeFileSync(join(catalogue, 'lessons.xml'), `<?xml version="1.0" encoding="UTF-8"?>\n<catalogue version="1">${own}</catalogue>`);
  const given = ['service/src/import.ts', '--tenant', tenant, '--roster', 'demo/county/neighbour', '--catalogue', catalogue];
  const { status, stderr } = spawnSync(process.execPath, given, { cwd: root, env: { ...process.env, DATA_DIR: folder }, encoding: 'utf8' });
  rmSync(catalogue, { recursive: true });
  assert.equal(status, 0, stderr);
}

/** The county's people by their ids in the roster. The service must be down. */
async function peopleByRoster(folder: string): Promise<RosterPeople> {
  const carrier = await openCarrier(readConfig({ DATA_DIR: folder }));
  try {
    const rows = await carrier.db.selectFrom('person_source').select(['source_id', 'person_id']).where('tenant_id', '=', tenant).execute();
    return new Map(rows.map(({ source_id, person_id }) => [source_id, person_id]));
  } finally {
    await carrier.close();
  }
}
