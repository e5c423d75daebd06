import { connectPorts } from '../base/controllers/port-connection.ts';
import type { ChatFeature, Conversation } from '../base/ports/index.ts';
import { FileReads } from '../base/attachments/file-reads.ts';
import { ready } from '../base/state.ts';
import {
  LsAnswerHoursRequestEvent,
  LsAttachmentReadRequestEvent,
  LsContactsRequestEvent,
  LsConversationBlockRequestEvent,
  LsConversationConfigureRequestEvent,
  LsConversationCreateRequestEvent,
  LsConversationMoreRequestEvent,
  LsConversationOpenRequestEvent,
  LsDraftKeepRequestEvent,
  LsMessageEditRequestEvent,
  LsMessageModerateRequestEvent,
  LsMessagePageRequestEvent,
  LsMessageReadRequestEvent,
  LsMessageReportEvent,
  LsMessageReportRequestEvent,
  LsMessageResendRequestEvent,
  LsMessageRetractRequestEvent,
  LsMessageSearchRequestEvent,
  LsMessageSendRequestEvent,
  LsMessageSentEvent,
  LsMessageTranslateRequestEvent,
} from './chat.events.ts';
import { LsChat } from './chat.ts';
import type { ChatData, ChatState, TalkState } from './chat.types.ts';
import { TalkSession } from './model/talk-session.ts';
import { Translations } from './model/translations.ts';

/** News of a talk in the list are gathered for so long. */
const restMs = 120;

