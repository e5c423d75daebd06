/** How long the person may watch: fetched when play begins, held to while it goes on. */
import type { WatchTime } from '../../base/ports/index.ts';
import { LsPlayerWatchTimeRequestEvent } from '../limits/watch-events.ts';
import type { WatchHost, WatchKeeper } from '../limits/watch-keeper.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';
import type { DeckHost } from './deck-host.ts';
import type { PanelKeeper } from './panel-keeper.ts';
import type { RestKeeper } from './rest-keeper.ts';

interface LimitedDeck {
  readonly playback: Playback;
  readonly texts: Texts;
  readonly panels: PanelKeeper;
  readonly eyes: RestKeeper;
  readonly stageRoot: HTMLElement | DocumentFragment;
}

export class Limiting implements WatchHost {
  private readonly deck: LimitedDeck;
  private readonly host: DeckHost;
  private kept: WatchKeeper | null = null;

  constructor(deck: LimitedDeck, host: DeckHost) {
    this.deck = deck;
    this.host = host;
  }

  /** `null` until it is known, and where nobody limits anything. */
  get keeper(): WatchKeeper | null {
    const { drawing } = this.deck.panels;
    if (!this.watchTime || !drawing) return null;
    this.kept ??= new drawing.WatchKeeper(this);
    return this.kept;
  }
  get watchTime(): WatchTime | null {
    return this.host.known?.watchTime ?? null;
  }
  get taskId(): string | null {
    return this.host.taskId;
  }
  get stageRoot(): HTMLElement | DocumentFragment {
    return this.deck.stageRoot;
  }
  get playback(): Playback {
    return this.deck.playback;
  }
  get eyes(): RestKeeper {
    return this.deck.eyes;
  }

  /** One event of the media element. */
  media(type: string, isRecorded: boolean): void {
    if (type === 'playing' && isRecorded && !this.watchTime) this.ask(new LsPlayerWatchTimeRequestEvent());
    if (type === 'timeupdate' && !this.playback.paused) this.keeper?.tick(!this.deck.texts.isSpeaking);
  }

  ask(event: LsPlayerWatchTimeRequestEvent): void {
    this.host.ask(event);
  }
  requestUpdate(): void {
    this.host.requestUpdate();
  }
}
