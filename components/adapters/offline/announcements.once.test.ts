import { createMemoryService } from '../memory/memory-ports.ts';
import { announcementSuite } from '../test/announcement-suite.ts';
import { openOfflineCounty } from '../test/offline-county.ts';
import { openCounty } from '../test/service.ts';

announcementSuite('memory', () => createMemoryService());
announcementSuite('http', openCounty);
announcementSuite('offline over http', openOfflineCounty);
