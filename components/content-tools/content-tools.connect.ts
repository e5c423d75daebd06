import { connectPorts, ready, type Selection } from '../base/index.ts';
import { LsToolChooseRequestEvent, LsToolDepartRequestEvent, LsToolTakeEvent, LsToolTakeRequestEvent } from './content-tools.events.ts';
import { LsContentTools } from './content-tools.ts';
import type { ContentToolsState } from './content-tools.types.ts';

/** Feeds every `ls-content-tools`. */
export function connectContentTools(): void {
  connectPorts(LsContentTools, {
    needs: ['exchange'],
    watch: ['selection'],
    connect(link) {
      const { exchange } = link.ports;
      const { host } = link;
      const busy = (isBusy: boolean): void => {
        const { state } = host;
        if (state.type === 'ready') link.show({ ...state, busy: isBusy });
      };
      const tell = (selection: Selection): void => {
        if (selection.state === 'taken') host.dispatchEvent(new LsToolTakeEvent(selection.id, selection.resourceIds));
      };
      const read = (): Promise<void> =>
        link.read(
          'tools',
          async (signal) => {
            const tools = await exchange.tools({ signal });
            const selection = host.selection === '' ? null : (await exchange.selection(host.selection, { signal })).value;
            return { tools, selection };
          },
          ({ tools: { value: tools, ...freshness }, selection }): ContentToolsState =>
            tools.length === 0 && selection === null ? { type: 'empty' } : ready({ tools, selection, busy: false }, freshness),
        );

      link.on<LsToolChooseRequestEvent>(LsToolChooseRequestEvent.type, async ({ detail: { toolId } }) => {
        busy(true);
        try {
          const { url } = await exchange.choose(toolId, host.purpose);
          host.depart(new LsToolDepartRequestEvent(url));
        } finally {
          busy(false);
        }
      });
      link.on<LsToolTakeRequestEvent>(LsToolTakeRequestEvent.type, async ({ detail: { selectionId, places } }) => {
        busy(true);
        try {
          const selection = await exchange.take(selectionId, places);
          const { state } = host;
          if (state.type === 'ready') link.show({ ...state, selection });
          tell(selection);
        } finally {
          busy(false);
        }
      });
      // Whoever comes back to the page later finds what was taken in the basket, too.
      void read().then(() => {
        if (host.state.type === 'ready' && host.state.selection !== null) tell(host.state.selection);
      });
    },
  });
}
