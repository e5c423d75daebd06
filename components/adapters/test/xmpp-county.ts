/** The county of the memory adapter, its talks on an XMPP server: the platform tells who is who, the server carries what is said. */
import { executeServerCommand } from '@web/test-runner-commands';
import * as v from 'valibot';
import { newId } from '../../base/id.ts';
import type { ChatPort, Conversation, Participant } from '../../base/ports/chat.ts';
import { createMemoryService, type MemoryPorts, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { createXmppChat, type XmppChatOptions, type XmppTalk } from '../xmpp/xmpp-chat.ts';
import type { Platform } from './port-suite.ts';

const Server = v.object({ service: v.string(), domain: v.string(), rooms: v.string() });

export interface XmppCounty extends Platform {
  portsFor(personId: string): MemoryPorts;
  /** A port of its own line, with what is to be otherwise. */
  chatOf(personId: string, change?: Partial<XmppChatOptions>): ChatPort;
  talksOf(personId: string): Promise<XmppTalk[]>;
  /** Where a person is on the server, and a room. */
  address(personId: string): string;
  room(conversationId: string): string;
  readonly server: v.InferOutput<typeof Server>;
  end(): Promise<void>;
}

export async function openXmppCounty(): Promise<XmppCounty> {
  const service = createMemoryService();
  const county = `c${newId().slice(0, 8)}`;
  const end = new AbortController();
  const user = (personId: string) => `${county}.${personId}`;
  const { people, conversations } = service.fixtures;
  const lists = new Map<string, Conversation[]>();
  for (const { id, identities } of people) {
    if (identities.some(({ role }) => role === 'teacher' || role === 'guardian')) lists.set(id, (await service.portsFor(id).chat.list({})).value.items);
  }
  const members = (conversationId: string) => [...lists].flatMap(([id, talks]) => (talks.some((talk) => talk.id === conversationId) ? [id] : []));
  const server = v.parse(
    Server,
    await executeServerCommand('xmpp:fill', {
      users: people.map(({ id }) => user(id)),
      rooms: conversations.map(({ id, messages }) => ({
        name: `${county}-${id}`,
        members: members(id).map(user),
        messages: messages.map(({ id: messageId, authorId, sentAt, text, replyTo, state }) => ({
          id: messageId, author: user(authorId), sentAt, text, isTombstone: state === 'retracted', answers: replyTo === null ? null : `a${messages.findIndex((other) => other.id === replyTo) + 1}`,
        })),
      })),
    }),
  );
  const address = (personId: string) => `${user(personId)}@${server.domain}`;
  const room = (conversationId: string) => `${county}-${conversationId}@${server.rooms}`;
  const talksOf = async (personId: string): Promise<XmppTalk[]> =>
    (lists.get(personId) ?? []).map(({ id, kind, title, child, class: ofClass, createdAt }) => ({
      id, kind, title, child, class: ofClass, createdAt, room: room(id), childIds: child === null ? [] : [child.id],
      people: new Map(members(id).map((member) => [address(member), participant(service, { member, readerId: personId, classId: ofClass?.id ?? '', isPrivate: kind === 'private' })])),
    }));
  const chatOf = (personId: string, change: Partial<XmppChatOptions> = {}) =>
    createXmppChat({
      service: server.service, domain: server.domain, getAccount: async () => ({ username: user(personId), password: 'p' }), directory: { talks: () => talksOf(personId) }, language: () => 'en', signal: end.signal, ...change,
    });
  const chats = new Map<string, ChatPort>();
  const chatFor = (personId: string): ChatPort => {
    const chat = chats.get(personId) ?? chatOf(personId);
    chats.set(personId, chat);
    return chat;
  };
  for (const { id, reading } of conversations) {
    for (const reader of [person.guardian, person.teacher]) if (reader in reading) await chatFor(reader).markRead(id, reading[reader] ?? 0);
  }
  return {
    server, address, room, chatOf, talksOf,
    portsFor: (personId) => {
      const ports = service.portsFor(personId);
      const chat = chatFor(personId);
      return { ...ports, chat, as: (identityId) => ({ ...ports.as(identityId), chat }) };
    },
    fail: (failure) => service.fail(failure),
    end: async () => end.abort(),
  };
}

/** A person as the reader may know them: another family's children are not told. */
function participant({ fixtures }: MemoryService, { member, readerId, classId, isPrivate }: { member: string; readerId: string; classId: string; isPrivate: boolean }): Participant {
  const ofClass = fixtures.classes.find(({ id }) => id === classId);
  const teachers = Object.keys(ofClass?.teachers ?? {});
  const one = fixtures.people.find(({ id }) => id === member);
  const isTold = teachers.includes(readerId) || readerId === member || isPrivate;
  const children = one?.identities.flatMap((identity) => identity.children.filter(({ id }) => ofClass?.learnerIds.includes(id))) ?? [];
  return {
    id: member, name: one?.name ?? '', role: teachers.includes(member) ? 'teacher' : 'guardian',
    children: isTold && !teachers.includes(member) ? children.map(({ id, name }) => ({ id, name })) : [],
  };
}
