import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Chunks that whoever is signed in needs at once: fetched beside the entry, not after it has run. */
const neededAtOnce = ['app', 'start'];

/** Names those chunks and all they import in the document, since a slow line makes every step after another cost a round trip. */
const preloads: Plugin = {
  name: 'preload-needed-chunks',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const wanted = new Set<string>();
      const add = (fileName: string): void => {
        const file = bundle[fileName];
        if (file?.type !== 'chunk' || wanted.has(fileName)) return;
        wanted.add(fileName);
        file.imports.forEach(add);
      };
      for (const name of neededAtOnce) {
        const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
        if (chunk === undefined) throw new Error(`There is no chunk called ${name}.`);
        add(chunk.fileName);
      }
      return [...wanted]
        .filter((fileName) => !html.includes(fileName))
        .map((fileName) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  root: here('.'),
  base: '/',
  resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
  build: {
    outDir: here('../dist/app'),
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // As in the library's own builds: a schema that nobody uses is left out.
      treeshake: { manualPureFunctions: ['v', 'defineRoute', 'pageOf'] },
      output: {
        // Few files rather than many small ones: on a slow line each costs a place in the queue.
        codeSplitting: {
          groups: [
            { name: 'first', test: /pwa\/src\/(main|settings)\.ts|preload-helper/, priority: 3 },
            // The app always talks to a service, so the way there comes with it and not after it.
            { name: 'app', test: /pwa\/src\/app\.define\.ts|adapters\/service-ports\.ts/, priority: 2 },
            { name: 'start', test: /pwa\/src\/pages\/start\.ts/, priority: 1 },
          ],
        },
      },
    },
    // Hosts forbid data: addresses for fonts and images, so nothing is inlined.
    assetsInlineLimit: 0,
  },
  plugins: [
    preloads,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icons/*.png'],
        rollupFormat: 'iife',
      },
      manifest: {
        id: '/',
        name: '学习空间',
        short_name: '学习空间',
        description: '一人一空间：资源、任务、进度，在线离线都能用。',
        lang: 'zh-CN',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f7f6f2',
        theme_color: '#f7f6f2',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
});
