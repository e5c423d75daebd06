/** Start of the app: one element that holds everything, and the sign that it has started. */
import './app.define.ts';

document.documentElement.setAttribute('data-started', '');
document.getElementById('before-start')?.remove();
document.getElementById('app')?.replaceWith(document.createElement('ls-app'));
