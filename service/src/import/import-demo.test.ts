/** The first start on an empty folder, as a person sees it: the service answers, and tells how far the county is. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { planDemoImport } from './import-demo.ts';

const main = new URL('../main.ts', import.meta.url).pathname;

interface LogLine {
  readonly msg: string;
  readonly url?: string;
  readonly percent?: number;
}
interface SessionAnswer {
  readonly state: string;
  readonly progress?: number;
}
interface People {
  readonly items: readonly { readonly id: string; readonly roles: readonly string[] }[];
}
interface Counted {
  readonly facets: { readonly admittedBy: readonly { readonly label: string; readonly count: number }[] };
}

/** What a teacher of the county is told of the catalogue. */
async function countAsTeacher(service: string): Promise<Counted> {
  const api = `${service}/api/v1`;
  const { items } = (await (await fetch(`${api}/demo/people`)).json()) as People;
  const personId = items.find(({ roles }) => roles.length === 1 && roles[0] === 'teacher')?.id;
  const headers = { 'LS-Request': '1', 'Content-Type': 'application/json' };
  const entered = await fetch(`${api}/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ personId }) });
  const Cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { accessToken } = (await (await fetch(`${api}/session/token`, { method: 'POST', headers: { ...headers, Cookie } })).json()) as { accessToken: string };
  return (await (await fetch(`${api}/resources?limit=1`, { headers: { Authorization: `Bearer ${accessToken}` } })).json()) as Counted;
}

it('the first start answers at once, and shows in its log and to whoever asks how far the import is, and has what county and province have admitted', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'learning-space-first-'));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATABASE_URL: '', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const percents: number[] = [];
    let seen: SessionAnswer | undefined;
    let service = '';
    for await (const text of createInterface(child.stdout)) {
      const { msg, url, percent } = JSON.parse(text) as LogLine;
      if (url !== undefined) {
        service = url;
        seen = (await (await fetch(`${url}/api/v1/session`)).json()) as SessionAnswer;
      }
      if (percent !== undefined) percents.push(percent);
      if (msg === 'demo county imported') break;
    }
    assert.equal(seen?.state, 'importing');
    assert.ok((seen.progress ?? 1) < 1);
    assert.deepEqual(percents, [...new Set(percents)].sort((one, other) => one - other));
    assert.equal(percents[0], 0);
    assert.equal(percents.at(-1), 100);
    assert.ok(percents.length >= 4, `only ${percents.join(', ')} %`);
    const { facets } = await countAsTeacher(service);
    assert.deepEqual(facets.admittedBy.map(({ label, count }) => [label, count]), [['云岭县教育局', 2826], ['澜川省教育厅', 20]]);
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
});

/** The demo county as it was imported before its province had anything. */
async function makeEarlierCounty({ services }: TestService): Promise<void> {
  const { db } = services.carrier;
  await db
    .insertInto('tenant')
    .values([
      { tenant_id: 'region.LC', parent_id: null, level: 'province', name: '澜川省教育厅', theme: null },
      { tenant_id: 'demo-yunling', parent_id: 'region.LC', level: 'county', name: '云岭县教育局', theme: null },
    ])
    .execute();
  const now = new Date().toISOString();
  await db.insertInto('import_report').values({ tenant_id: 'demo-yunling', id: 'county', kind: 'catalogue', started_at: now, finished_at: now, counts: '{}', findings: '[]' }).execute();
}

it('a county is whole where nothing of the province lies beside it', async () => {
  const [carrier] = testCarriers;
  assert.ok(carrier);
  const service = await openTestService(carrier);
  try {
    await makeEarlierCounty(service);
    assert.equal(await planDemoImport(service.services, join(tmpdir(), 'no-such-province')), null);
    assert.equal(service.services.readiness.state, 'ready');
  } finally {
    await service.close();
  }
});

it('a county of before the province had anything is given that, once', async () => {
  const [carrier] = testCarriers;
  assert.ok(carrier);
  const service = await openTestService(carrier);
  try {
    const { services } = service;
    const { db } = services.carrier;
    await makeEarlierCounty(service);
    const run = await planDemoImport(services);
    assert.equal(services.readiness.state, 'importing');
    await run?.();
    assert.equal(services.readiness.state, 'ready');
    const taken = await db.selectFrom('resource').select('version').execute();
    assert.deepEqual(taken, Array.from({ length: 20 }, () => ({ version: 1 })));
    assert.equal(await planDemoImport(services), null);
  } finally {
    await service.close();
  }
});
