/** What XMPP does not know, and the platform's own server tells: who is who, and which room is about what. */
import type { ConversationKind, Participant } from '../../base/ports/chat.ts';
import type { CallOptions } from '../../base/ports/ports.ts';
import type { ClassReference, PersonReference } from '../../base/ports/types.ts';

/** A room in which the person takes part today, as that person may know it. */
export interface XmppTalk {
  id: string;
  /** Address of the room. */
  room: string;
  kind: ConversationKind;
  title: string | null;
  child: PersonReference | null;
  class: ClassReference | null;
  createdAt: string;
  /** The children whom it concerns: the one of a private talk, and of a class talk those of the reader's own. */
  childIds: readonly string[];
  /** Everybody who takes part or has written, by address. Another family's children are not in it. */
  people: ReadonlyMap<string, Participant>;
}

export interface XmppDirectory {
  talks(options?: CallOptions): Promise<readonly XmppTalk[]>;
}
