/** What a module does by being imported is left out by a packer, unless package.json names it: then a test of the sources is green, and the built library lacks it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { root } from '../../tools/build/elements.ts';

interface Import {
  readonly by: string;
  readonly of: string;
}

/** Imports without a name, as `import './words.locales.ts'`. */
function forEffect(by: string, source: string): Import[] {
  return [...source.matchAll(/^import '(\.[^']+)';/gm)].map(([, address = '']) => ({ by, of: path.posix.join(path.posix.dirname(by), address) }));
}

const patterns = (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { sideEffects: readonly string[] }).sideEffects;
const isKept = ({ of }: Import): boolean => patterns.some((pattern) => path.posix.matchesGlob(of, pattern));

it('what is imported for its effect alone is named so that packers keep it', () => {
  const modules = globSync('components/**/*.ts', { cwd: root, exclude: ['**/*.test.ts', '**/*.stories.ts', '**/fixtures/**'] });
  const imports = modules.flatMap((module) => forEffect(module, readFileSync(path.join(root, module), 'utf8')));
  assert.ok(imports.length > 10, `${imports.length} imports for their effect`);
  assert.deepEqual(imports.filter((found) => !isKept(found)), []);
  assert.deepEqual(forEffect('components/player/reading/book.ts', "import './words.ts';\n").filter(isKept), []);
});
