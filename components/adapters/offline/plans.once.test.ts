import { createMemoryService } from '../memory/memory-ports.ts';
import { openOfflineCounty } from '../test/offline-county.ts';
import { planSuite } from '../test/plan-suite.ts';
import { openCounty } from '../test/service.ts';

planSuite('memory', () => createMemoryService());
planSuite('http', openCounty);
planSuite('offline over http', openOfflineCounty);
