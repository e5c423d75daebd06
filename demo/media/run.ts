import { spawn } from 'node:child_process';

/** Runs a program, feeds it `input` and gives back what it prints; what it complains of becomes the error. */
export function run(program: string, args: readonly string[], input?: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', (error) => {
      reject(new Error(`${program} cannot be started: ${error.message}. It comes with the Debian package of that name.`));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new Error(`${program} ended with ${code}: ${Buffer.concat(complaints).toString('utf8').trim()}`));
    });
    // A program that stops reading early says why in its exit code; the broken pipe itself is no news.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
