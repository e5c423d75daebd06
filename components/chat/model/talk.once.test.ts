import { expect } from '@open-wc/testing';
import type { Conversation, Message, MessagePage, PendingMessage } from '../../base/ports/index.ts';
import type { Talk } from '../chat.types.ts';
import { compareEntries, continues, isSent, talkOf, withChanges, withNewer, withOlder, withOneUnsent, withUnsent } from './talk.ts';

const author = { id: 'p-wang', name: '王秀兰', role: 'teacher', children: [] } as const;
const can = { edit: false, retract: false, moderate: false, report: true };

function message(sequence: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${sequence}`, conversationId: 'c', sequence, revision: sequence, author: { ...author, children: [] }, own: false,
    sentAt: new Date(Date.UTC(2026, 8, 1, 8, sequence * 10)).toISOString(), text: `第 ${sequence} 条`, attachments: [], replyTo: null, state: 'shown', reason: null,
    editedAt: null, pinned: false, editableUntil: '2026-09-01T08:02:00Z', can, ...more,
  };
}
const pending = (id: string): PendingMessage => ({ id, conversationId: 'c', text: id, attachments: [], replyTo: null, writtenAt: '2026-09-01T07:00:00Z', state: 'queued', problem: null, writeId: 1 });
const page = (from: number, to: number, more: Partial<MessagePage> = {}): MessagePage => ({
  items: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)), hasBefore: from > 1, hasAfter: false, revision: to, pending: [], ...more,
});
const open = (from: number, to: number, more: Partial<MessagePage> = {}): Talk =>
  talkOf({ id: 'c' } as unknown as Conversation, page(from, to, more), { unreadFrom: null, sought: null, asOf: '', stale: false, draft: '', draftFiles: [] });
const ids = ({ entries }: Talk): string[] => entries.map(({ id }) => id);

describe('what is held of a talk', () => {
  it('grows at both ends without gaps or doubles', () => {
    const talk = withNewer(withOlder(open(5, 6, { hasAfter: true }), page(3, 5)), page(6, 8));
    expect(ids(talk)).to.deep.equal(['m3', 'm4', 'm5', 'm6', 'm7', 'm8']);
  });

  it('takes changes where they belong, an older one never over a newer', () => {
    const talk = withChanges(open(1, 3), [message(2, { revision: 5, text: '改过' }), message(4)], 5);
    expect(talk.entries.map(({ text }) => text)).to.deep.equal(['第 1 条', '改过', '第 3 条', '第 4 条']);
    expect(withChanges(talk, [message(2, { revision: 4, text: '旧' })], 5).entries[1]?.text).to.equal('改过');
  });

  it('leaves what is new to a later page while the end is not held', () => {
    expect(ids(withChanges(open(5, 6, { hasAfter: true }), [message(7), message(2)], 9))).to.deep.equal(['m5', 'm6']);
  });

  it('shows a message that waits at the end, and once it has arrived no longer', () => {
    const waiting = withUnsent(open(1, 2), [pending('m3'), pending('x')]);
    expect(ids(waiting)).to.deep.equal(['m1', 'm2', 'm3', 'x']);
    expect(ids(withChanges(waiting, [message(3)], 3))).to.deep.equal(['m1', 'm2', 'm3', 'x']);
    expect(withChanges(waiting, [message(3)], 3).unsent).to.equal(1);
    expect(ids(withOneUnsent(waiting, { ...pending('x'), state: 'refused' }))).to.deep.equal(['m1', 'm2', 'm3', 'x']);
  });

  it('keeps what the service has before what it has not, whatever the clock of the machine says', () => {
    const talk = withUnsent(open(1, 2), [pending('early')]);
    expect(talk.entries.filter(isSent).length).to.equal(2);
    expect([...talk.entries].reverse().sort(compareEntries)).to.deep.equal(talk.entries);
  });

  it('joins what one person says within five minutes', () => {
    const first = message(1);
    const soon = message(2, { sentAt: new Date(Date.parse(first.sentAt) + 60_000).toISOString() });
    expect(continues(soon, first)).to.equal(true);
    expect(continues(message(2), first)).to.equal(false);
    expect(continues({ ...soon, author: { ...soon.author, id: 'p-li' } }, first)).to.equal(false);
    expect(continues(first, undefined)).to.equal(false);
  });
});
