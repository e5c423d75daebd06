import { createMemoryService } from '../memory/memory-ports.ts';
import { chatSuite } from '../test/chat-suite.ts';
import { contractApp, tokenOf } from '../test/contract-app.ts';
import { moderationSuite } from '../test/moderation-suite.ts';
import { createHttpPorts } from './http-ports.ts';

function platform() {
  const service = createMemoryService();
  const app = contractApp(service);
  const portsFor = (personId: string) => createHttpPorts({ fetch: app.fetch, language: () => 'en', changes: { lingerMs: 0 }, getToken: () => tokenOf(personId) });
  return { portsFor, fail: service.fail };
}

chatSuite('http', platform);
moderationSuite('http', platform);
