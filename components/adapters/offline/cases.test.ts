import { createMemoryService } from '../memory/memory-ports.ts';
import { caseSuite } from '../test/case-suite.ts';
import { machine, type Machine } from '../test/databases.ts';
import { openCounty } from '../test/service.ts';

// One file for both: each file is a page of its own in three browsers.
caseSuite('memory', () => createMemoryService());
caseSuite('offline over http', async () => {
  const county = await openCounty();
  const machines: Machine[] = [];
  return {
    ...county,
    portsFor: (personId: string) => {
      const own = machine();
      machines.push(own);
      return own.tab(county.portsFor(personId));
    },
    end: async () => {
      await Promise.all(machines.map((one) => one.end()));
    },
  };
});
