import { LsRequestEvent } from '../../base/events.ts';

/** A person wants words read aloud. Cancel it to read them with a voice of your own; else the machine does. */
export class LsPlayerSpeakRequestEvent extends LsRequestEvent<{
  /** One after the other, with a pause between them. */
  texts: readonly string[];
  /** Of the words, by the script of most of their letters; where that tells nothing, of the interface. */
  language: string;
}> {
  static readonly type = 'ls-player-speak-request';
  constructor(texts: readonly string[], language: string) {
    super(LsPlayerSpeakRequestEvent.type, 'UX-20', { texts, language });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-speak-request': LsPlayerSpeakRequestEvent;
  }
}
