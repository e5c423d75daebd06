/** What happens in the picture, in words: switched on by whoever does not see it, and fetched then. */
import { importAgain } from '../../base/import-again.ts';
import type { LsPlayerSpeakRequestEvent } from '../aloud/speak-event.ts';
import type { DescriptionHost, DescriptionKeeper } from '../describe/description-keeper.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';
import type { Asking } from './asking.ts';
import type { DeckHost } from './deck-host.ts';

interface DescribedDeck {
  readonly playback: Playback;
  readonly texts: Texts;
  readonly asking: Asking;
}

export class Describing implements DescriptionHost {
  /** It did not come over the line. */
  isLost = false;
  private readonly deck: DescribedDeck;
  private readonly host: DeckHost;
  private isOn = false;
  private kept: DescriptionKeeper | null = null;

  constructor(deck: DescribedDeck, host: DeckHost) {
    this.deck = deck;
    this.host = host;
  }

  /** `null` while nobody wants it, and until it is here. */
  get keeper(): DescriptionKeeper | null {
    return this.isOn ? this.kept : null;
  }
  get playback(): Playback {
    return this.deck.playback;
  }
  get texts(): Texts {
    return this.deck.texts;
  }
  get language(): string {
    return this.host.language;
  }
  get isHeld(): boolean {
    return this.deck.asking.keeper?.isAsking ?? false;
  }

  async set(on: boolean): Promise<void> {
    if (on === this.isOn && !this.isLost) return;
    if (!on) this.kept?.release();
    this.isOn = on;
    this.isLost = false;
    if (on) this.texts.prepareDescriptions();
    try {
      if (on && !this.kept) this.kept = new (await importAgain(() => import('../describe/description-keeper.ts'))).DescriptionKeeper(this);
    } catch {
      this.isLost = true;
    }
    this.requestUpdate();
  }

  /** One event of the media element. */
  media(type: string): void {
    this.keeper?.media(type);
  }

  t(key: string): string {
    return this.host.t(key);
  }
  ask(event: LsPlayerSpeakRequestEvent): void {
    this.host.ask(event);
  }
  requestUpdate(): void {
    this.host.requestUpdate();
  }
}
