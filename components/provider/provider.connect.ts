import { LsSessionExpiredEvent } from './provider.events.ts';
import type { LsProvider } from './provider.ts';
import type { ProvidedPorts } from './provider.types.ts';

/** Makes the ports of the provider's service: over the network, with what is kept on this machine in between. */
export async function connectProvider(provider: LsProvider, signal: AbortSignal): Promise<ProvidedPorts> {
  const { createServicePorts } = await import('../adapters/service-ports.ts');
  return createServicePorts({
    service: provider.service,
    signal,
    language: () => provider.effectiveLanguage,
    // Asked at each call, so that a host may set it after the element stands on the page.
    getToken: () => provider.getToken,
    onSessionExpired: () => provider.dispatchEvent(new LsSessionExpiredEvent()),
  });
}
