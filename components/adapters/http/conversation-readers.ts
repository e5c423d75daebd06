import type * as v from 'valibot';
import type { Message as MessageSchema } from '../../../contract/src/schemas/message.ts';
import type { Message } from '../../base/ports/chat.ts';
import { messageFor, type Reader } from '../chat/message.ts';

type WireMessage = v.InferOutput<typeof MessageSchema>;

/** Who reads each conversation, learned from what was read: events carry messages as they are for everybody. */
export class ConversationReaders {
  readonly #readers = new Map<string, Reader>();

  remember(conversationId: string, reader: Reader): Reader {
    this.#readers.set(conversationId, reader);
    return reader;
  }

  of(conversationId: string): Reader | undefined {
    return this.#readers.get(conversationId);
  }

  /** The message of a hint; undefined while nobody has read the conversation on this page. */
  message(conversationId: string, wire: WireMessage, asOf: string): Message | undefined {
    const reader = this.#readers.get(conversationId);
    return reader && messageFor(reader, conversationId, wire, asOf);
  }

  /** Another identity reads from now on. */
  forget(): void {
    this.#readers.clear();
  }
}
