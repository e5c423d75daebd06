/** Feeds `ls-resource-picker` from the resource port, and from the shelf and this machine where they can keep. */
import { connectPorts, problemFrom } from '../base/index.ts';
import { connectExporting } from './connect/export.ts';
import { connectFinding } from './connect/find.ts';
import { connectJudging } from './connect/judge.ts';
import { connectKeeping } from './connect/keep.ts';
import { connectOffline } from './connect/offline.ts';
import { LsResourcePicker } from './resource-picker.ts';

/** Connects every picker. */
export function connectResourcePicker(): void {
  connectPorts(LsResourcePicker, {
    needs: ['resources'],
    uses: ['shelf', 'keeping', 'exchange'],
    watch: ['query', 'curriculum', 'types', 'gives'],
    connect(link) {
      link.host.source = link.ports.resources;
      const offline = connectOffline(link);
      connectJudging(link, offline);
      connectExporting(link);
      const readShelf = connectKeeping(link);
      connectFinding(link, () => {
        readShelf();
        offline.refresh();
        // Most pickers give nothing to anybody.
        if (link.host.gives) void import('./connect/giving.ts').then(({ connectGiving }) => connectGiving(link), (error: unknown) => link.fail(problemFrom(error)));
      });
    },
  });
}
