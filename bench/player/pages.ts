/** The pages that are measured: production builds, one a player, nothing shared. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { targets } from '../../tools/build/library.ts';

const sources = path.join(import.meta.dirname, 'pages');
const into = path.join(import.meta.dirname, '../../.cache/bench-player/pages');

/** Names of the pages, and the folder that has them. */
export async function buildPages(wanted?: readonly string[]): Promise<{ names: string[]; folder: string }> {
  const names = readdirSync(sources, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && (wanted?.includes(entry.name) ?? true) ? [entry.name] : []));
  for (const name of names) {
    await build({
      root: path.join(sources, name),
      base: './',
      configFile: false,
      logLevel: 'error',
      define: { __LS_VERSION__: '"bench"', __LS_PREFIX__: '"ls"' },
      resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
      build: {
        outDir: path.join(into, name),
        emptyOutDir: true,
        target: targets,
        // As hosts and the pages of others are built.
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 1000,
      },
    });
  }
  return { names, folder: into };
}
