import { chatSuite } from '../test/chat-suite.ts';
import { moderationSuite } from '../test/moderation-suite.ts';
import { openOfflineCounty } from '../test/offline-county.ts';

chatSuite('offline over http', openOfflineCounty);
moderationSuite('offline over http', openOfflineCounty);
