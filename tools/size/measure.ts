import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../build/elements.ts';

/** A file of a build, as Vite writes it into `files.json`. */
interface BuiltFile {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly name?: string;
  readonly imports?: readonly string[];
}

/** The files of a build by the sources they come from. */
export type BuiltFiles = Readonly<Record<string, BuiltFile>>;

/** Bytes of a set of files as they go over the line: each file is compressed on its own. */
export interface Weight {
  readonly files: number;
  readonly minified: number;
  readonly gzipped: number;
}

const sum = (texts: readonly Uint8Array[]): Weight => ({
  files: texts.length,
  minified: texts.reduce((total, text) => total + text.length, 0),
  gzipped: texts.reduce((total, text) => total + gzipSync(text, { level: 9 }).length, 0),
});

/** What a build of the library consists of. */
export function readBuild(folder: string): BuiltFiles {
  return JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as BuiltFiles;
}

/** The entries of a build by their names. */
export const entriesOf = (built: BuiltFiles): Map<string, string> =>
  new Map(Object.entries(built).flatMap(([key, { isEntry, name }]) => (isEntry && name ? [[name, key] as const] : [])));

/** The chunks of sources that are loaded by themselves right after the start. */
export const keysOf = (built: BuiltFiles, ...sources: readonly string[]): string[] =>
  Object.keys(built).filter((key) => sources.some((source) => key.endsWith(source)));

/** Everything that is loaded with these before anything is asked for later. */
export function staticGraph(built: BuiltFiles, keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(built[key]?.imports ?? []));
  }
  return seen;
}

/** Weighs files of a build. */
export function weigh(folder: string, built: BuiltFiles, keys: Iterable<string>): Weight {
  const files = new Set([...keys].flatMap((key) => built[key]?.file ?? []));
  return sum([...files].map((file) => readFileSync(join(folder, file))));
}

/** A smallest element of ours, without Lit: what the base itself costs before it asks for anything more. */
export async function weighBareElement(): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `
        import { html } from 'lit';
        import { LsElement, define, tagName } from './components/base/index.ts';
        define(tagName('bare'), class extends LsElement { render() { return html\`<p>1</p>\`; } });
      `,
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'chrome109',
    outdir: 'bare',
    external: ['lit', 'lit/*', '@lit/*'],
    logLevel: 'silent',
  });
  const built: BuiltFiles = Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { imports }]) => [
      file,
      { file, imports: imports.flatMap(({ kind, path }) => (kind === 'import-statement' ? [path] : [])) },
    ]),
  );
  const needed = staticGraph(built, ['bare/stdin.js']);
  return sum(outputFiles.filter(({ path }) => needed.has(relative(root, path))).map(({ contents }) => contents));
}
