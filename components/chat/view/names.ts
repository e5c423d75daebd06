/** How people and talks are called. */
import type { Conversation, Message, Participant } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { ChatView } from './chat-view.ts';

type Words = Pick<ChatView, 't' | 'format'>;

/** What somebody is here: a teacher, or whose guardian. */
export function roleOf({ role, children }: Participant, { t, format }: Words): string {
  if (role === 'teacher') return t('chat.role.teacher');
  if (children.length === 0) return t('chat.role.guardian');
  return t('chat.role.guardian-of', { child: format.list(children.map(({ name }) => isolate(name))) });
}

/** With whom a private talk is; what a class talk is about. */
export function titleOf({ kind, title, participants }: Conversation, readerId: string | null, { t, format }: Words): string {
  if (kind === 'class') return title ?? t('chat.untitled');
  const others = participants.filter(({ id }) => id !== readerId);
  return format.list(others.map(({ name, role }) => t(role === 'teacher' ? 'chat.name.teacher' : 'chat.name.guardian', { name: isolate(name) })));
}

/** About whom, or where: stands under the title, always. */
export function contextOf(conversation: Conversation, { t }: Words): string {
  const { kind, child } = conversation;
  const place = conversation.class === null ? '' : isolate(conversation.class.name);
  if (kind === 'class' || child === null) return t('chat.context.class', { class: place, count: conversation.memberCount });
  return place === '' ? t('chat.context.child', { child: isolate(child.name) }) : t('chat.context.child-class', { child: isolate(child.name), class: place });
}

/** A count in a badge. Nobody needs to know by how much it is too many. */
export function badge(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/** A message in a line: its words, else what it carries. */
export function gistOf({ text, attachments }: Pick<Message, 'text'> & { readonly attachments: readonly { readonly kind: 'picture' | 'voice' | 'file'; readonly name: string }[] }, t: Words['t']): string {
  const [first] = attachments;
  if (text !== '' || first === undefined) return text;
  return first.kind === 'file' ? t('chat.attached.file', { name: isolate(first.name) }) : t(first.kind === 'picture' ? 'chat.attached.picture' : 'chat.attached.voice');
}
