import { createMemoryService } from '../memory/memory-ports.ts';
import { cuePointSuite } from '../test/cue-point-suite.ts';
import { openCounty } from '../test/service.ts';

cuePointSuite('memory', () => createMemoryService());
cuePointSuite('http', openCounty);
