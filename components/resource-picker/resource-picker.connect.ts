/** Feeds `ls-resource-picker` from the resource port, and from the shelf and this machine where they can keep. */
import { connectPorts } from '../base/index.ts';
import { importAgain } from '../base/import-again.ts';
import { connectFinding } from './connect/find.ts';
import { connectJudging } from './connect/judge.ts';
import type { Rest } from './connect/rest.ts';
import { LsResourcePicker } from './resource-picker.ts';

/** Connects every picker. */
export function connectResourcePicker(): void {
  connectPorts(LsResourcePicker, {
    needs: ['resources'],
    uses: ['shelf', 'keeping', 'exchange'],
    watch: ['query', 'curriculum', 'types', 'gives'],
    connect(link) {
      link.host.source = link.ports.resources;
      let coming: Promise<Rest | null> | undefined;
      /** Everything else; without a line for its code results are there all the same, and the next answer asks for it again. */
      const rest = (): Promise<Rest | null> =>
        (coming ??= importAgain(() => import('./connect/rest.ts'))
          .then(({ connectRest }) => {
            link.signal.throwIfAborted();
            return connectRest(link);
          })
          .catch(() => {
            coming = undefined;
            return null;
          }));
      connectJudging(link, rest);
      connectFinding(link, () => void rest().then((connected) => connected?.found()));
    },
  });
}
