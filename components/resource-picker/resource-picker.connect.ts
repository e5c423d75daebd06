/** Feeds `ls-resource-picker` from the resource port, and from the shelf where there is one. */
import { connectPorts } from '../base/index.ts';
import { connectFinding } from './connect/find.ts';
import { connectJudging } from './connect/judge.ts';
import { connectKeeping } from './connect/keep.ts';
import { LsResourcePicker } from './resource-picker.ts';

/** Connects every picker. */
export function connectResourcePicker(): void {
  connectPorts(LsResourcePicker, {
    needs: ['resources'],
    uses: ['shelf'],
    watch: ['query', 'curriculum', 'types'],
    connect(link) {
      connectJudging(link);
      connectFinding(link, connectKeeping(link));
    },
  });
}
