/** What the templates of the chat see: facts to show, and acts that a control can ask for. */
import type { Playing } from '../../base/attachments/voice-player.ts';
import type { AttachingState, AttachmentViews } from './attaching.ts';
import type { Format } from '../../base/format.ts';
import type { MessageValues } from '../../base/i18n.ts';
import type { AnswerHours, ChatFeature, Contact, ConversationSettings, Message, Moderation, ReportDraft } from '../../base/ports/index.ts';
import type { ChatData, Entry, TalkState } from '../chat.types.ts';

export type ReadyTalk = Extract<TalkState, { type: 'ready' }>;

/** What only the view knows of the open talk. */
export interface WritingState {
  /** What stands in the field. */
  readonly text: string;
  /** What is added to it. */
  readonly attaching: AttachingState;
  /** The message that is being answered or changed. */
  readonly about: { readonly kind: 'reply' | 'edit'; readonly entry: Entry } | null;
}

/** What stands where one writes instead of the field. */
export type Panel = { readonly kind: 'report' | 'hide' | 'mute'; readonly message: Message } | { readonly kind: 'settings' };
/** What stands in the place of the list. */
export type Side = 'talks' | 'contacts' | 'search';

export interface ChatActs {
  /** Opens a talk, at a message if one is named; an empty id goes back to the list. */
  open(conversationId: string, sequence?: number): void;
  turnSide(side: Side): void;
  /** Begins a talk about a child, or opens the one there is: with all who look after the child, or with one of them alone. */
  begin(contact: Contact, guardianId: string | null): void;
  openTopic(classId: string, title: string): void;
  search(words: string, more: boolean): void;
  openPanel(panel: Panel): void;
  closePanel(): void;
  report(draft: ReportDraft): void;
  moderate(moderation: Moderation): void;
  configure(settings: ConversationSettings): void;
  block(blocked: boolean): void;
  setHours(hours: AnswerHours): void;
  moreTalks(): void;
  type(text: string): void;
  send(): void;
  /** Adds files to the message. */
  attach(files: readonly File[]): void;
  detach(id: string): void;
  describe(id: string, description: string): void;
  /** Records a voice; puts it beside the words; throws it away. */
  record(): void;
  endRecording(): void;
  cancelRecording(): void;
  /** Plays or pauses a voice that is to be sent. */
  playDraft(id: string): void;
  seek(place: number): void;
  /** Closes the picture that is shown large. */
  closeViewer(): void;
  saveViewed(): void;
  /** Leaves answering or changing. */
  leaveAbout(): void;
  toEnd(): void;
  reload(): void;
}

export interface ChatView {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
  /** The time by the service's clock, in milliseconds. */
  now(): number;
  readonly data: ChatData;
  readonly writing: WritingState;
  readonly panel: Panel | null;
  readonly side: Side;
  /** Messages that came while the reader was further up. */
  readonly newBelow: number;
  readonly isAtEnd: boolean;
  /** Enter sends; on a phone it makes a new line. */
  readonly enterSends: boolean;
  readonly playing: Playing | null;
  /** What shows attachments, once it has come. */
  readonly attachmentViews: AttachmentViews | null;
  readonly draftOf: (conversationId: string) => string;
  readonly acts: ChatActs;
}

/** Whether the engine behind the talks has a feature. */
export const has = ({ data }: ChatView, feature: ChatFeature): boolean => !(data.lacks?.includes(feature) ?? false);