/** Feeds every `ls-chat`. */
export function connectChat(): void {
  connectPorts(LsChat, {
    needs: ['chat'],
    uses: ['identity', 'sync', 'translation'],
    watch: ['classId', 'person'],
    connect(link) {
      const { host, signal } = link;
      const { chat, identity, sync, translation } = link.ports;
      let lacks: readonly ChatFeature[] = [];
      let conversations: readonly Conversation[] = [];
      let cursor: string | null = null;
      let readerId: string | null = null;
      let session: TalkSession | undefined;
      let talk: TalkState | null = null;
      let contacts: ChatData['contacts'] = null;
      let found: ChatData['found'] = null;
      let foundCursor: string | null = null;
      let reported: ChatData['reported'] = null;
      /** The message at which the talk that comes next is to open. */
      let wanted: number | null = null;
      let ended = new AbortController();

      const query = {
        ...(host.classId === '' ? {} : { classId: host.classId }),
        ...(host.person === '' ? {} : { childId: host.person }),
      };
      const parts = (): ChatData => ({
        lacks, conversations, more: cursor !== null, unread: unreadOf(conversations), talk, readerId, contacts, found, reported, translations: translations?.held ?? null, files: files.of(session?.conversationId ?? ''),
      });
      const show = (): void => {
        const { state } = host;
        if (state.type === 'ready') link.show({ ...state, ...parts() });
      };

      const files = new FileReads(async (conversationId, id) => (await chat.attachment(conversationId, id, { signal })).value, signal, show);
      const translations = translation && new Translations(translation, signal, show);

      const read = (after: string | null): Promise<void> =>
        link.read(
          'conversations',
          async (readSignal) => {
            lacks = await chat.lacks();
            const page = await chat.list({ ...query, ...(after === null ? {} : { cursor: after }) }, { signal: readSignal });
            readerId ??= (await identity?.me({ signal: readSignal }).catch(() => undefined))?.value.person.id ?? null;
            return page;
          },
          ({ value, ...freshness }): ChatState => {
            conversations = after === null ? value.items : [...conversations, ...value.items];
            cursor = value.nextCursor;
            return ready(parts(), freshness);
          },
        );

      /** Reads one conversation again and puts it where its newest message now belongs. */
      const refresh = async (conversationId: string): Promise<void> => {
        const { value } = await chat.get(conversationId, { signal });
        const others = conversations.filter(({ id }) => id !== conversationId);
        const at = others.findIndex((other) => newest(other) < newest(value));
        conversations = at < 0 ? [...others, value] : [...others.slice(0, at), value, ...others.slice(at)];
        if (session?.conversationId === conversationId) session.setConversation(value);
        show();
      };

      const follow = (): void => {
        if (host.conversation === (session?.conversationId ?? '')) return;
        ended.abort();
        ended = new AbortController();
        talk = null;
        session = undefined;
        if (host.conversation === '') return show();
        const current = new TalkSession({
          port: chat,
          conversationId: host.conversation,
          signal: ended.signal,
          show: (state) => {
            talk = state;
            show();
          },
          onSent: (messageId, status) => void host.dispatchEvent(new LsMessageSentEvent(current.conversationId, messageId, status)),
        });
        session = current;
        void current.open(wanted);
        wanted = null;
      };

      // A burst of news about a talk is one question to the service, after what it brought has been drawn.
      const stale = new Map<string, ReturnType<typeof setTimeout>>();
      const refreshSoon = (conversationId: string): void => {
        if (stale.has(conversationId)) return;
        const later = async (): Promise<void> => {
          stale.delete(conversationId);
          if (!signal.aborted) await refresh(conversationId).catch(() => read(null));
        };
        stale.set(conversationId, setTimeout(() => void later(), restMs));
      };
      signal.addEventListener('abort', () => stale.forEach((timer) => clearTimeout(timer)));

      // The open talk is a property: the person, the host or the address may change it.
      const follower = { hostUpdate: follow };
      host.addController(follower);
      signal.addEventListener('abort', () => {
        ended.abort();
        host.removeController(follower);
      });

      chat.subscribe(
        ({ type, conversationId, message, revision, messageId, progress }) => {
          if (type === 'message.progress' && messageId !== undefined && session?.conversationId === conversationId) session?.hearProgress(messageId, progress ?? 0);
          if (type !== 'conversation.changed') return;
          if (conversationId === undefined) return void read(null);
          if (session?.conversationId === conversationId) void session.hear(message, revision);
          refreshSoon(conversationId);
        },
        { signal },
      );
      sync?.subscribe(({ type }) => void (type === 'sync.changed' && session?.outboxChanged()), { signal });

      const current = (conversationId: string): TalkSession | undefined => (session?.conversationId === conversationId ? session : undefined);
      link.on<LsConversationMoreRequestEvent>(LsConversationMoreRequestEvent.type, () => read(cursor));
      link.on<LsMessageSendRequestEvent>(LsMessageSendRequestEvent.type, ({ detail }) =>
        current(detail.conversationId)?.send({ id: detail.messageId, text: detail.text, attachments: detail.attachments, replyTo: detail.replyTo }),
      );
      link.on<LsAttachmentReadRequestEvent>(LsAttachmentReadRequestEvent.type, ({ detail }) => files.ask(detail.conversationId, detail.attachmentId));
      link.on<LsMessageEditRequestEvent>(LsMessageEditRequestEvent.type, ({ detail }) => current(detail.conversationId)?.edit(detail.messageId, detail.text));
      link.on<LsMessageRetractRequestEvent>(LsMessageRetractRequestEvent.type, ({ detail }) => current(detail.conversationId)?.retract(detail.messageId));
      link.on<LsMessageResendRequestEvent>(LsMessageResendRequestEvent.type, async ({ detail }) => {
        const open = current(detail.conversationId);
        const unsent = open?.unsent(detail.messageId);
        if (open === undefined || unsent === undefined) return;
        open.forget(detail.messageId);
        if (unsent.writeId !== null) await (detail.discard ? sync?.discard(unsent.writeId) : sync?.retry(unsent.writeId));
        else if (!detail.discard) await open.send({ id: unsent.id, text: unsent.text, attachments: unsent.attachments, replyTo: unsent.replyTo });
      });
      link.on<LsMessagePageRequestEvent>(LsMessagePageRequestEvent.type, ({ detail }) => current(detail.conversationId)?.[detail.page]());
      link.on<LsMessageReadRequestEvent>(LsMessageReadRequestEvent.type, async ({ detail }) => {
        if (await current(detail.conversationId)?.markRead(detail.sequence)) await refresh(detail.conversationId);
      });
      link.on<LsConversationOpenRequestEvent>(LsConversationOpenRequestEvent.type, async ({ detail }) => {
        if (session?.conversationId !== detail.conversationId) wanted = detail.sequence;
        else if (detail.sequence !== null) await session.open(detail.sequence);
      });
      link.on<LsMessageTranslateRequestEvent>(LsMessageTranslateRequestEvent.type, ({ detail: { messageId, text, into } }) =>
        into === null ? translations?.putAway(messageId) : translations?.ask(messageId, text, into),
      );
      link.on<LsContactsRequestEvent>(LsContactsRequestEvent.type, async () => {
        contacts = (await chat.contacts({ signal })).value;
        show();
      });
      link.on<LsConversationCreateRequestEvent>(LsConversationCreateRequestEvent.type, async ({ detail }) => {
        const { value } = await chat.open(detail.draft, detail.id);
        if (value === null) return;
        await refresh(value.id);
        await host.open(value.id);
      });
      link.on<LsMessageSearchRequestEvent>(LsMessageSearchRequestEvent.type, async ({ detail: { words, more } }) => {
        const { value } = await chat.search({ q: words, ...(more && foundCursor !== null ? { cursor: foundCursor } : {}) }, { signal });
        foundCursor = value.nextCursor;
        found = { words, items: more ? [...(found?.items ?? []), ...value.items] : value.items, more: foundCursor !== null };
        show();
      });
      link.on<LsMessageReportRequestEvent>(LsMessageReportRequestEvent.type, async ({ detail: { conversationId, messageId, reason, text } }) => {
        const { value } = await chat.report(conversationId, { messageId, reason, text });
        reported = { messageId, caseNumber: value?.caseNumber ?? null };
        show();
        if (value !== null) host.dispatchEvent(new LsMessageReportEvent(messageId, value.caseNumber));
      });
      /** What an act upon a talk gives back is how the talk is now. */
      const settle = async (conversationId: string): Promise<void> => {
        await refresh(conversationId);
        await current(conversationId)?.catchUp();
      };
      link.on<LsMessageModerateRequestEvent>(LsMessageModerateRequestEvent.type, async ({ detail }) => {
        await chat.moderate(detail.conversationId, detail.moderation);
        await settle(detail.conversationId);
      });
      link.on<LsConversationConfigureRequestEvent>(LsConversationConfigureRequestEvent.type, async ({ detail }) => {
        await chat.configure(detail.conversationId, detail.settings);
        await settle(detail.conversationId);
      });
      link.on<LsAnswerHoursRequestEvent>(LsAnswerHoursRequestEvent.type, async ({ detail }) => {
        await chat.setHours(detail.hours);
        await settle(detail.conversationId);
      });
      link.on<LsConversationBlockRequestEvent>(LsConversationBlockRequestEvent.type, async ({ detail }) => {
        await chat.block(detail.conversationId, detail.blocked);
        await settle(detail.conversationId);
      });
      link.on<LsDraftKeepRequestEvent>(LsDraftKeepRequestEvent.type, async ({ detail: { conversationId, text, attachments } }) => {
        await chat.keepDraft(conversationId, text);
        if (attachments !== undefined) await chat.keepDraftFiles(conversationId, attachments);
      });
      void read(null).then(follow);
    },
  });
}

function unreadOf(conversations: readonly Conversation[]): number {
  return conversations.reduce((sum, { unread }) => sum + unread, 0);
}

function newest({ lastMessage, createdAt }: Conversation): string {
  return lastMessage?.sentAt ?? createdAt;
}
