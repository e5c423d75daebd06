import type { Middleware } from '@web/dev-server-core';

const folder = '/lost-once/';

/** A module under each name in `/lost-once/`, lost on the way when it is first asked for, whatever stands behind the name. */
export function lostOnce(): Middleware {
  const lost = new Set<string>();
  return async (context, next: () => Promise<void>) => {
    if (!context.path.startsWith(folder)) return next();
    context.set('cache-control', 'no-store');
    if (lost.has(context.path)) {
      context.type = 'js';
      context.body = 'export const came = true;';
      return;
    }
    lost.add(context.path);
    context.status = 503;
  };
}
