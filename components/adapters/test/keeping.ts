/** A phone that keeps what the memory service has, for tests of what is kept on a machine. */
import type { KeptResource } from '../../base/ports/keeping.ts';
import type { Resource } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { answerFromKept, mediaCache } from '../offline/kept-media.ts';
import type { OfflinePorts } from '../offline/with-offline.ts';
import { machine, until, type Machine } from './databases.ts';

/** Below this nothing but the test's own files answers. */
export const keptFolder = '/kept-test';

export class KeepingPhone {
  readonly service: MemoryService = createMemoryService();
  readonly machine: Machine = machine();

  tab(who: string = person.pupil): OfflinePorts {
    return this.machine.tab(this.service.portsFor(who), { answersFromKept: async () => true });
  }

  /** A resource of the service, which from now on has other files. */
  resource(id: string, has: Partial<Resource>): Resource {
    const found = this.service.fixtures.resources.find((one) => one.id === id);
    if (!found) throw new Error(`no ${id}`);
    return Object.assign(found, { tracks: [], ...has });
  }

  async keep(tab: OfflinePorts, resource: Resource, height?: number): Promise<void> {
    const offer = await tab.keeping.offer(resource);
    const choice = offer.type === 'choices' ? offer.choices.find((one) => height === undefined || one.height === height) : undefined;
    if (!choice) throw new Error(`nothing to keep: ${JSON.stringify(offer)}`);
    await tab.keeping.keep(resource, choice);
  }

  async shown(tab: OfflinePorts, id: string): Promise<KeptResource | undefined> {
    return (await tab.keeping.list()).items.find(({ resource }) => resource.id === id);
  }

  becomes(tab: OfflinePorts, id: string, state: KeptResource['state']): Promise<void> {
    return until(async () => (await this.shown(tab, id))?.state === state);
  }

  /** The same where it rests before it tries again: the browser says each time that the line may be back. */
  becomesAfterRests(tab: OfflinePorts, id: string, state: KeptResource['state']): Promise<void> {
    return until(async () => {
      dispatchEvent(new Event('online'));
      return (await this.shown(tab, id))?.state === state;
    });
  }

  async end(): Promise<void> {
    await this.machine.end();
    await caches.delete(mediaCache);
  }
}

/** What the service worker would answer. */
export const asked = (path: string, init: RequestInit = {}): Promise<Response | undefined> => answerFromKept(new Request(new URL(path, location.href), init));
export const cachedKeys = async (): Promise<string[]> => (await (await caches.open(mediaCache)).keys()).map(({ url }) => url);
