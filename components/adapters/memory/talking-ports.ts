/** Ports over a county in memory for what people tell each other: notices, announcements, leave, talks, and cases of these. */
import type { Ports, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { pageDrafts } from '../chat/drafts.ts';
import type { Calls } from './calls.ts';
import type { Parts } from './parts.ts';
import { pageOf } from './search.ts';

type TalkingPorts = Pick<Ports, 'notices' | 'announcements' | 'leave' | 'privacy' | 'chat' | 'cases'>;
type Drafts = ReturnType<typeof pageDrafts>;

export function talkingPorts(parts: Parts, hub: Subscribable, { run, read, write }: Calls, drafts: Drafts): TalkingPorts {
  const { county, resourceReports, quietHours, pushDevices, conversations, cases, received, announcements, leave, personalData, collecting, attendance, ratings } = parts;
  return {
    notices: {
      subscribe: changesFor('notices', hub),
      list: (query, options) =>
        read('notices.list', (by) => {
          const notices = county.notices(by);
          return { ...pageOf(notices, query), unread: notices.filter(({ readAt }) => readAt === null).length };
        }, options?.signal),
      markRead: async (noticeId) => {
        await run('notices.markRead', (by) => county.markRead(by, noticeId));
        return { status: 'sent', value: null };
      },
      quietHours: (options) => read('notices.quietHours', (by) => quietHours.read(by), options?.signal),
      report: (noticeId, draft) => write('notices.report', (by) => received.reportNotice(by, noticeId, draft)),
      push: {
        offer: (options) => read('notices.push.offer', () => pushDevices.offer(), options?.signal),
        add: (device) => write('notices.push.add', (by) => pushDevices.add(by, device)),
        remove: (endpoint) => write('notices.push.remove', (by) => pushDevices.remove(by, endpoint)),
      },
      setQuietHours: (choice) => write('notices.setQuietHours', (by) => quietHours.set(by, choice)),
    },
    announcements: {
      subscribe: changesFor('announcements', hub),
      list: (query, options) =>
        read('announcements.list', (by) => {
          const { items, ...counts } = announcements.list(by);
          return { ...pageOf(items, query), ...counts };
        }, options?.signal),
      attachment: (id, attachmentId, options) => read('announcements.attachment', (by) => announcements.attachment(by, id, attachmentId), options?.signal),
      get: (id, options) => read('announcements.get', (by) => announcements.get(by, id), options?.signal),
      markRead: (id) =>
        write('announcements.markRead', (by) => {
          announcements.markRead(by, id);
          return null;
        }),
      answer: (id, answer) => write('announcements.answer', (by) => announcements.answer(by, id, answer)),
      audiences: (options) => read('announcements.audiences', (by) => announcements.audiences(by), options?.signal),
      preview: (question, options) => read('announcements.preview', (by) => announcements.preview(by, question), options?.signal),
      send: (draft, key) => write('announcements.send', (by) => announcements.send(by, draft, key)),
      families: (id, query, options) => read('announcements.families', (by) => pageOf(announcements.families(by, id, query.state), query), options?.signal),
      remind: (id) => write('announcements.remind', (by) => announcements.remind(by, id)),
      recall: (id) => write('announcements.recall', (by) => announcements.recall(by, id)),
      report: (id, draft) => write('announcements.report', (by) => received.reportAnnouncement(by, id, draft)),
    },
    leave: {
      subscribe: changesFor('leave', hub),
      list: (query, options) =>
        read('leave.list', (by) => {
          const { items, undecided } = leave.list(by, query.day);
          return { ...pageOf(items, query), undecided };
        }, options?.signal),
      request: (draft, key) => write('leave.request', (by) => leave.request(by, draft, key)),
      withdraw: (id) => write('leave.withdraw', (by) => leave.withdraw(by, id)),
      decide: (id, decision) => write('leave.decide', (by) => leave.decide(by, id, decision)),
      roll: (classId, day, options) => read('leave.roll', (by) => attendance.roll(by, classId, day), options?.signal),
      takeRoll: (classId, day, draft) => write('leave.takeRoll', (by) => attendance.take(by, { classId, day }, draft)),
      attendance: (learnerId, options) => read('leave.attendance', (by) => attendance.ofChild(by, learnerId), options?.signal),
    },
    privacy: {
      subscribe: changesFor('privacy', hub),
      read: (options) => read('privacy.read', (by) => personalData.read(by), options?.signal),
      decide: (itemId, childId, decision) => write('privacy.decide', (by) => personalData.decide(by, itemId, childId, decision)),
      collected: (options) => read('privacy.collected', (by) => collecting.read(by), options?.signal),
      decideCollected: (category, personId, on) => write('privacy.decideCollected', (by) => collecting.decide(by, { category, personId }, on)),
      requests: (query, options) =>
        read('privacy.requests', (by) => {
          const { items, open } = personalData.requests(by);
          return { ...pageOf(items, query), open };
        }, options?.signal),
      request: (draft, key) => write('privacy.request', (by) => personalData.request(by, draft, key)),
      withdraw: (id) => write('privacy.withdraw', (by) => personalData.withdraw(by, id)),
      answer: (id, answer) => write('privacy.answer', (by) => personalData.answer(by, id, answer)),
    },
    chat: {
      ...drafts,
      lacks: async () => [],
      subscribe: changesFor('chat', hub),
      list: (query, options) => read('chat.list', (by) => pageOf(conversations.list(by, query), query), options?.signal),
      get: (id, options) => read('chat.get', (by) => conversations.get(by, id), options?.signal),
      contacts: (options) => read('chat.contacts', (by) => conversations.contacts(by), options?.signal),
      open: (draft, key) => write('chat.open', (by) => conversations.open(by, draft, key)),
      messages: (id, query, options) => read('chat.messages', (by) => conversations.messages(by, id, query), options?.signal),
      changes: (id, revision, options) => read('chat.changes', (by) => conversations.changes(by, id, revision), options?.signal),
      send: (id, draft) => write('chat.send', (by) => conversations.send(by, id, draft)),
      attachment: (id, attachmentId, options) => read('chat.attachment', (by) => conversations.attachment(by, id, attachmentId), options?.signal),
      edit: (id, messageId, text) => write('chat.edit', (by) => conversations.edit(by, id, messageId, text)),
      retract: (id, messageId) => write('chat.retract', (by) => conversations.retract(by, id, messageId)),
      markRead: (id, sequence) => write('chat.markRead', (by) => conversations.markRead(by, id, sequence)),
      search: (query, options) =>
        read('chat.search', (by) => {
          const { items, nextCursor } = pageOf(conversations.search(by, query), query);
          return { items, nextCursor };
        }, options?.signal),
      moderate: (id, moderation) => write('chat.moderate', (by) => conversations.moderate(by, id, moderation)),
      configure: (id, settings) => write('chat.configure', (by) => conversations.configure(by, id, settings)),
      setHours: (hours) =>
        write('chat.setHours', (by) => {
          conversations.setHours(by, hours);
          return null;
        }),
      block: (id, blocked) => write('chat.block', (by) => conversations.block(by, id, blocked)),
      report: (id, draft) => write('chat.report', (by) => conversations.report(by, id, draft)),
    },
    cases: {
      subscribe: changesFor('cases', hub),
      list: (query, options) =>
        read('cases.list', (by) => {
          const { items, ...counts } = cases.list(by, query.state);
          return { ...pageOf(items, query), ...counts };
        }, options?.signal),
      comments: (options) => read('cases.comments', (by) => ratings.waiting(by), options?.signal),
      reviewComment: (commentId, shown) =>
        write('cases.reviewComment', (by) => {
          ratings.review(by, commentId, shown);
          return null;
        }),
      act: (id, act, key) => write('cases.act', (by) => cases.act(by, id, act, key)),
      received: (query, options) =>
        read('cases.received', (by) => {
          const { items, open } = received.list(by);
          return { ...pageOf(items, query), open };
        }, options?.signal),
      reportedResources: (query, options) =>
        read('cases.reportedResources', (by) => {
          const { items, open } = resourceReports.toDecide(by);
          return { ...pageOf(items, query), open };
        }, options?.signal),
      decideReport: (id, decision) => write('cases.decideReport', (by) => resourceReports.decide(by, id, decision)),
      receivedAttachment: async (id, attachmentId) => (await write('cases.receivedAttachment', (by) => received.attachment(by, id, attachmentId))).value ?? new Blob(),
      closeReceived: (id, closing) => write('cases.closeReceived', (by) => received.close(by, id, closing)),
      attachment: (id, attachmentId) => run('cases.attachment', (by) => cases.attachment(by, id, attachmentId)),
      export: (id, ground, after, caseId) => write('cases.export', (by) => cases.export(by, id, ground, after, caseId)),
      heldWords: (id, options) => read('cases.heldWords', (by) => cases.heldWords(by, id), options?.signal),
      holdWords: (id, words) => write('cases.holdWords', (by) => cases.holdWords(by, id, words)),
    },
  };
}
