import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { ordinaryUser } from './ordinary-user.ts';
import { findProgram } from './programs.ts';

/** A PostgreSQL server of our own, in a folder of its own. */
export interface Postgres extends AsyncDisposable {
  /** Connection string of an empty database, as `DATABASE_URL` takes it. */
  readonly url: string;
  /** Process id of the server, for measurements. */
  readonly pid: number;
}

/** The folder with the newest installed server's programs, or nothing when there is none. */
export function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin/initdb').sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return (debian.at(-1) ?? findProgram('initdb'))?.replace(/\/initdb$/, '');
}

/**
 * Starts a server from the installed package on a free port of this machine, with a fresh folder that goes
 * away with it: `await using postgres = await startPostgres()`.
 * @param settings further settings of the server, as in postgresql.conf
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');
  const owner = ordinaryUser('postgres');
  const folder = mkdtempSync(join(tmpdir(), 'ls-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const running = { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: folder } };

  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '--username=ls', '--auth=trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync'],
    { ...running, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const given = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, port: String(port), ...settings };
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...running, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
  const ended = once(server, 'exit');
  const killAtExit = () => server.kill('SIGINT');
  process.once('exit', killAtExit);

  const stop = async () => {
    process.off('exit', killAtExit);
    if (server.exitCode === null) {
      server.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };

  const ready = [join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'ls']] as const;
  for (let attempt = 0; spawnSync(...ready).status !== 0; attempt += 1) {
    if (attempt === 200 || server.exitCode !== null) {
      await stop();
      throw new Error(`PostgreSQL did not start: ${log}`);
    }
    await delay(50);
  }
  return {
    url: `postgres://ls@127.0.0.1:${port}/postgres`,
    pid: server.pid ?? 0,
    [Symbol.asyncDispose]: stop,
  };
}
