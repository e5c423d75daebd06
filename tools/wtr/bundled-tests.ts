import { glob } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Middleware } from '@web/dev-server-core';
import { build, type Plugin } from 'esbuild';
import { stories } from './stories.ts';

const root = join(import.meta.dirname, '../..');

/** Scripts that pages of tests load by themselves: a second tab, and the page under the strictest policy. */
const pageScripts = ['components/adapters/test/tab.ts', 'test/csp/page.ts'];

/** What the reader of papers asks for beside its code. */
const paperFiles = '/bundled-tests/pdf/';

/** What a script asks the server of the runner for stays a question to it. */
const serverScripts = ['/__web-dev-server__*'];

/** axe is more than half of what a page of tests would read, and few of them ask it anything: it comes when it is asked. */
const axeOnDemand: Plugin = {
  name: 'axe-on-demand',
  setup: ({ onLoad }) => {
    // The package's own file has a second way for other packers, which brings all of axe into each page.
    onLoad({ filter: /\/chai-a11y-axe\/src\/axe-import\.js$/ }, ({ path }) => ({
      contents: `export let axe;\nexport const loadAxe = async () => {\n  await import('axe-core/axe.min.js');\n  axe = window.axe;\n};\n`,
      resolveDir: dirname(path),
    }));
  },
};

/**
 * The test files and all they import as one bundle with shared pieces. Served one by one, the modules of a test are hundreds of
 * requests for each page, and each file is a page of its own in each of three engines (docs/decisions/0006).
 */
export async function bundledTests(patterns: readonly string[]): Promise<Middleware> {
  const tests = await Array.fromAsync(glob([...patterns], { cwd: root }));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [...new Set([...tests, ...pageScripts])],
    outdir: root,
    outbase: root,
    chunkNames: 'bundled-tests/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    sourcemap: 'linked',
    conditions: ['ls-source', 'browser', 'development'],
    external: serverScripts,
    // What our package.json says of side effects is for those who build with it; tests want every import.
    ignoreAnnotations: true,
    logLevel: 'warning',
    plugins: [stories(), axeOnDemand],
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [`/${relative(root, path)}`, contents]));

  return async (context, next: () => Promise<void>) => {
    if (context.path.startsWith(paperFiles)) context.path = context.path.replace(paperFiles, '/node_modules/pdfjs-dist/');
    const contents = files.get(context.path.replace(/\.ts$/, '.js'));
    if (contents === undefined) return next();
    context.type = context.path.endsWith('.map') ? 'json' : 'js';
    // The name of a piece changes with its content; a browser that has it need not ask again.
    context.set('cache-control', context.path.startsWith('/bundled-tests/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    context.body = Buffer.from(contents);
  };
}
