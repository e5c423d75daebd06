import { spawnSync } from 'node:child_process';

/** Some servers refuse to run as root, which is who a container runs as: they then run as the first of these users that there is. */
export function ordinaryUser(...names: readonly string[]): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of [...names, 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(`A server does not run as root, and there is neither a user ${names.join(', ')} nor nobody`);
}
