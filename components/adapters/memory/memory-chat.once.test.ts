import { chatSuite } from '../test/chat-suite.ts';
import { moderationSuite } from '../test/moderation-suite.ts';
import { createMemoryService } from './memory-ports.ts';

chatSuite('memory', () => createMemoryService());
moderationSuite('memory', () => createMemoryService());
