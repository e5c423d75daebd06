/** What every chat port keeps, whatever engine stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId, newOrderedId } from '../../base/id.ts';
import type { ChatFeature, ChatPort, Message } from '../../base/ports/chat.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

export const words = (text: string) => ({ id: newOrderedId(), text });
const texts = (items: readonly Message[]) => items.map(({ text }) => text);

/** How each feature is asked for where it may be lacking. */
const asked: Readonly<Record<ChatFeature, (port: ChatPort) => Promise<unknown>>> = {
  attachments: (port) => port.send('cv-outing', { ...words(''), attachments: [{ id: newOrderedId(), kind: 'file', name: 'a.txt', file: new Blob(['a']) }] }),
  edit: (port) => port.edit('cv-outing', newOrderedId(), '改'),
  retract: (port) => port.retract('cv-outing', newOrderedId()),
  search: (port) => port.search({ q: '带' }),
  open: (port) => port.open({ kind: 'class', classId: 'c-31', title: '家长会时间' }, newId()),
  close: (port) => port.configure('cv-outing', { state: 'closed' }),
  moderate: (port) => port.moderate('cv-outing', { act: 'mute', personId: person.guardian, until: '2099-01-01T00:00:00.000Z', reason: '' }),
  block: (port) => port.block('cv-maimaiti', true),
  hours: (port) => port.setHours({ days: [1], fromMinute: 480, toMinute: 1080 }),
  report: (port) => port.report('cv-outing', { messageId: newOrderedId(), reason: 'other', text: '' }),
};

