import { define } from 'learning-space';
// The app always talks to a service, so the way there comes with it and not after it.
import 'learning-space/adapters/service-ports';
import 'learning-space/provider/define';
import 'learning-space/space/define';
import { LsApp } from './app.ts';

define('ls-app', LsApp);

declare global {
  interface HTMLElementTagNameMap {
    'ls-app': LsApp;
  }
}
