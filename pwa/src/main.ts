/**
 * Start of the app. Small, so that it runs while everything else is still on its way: who is signed in is asked for at once,
 * and the parts that are needed next do not wait for one another (`vite.config.ts` names them in the document).
 */
import { startAhead } from 'learning-space/adapters/http/ahead';
import { readSettings } from './settings.ts';

const { isSignedIn, wayIn, language } = readSettings();
if (isSignedIn && wayIn === 'demo') startAhead({ language });
if (isSignedIn) {
  if (location.pathname === '/') void import('./pages/start.ts').catch(() => undefined);
  if (wayIn === 'issuer') void import('./issuer/protocol.ts').catch(() => undefined);
}

// A failure is left to `rescue.js`, which waits for the sign.
void import('./app.define.ts').then(() => {
  document.documentElement.setAttribute('data-started', '');
  document.getElementById('before-start')?.remove();
  // On a thin line it may have said already that nothing comes.
  document.getElementById('rescue')?.remove();
  document.getElementById('app')?.replaceWith(document.createElement('ls-app'));
});
