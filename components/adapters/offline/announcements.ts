/** Announcements on a bad line: what came is read and answered, and sent once when the line is back; what is written waits. */
import type { Announcement, AnnouncementPage, AnnouncementPort } from '../../base/ports/announcements.ts';
import type { Answer, Receipt } from '../../base/ports/ports.ts';
import type { Write } from './database.ts';
import type { KeptAnswers } from './answers.ts';
import { bytesOf, keptDraft } from './kept-draft.ts';
import type { OwnerFinder } from './owner.ts';
import type { OfflinePortOptions } from './port-options.ts';

/** An announcement as the reader has left it, before the service knows. */
export function withQueuedAnswers(announcement: Announcement, writes: readonly Write[]): Announcement {
  if (announcement.received === null) return announcement;
  let { readAt, toAnswer, children } = announcement.received;
  for (const { command, at } of writes) {
    if (!('announcementId' in command) || command.announcementId !== announcement.id) continue;
    readAt ??= at;
    if (command.kind !== 'announcement-answer') continue;
    const { childIds, choices, signature } = command.answer;
    const { kind } = announcement.ask;
    const isTakenBack = (kind === 'choice' || kind === 'appointment') && choices.length === 0;
    const answer = isTakenBack ? null : { answeredAt: at, own: true, onBehalf: false, choices, signature, isWaiting: true };
    children = children.map((one) => (childIds.includes(one.child.id) ? { ...one, answer } : one));
    toAnswer = children.some((one) => one.answer === null);
  }
  return { ...announcement, received: { ...announcement.received, readAt, toAnswer, children } };
}

function withQueuedPage(page: AnnouncementPage, writes: readonly Write[]): AnnouncementPage {
  const items = page.items.map((item) => withQueuedAnswers(item, writes));
  const fewer = (is: (item: Announcement) => boolean) => page.items.filter(is).length - items.filter(is).length;
  return {
    ...page,
    items,
    toAnswer: Math.max(0, page.toAnswer - fewer(({ received }) => received?.toAnswer === true)),
    unread: Math.max(0, page.unread - fewer(({ received }) => received?.readAt === null)),
    waiting: Math.max(0, page.waiting - fewer(({ received }) => received?.toAnswer === true || received?.readAt === null)),
  };
}

interface OfflineAnnouncementOptions extends OfflinePortOptions {
  answers: KeptAnswers;
  owners: OwnerFinder;
}
const fileQuestion = 'announced file';

export function offlineAnnouncements({ remote, subscribe, read, write, onChange, answers, owners }: OfflineAnnouncementOptions): AnnouncementPort {
  /** What was recalled is not seen here any more either. */
  const forgetRecalled = async (items: readonly Announcement[]): Promise<void> => {
    const recalled = items.flatMap(({ id, state }) => (state === 'recalled' ? [id] : []));
    if (recalled.length > 0) await answers.dropWhere((await owners.find()).id, (key) => key[2] === fileQuestion && recalled.some((id) => id === key[3]));
  };
  const freshOf = async <Value>(asked: Promise<Answer<Value>>, itemsOf: (value: Value) => readonly Announcement[]): Promise<Answer<Value>> => {
    const answer = await asked;
    await forgetRecalled(itemsOf(answer.value));
    return answer;
  };
  const change = 'announcement.changed';
  const told = <Value>(announcementId: string, receipt: Receipt<Value>): Receipt<Value> => {
    if (receipt.status === 'queued') onChange({ type: change, announcementId });
    return receipt;
  };
  return {
    subscribe,
    list: (query, { signal } = {}) => read({ question: ['announcements', query], load: (ports, call) => freshOf(ports.announcements.list(query, call), ({ items }) => items), change, signal }, withQueuedPage),
    get: (announcementId, { signal } = {}) =>
      read({ question: ['announcement', announcementId], load: (ports, call) => freshOf(ports.announcements.get(announcementId, call), (one) => [one]), change, signal }, withQueuedAnswers),
    attachment: async (announcementId, attachmentId, { signal } = {}) => {
      const { value, ...freshness } = await read<ArrayBuffer>({
        question: [fileQuestion, announcementId, attachmentId],
        load: async (ports, call) => {
          const answer = await ports.announcements.attachment(announcementId, attachmentId, call);
          return { ...answer, value: await answer.value.arrayBuffer() };
        },
        change,
        signal,
      });
      return { ...freshness, value: new Blob([value]) };
    },
    audiences: ({ signal } = {}) => read({ question: ['audiences'], load: (ports, call) => ports.announcements.audiences(call), change, signal }),
    families: (announcementId, query, { signal } = {}) =>
      read({ question: ['announced families', announcementId, query], load: (ports, call) => ports.announcements.families(announcementId, query, call), change, signal }),
    markRead: async (announcementId) =>
      told(announcementId, await write<null>(`announcement ${announcementId}`, { kind: 'announcement-read', announcementId }, () => remote.announcements.markRead(announcementId))),
    answer: async (announcementId, answer) =>
      told(
        announcementId,
        await write<Announcement>(`announcement ${announcementId}`, { kind: 'announcement-answer', announcementId, answer }, () => remote.announcements.answer(announcementId, answer)),
      ),
    send: async (draft, key) => {
      const files = await bytesOf(draft.attachments);
      return write<Announcement>('announcements', { kind: 'announcement', draft: keptDraft(draft), key }, () => remote.announcements.send(draft, key), undefined, files);
    },
    report: (receivedId, draft, key) =>
      write(`reports ${receivedId}`, { kind: 'received-report', of: 'announcements', receivedId, draft, key }, () => remote.announcements.report(receivedId, draft, key)),
    // Of what reaches people now only the service knows: these three need the line.
    preview: (question, options) => remote.announcements.preview(question, options),
    remind: (announcementId, key) => remote.announcements.remind(announcementId, key),
    recall: (announcementId) => remote.announcements.recall(announcementId),
  };
}
