/** The service as a process of its own, which a test may kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { secretKey } from '../identity/secrets.ts';
import { optionsOfStarted } from './short-lived.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Ends it without a word, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts the service on a free port, and resolves when it takes requests. */
export async function startProcess(folder: string, environment: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [...optionsOfStarted(), main], {
    env: { ...process.env, ...environment, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info', RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const match = /"url":"([^"]+)"/.exec(text);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once('exit', (code) => reject(new Error(`The service ended with ${code} before it was ready: ${text}`)));
  });
  return {
    child,
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A token of somebody in the test world, for processes with this data folder. */
export async function tokenFor(folder: string, person: string, tenant = 't1'): Promise<string> {
  return new SignJWT({ tenant }).setProtectedHeader({ alg: 'HS256' }).setIssuer('urn:ls:demo').setAudience('urn:ls:demo:token').setSubject(person).setExpirationTime('1h').sign(secretKey(folder, 'demo-token'));
}
