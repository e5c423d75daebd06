/** Reads what happens in the picture to whoever does not see it: the film waits meanwhile, and goes on. */
import { Aloud, type AloudHost } from '../aloud/aloud.ts';
import { languageOf } from '../../base/voice.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';

export interface DescriptionHost extends AloudHost {
  readonly playback: Playback;
  readonly texts: Texts;
  /** Something is asked or shown for which the film has to stand still. */
  readonly isHeld: boolean;
}

export class DescriptionKeeper {
  private readonly host: DescriptionHost;
  private readonly aloud: Aloud;
  /** Begins of the lines that were read, since play last went back before them. */
  private readonly read = new Set<number>();
  /** What is being read; each is another. */
  private reading: object | null = null;
  private words: string | null = null;
  /** How often the film had been stopped when it began to wait for the voice. */
  private heldAt = 0;
  /** No voice of this machine reads such words: then a screen reader has to. */
  private isMute = false;

  constructor(host: DescriptionHost) {
    this.host = host;
    this.aloud = new Aloud(host);
  }

  /** What is described now, where no voice reads it. */
  get text(): string | null {
    return this.isMute ? this.words : null;
  }
  get hasNoVoice(): boolean {
    return this.isMute;
  }

  /** One event of the media element. */
  media(type: string): void {
    if (type === 'seeking') this.release();
    if (type === 'seeked') this.forget();
    if (type === 'timeupdate' || type === 'playing' || type === 'seeked') this.look();
  }

  /** A line begins or ends. */
  look(): void {
    const { playback, texts } = this.host;
    // Whoever plays on while it is read wants no more of it.
    if (this.reading && !playback.paused) this.stop();
    if (this.reading || playback.paused) return;
    const due = texts.describedAt(playback.currentTime).filter(({ start }) => !this.read.has(start));
    if (due.length === 0) return;
    for (const { start } of due) this.read.add(start);
    void this.say(due.map(({ text }) => text));
  }

  /** No more of it, and the film goes on where it waits for it. */
  release(): void {
    const waits = this.reading !== null;
    this.stop();
    if (waits) this.goOn();
  }

  stop(): void {
    this.reading = null;
    this.aloud.stop();
  }

  /** What lies before the place where play is now is told again only after play has gone back before it. */
  private forget(): void {
    const { currentTime } = this.host.playback;
    for (const start of this.read) if (start > currentTime) this.read.delete(start);
  }

  private async say(texts: readonly string[]): Promise<void> {
    const { host, aloud } = this;
    this.words = texts.join('\n');
    host.requestUpdate();
    if (this.isMute) return;
    const reading = (this.reading = {});
    host.playback.pause();
    this.heldAt = host.playback.pauses;
    const outcome = await aloud.say(texts, host.texts.describedIn ?? languageOf(this.words, host.language));
    if (this.reading !== reading) return;
    this.reading = null;
    this.isMute = outcome === 'unsaid';
    host.requestUpdate();
    this.goOn();
  }

  /** Not where somebody has stopped it meanwhile, or something else wants it to stand. */
  private goOn(): void {
    const { playback, isHeld } = this.host;
    if (playback.paused && playback.pauses === this.heldAt && !isHeld) void playback.play().catch(() => undefined);
  }
}
