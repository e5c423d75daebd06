import { openOfflineCounty } from '../test/offline-county.ts';
import { portSuite } from '../test/port-suite.ts';

portSuite('offline over http', openOfflineCounty);
