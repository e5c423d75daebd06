/**
 * The suite that every set of ports passes in the browser, over HTTP ports and the service itself: its app, its rights and
 * its database. What memory and the stand-in of the browser tests answer cannot drift away from it.
 */
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { testCarriers } from '../../service/src/testing/carriers.ts';
import { openTestService, type TestService } from '../../service/src/testing/service.ts';
import { importForNode } from './browser-modules.ts';
import { storeCounty, type County } from './county.ts';

interface Library {
  portSuite(name: string, start: () => Promise<unknown>): void;
  createHttpPorts(options: { fetch: typeof fetch; getToken: () => Promise<string>; language: () => string; changes: { lingerMs: number } }): object;
  countyFixtures(): County;
}

// The suite is written for mocha, whose four functions node:test has as well.
Object.assign(globalThis, { describe, it, beforeEach, afterEach });
// Bundled from the modules that it names.
const { portSuite, createHttpPorts, countyFixtures } = (await importForNode(`
  export { portSuite } from './components/adapters/test/port-suite.ts';
  export { createHttpPorts } from './components/adapters/http/http-ports.ts';
  export { countyFixtures } from './components/adapters/memory/fixtures.ts';
`)) as Library;

for (const carrier of testCarriers) {
  portSuite(`http over the service on ${carrier.name}`, async () => {
    const service: TestService = await openTestService(carrier);
    const county = countyFixtures();
    await storeCounty(service.services.carrier, county);
    let slowMs = 0;
    const throughTheApp: typeof fetch = async (input, init) => {
      await delay(slowMs);
      return service.fetch(new Request(new URL(input instanceof Request ? input.url : input, 'http://localhost'), init));
    };
    return {
      portsFor: (personId: string) =>
        createHttpPorts({ fetch: throughTheApp, getToken: () => service.token(`${county.tenant.id}/${personId}`), language: () => 'zh-CN', changes: { lingerMs: 0 } }),
      fail: (...failures: { kind: string; delayMs?: number }[]) => {
        slowMs = failures.find(({ kind }) => kind === 'slow')?.delayMs ?? 0;
      },
      end: () => service.close(),
    };
  });
}
