/**
 * `npm run build`: dist/package for bundlers, dist/lib for script tags, dist/app (the installable app) and dist/demo
 * (host pages). `npm run build -- lib app` makes some of them; `-- lib --prefix yl --out DIR` a copy with own tags.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build as bundle } from 'esbuild';
import { build } from 'vite';
import { compress } from './build/compress.ts';
import { has, root } from './build/elements.ts';
import { writeH5pFont } from './build/icon-font/write.ts';
import { leanContract } from './build/lean-contract.ts';
import { packageBuild, scriptBuild, targets, type LibraryOptions } from './build/library.ts';
import { emitTypes } from './build/types.ts';

const dist = (...path: string[]) => join(root, 'dist', ...path);

function runNode(program: string, ...given: string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...given], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ended with status ${String(status)}`);
}

/** What the reader of papers asks for beside its code: tables of characters, fonts, and what reads scanned pages without WebAssembly. */
function copyPaperFiles(folder: string): void {
  const from = join(root, 'node_modules/pdfjs-dist');
  for (const part of ['cmaps', 'standard_fonts']) cpSync(join(from, part), join(folder, 'pdf', part), { recursive: true });
  cpSync(join(from, 'wasm/openjpeg_nowasm_fallback.js'), join(folder, 'pdf/wasm/openjpeg_nowasm_fallback.js'));
}

async function buildPackage(): Promise<void> {
  await build(packageBuild({ outDir: dist('package') }));
  emitTypes(dist('package'));
  runNode('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'custom-elements-manifest.config.mjs');
}

async function buildScripts(options: LibraryOptions): Promise<void> {
  await build(scriptBuild(options));
  // A page that links a theme gets it in one request.
  await bundle({ entryPoints: globSync('themes/*.css', { cwd: root }), absWorkingDir: root, outdir: join(options.outDir, 'themes'), bundle: true, minify: true, target: targets });
  copyPaperFiles(join(options.outDir, 'chunks'));
}

/** A copy for platforms to serve. */
async function buildServed(options: LibraryOptions): Promise<void> {
  await buildScripts(options);
  await compress(options.outDir);
}

let ownLibrary: Promise<void> | undefined;

/** Our own copy, once a run: host pages hold it, too. */
function buildLibrary(): Promise<void> {
  return (ownLibrary ??= buildServed({ outDir: dist('lib') }));
}

async function buildApp(): Promise<void> {
  if (!has('pwa/vite.config.ts')) return;
  await build({ configFile: join(root, 'pwa/vite.config.ts'), logLevel: 'warn', plugins: [leanContract()] });
  copyPaperFiles(dist('app/assets'));
  await compress(dist('app'), { fine: true });
}

/** Pages of the second origin that carry packages. */
async function buildFrame(): Promise<void> {
  cpSync(join(root, 'frame'), dist('frame'), { recursive: true, filter: (file) => !/\.(ts|json)$/.test(file) });
  await bundle({
    entryPoints: ['scorm', 'h5p'].map((name) => join(root, `frame/${name}/carrier.ts`)),
    outbase: join(root, 'frame'),
    outdir: dist('frame'),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: targets,
    logLevel: 'warning',
  });
  // Content types of H5P were written for it.
  cpSync(join(root, 'node_modules/jquery/dist/jquery.min.js'), dist('frame/h5p/jquery.js'));
  writeFileSync(dist('frame/h5p/icons.woff'), writeH5pFont());
  // Each is one file: not every browser takes a worker that imports.
  for (const name of ['keep', 'open', 'settle', 'worker']) {
    const format = name === 'worker' ? 'iife' : 'esm';
    await bundle({ entryPoints: [join(root, `frame/keep/${name}.ts`)], outdir: dist('frame/keep'), bundle: true, minify: true, format, target: targets, logLevel: 'warning' });
  }
  await compress(dist('frame'));
}

/** People and resources of the county are imported, media are served from where they lie: no host page holds a copy of them. */
const notServed = [join(root, 'demo/county'), join(root, 'demo/media')];
const isOfHostPages = (file: string): boolean => !notServed.includes(file) && !/\.(tsx?|md|blend)$/.test(file);

/** The host pages, with what a portal of their time brings along, and with further copies of the library: of the same version, of another, under another prefix. */
async function buildDemo(): Promise<void> {
  if (!has('demo')) return;
  rmSync(dist('demo'), { recursive: true, force: true });
  cpSync(join(root, 'demo'), dist('demo'), { recursive: true, filter: isOfHostPages });
  cpSync(join(root, 'node_modules/bootstrap/dist'), dist('demo/vendor/bootstrap'), { recursive: true });
  cpSync(join(root, 'node_modules/jquery/dist/jquery.min.js'), dist('demo/vendor/jquery/jquery.min.js'));
  // Host pages with a build of their own take what they need from the package.
  await bundle({
    entryPoints: ['gallery/gallery.define.ts', 'react/page.tsx', 'vue/page.ts', 'angular/page.ts'].map((entry) => join(root, 'demo', entry)),
    outbase: join(root, 'demo'),
    outdir: dist('demo'),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['ls-source'],
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  });
  copyPaperFiles(dist('demo/chunks'));
  await buildLibrary();
  cpSync(dist('lib'), dist('demo/two-versions/same'), { recursive: true });
  // Nobody waits for these over a thin line: they are not compressed.
  await buildScripts({ outDir: dist('demo/two-versions/other'), version: '0.0.9' });
  await buildScripts({ outDir: dist('demo/two-versions/prefixed'), prefix: 'yl' });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { prefix: { type: 'string' }, out: { type: 'string' } },
});
const steps: Readonly<Record<string, () => Promise<void>>> = {
  package: buildPackage,
  lib: () => (values.out || values.prefix ? buildServed({ outDir: values.out ?? dist('lib'), ...(values.prefix ? { prefix: values.prefix } : {}) }) : buildLibrary()),
  app: buildApp,
  frame: buildFrame,
  demo: buildDemo,
};
for (const name of positionals.length > 0 ? positionals : Object.keys(steps)) {
  const step = steps[name];
  if (step === undefined) throw new Error(`There is no build called ${name}; there are: ${Object.keys(steps).join(', ')}`);
  const started = performance.now();
  await step();
  console.log(`${name.padEnd(8)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
