/** Registers the service worker and says when a new release waits. The person decides when it is used. */

/** Takes the waiting release: activates it and reloads once. */
export type UseRelease = () => void;

/**
 * Calls back when a new release is there and waits. Called when the page shows what the person came for: the worker fetches the whole
 * app, and on a slow line and a slow machine the person would wait for that, too.
 */
export function watchReleases(callback: (use: UseRelease) => void): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const isUpdate = navigator.serviceWorker.controller !== null;
  let isReloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker takes the page over without a reload; a second one was asked for by the person.
    if (!isUpdate || isReloading) return;
    isReloading = true;
    location.reload();
  });
  const register = async (): Promise<void> => {
    const registration = await navigator.serviceWorker.register(workerAddress());
    const offer = (): void => {
      const { waiting } = registration;
      if (waiting !== null && navigator.serviceWorker.controller !== null) callback(() => waiting.postMessage('use-new-release'));
    };
    offer();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
    // A page that stays open for days asks again now and then.
    setInterval(() => void registration.update().catch(() => undefined), 60 * 60 * 1000);
  };
  const start = (): void => void register().catch((error: unknown) => console.warn('[learning-space]', error));
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 2000 });
  else setTimeout(start);
}

/** Under Trusted Types even our own address must be vouched for. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } };
  const policy = trustedTypes?.createPolicy('ls-app', { createScriptURL: (url) => (url === '/sw.js' ? url : '') });
  return policy?.createScriptURL('/sw.js') ?? '/sw.js';
}
