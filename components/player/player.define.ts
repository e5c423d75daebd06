/** Registers `ls-player` and connects it. */
import { define, tagName } from '../base/index.ts';
import { connectPlayer } from './player.connect.ts';
import { LsPlayer } from './player.ts';

// A host that defines the element also gets the types of its events.
export type * from './player.events.ts';

connectPlayer();
define(tagName('player'), LsPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'ls-player': LsPlayer;
  }
}
