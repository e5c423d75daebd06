import { LsRequestEvent } from '../../base/events.ts';

/** A person wants words read aloud. Cancel it to read them with a voice of your own; else the machine does. */
export class LsPlayerSpeakRequestEvent extends LsRequestEvent<{
  /** One after the other, with a pause between them. */
  texts: readonly string[];
  /** Of the words, by the script of most of their letters; where that tells nothing, of the interface. */
  language: string;
}> {
  static readonly type = 'ls-player-speak-request';
  /** Until whoever reads instead of the machine has done so; `null` while nobody said. */
  said: Promise<unknown> | null = null;

  constructor(texts: readonly string[], language: string) {
    super(LsPlayerSpeakRequestEvent.type, 'UX-20', { texts, language });
  }

  /** Says when the words have been read, after `preventDefault()`: a film that waits for them then goes on. */
  respondWith(said: Promise<unknown>): void {
    this.said = said;
    // A voice that failed is done as well.
    said.catch(() => undefined);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-speak-request': LsPlayerSpeakRequestEvent;
  }
}
