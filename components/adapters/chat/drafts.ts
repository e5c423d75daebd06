/** What was begun and not sent, for as long as the page lives. Kept beyond that by the offline adapter. */
import type { AttachmentDraft, ChatPort } from '../../base/ports/chat.ts';

export function pageDrafts(): Pick<ChatPort, 'draft' | 'keepDraft' | 'draftFiles' | 'keepDraftFiles'> {
  const texts = new Map<string, string>();
  const files = new Map<string, readonly AttachmentDraft[]>();
  return {
    draft: async (conversationId) => texts.get(conversationId) ?? '',
    keepDraft: async (conversationId, text) => {
      if (text === '') texts.delete(conversationId);
      else texts.set(conversationId, text);
    },
    draftFiles: async (conversationId) => files.get(conversationId) ?? [],
    keepDraftFiles: async (conversationId, drafts) => void files.set(conversationId, drafts),
  };
}
