/** Devices that are told, in memory: each is one person's. */
import type { PushSubscriptionDraft } from '../../base/ports/push.ts';
import type { PersonalData } from './privacy.ts';
import { Refusal, type Caller, type County } from './county.ts';

export class PushDevices {
  readonly #county: County;
  readonly #personalData: PersonalData;

  constructor(county: County, personalData: PersonalData) {
    this.#county = county;
    this.#personalData = personalData;
    personalData.whenRefused('push', (childId) => {
      const { push } = county.fixtures;
      push.devices = push.devices.filter(({ personId }) => personId !== childId);
    });
  }

  offer(): { publicKey: string | null } {
    return { publicKey: this.#county.fixtures.push.publicKey };
  }

  add(caller: Caller, device: PushSubscriptionDraft): null {
    const { person } = caller;
    const { push } = this.#county.fixtures;
    if (push.publicKey === null) throw new Refusal('not-found');
    this.#personalData.requireConsent(caller, 'push');
    if (!device.endpoint.startsWith('https://')) throw new Refusal('invalid-request');
    push.devices = [...push.devices.filter((one) => one.device.endpoint !== device.endpoint), { personId: person.id, device }];
    return null;
  }

  remove({ person }: Caller, endpoint: string): null {
    const { push } = this.#county.fixtures;
    const others = push.devices.filter((one) => one.personId !== person.id || one.device.endpoint !== endpoint);
    if (others.length === push.devices.length) throw new Refusal('not-found');
    push.devices = others;
    return null;
  }
}
