/** What the reader has seen, and what a screen reader says of what comes. */
import { announce } from '../../base/controllers/announcer.ts';
import type { MessageValues } from '../../base/i18n.ts';
import { isolate } from '../../base/text.ts';
import { gistOf } from './names.ts';
import type { Entry } from '../chat.types.ts';
import { isSent } from '../model/talk.ts';

/** Reading rests so long before it is told. */
const restMs = 400;

export interface ReadingOptions {
  readonly t: (key: string, values?: MessageValues) => string;
  readonly language: () => string;
  /** The messages of a talk have been on the screen up to this place. */
  readonly onRead: (conversationId: string, sequence: number) => void;
}

export class Reading {
  readonly #options: ReadingOptions;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #heard: { readonly conversationId: string; readonly sequence: number } | undefined;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** A message has been on the screen, if there was somebody before it. */
  see(entry: Entry): void {
    if (!isSent(entry) || document.visibilityState !== 'visible') return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#options.onRead(entry.conversationId, entry.sequence), restMs);
  }

  /** Says the newest message of the open talk, once, if somebody else wrote it while the talk was open. */
  hear(newest: Entry | undefined): void {
    if (newest === undefined || !isSent(newest)) return;
    const { conversationId, sequence, own, author } = newest;
    const { t, language } = this.#options;
    const text = gistOf(newest, t);
    const before = this.#heard;
    this.#heard = { conversationId, sequence };
    if (before?.conversationId !== conversationId || before.sequence === sequence || own || text === '') return;
    announce(t('chat.heard', { name: isolate(author.name), text: isolate(text) }), language());
  }

  stop(): void {
    clearTimeout(this.#resting);
  }

  /** Somebody else may come, who has seen and heard nothing of it. */
  forget(): void {
    this.stop();
    this.#heard = undefined;
  }
}
