import { define, tagName } from '../base/define.ts';
import { connectProvider } from './provider.connect.ts';
import { LsProvider } from './provider.ts';

LsProvider.connect ??= connectProvider;
define(tagName('provider'), LsProvider);

declare global {
  interface HTMLElementTagNameMap {
    'ls-provider': LsProvider;
  }
}
