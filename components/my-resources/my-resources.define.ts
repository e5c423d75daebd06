import { define, tagName } from '../base/index.ts';
import { connectMyResources } from './my-resources.connect.ts';
import { LsMyResources } from './my-resources.ts';

// A host that defines the element also gets the types of its events.
export type * from './my-resources.events.ts';

connectMyResources();
define(tagName('my-resources'), LsMyResources);

declare global {
  interface HTMLElementTagNameMap {
    'ls-my-resources': LsMyResources;
  }
}
