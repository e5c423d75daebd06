import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { build, type Rolldown } from 'vite';
import { elementNames } from './elements.ts';
import { scriptBuild } from './library.ts';

describe('a script that a page loads by its tag', () => {
  const chunks = new Map<string, Rolldown.OutputChunk>();
  before(async () => {
    const config = scriptBuild({ outDir: 'unwritten' });
    const built = (await build({ ...config, logLevel: 'silent', build: { ...config.build, write: false, minify: false } })) as Rolldown.RolldownOutput;
    for (const file of built.output) if (file.type === 'chunk') chunks.set(file.fileName, file);
  });

  it('names all that it needs, so that a slow line asks for it in one go', () => {
    for (const name of [...elementNames(), 'all', 'auto', 'xmpp']) {
      const entry = chunks.get(`${name}.js`);
      assert.ok(entry, name);
      const asked = importedBy(entry.code);
      for (const file of [...asked]) {
        const further = chunks.get(file)?.imports ?? [];
        assert.deepEqual(further.filter((other) => !asked.has(other)), [], `${name}.js learns of these only from ${file}`);
      }
    }
  });
});

/** Names of the files that a script imports before it runs. */
function importedBy(code: string): Set<string> {
  return new Set([...code.matchAll(/(?:^|[;\n}])import\s*(?:[^"';]*?from\s*)?["']\.\/([^"']+)["']/g)].map(([, name = '']) => name));
}
