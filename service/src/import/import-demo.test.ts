/** The first start on an empty folder, as a person sees it: the service answers, and tells how far the county is. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';

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

it('the first start answers at once, and shows in its log and to whoever asks how far the import is', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'learning-space-first-'));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATABASE_URL: '', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const percents: number[] = [];
    let seen: SessionAnswer | undefined;
    for await (const text of createInterface(child.stdout)) {
      const { msg, url, percent } = JSON.parse(text) as LogLine;
      if (url !== undefined) seen = (await (await fetch(`${url}/api/v1/session`)).json()) as SessionAnswer;
      if (percent !== undefined) percents.push(percent);
      if (msg === 'demo county imported') break;
    }
    assert.equal(seen?.state, 'importing');
    assert.ok((seen.progress ?? 1) < 1);
    assert.deepEqual(percents, [...new Set(percents)].sort((one, other) => one - other));
    assert.equal(percents[0], 0);
    assert.equal(percents.at(-1), 100);
    assert.ok(percents.length >= 4, `only ${percents.join(', ')} %`);
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
});
