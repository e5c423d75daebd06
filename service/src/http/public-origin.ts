/** The origin under which other systems reach the service. */
import type { Config } from '../config.ts';

/** The configured one, else the one that the request names. */
export function publicOrigin({ publicOrigin: configured }: Pick<Config, 'publicOrigin'>, request: Request): string {
  return configured ?? new URL(request.url).origin;
}
