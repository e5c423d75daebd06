/** What a page said to the console, and where it sent requests. */
import type { Page } from 'puppeteer-core';

export interface Watched {
  /** Console errors and uncaught exceptions. */
  readonly errors: string[];
  readonly warnings: string[];
  /** Addresses of all requests that left the page. */
  readonly requests: string[];
}

/** Listens from now on. */
export function watch(page: Page): Watched {
  const watched: Watched = { errors: [], warnings: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
    // The older client calls it `warning`, the newer `warn`.
    if (message.type().startsWith('warn')) watched.warnings.push(message.text());
  });
  page.on('pageerror', (error) => watched.errors.push(error instanceof Error ? error.message : String(error)));
  page.on('request', (request) => watched.requests.push(request.url()));
  return watched;
}

/** Requests that went anywhere but to the page's own origin. */
export function strangers({ requests }: Watched, origin: string): string[] {
  return requests.filter((address) => !/^(data|blob):/.test(address) && new URL(address).origin !== origin);
}
