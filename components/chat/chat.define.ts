import { define, tagName } from '../base/index.ts';
import { connectChat } from './chat.connect.ts';
import { LsChat } from './chat.ts';

// A host that defines the element also gets the types of its events.
export type * from './chat.events.ts';

connectChat();
define(tagName('chat'), LsChat);

declare global {
  interface HTMLElementTagNameMap {
    'ls-chat': LsChat;
  }
}
