import { connectPorts, ready } from '../base/index.ts';
import { LsQuietHoursChangeEvent, LsQuietHoursSetRequestEvent } from './quiet-hours.events.ts';
import { LsQuietHours } from './quiet-hours.ts';

/** Shows the acting identity's own hours and digest; follows when something comes or is read. */
export function connectQuietHours(): void {
  connectPorts(LsQuietHours, {
    needs: ['notices'],
    uses: ['identity', 'announcements', 'chat'],
    connect(link) {
      const { notices, identity, announcements, chat } = link.ports;
      const { signal } = link;
      let saved = false;
      const read = (): Promise<void> =>
        link.read('quiet hours', (of) => notices.quietHours({ signal: of }), ({ value, ...freshness }) => ready({ hours: value, sending: false, saved }, freshness));
      const change = (sending: boolean): void => {
        const { state } = link.host;
        if (state.type === 'ready') link.show({ ...state, sending, saved });
      };

      link.on<LsQuietHoursSetRequestEvent>(LsQuietHoursSetRequestEvent.type, async ({ detail }) => {
        saved = false;
        change(true);
        try {
          const { value } = await notices.setQuietHours(detail.choice);
          saved = true;
          if (value) link.host.dispatchEvent(new LsQuietHoursChangeEvent(value));
          await read();
        } catch (error) {
          // What was chosen stays in the form; the problem is shown beside it.
          change(false);
          throw error;
        }
      });
      for (const port of [notices, identity, announcements, chat]) port?.subscribe(() => void read(), { signal });
      void read();
    },
  });
}
