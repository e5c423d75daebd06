/** Modules of the library that are written for browsers, bundled so that Node can run them. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Imports what `source` exports; its imports are written from the root of the project. */
export async function importForNode(source: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    // The same assertions without the parts that need a page.
    alias: { '@open-wc/testing': '@esm-bundle/chai' },
  });
  const file = join(root, 'node_modules', `.conformance-${process.pid}.mjs`);
  await writeFile(file, outputFiles[0]?.contents ?? '');
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}
