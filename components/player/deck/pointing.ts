/** Pointers on the picture: a mouse plays and pauses; a finger calls the controls, as on every phone. */
import type { Playback } from '../media/playback.ts';
import type { Hint } from '../view/hint.ts';
import type { PlayerActs } from '../view/player-view.ts';
import type { Manner } from './manner.ts';
import type { PanelKeeper } from './panel-keeper.ts';
import { Touch } from './touch.ts';
import type { Wakefulness } from './wakefulness.ts';

/** Seconds of a double tap. */
const tapJump = 10;

interface PointedDeck {
  readonly playback: Playback;
  readonly panels: PanelKeeper;
  readonly manner: Manner;
  readonly wakefulness: Wakefulness;
  readonly acts: PlayerActs;
  seek(seconds: number): void;
  hint(hint: Hint): void;
}

export class Pointing {
  private readonly deck: PointedDeck;
  private readonly touch: Touch;

  constructor(deck: PointedDeck) {
    this.deck = deck;
    this.touch = new Touch({
      tap: () => (deck.wakefulness.awake ? deck.wakefulness.rest() : deck.wakefulness.wake()),
      jump: (direction) => {
        deck.seek(deck.playback.currentTime + direction * tapJump);
        deck.hint(direction < 0 ? 'back' : 'on');
      },
      hold: (on) => {
        if (deck.manner.holdRate(on)) deck.hint('fast');
      },
    });
  }

  on(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { acts, panels } = this.deck;
    const isUp = event.type === 'pointerup';
    if (isUp && panels.open !== null) acts.openPanel(null);
    else if (event.pointerType !== 'touch') {
      if (isUp) acts.toggle();
    } else if (isUp) this.touch.up(event);
    else if (event.type === 'pointerdown') this.touch.down(event);
    else this.touch.cancel();
  }

  cancel(): void {
    this.touch.cancel();
  }
}
