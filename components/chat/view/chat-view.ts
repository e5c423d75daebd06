/** What the templates of the chat see: facts to show, and acts that a control can ask for. */
import type { Format } from '../../base/format.ts';
import type { MessageValues } from '../../base/i18n.ts';
import type { ChatData, Entry, TalkState } from '../chat.types.ts';

export type ReadyTalk = Extract<TalkState, { type: 'ready' }>;

/** What only the view knows of the open talk. */
export interface WritingState {
  /** What stands in the field. */
  readonly text: string;
  /** The message that is being answered or changed. */
  readonly about: { readonly kind: 'reply' | 'edit'; readonly entry: Entry } | null;
}

export interface ChatActs {
  /** Opens a talk; an empty id goes back to the list. */
  open(conversationId: string): void;
  moreTalks(): void;
  type(text: string): void;
  send(): void;
  /** Leaves answering or changing. */
  leaveAbout(): void;
  toEnd(): void;
  reload(): void;
}

export interface ChatView {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
  readonly data: ChatData;
  readonly writing: WritingState;
  /** Messages that came while the reader was further up. */
  readonly newBelow: number;
  readonly isAtEnd: boolean;
  /** Enter sends; on a phone it makes a new line. */
  readonly enterSends: boolean;
  readonly draftOf: (conversationId: string) => string;
  readonly acts: ChatActs;
}
