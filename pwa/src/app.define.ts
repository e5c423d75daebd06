import { define } from 'learning-space';
import 'learning-space/provider/define';
import 'learning-space/space/define';
import { LsApp } from './app.ts';

define('ls-app', LsApp);

declare global {
  interface HTMLElementTagNameMap {
    'ls-app': LsApp;
  }
}
