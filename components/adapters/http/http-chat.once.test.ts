import { chatSuite } from '../test/chat-suite.ts';
import { moderationSuite } from '../test/moderation-suite.ts';
import { openCounty } from '../test/service.ts';

chatSuite('http', openCounty);
moderationSuite('http', openCounty);
