import { connectPorts, problemFrom, ready, type PushDevice, type PushState } from '../base/index.ts';
import { LsPushChangeEvent, LsPushChangeRequestEvent, LsQuietHoursChangeEvent, LsQuietHoursSetRequestEvent } from './quiet-hours.events.ts';
import { LsQuietHours } from './quiet-hours.ts';

/** What the service has forgotten already need not be taken back. */
const unlessForgotten = (error: unknown): void => {
  if (problemFrom(error).code !== 'not-found') throw error;
};

/** Shows the acting identity's own hours and digest; follows when something comes or is read. */
export function connectQuietHours(): void {
  connectPorts(LsQuietHours, {
    needs: ['notices'],
    uses: ['identity', 'announcements', 'chat'],
    watch: ['device'],
    connect(link) {
      const { notices, identity, announcements, chat } = link.ports;
      const { signal } = link;
      let saved = false;
      let told: { device: PushDevice; publicKey: string } | undefined;
      let push: PushState | undefined;
      const read = (): Promise<void> =>
        link.read('quiet hours', (of) => notices.quietHours({ signal: of }), ({ value, ...freshness }) => ready({ hours: value, sending: false, saved, push }, freshness));
      const change = (changed: { sending?: boolean; pushing?: boolean }): void => {
        const { state } = link.host;
        if (state.type === 'ready') link.show({ ...state, ...changed, saved, push });
      };

      link.on<LsQuietHoursSetRequestEvent>(LsQuietHoursSetRequestEvent.type, async ({ detail }) => {
        saved = false;
        change({ sending: true });
        try {
          const { value } = await notices.setQuietHours(detail.choice);
          saved = true;
          if (value) link.host.dispatchEvent(new LsQuietHoursChangeEvent(value));
          await read();
        } catch (error) {
          // What was chosen stays in the form; the problem is shown beside it.
          change({ sending: false });
          throw error;
        }
      });

      /** Whether anything is offered here. A device that is told says so anew: its language may be another one, or it was given up. */
      const readPush = async (): Promise<void> => {
        const publicKey = (await notices.push?.offer({ signal }))?.value.publicKey ?? null;
        if (publicKey === null) return;
        const device = link.host.device ?? (await import('../base/push-device.ts')).browserPushDevice;
        push = await device.state(publicKey);
        told = { device, publicKey };
        if (push === 'on') push = await sayAnew(device, publicKey);
        change({});
      };
      /** How the device stands after that: one that may not be told is told no longer, and begins only when somebody presses for it again. */
      const sayAnew = async (device: PushDevice, publicKey: string): Promise<PushState> => {
        try {
          await notices.push?.add(await device.subscribe(publicKey, link.host.language));
        } catch (error) {
          if (problemFrom(error).code === 'consent-missing') await device.unsubscribe().catch(() => null);
        }
        return device.state(publicKey);
      };
      link.on<LsPushChangeRequestEvent>(LsPushChangeRequestEvent.type, async ({ detail: { on } }) => {
        if (told === undefined) return;
        const { device, publicKey } = told;
        change({ pushing: true });
        try {
          if (on) {
            // What the person answers to the browser is an answer, and no failure.
            const subscription = await device.subscribe(publicKey, link.host.language).catch(() => null);
            if (subscription !== null) await notices.push?.add(subscription);
          } else {
            const endpoint = await device.unsubscribe();
            if (endpoint !== null) await notices.push?.remove(endpoint).catch(unlessForgotten);
          }
          push = await device.state(publicKey);
          if ((push === 'on') === on) link.host.dispatchEvent(new LsPushChangeEvent(on));
        } catch (error) {
          // A device of which the service does not know is told nothing: it must not say that it is.
          if (on) await device.unsubscribe().catch(() => null);
          push = await device.state(publicKey);
          throw error;
        } finally {
          change({ pushing: false });
        }
      });

      for (const port of [notices, identity, announcements, chat]) port?.subscribe(() => void read(), { signal });
      void read();
      // Where that cannot be found out, nothing is offered.
      void readPush().catch(() => undefined);
    },
  });
}
