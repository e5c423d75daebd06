/** The look of the platform whose person is here: the name of its theme, and the style sheet that knows the name. */

import { themesCache } from './caches.ts';

export interface Look {
  readonly name: string;
  /** Path within the service. */
  readonly stylesheet: string;
}

/** What was kept of an earlier visit, if it is a look; the same rules as in the contract, by hand, for the same reason as the settings. */
export function lookFrom(value: unknown): Look | null {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('stylesheet' in value)) return null;
  const { name, stylesheet } = value;
  const isLook = typeof name === 'string' && /^[a-z][a-z0-9-]{0,31}$/.test(name) && typeof stylesheet === 'string' && /^\/themes\/[A-Za-z0-9._-]+\.css$/.test(stylesheet);
  return isLook ? { name, stylesheet } : null;
}

/** Puts the style sheet of the look into the document, and takes away that of another. */
export function wear(look: Look | null): void {
  const worn = document.head.querySelector<HTMLLinkElement>('link[data-look]');
  if (worn?.getAttribute('href') === look?.stylesheet) return;
  worn?.remove();
  if (look === null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = look.stylesheet;
  link.dataset['look'] = look.name;
  document.head.append(link);
  void keep(look.stylesheet);
}

/** Keeps the style sheet for a start without a line: at the first visit the service worker does not see it pass. */
async function keep(address: string): Promise<void> {
  // Not there on an intranet's plain HTTP, and neither is the service worker.
  if (!('caches' in window)) return;
  try {
    const cache = await caches.open(themesCache);
    if ((await cache.match(address)) === undefined) await cache.add(address);
  } catch {
    // Without a line, or without room: the default look is good, too.
  }
}
