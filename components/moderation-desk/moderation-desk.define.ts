import { define, tagName } from '../base/define.ts';
import { connectModerationDesk } from './moderation-desk.connect.ts';
import { LsModerationDesk } from './moderation-desk.ts';

// A host that defines the element also gets the types of its events.
export type * from './moderation-desk.events.ts';

connectModerationDesk();
define(tagName('moderation-desk'), LsModerationDesk);

declare global {
  interface HTMLElementTagNameMap {
    'ls-moderation-desk': LsModerationDesk;
  }
}
