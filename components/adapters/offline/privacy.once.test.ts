import { createMemoryService } from '../memory/memory-ports.ts';
import { openOfflineCounty } from '../test/offline-county.ts';
import { privacySuite } from '../test/privacy-suite.ts';
import { openCounty } from '../test/service.ts';

privacySuite('memory', () => createMemoryService());
privacySuite('http', openCounty);
privacySuite('offline over http', openOfflineCounty);
