/** Puts the bundled adapter behind the attribute `service`: the contract over HTTP, with what is kept on this machine. */
import { registerAdapter } from './base/index.ts';

registerAdapter(async (service) => {
  const [{ createHttpPorts }, { withOffline }] = await Promise.all([
    import('./adapters/http/http-ports.ts'),
    import('./adapters/offline/with-offline.ts'),
  ]);
  return withOffline(createHttpPorts({ service }), { database: `learning-space ${service}`.trim() });
});
