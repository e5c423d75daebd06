/** Secret keys of this service, made at the first start and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key of that name, 32 bytes; made when there is none. */
export function secretKey(dataFolder: string, name: 'demo-token' | 'identity-hash' | 'lti-subject' | 'lti-token'): Uint8Array {
  const folder = join(dataFolder, 'keys');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
