import { connectPorts, newId, problemFrom, ready } from '../base/index.ts';
import { LsLtiChangeEvent, type LsLtiCheckRequestEvent, type LsLtiEndRequestEvent, type LsLtiSaveRequestEvent } from './lti-registrations.events.ts';
import { LsLtiRegistrations } from './lti-registrations.ts';
import type { LtiRegistrationsData, LtiRegistrationsState } from './lti-registrations.types.ts';

/** Feeds every `ls-lti-registrations`. */
export function connectLtiRegistrations(): void {
  connectPorts(LsLtiRegistrations, {
    needs: ['exchange'],
    connect(link) {
      const { exchange } = link.ports;
      const { host } = link;
      /** Made once for what was typed: sent again after a broken line, it is still one registration. */
      let attempt: { words: string; key: string } | undefined;
      let checks: LtiRegistrationsData['checks'] = {};

      const change = (part: Partial<LtiRegistrationsData>): void => {
        const { state } = host;
        if (state.type === 'ready') link.show({ ...state, ...part });
      };
      const note = (id: string, found: LtiRegistrationsData['checks'][string] | undefined): void => {
        const { [id]: _before, ...others } = checks;
        checks = found === undefined ? others : { ...others, [id]: found };
        change({ checks });
      };
      const read = (saving: LtiRegistrationsData['saving']): Promise<void> =>
        link.read(
          'registrations',
          (signal) => exchange.registrations({ signal }),
          ({ value: { ours, items }, ...freshness }): LtiRegistrationsState => ready({ ours, registrations: items, saving, checks }, freshness),
        );

      link.on<LsLtiSaveRequestEvent>('ls-lti-save-request', async ({ detail: { registrationId: id, draft } }) => {
        const words = JSON.stringify(draft);
        if (attempt?.words !== words) attempt = { words, key: newId() };
        change({ saving: { type: 'sending' } });
        try {
          const saved = id === null ? await exchange.register(draft, attempt.key) : await exchange.changeRegistration(id, draft);
          attempt = undefined;
          // What was found out before was about other addresses.
          note(saved.id, undefined);
          await read({ type: 'saved', id: saved.id });
          host.dispatchEvent(new LsLtiChangeEvent(saved.id, id === null ? 'registered' : 'changed'));
        } catch (error) {
          change({ saving: { type: 'failed', problem: problemFrom(error) } });
        }
      });
      link.on<LsLtiEndRequestEvent>('ls-lti-end-request', async ({ detail: { registrationId: id } }) => {
        await exchange.endRegistration(id);
        await read({ type: 'none' });
        host.dispatchEvent(new LsLtiChangeEvent(id, 'ended'));
      });
      link.on<LsLtiCheckRequestEvent>('ls-lti-check-request', async ({ detail: { registrationId: id } }) => {
        note(id, 'running');
        try {
          note(id, await exchange.checkRegistration(id, { signal: link.signal }));
        } catch (error) {
          note(id, undefined);
          throw error;
        }
      });
      void read({ type: 'none' });
    },
  });
}
