/** Feeds `ls-resource-picker` from the resource port, and from the shelf and this machine where they can keep. */
import { connectPorts } from '../base/index.ts';
import { connectFinding } from './connect/find.ts';
import { connectJudging } from './connect/judge.ts';
import { later } from './connect/later.ts';
import { LsResourcePicker } from './resource-picker.ts';

/** Connects every picker. */
export function connectResourcePicker(): void {
  connectPorts(LsResourcePicker, {
    needs: ['resources'],
    uses: ['shelf', 'keeping', 'exchange'],
    watch: ['query', 'curriculum', 'types', 'gives'],
    connect(link) {
      link.host.source = link.ports.resources;
      const rest = later(link);
      connectJudging(link, rest);
      connectFinding(link, () => void rest().then((connected) => connected?.found()));
    },
  });
}
