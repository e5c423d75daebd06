import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** The story files of all elements, in the order of their names, as paths from the project's root. */
async function storyFiles(): Promise<string[]> {
  return (await Array.fromAsync(glob('components/*/*.stories.ts', { cwd: root }))).sort();
}

/**
 * Answers `import files from 'stories:all'`: a module whose default export is every story file of the library.
 * `STORIES=player,space` narrows it to some elements while working.
 */
export function stories(): Plugin {
  const wanted = process.env['STORIES']?.split(',');
  return {
    name: 'stories',
    setup(build) {
      build.onResolve({ filter: /^stories:all$/ }, ({ path }) => ({ path, namespace: 'stories' }));
      build.onLoad({ filter: /.*/, namespace: 'stories' }, async () => {
        const files = (await storyFiles()).filter(
          (file) => wanted === undefined || wanted.some((name) => file.startsWith(`components/${name}/`)),
        );
        const imports = files.map((file, index) => `import * as story${index} from './${file}';`);
        const list = files.map((_, index) => `story${index}`).join(', ');
        return { contents: `${imports.join('\n')}\nexport default [${list}];\n`, resolveDir: root };
      });
    },
  };
}
