/** Puts the bundled adapter behind the attribute `service`: the contract over HTTP, with what is kept on this machine. */
import { registerAdapter } from './base/index.ts';

registerAdapter(async (service) => {
  const { createServicePorts } = await import('./adapters/service-ports.ts');
  return createServicePorts({ service });
});
