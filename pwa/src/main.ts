/** Start of the app: one element that holds everything, and the sign that it has started. */
import './app.define.ts';
import { readSettings } from './settings.ts';

// Whoever is signed in needs these next: asked for now, they do not wait for one another on a slow line.
const { isSignedIn, wayIn } = readSettings();
if (isSignedIn) {
  void import('learning-space/adapters/service-ports').catch(() => undefined);
  if (location.pathname === '/') void import('./pages/start.ts').catch(() => undefined);
  if (wayIn === 'issuer') void import('./issuer/protocol.ts').catch(() => undefined);
}

document.documentElement.setAttribute('data-started', '');
document.getElementById('before-start')?.remove();
document.getElementById('app')?.replaceWith(document.createElement('ls-app'));
