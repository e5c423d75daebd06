import { createMemoryService } from '../memory/memory-ports.ts';
import { leaveSuite } from '../test/leave-suite.ts';
import { openOfflineCounty } from '../test/offline-county.ts';
import { openCounty } from '../test/service.ts';

leaveSuite('memory', () => createMemoryService());
leaveSuite('http', openCounty);
leaveSuite('offline over http', openOfflineCounty);
