import type { Plugin } from '@web/dev-server-core';

/**
 * Serves a `.json` file that a script imports as a module, as the bundler does. What a page fetches,
 * or imports with an import attribute, stays JSON.
 */
export function jsonPlugin(): Plugin {
  const isImported = (path: string, destination: string | undefined) =>
    path.endsWith('.json') && destination === 'script';
  return {
    name: 'json-modules',
    resolveMimeType: (context) =>
      isImported(context.path, context.get('sec-fetch-dest')) ? 'js' : undefined,
    transform: (context) =>
      isImported(context.path, context.get('sec-fetch-dest'))
        ? { body: `export default ${String(context.body)};`, transformCache: false }
        : undefined,
  };
}
