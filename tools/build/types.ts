import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './elements.ts';

/** Writes the declarations of the package's files into a folder. */
export function emitTypes(outDir: string): void {
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', outDir], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The declarations cannot be made:\n${stdout}`);
  // The compiler leaves our `.ts` endings in declarations; whoever installs the package has `.js` and `.d.ts`.
  for (const file of globSync('**/*.d.ts', { cwd: outDir })) {
    const text = readFileSync(join(outDir, file), 'utf8');
    writeFileSync(join(outDir, file), text.replace(/(["'])(\.[^"']*?)\.ts\1/g, '$1$2.js$1'));
  }
}
