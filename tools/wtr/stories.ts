import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from '@web/dev-server-core';

const root = join(import.meta.dirname, '../..');

/** The story files of all elements, in the order of their names, as paths from the project's root. */
export async function storyFiles(): Promise<string[]> {
  return (await Array.fromAsync(glob('components/*/*.stories.ts', { cwd: root }))).sort();
}

const address = '/test/stories/all.js';

/**
 * Answers `import files from 'stories:all'`: a module whose default export is every story file of the library.
 * `STORIES=player,space` narrows it to some elements while working.
 */
export function storiesPlugin(): Plugin {
  const wanted = process.env['STORIES']?.split(',');
  return {
    name: 'stories',
    resolveImport: ({ source }) => (source === 'stories:all' ? address : undefined),
    async serve(context) {
      if (context.path !== address) return undefined;
      const files = (await storyFiles()).filter(
        (file) => wanted === undefined || wanted.some((name) => file.startsWith(`components/${name}/`)),
      );
      const imports = files.map((file, index) => `import * as story${index} from '/${file}';`);
      const list = files.map((_, index) => `story${index}`).join(', ');
      return { body: `${imports.join('\n')}\nexport default [${list}];\n`, type: 'js' };
    },
  };
}
