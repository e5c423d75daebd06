import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@web/dev-server-core';

const workerFile = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

/** Serves the worker of msw at the root, the only place from which it sees every request of a test page. */
export function mockWorkerPlugin(): Plugin {
  return {
    name: 'mock-service-worker',
    serve: async (context) =>
      context.path === '/mockServiceWorker.js'
        ? { body: await readFile(workerFile, 'utf8'), type: 'js' }
        : undefined,
  };
}
