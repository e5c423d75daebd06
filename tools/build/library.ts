import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { elementNames, root } from './elements.ts';
import { leanContract } from './lean-contract.ts';
import { treeshake } from './treeshake.ts';

/** The oldest browsers we promise; Chromium 109 is the last one for Windows 7. */
export const targets = ['chrome109', 'firefox115', 'safari16.4'];

/** What a build of the library can be asked for. */
export interface LibraryOptions {
  readonly outDir: string;
  /** First part of every tag; a copy with another prefix lives beside the first. */
  readonly prefix?: string;
  /** The version the copy gives itself; ours when nothing is said. */
  readonly version?: string;
  /** Puts what elements share, with the libraries below it, into one chunk: then the rest weighs what an element adds to it. */
  readonly baseApart?: boolean;
}

/** The version in package.json. */
export function ownVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
}

/** The chunk of what elements share, where it is put apart. */
export const baseChunk = 'base';

/** Vite wraps each `import()` in what fetches its style sheets and what it imports ahead: we have no style sheets and turn that off, so it would only weigh. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

const shared = ({ outDir, prefix = 'ls', version = ownVersion() }: LibraryOptions): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // Hosts put the files where they like.
  base: './',
  define: { __LS_VERSION__: JSON.stringify(version), __LS_PREFIX__: JSON.stringify(prefix) },
  resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
  plugins: [leanContract(), plainImports],
  build: { outDir, emptyOutDir: true, target: targets, modulePreload: false, assetsInlineLimit: 0 },
});

/** Entries that stand in no file: what one script tag loads. */
function scripts(names: readonly string[]): Plugin {
  const load = (name: string) => `import '/components/service.ts';\nimport '/components/${name}/${name}.define.ts';`;
  const own: Readonly<Record<string, string>> = {
    ...Object.fromEntries(names.map((name) => [name, load(name)])),
    all: names.map(load).join('\n'),
    auto: [
      "import { loadOnSight } from '/components/auto.ts';",
      `loadOnSight({ ${names.map((name) => `'${name}': () => import('script:${name}')`).join(', ')} });`,
    ].join('\n'),
    xmpp: "export { createXmppChat } from '/components/adapters/xmpp/xmpp-chat.ts';",
  };
  return {
    name: 'scripts',
    // The only one that a page imports something from: its name is to stay.
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'script:xmpp', name: 'xmpp', fileName: 'xmpp.js', preserveSignature: 'strict' });
    },
    resolveId: (id) => (id.startsWith('script:') ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0script:') ? own[id.slice('\0script:'.length)] : undefined),
  };
}

/**
 * A page without a bundler learns what a script imports when it has come, and what that imports when that has come: on a slow line each
 * step costs a round trip. What a page loads by its tag names all of it, so that there are two steps. It stands at the end, and changes
 * nothing about the order in which scripts run.
 */
const allImportsAtOnce: Plugin = {
  name: 'all-imports-at-once',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
      const direct = new Set(chunk.imports);
      const all = new Set(direct);
      // A set is walked over what it is given meanwhile, too.
      for (const name of all) {
        const imported = bundle[name];
        if (imported?.type === 'chunk') for (const further of imported.imports) all.add(further);
      }
      chunk.code += [...all].filter((name) => !direct.has(name)).map((name) => `import"./${name}";`).join('');
    }
  },
};

/**
 * For a page without a bundler: `<script type="module" src="…/player.js">` and one tag. A file an element, `all.js`
 * for all of them, `auto.js` for those that stand on the page; what they share is in chunks.
 */
export function scriptBuild(options: LibraryOptions): InlineConfig {
  const names = elementNames();
  const config = shared(options);
  return {
    ...config,
    plugins: [...(config.plugins ?? []), scripts(names), allImportsAtOnce],
    build: {
      ...config.build,
      manifest: 'files.json',
      rolldownOptions: {
        input: Object.fromEntries([...names, 'all', 'auto'].map((name) => [name, `script:${name}`])),
        treeshake,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(options.baseApart === true && { codeSplitting: { groups: [{ name: baseChunk, test: /\/components\/base\/|\/node_modules\// }] } }),
        },
      },
    },
  };
}

/** For a host with a bundler: the sources as JavaScript, file by file, with nothing of others in them. */
export function packageBuild(options: LibraryOptions): InlineConfig {
  const config = shared(options);
  const entries = globSync(['components/*/*.ts', 'components/*.ts', 'components/adapters/*/*.ts'], {
    cwd: root,
    exclude: ['**/*.test.ts', '**/*.stories.ts', 'components/adapters/test/**', 'components/base/story.ts'],
  });
  return {
    ...config,
    build: {
      ...config.build,
      minify: false,
      lib: { entry: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), join(root, file)])), formats: ['es'] },
      rolldownOptions: {
        external: (id: string) => !/^[./\0]|^[a-z]:\\/i.test(id),
        output: { preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js' },
      },
    },
  };
}
