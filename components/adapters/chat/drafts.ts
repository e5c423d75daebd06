/** What was begun and not sent, for as long as the page lives. Kept beyond that by the offline adapter. */
import type { ChatPort } from '../../base/ports/chat.ts';

export function pageDrafts(): Pick<ChatPort, 'draft' | 'keepDraft'> {
  const texts = new Map<string, string>();
  return {
    draft: async (conversationId) => texts.get(conversationId) ?? '',
    keepDraft: async (conversationId, text) => {
      if (text === '') texts.delete(conversationId);
      else texts.set(conversationId, text);
    },
  };
}
