/** `npm start` as a newcomer meets it: a fresh checkout with its packages installed, nothing built, no data. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tools/free-port.ts';
import { untilReady } from '../../tools/run-service.ts';
import type { Figure } from '../figure.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patience = 120_000;

export async function* starts(): AsyncIterable<Figure> {
  const checkout = await freshCheckout();
  try {
    const first = await timeStart(checkout);
    yield { name: 'npm start in a fresh checkout, app answers', value: first.answers, unit: 's', goal: { atMost: 20 } };
    yield { name: 'npm start in a fresh checkout, the county is in', value: first.ready, unit: 's', goal: { atMost: 20 } };
    const second = await timeStart(checkout);
    yield { name: 'npm start afterwards, app answers', value: second.answers, unit: 's', goal: { atMost: 3 } };
    yield { name: 'npm start afterwards, the county is there', value: second.ready, unit: 's', goal: { atMost: 3 } };
  } finally {
    await rm(checkout, { recursive: true, force: true });
  }
}

/** The files that git knows or would take, and the installed packages: not what was built, not what was stored. */
async function freshCheckout(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ls-bench-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter(Boolean)) await cp(path.join(root, file), path.join(folder, file)).catch(ignoreDeleted);
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

function ignoreDeleted(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** Seconds from the command until the start page answers, and until its county is imported. */
async function timeStart(checkout: string): Promise<{ answers: number; ready: number }> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, PORT: new URL(origin).port, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  try {
    await untilAnswers(`${origin}/`);
    const answers = seconds();
    await untilReady(origin, patience);
    return { answers, ready: seconds() };
  } finally {
    await end(child);
  }
}

async function untilAnswers(url: string): Promise<void> {
  const last = Date.now() + patience;
  for (;;) {
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > last) throw new Error(`${url} did not answer within ${patience / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** npm ends before what it started has ended: the group is gone when its last process is. */
async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  signal(pid, 'SIGTERM');
  while (signal(pid, 0)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}
