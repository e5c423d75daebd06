/** Opens a unit of a kept package where the service cannot be asked. */
import { beginLaunch } from './begin.ts';

try {
  location.replace(await beginLaunch(new URL(location.href)));
} catch {
  // The browser has thrown it away: the player says so in the person's language.
  parent.postMessage({ protocol: 'ls-frame/1', type: 'failed' }, '*');
}
