/** What the lesson asks its class, and where its teacher stops: fetched when play begins, followed while it goes on. */
import type { CuePointList } from '../../base/ports/index.ts';
import { LsPlayerCuePointsRequestEvent } from '../questions/cue-events.ts';
import type { CueHost, CueKeeper } from '../questions/cue-keeper.ts';
import type { Playback } from '../media/playback.ts';
import type { DeckHost } from './deck-host.ts';
import type { PanelKeeper } from './panel-keeper.ts';
import type { Seeking } from './seeking.ts';

interface AskingDeck {
  readonly playback: Playback;
  readonly panels: PanelKeeper;
  readonly seeking: Seeking;
  play(): Promise<void>;
}

export class Asking implements CueHost {
  private readonly deck: AskingDeck;
  private readonly host: DeckHost;
  private readonly resourceId: string | null;
  private kept: CueKeeper | null = null;

  constructor(deck: AskingDeck, host: DeckHost, resourceId: string | null) {
    this.deck = deck;
    this.host = host;
    this.resourceId = resourceId;
  }

  /** `null` until the lesson plays, where nobody sets any, and where no second is a place that holds. */
  get keeper(): CueKeeper | null {
    const { drawing } = this.deck.panels;
    if (!this.cuePoints || !drawing || !this.deck.playback.hasPlaces) return null;
    this.kept ??= new drawing.CueKeeper(this);
    return this.kept;
  }
  get cuePoints(): CuePointList | null {
    return this.host.known?.cuePoints ?? null;
  }
  get playback(): Playback {
    return this.deck.playback;
  }
  get panels(): PanelKeeper {
    return this.deck.panels;
  }
  get taskId(): string | null {
    return this.host.taskId;
  }
  get language(): string {
    return this.host.language;
  }
  get inOrder(): boolean {
    return this.deck.seeking.isInOrder;
  }

  /** One event of the media element. */
  media(type: string): void {
    if (type === 'playing' && !this.cuePoints && this.resourceId !== null) this.ask(new LsPlayerCuePointsRequestEvent(this.resourceId));
    if (type === 'timeupdate' || type === 'playing' || type === 'seeked' || type === 'pause') this.keeper?.follow(type);
  }
  /** A panel is opened or closed by its button. */
  opened(isOpen: boolean): void {
    this.keeper?.opened(isOpen, this.resourceId);
  }

  ask(event: Parameters<CueHost['ask']>[0]): void {
    this.host.ask(event);
  }
  t(key: string): string {
    return this.host.t(key);
  }
  play(): Promise<void> {
    return this.deck.play();
  }
  seek(seconds: number): void {
    this.deck.seeking.seek(seconds);
  }
  requestUpdate(): void {
    this.host.requestUpdate();
  }
}
