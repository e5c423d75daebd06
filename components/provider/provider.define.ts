import { define, tagName } from '../base/define.ts';
import { connectProvider } from './provider.connect.ts';
import { LsProvider } from './provider.ts';

// A host that defines the element also gets the types of its events.
export type * from './provider.events.ts';

LsProvider.connect ??= connectProvider;
define(tagName('provider'), LsProvider);

declare global {
  interface HTMLElementTagNameMap {
    'ls-provider': LsProvider;
  }
}