/** @param lacks what the engine does not have: then that is said, and the rest is kept */
export function chatSuite(name: string, start: () => Platform | Promise<Platform>, lacks: readonly ChatFeature[] = []): void {
  /** A test of a feature that not every engine has. */
  const itWith = (feature: ChatFeature, title: string, test: () => Promise<void>): void => {
    if (!lacks.includes(feature)) it(title, test);
  };
  describe(`${name}: what every chat keeps`, () => {
    let platform: Platform;
    let teacher: ChatPort;
    let father: ChatPort;
    let otherParent: ChatPort;
    beforeEach(async () => {
      platform = await start();
      teacher = teacherOf(platform).chat;
      father = platform.portsFor(person.guardian).chat;
      otherParent = platform.portsFor(person.otherGuardian).chat;
    });
    afterEach(async () => platform.end?.());
    const messagesOf = async (port: ChatPort, id: string) => (await port.messages(id, {})).value.items;

    it('says plainly what it does not have', async () => {
      expect(await teacher.lacks()).to.have.members([...lacks]);
      for (const feature of lacks) {
        const refused = await rejection(asked[feature](teacher));
        expect([refused.code, refused.offline], feature).to.deep.equal(['not-supported', false]);
        for (const text of [refused.message, refused.detail, refused.action]) expect(text).not.to.equal('');
      }
      if (lacks.length > 0) expect((await messagesOf(father, 'cv-outing'))).to.have.length(5);
    });

    it('[LI-10] lists the own conversations, the newest first, with what is unread', async () => {
      const { value } = await father.list({});
      expect(value.items.map(({ id, unread }) => [id, unread])).to.deep.equal([['cv-maimaiti', 2], ['cv-outing', 0], ['cv-reading', 0]]);
      expect(value.items[0]?.lastMessage?.text).to.equal('没有的话学校可以借，不用买。');
      expect((await father.list({ kind: 'class' })).value.items.map(({ id }) => id)).to.deep.equal(['cv-outing', 'cv-reading']);
    });

    it('[P-03] carries a private talk between teacher and guardian', async () => {
      const draft = { ...words('直尺带好了。𠮷'), replyTo: (await messagesOf(father, 'cv-maimaiti'))[2]?.id ?? null };
      const { status, value } = await father.send('cv-maimaiti', draft);
      expect(status).to.equal('sent');
      expect(value).to.include({ id: draft.id, sequence: 5, own: true, text: '直尺带好了。𠮷', replyTo: draft.replyTo });
      const read = (await messagesOf(teacher, 'cv-maimaiti')).at(-1);
      expect(read).to.include({ id: draft.id, sequence: 5, own: false });
      expect(read?.author).to.deep.include({ name: '艾力·吐尔逊', role: 'guardian' });
    });

    itWith('attachments', '[P-03] carries a photo to those of the talk alone, until it is taken back', async () => {
      const canvas = new OffscreenCanvas(64, 48);
      canvas.getContext('2d')?.fillRect(8, 8, 20, 20);
      const file = await canvas.convertToBlob({ type: 'image/jpeg' });
      const attachment = { id: newOrderedId(), kind: 'picture' as const, name: '折纸.jpg', file, width: 64, height: 48, description: '一张折好的纸' };
      const sent = await father.send('cv-maimaiti', { ...words(''), attachments: [attachment] });
      const seen = (await messagesOf(teacher, 'cv-maimaiti')).at(-1);
      expect(seen?.attachments[0]).to.include({ id: attachment.id, kind: 'picture', name: '折纸.jpg', mediaType: 'image/jpeg', width: 64, height: 48, description: '一张折好的纸' });
      const { value: bytes } = await teacher.attachment('cv-maimaiti', attachment.id);
      expect((await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))).width).to.equal(64);
      for (const [port, talk] of [[otherParent, 'cv-maimaiti'], [platform.portsFor(person.pupil).chat, 'cv-maimaiti'], [father, 'cv-outing']] as const) {
        expect((await rejection(port.attachment(talk, attachment.id))).code).to.be.oneOf(['not-found', 'forbidden']);
      }
      await father.retract('cv-maimaiti', sent.value?.id ?? '');
      expect((await rejection(teacher.attachment('cv-maimaiti', attachment.id))).code).to.equal('not-found');
      expect((await messagesOf(teacher, 'cv-maimaiti')).at(-1)?.attachments).to.deep.equal([]);
      const page = { ...attachment, id: newOrderedId(), kind: 'file' as const, name: 'a.html', file: new Blob(['<script>']) };
      expect((await rejection(father.send('cv-maimaiti', { ...words(''), attachments: [page] }))).code).to.equal('attachment-kind');
    });

    it('[SYS-27] [P-03] shows a private talk to nobody else', async () => {
      for (const port of [otherParent, platform.portsFor(person.pupil).chat]) {
        const refused = await rejection(port.messages('cv-maimaiti', {}));
        expect(refused.code).to.be.oneOf(['not-found', 'forbidden']);
        expect((await rejection(port.send('cv-maimaiti', words('?')))).code).to.be.oneOf(['not-found', 'forbidden']);
      }
      expect((await otherParent.list({})).value.items.map(({ id }) => id)).not.to.include('cv-maimaiti');
    });

    it("tells a guardian nothing of another family's child", async () => {
      const seen = (await messagesOf(otherParent, 'cv-outing')).find(({ author }) => author.id === 'p-ouyanghui');
      expect(seen?.author.children).to.deep.equal([]);
      const known = (await messagesOf(teacher, 'cv-outing')).find(({ author }) => author.id === 'p-ouyanghui');
      expect(known?.author.children.map(({ name: child }) => child)).to.deep.equal(['欧阳雨桐']);
    });

    it('has one message of one id, however often it is sent', async () => {
      const draft = words('好的');
      const [first, second] = [await father.send('cv-outing', draft), await father.send('cv-outing', draft)];
      expect(second.value?.sequence).to.equal(first.value?.sequence);
      expect((await messagesOf(teacher, 'cv-outing')).filter(({ id }) => id === draft.id)).to.have.length(1);
    });

    it('numbers messages without gaps when many write at once', async () => {
      await Promise.all([father, otherParent, teacher].flatMap((port) => [1, 2, 3].map((count) => port.send('cv-outing', words(`第${count}条`)))));
      expect((await messagesOf(teacher, 'cv-outing')).map(({ sequence }) => sequence)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    });

    it('gives pages before, after and around a message', async () => {
      const page = async (query: Parameters<ChatPort['messages']>[1]) => {
        const { items, hasBefore, hasAfter } = (await father.messages('cv-outing', query)).value;
        return [items.map(({ sequence }) => sequence), hasBefore, hasAfter];
      };
      expect(await page({ limit: 2 })).to.deep.equal([[4, 5], true, false]);
      expect(await page({ limit: 2, before: 4 })).to.deep.equal([[2, 3], true, true]);
      expect(await page({ limit: 2, after: 1 })).to.deep.equal([[2, 3], true, true]);
      expect(await page({ limit: 3, around: 3 })).to.deep.equal([[2, 3, 4], true, true]);
      expect(await page({ limit: 50, before: 1 })).to.deep.equal([[], false, true]);
    });

    it('closes any gap: what changed after a revision, once and in order', async () => {
      const before = (await father.messages('cv-maimaiti', {})).value.revision;
      const draft = words('明天几点到校？');
      await father.send('cv-maimaiti', draft);
      await teacher.send('cv-maimaiti', words('七点五十。'));
      await father.edit('cv-maimaiti', draft.id, '明天早上几点到校？');
      const { value } = await teacher.changes('cv-maimaiti', before);
      expect(texts(value.items)).to.deep.equal(['七点五十。', '明天早上几点到校？']);
      expect(value.more).to.equal(false);
      expect((await teacher.changes('cv-maimaiti', value.revision)).value.items).to.deep.equal([]);
    });

    it('says that something came, and the message with it or to be asked for', async () => {
      await messagesOf(father, 'cv-maimaiti');
      const heard = nextChange(father, ({ conversationId }) => conversationId === 'cv-maimaiti');
      await platform.listening?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const draft = words('下周二家访，方便吗？');
      await teacher.send('cv-maimaiti', draft);
      const change = await heard;
      expect(change.type).to.equal('conversation.changed');
      if (change.message) expect(change.message).to.include({ id: draft.id, own: false });
      expect((await father.list({})).value.items[0]?.unread).to.equal(3);
    });

    itWith('retract', '[LI-01] lets the writer change and take back a message, and nobody else', async () => {
      const draft = words('发错了');
      const sent = (await father.send('cv-outing', draft)).value;
      expect(sent?.can).to.include({ edit: true, retract: true, report: false });
      const edited = (await father.edit('cv-outing', draft.id, '改好了')).value;
      expect(edited).to.include({ text: '改好了', sequence: sent?.sequence, state: 'shown' });
      expect(edited?.editedAt).not.to.equal(null);
      expect((await rejection(otherParent.edit('cv-outing', draft.id, '别人改的'))).code).to.equal('not-found');
      expect((await rejection(otherParent.retract('cv-outing', draft.id))).code).to.equal('not-found');
      await father.retract('cv-outing', draft.id);
      const left = (await messagesOf(otherParent, 'cv-outing')).at(-1);
      expect(left).to.include({ id: draft.id, text: '', state: 'retracted', sequence: sent?.sequence });
    });

    itWith('retract', '[LI-01] keeps a message as it is after two minutes', async () => {
      const old = (await messagesOf(father, 'cv-maimaiti'))[1];
      expect(old).to.include({ own: true });
      expect(old?.can).to.include({ edit: false, retract: false });
      expect((await rejection(father.retract('cv-maimaiti', old?.id ?? ''))).code).to.equal('too-late');
      expect((await rejection(father.edit('cv-maimaiti', old?.id ?? '', '改'))).code).to.equal('too-late');
    });

    it('remembers how far a person has read, and never goes back', async () => {
      await father.markRead('cv-maimaiti', 4);
      await father.markRead('cv-maimaiti', 1);
      expect((await father.get('cv-maimaiti')).value).to.include({ unread: 0, readSequence: 4 });
      expect((await teacher.get('cv-maimaiti')).value.readSequence).to.equal(4);
    });

    itWith('close', '[LI-02] takes no more messages in a closed topic, and says why', async () => {
      expect((await father.get('cv-reading')).value.obstacle).to.deep.equal({ reason: 'closed', until: null });
      expect((await rejection(father.send('cv-reading', words('还有问题')))).code).to.equal('conversation-closed');
    });

    itWith('open', '[LI-01] knows as contacts only those who belong to the child, and opens one talk for them', async () => {
      const contacts = (await otherParent.contacts()).value;
      expect(contacts.map(({ child, teacher: one, guardians }) => [child.name, one.name, guardians.map(({ name: guardian }) => guardian)])).to.deep.equal([['李明', '王秀兰', ['李国强']]]);
      const draft = { kind: 'private', childId: 'p-li', teacherId: person.teacher, guardianId: null } as const;
      const opened = (await otherParent.open(draft, newId())).value;
      expect(opened?.participants.map(({ name: one }) => one)).to.have.members(['王秀兰', '李国强']);
      expect((await teacher.open(draft, newId())).value?.id).to.equal(opened?.id);
      expect((await rejection(otherParent.open({ ...draft, childId: person.pupil }, newId()))).code).to.equal('not-found');
      expect((await rejection(platform.portsFor(person.pupil).chat.open({ ...draft, childId: person.pupil }, newId()))).code).to.be.oneOf(['forbidden', 'not-found']);
    });

    itWith('hours', '[T-10] tells a family when the teacher answers, as the teacher has said it, and nobody else can', async () => {
      const usual = { days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1080 };
      expect((await father.get('cv-maimaiti')).value.hours).to.deep.equal(usual);
      // The day after tomorrow alone, so that it is not now.
      const hours = { days: [new Date(Date.now() + 56 * 3_600_000).getUTCDay()], fromMinute: 540, toMinute: 600 };
      await teacher.setHours(hours);
      const { hours: told, answersFrom, can } = (await father.get('cv-maimaiti')).value;
      expect([told, can.setHours, new Date(answersFrom ?? 0).getUTCHours()]).to.deep.equal([hours, false, 1]);
      const { hours: own, can: ownCan } = (await teacher.get('cv-maimaiti')).value;
      expect([own, ownCan.setHours]).to.deep.equal([hours, true]);
      expect((await teacher.get('cv-outing')).value.hours).to.equal(null);
      for (const attempt of [() => father.setHours(usual), () => platform.portsFor(person.pupil).chat.setHours(usual), () => teacher.setHours({ ...usual, days: [] }), () => teacher.setHours({ ...usual, toMinute: 480 })]) {
        expect((await rejection(attempt())).code).to.be.oneOf(['forbidden', 'invalid-request']);
      }
      expect((await father.get('cv-maimaiti')).value.hours).to.deep.equal(hours);
    });

    itWith('open', '[LI-02] lets teachers alone open topics', async () => {
      const draft = { kind: 'class', classId: 'c-31', title: '家长会时间' } as const;
      expect((await rejection(father.open(draft, newId()))).code).to.be.oneOf(['forbidden', 'not-found']);
      const topic = (await teacher.open(draft, newId())).value;
      expect(topic).to.include({ title: '家长会时间', state: 'open' });
      expect((await father.list({})).value.items.map(({ id }) => id)).to.include(topic?.id);
    });

    itWith('search', '[SYS-27] finds words in what one may see, newest first', async () => {
      const { value } = await father.search({ q: '带' });
      expect(value.items.map(({ conversation }) => conversation.id)).to.deep.equal(['cv-maimaiti', 'cv-outing', 'cv-outing']);
      expect((await father.search({ q: '直尺 20' })).value.items).to.have.length(1);
      expect((await father.search({ q: '带', conversationId: 'cv-maimaiti' })).value.items).to.have.length(1);
      expect((await otherParent.search({ q: '直尺' })).value.items).to.have.length(0);
    });

    it('keeps a draft for each conversation', async () => {
      await father.keepDraft('cv-outing', '明天要');
      await father.keepDraft('cv-maimaiti', '王老师');
      expect([await father.draft('cv-outing'), await father.draft('cv-maimaiti'), await father.draft('cv-reading')]).to.deep.equal(['明天要', '王老师', '']);
      await father.keepDraft('cv-outing', '');
      expect(await father.draft('cv-outing')).to.equal('');
    });
  });
}
