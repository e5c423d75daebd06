/** What is live has controls of its own: fetched when there is such a thing, and only then. */
import { importAgain } from '../../base/import-again.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { LiveKeeper } from '../live/live-keeper.ts';
import type { Playback } from '../media/playback.ts';
import type { Hint } from '../view/hint.ts';
import type { DeckHost } from './deck-host.ts';

interface LivingDeck {
  readonly playback: Playback;
  hint(hint: Hint): void;
}

export class Living {
  private readonly deck: LivingDeck;
  private readonly host: DeckHost;
  private kept: LiveKeeper | null = null;
  private isComing = false;

  constructor(deck: LivingDeck, host: DeckHost) {
    this.deck = deck;
    this.host = host;
  }

  /** `null` of an ordinary lesson, and until it is here. */
  get keeper(): LiveKeeper | null {
    return this.deck.playback.isLive ? this.kept : null;
  }

  /** Something moved. */
  look(): void {
    this.kept?.look();
    if (this.deck.playback.isLive && !this.kept) void this.load();
  }

  /** What was live has ended. */
  over(): void {
    if (this.kept) this.deck.hint('live-over');
  }

  /** Without a line it is tried again when the next piece comes. */
  private async load(): Promise<void> {
    if (this.isComing) return;
    this.isComing = true;
    try {
      const { LiveKeeper, liveStyles } = await importAgain(() => import('../live/live-keeper.ts'));
      if (this.host.shadowRoot) adopt(this.host.shadowRoot, [liveStyles]);
      this.kept = new LiveKeeper(this.deck);
      this.host.requestUpdate();
    } catch {
      // Until then one watches without being told how far behind one is.
    } finally {
      this.isComing = false;
    }
  }
}
