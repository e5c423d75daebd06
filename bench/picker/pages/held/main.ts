/** A machine that has seen a catalogue and then lost the line: the ports that an element would ask, without an element. */
import { countyFixtures, person } from '../../../../components/adapters/memory/fixtures.ts';
import { createMemoryService } from '../../../../components/adapters/memory/memory-ports.ts';
import { withOffline } from '../../../../components/adapters/offline/with-offline.ts';
import type { HeldBench } from '../contract.ts';

const pageSize = 100;
const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
const ports = withOffline(service.portsFor(person.teacher), { database: 'bench-held', limits: { count: 1_000, size: 100_000_000 } });

const blocked: PerformanceEntry[] = [];
let lost = 0;

const bench: HeldBench = {
  async see(resources) {
    service.fixtures.resources.splice(0, Infinity, ...resources);
    for (let from = 0; from < resources.length; from += pageSize) await ports.resources.search({ cursor: String(from), limit: pageSize, facets: false });
  },
  watch() {
    new PerformanceObserver((list) => blocked.push(...list.getEntries())).observe({ type: 'longtask' });
  },
  blocked: () => blocked.map(({ startTime, duration }) => ({ after: startTime - lost, duration })),
  lose() {
    lost = performance.now();
    service.fail({ kind: 'offline' });
    dispatchEvent(new Event('offline'));
  },
  async open() {
    const begun = performance.now();
    while ((await ports.resources.search({ q: 'shuxue' })).value.total === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return performance.now() - begun;
  },
  async search(words) {
    const begun = performance.now();
    const { value } = await ports.resources.search({ q: words });
    return { time: performance.now() - begun, total: value.total };
  },
};
window.heldBench = bench;
