/** What comes after the first results: its code is asked for once, by whoever wants it first. */
import { importAgain } from '../../base/import-again.ts';
import type { PickerLink } from './place.ts';
import type { Rest } from './rest.ts';

/** @returns gives it, or `null` without a line for its code: results are there all the same, and the next who wants it asks again, or the line when it is back */
export function later(link: PickerLink, load = () => import('./rest.ts')): () => Promise<Rest | null> {
  let coming: Promise<Rest | null> | undefined;
  const rest = (): Promise<Rest | null> =>
    (coming ??= importAgain(load)
      .then(({ connectRest }) => {
        link.signal.throwIfAborted();
        return connectRest(link);
      })
      .catch(() => {
        coming = undefined;
        window.addEventListener('online', again, { signal: link.signal, once: true });
        return null;
      }));
  const again = (): void =>
    void rest().then((connected) => {
      const { state } = link.host;
      connected?.found();
      if (state.type === 'ready' && state.detail?.type === 'ready') void connected?.offer(state.detail.resource);
    });
  return rest;
}
