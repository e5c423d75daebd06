import { createMemoryService } from '../memory/memory-ports.ts';
import { caseSuite } from '../test/case-suite.ts';
import { exchangeSuite } from '../test/exchange-suite.ts';
import { recommendationSuite } from '../test/recommendation-suite.ts';
import { shareSuite } from '../test/share-suite.ts';
import { openOfflineCounty } from '../test/offline-county.ts';
import { openCounty } from '../test/service.ts';

// One file for all: each file is a page of its own.
caseSuite('memory', () => createMemoryService());
caseSuite('offline over http', openOfflineCounty);
shareSuite('memory', () => createMemoryService());
shareSuite('offline over http', openOfflineCounty);
exchangeSuite('memory', () => createMemoryService());
exchangeSuite('http', openCounty);
recommendationSuite('memory', () => createMemoryService());
recommendationSuite('http', openCounty);
recommendationSuite('offline over http', openOfflineCounty);
