/** Loads hls.js: its light build, or the full one where a stream has what only that can play. Once a page each. */
import type Hls from 'hls.js/light';
import { importAgain } from '../../base/import-again.ts';

export type HlsClass = typeof Hls;
export interface HlsModule {
  default: HlsClass;
  /** Gives bytes as they come. */
  FetchLoader: HlsClass['DefaultConfig']['loader'];
}
/** `full` also plays sound that comes in a stream of its own. */
export type HlsBuild = 'light' | 'full';

const builds: Readonly<Record<HlsBuild, () => Promise<HlsModule>>> = {
  light: () => import('hls.js/light'),
  full: () => import('hls.js'),
};
const loading = new Map<HlsBuild, Promise<HlsModule>>();

/** A failed load is forgotten, so that the next intent tries again. */
export function loadHls(build: HlsBuild): Promise<HlsModule> {
  let promise = loading.get(build);
  if (!promise) {
    promise = importAgain(builds[build]);
    promise.catch(() => loading.delete(build));
    loading.set(build, promise);
  }
  return promise;
}
